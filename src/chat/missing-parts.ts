import { tryAgainNow } from '../browser/retry-until-loaded.ts';
import { tell } from '../events.ts';

/** Names of the parts of one chat that could not be had so far. */
export interface MissingParts {
  /** Takes what `retryUntilLoaded` tells of a part. One that the visitor waits for is shown to be missing; of any the author is told, once. */
  note(part: string, isNeeded?: boolean): (isMissing: boolean) => void;
  /** Whether the visitor waits for one. */
  readonly any: boolean;
  /** Tries all of them now. */
  tryAgain(): void;
}

const HINT =
  'Is chunks/ beside the script, of the same release? A deploy that removes the old chunks breaks pages that are still open: keep the last release for a day.';

export function createMissingParts(element: EventTarget, changed: () => void): MissingParts {
  const needed = new Set<string>();
  let isTold = false;
  return {
    note:
      (part, isNeeded = true) =>
      (isMissing) => {
        if (isMissing && !isTold) {
          isTold = true;
          tell(
            element,
            'part-missing',
            `A part of the chat could not be loaded: ${part}. It is tried again.`,
            '',
            HINT,
          );
        }
        if (!isNeeded || needed.has(part) === isMissing) return;
        if (isMissing) needed.add(part);
        else needed.delete(part);
        changed();
      },
    tryAgain: tryAgainNow,
    get any() {
      return needed.size > 0;
    },
  };
}
