import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Figures that the commands which measure them have written down, for docs/measured.md. */
const file = new URL('../measured.json', import.meta.url);

export const measured = () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});

/** Writes down the figures of one thing. */
export function record(what, figures) {
  writeFileSync(file, `${JSON.stringify({ ...measured(), [what]: figures }, null, 1)}\n`);
}

/** How far the number of checks may have gone from the one that is written down. */
const STALE = 0.1;

/** What is to be said of the number that docs/measured.md tells; '' while it is about right. */
export function staleCount(passed, told) {
  return told && Math.abs(passed - told) <= STALE * told
    ? ''
    : `docs/measured.md tells of ${told ?? 'no'} checks, and there are ${passed}: npm test -- --record && npm run docs`;
}
