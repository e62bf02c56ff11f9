import { tryAgainNow, type Told } from '../browser/retry-until-loaded.ts';
import { reportError } from '../events.ts';

/** Names of the parts of one chat that could not be had so far. */
export interface MissingParts {
  /**
   * Takes what `retryUntilLoaded` tells of a part. One that the visitor waits for is shown to be missing; of any the
   * author is told, once.
   */
  note(part: string, isNeeded?: boolean): Told;
  /** Whether the visitor waits for one. */
  readonly any: boolean;
  /** Whether one of those may come only with the page loaded anew. */
  readonly lasts: boolean;
  /** Tries all of them now. */
  tryAgain(): void;
  /** Loads the page anew, in which the conversation goes on. */
  reload(): void;
}

const HINT =
  'Is chunks/ beside the script, of the same release? A deploy that removes the old chunks breaks pages that are still open: keep the last release for a day.';

export function createMissingParts(element: EventTarget, changed: () => void): MissingParts {
  /** Those that the visitor waits for, and whether they may stay missing. */
  const needed = new Map<string, boolean>();
  let isTold = false;
  return {
    note:
      (part, isNeeded = true) =>
      (isMissing, lasts) => {
        if (isMissing && !isTold) {
          isTold = true;
          reportError(
            element,
            'part-missing',
            `A part of the chat could not be loaded: ${part}. It is tried again.`,
            '',
            HINT,
          );
        }
        if (!isNeeded || needed.get(part) === (isMissing ? lasts : undefined)) return;
        if (isMissing) needed.set(part, lasts);
        else needed.delete(part);
        changed();
      },
    tryAgain: tryAgainNow,
    reload() {
      location.reload();
    },
    get any() {
      return needed.size > 0;
    },
    get lasts() {
      return [...needed.values()].includes(true);
    },
  };
}
