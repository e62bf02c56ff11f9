/** A pattern for `like` that means what begins so, whatever signs of a pattern somebody has typed. */
export const beginsWith = (text: string): string => `${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
