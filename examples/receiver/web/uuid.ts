/** An id as the database writes it. Less would not do: it refuses a statement with 36 zeros. */
export const UUID_PATTERN = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

const WHOLE = new RegExp(`^${UUID_PATTERN}$`);

export const isUuid = (text: string): boolean => WHOLE.test(text);
