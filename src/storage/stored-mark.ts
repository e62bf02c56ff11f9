import { DATABASE } from './is-stored.ts';

/*
 * A mark in localStorage that something is kept on this device. It is read at once, where the list of databases takes a tenth of a first
 * message's time on a phone. It decides nothing but what is waited for: whether something is kept, the database alone says.
 */

/** Whether the mark is there; undefined where the page may not look. */
export function hasMark(): boolean | undefined {
  try {
    return localStorage.getItem(DATABASE) !== null;
  } catch {
    return undefined;
  }
}

/** Sets the mark, with the database that it stands for. */
export function setMark(): void {
  try {
    localStorage.setItem(DATABASE, '1');
  } catch {
    // Without it somebody who comes back sees the first message for a moment.
  }
}

export function removeMark(): void {
  try {
    localStorage.removeItem(DATABASE);
  } catch {
    // Then there is none.
  }
}
