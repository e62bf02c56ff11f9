import { DATABASE } from './was-here.ts';

/** Leaves the sign that `wasHere` looks for, or takes it away. */
export function sign(here: boolean): void {
  try {
    if (here) localStorage.setItem(DATABASE, '1');
    else localStorage.removeItem(DATABASE);
  } catch {
    // Without it the first message waits for the database.
  }
}
