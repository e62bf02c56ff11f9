import type { Settings } from '../engine/state.ts';
import type { Flow } from '../flow/flow.ts';
import type { HttpReply } from '../shared/ports.ts';
import type { Theme } from '../theme/theme.ts';
import { applyTheme, celebrationColors } from '../theme/apply-theme.lazy.ts';
import { loadTheme } from '../theme/load-theme.lazy.ts';
import { applyEmoji, changesFor } from '../tone/voice.lazy.ts';
import type { StringChanges } from '../tone/strings.ts';
import { scriptAddress } from '../this-script.ts';
import { getFile } from './prefetch.ts';
import { wearScheme } from '../browser/page-scheme.ts';
import { reportError } from '../events.ts';
import { adopt } from '../view/adopt-styles.ts';

export { applyTheme } from '../theme/apply-theme.lazy.ts';

/** A theme that was read, as the chat uses it. */
export interface Brand {
  readonly theme: Theme | undefined;
  /** Confetti's colours. */
  readonly colors: readonly string[];
  /** Puts on the look, with what the flow says of it on top. */
  dress(look: Flow['theme']): void;
  /** Takes it off. */
  undress(): void;
  changes(settings: Settings): readonly StringChanges[];
  /** An author's text under the brand's emoji policy. */
  readonly polish?: (text: string) => string;
}

/**
 * Reads the element's theme; what is wrong with it is told, and the rest is used.
 *
 * @param file of a preset, if it was asked for already
 */
export async function readBrand(
  element: HTMLElement & { readonly theme: unknown },
  file: Promise<Pick<HttpReply, 'ok' | 'status' | 'text'>> | undefined,
): Promise<Brand> {
  const { theme, problems } = element.theme
    ? await loadTheme(element.theme, {
        base: scriptAddress,
        page: document.baseURI,
        http: (address) => file ?? getFile(address),
      })
    : { theme: undefined, problems: [] };
  const sheet = new CSSStyleSheet();
  const root = element.shadowRoot as ShadowRoot;
  // The look is read again with each change of language or tone; what is wrong with it is told once.
  const told = new Set<string>();
  const tellAll = (list: typeof problems) => {
    for (const { code, message, token, hint } of list) {
      const point = `${token} ${message}`;
      if (!told.has(point)) reportError(element, code, message, token, hint);
      told.add(point);
    }
  };
  tellAll(problems);
  const emoji = theme?.voice?.emoji ?? 'many';
  return {
    theme,
    colors: theme ? celebrationColors(theme) : [],
    undress() {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet);
    },
    dress(look) {
      tellAll(applyTheme({ name: '', ...theme, look: { ...theme?.look, ...look } }, sheet));
      wearScheme(root, sheet);
      adopt(root, sheet);
    },
    changes: ({ lang, tone }) => changesFor(theme?.voice?.words, lang, tone),
    ...(emoji !== 'many' && { polish: (text) => applyEmoji(text, emoji) }),
  };
}
