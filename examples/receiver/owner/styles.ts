import { readFileSync } from 'node:fs';

/** By kind, in the order in which they hold; the names say what each is for. */
const PARTS = ['tokens', 'base', 'menu', 'frame', 'cards', 'overview', 'tables', 'charts', 'forms', 'login'] as const;

/** All styles of the desk, as one sheet. */
export const STYLES = PARTS.map((part) => readFileSync(new URL(`./styles/${part}.css`, import.meta.url), 'utf8')).join(
  '\n',
);
