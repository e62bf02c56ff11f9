export const cssParts: Readonly<Record<string, string>>;
