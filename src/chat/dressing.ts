import type { ChatElement } from './chat-element.ts';
import { getPreset } from './prefetch.ts';
import type { Brand } from './chat-theme.lazy.ts';
import type { Chunks } from './chunks.ts';

/** A theme that takes longer than this is put on when it comes, in milliseconds. */
const THEME_TIMEOUT_MS = 3000;

/** The look and voice of the brand that an element wears. */
export interface Dressing {
  readonly brand: Brand | undefined;
  /**
   * Reads the element's theme, or only the look that the flow brings. Never rejects. Resolves without a theme that does not come soon, and
   * calls `late` when it has.
   *
   * @param file of a preset, if it was asked for already
   */
  change(hasLook: boolean, late: () => void, file?: Promise<Response>): Promise<void>;
}

export function createDressing(element: ChatElement, chunks: Chunks): Dressing {
  let brand: Brand | undefined;

  async function read(hasLook: boolean, file: Promise<Response> | undefined): Promise<void> {
    const { theme } = element;
    const next = theme || hasLook ? await (await chunks.get('theme')).readBrand(element, file) : undefined;
    if (theme !== element.theme) return;
    brand?.undress();
    brand = next;
  }

  return {
    get brand() {
      return brand;
    },
    async change(hasLook, late, file = getPreset(element.theme)) {
      let isLate = false;
      const patience = new Promise<void>((resolve) => {
        setTimeout(() => {
          isLate = true;
          resolve();
        }, THEME_TIMEOUT_MS);
      });
      const reading = read(hasLook, file)
        .catch(() => undefined)
        .then(() => {
          if (isLate) late();
        });
      await Promise.race([reading, patience]);
    },
  };
}
