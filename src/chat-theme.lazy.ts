import type { Settings } from './engine/state.ts';
import type { Flow } from './flow/flow.ts';
import type { Http } from './shared/ports.ts';
import type { Theme } from './theme/theme.ts';
import { applyTheme, celebrationColors, loadTheme } from './theme/load-theme.lazy.ts';
import { applyEmoji, changesFor } from './tone/voice.lazy.ts';
import type { WordChanges } from './tone/words.ts';
import { tell } from './events.ts';

/** A theme that was read, as the chat uses it. */
export interface Brand {
  readonly theme: Theme | undefined;
  /** Its look. */
  readonly sheet: CSSStyleSheet;
  /** Confetti's colours. */
  readonly colors: readonly string[];
  /** Writes the look into the sheet, with what the flow says of it on top. */
  dress(look: Flow['theme']): void;
  changes(settings: Settings): readonly WordChanges[];
  /** An author's text under the brand's emoji policy. */
  readonly polish?: (text: string) => string;
}

/** Reads the element's theme; what is wrong with it is told, and the rest is used. */
export async function readBrand(element: EventTarget & { readonly theme: unknown }, base: string, http: Http): Promise<Brand> {
  const { theme, problems } = element.theme ? await loadTheme(element.theme, { base, page: document.baseURI, http }) : { theme: undefined, problems: [] };
  const sheet = new CSSStyleSheet();
  const tellAll = (list: typeof problems) => { for (const { code, message, token } of list) tell(element, code, message, token); };
  tellAll(problems);
  const emoji = theme?.voice?.emoji ?? 'many';
  return {
    theme, sheet,
    colors: theme ? celebrationColors(theme) : [],
    dress(look) { tellAll(applyTheme({ name: '', ...theme, look: { ...theme?.look, ...look } }, sheet)); },
    changes: ({ lang, tone }) => changesFor(theme?.voice?.words, lang, tone),
    ...(emoji !== 'many' && { polish: (text) => applyEmoji(text, emoji) }),
  };
}
