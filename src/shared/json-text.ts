/** Whether a text is an object written as JSON, and not a name or an address. */
export const isJsonText = (text: string): boolean => text.trimStart().startsWith('{');
