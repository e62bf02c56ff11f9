import { remember } from '../../../src/shared/remember.ts';

const answers = new Map<string, boolean>();

function exists(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** A time zone by whose clock a time can be told; `null` for what a page calls so and is none. */
export const readTimeZone = (named: string | null | undefined): string | null =>
  named && remember(answers, named, () => exists(named)) ? named : null;
