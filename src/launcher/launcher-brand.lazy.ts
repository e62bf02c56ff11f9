import { wearScheme } from '../browser/page-scheme.ts';
import { getFile, getPreset } from '../chat/prefetch.ts';
import { isJsonText } from '../shared/json-text.ts';
import type { Theme } from '../theme/theme.ts';
import { peekLook } from './launcher-look.lazy.ts';
import type { Launched } from './launched.ts';

/** What the launcher shows of a brand, before there is the code that reads a whole theme. */
export interface LauncherBrand {
  /** Behind the tokens, before the sheet of the theme as a whole. */
  readonly look: CSSStyleSheet;
  name: string;
  tone: string;
  /** Reads the element's theme, if it is another one; draws again as soon as it is there. */
  read(): void;
}

/** What of a theme the launcher looks at; whatever is wrong with it is told later. */
interface SomeTheme {
  readonly brand?: { readonly name?: unknown };
  readonly voice?: { readonly tone?: unknown };
  readonly look?: object;
}

/** What a theme is that was named, or written down as JSON. */
async function fetchTheme(theme: string): Promise<unknown> {
  if (isJsonText(theme)) return JSON.parse(theme) as unknown;
  const reply = await (getPreset(theme) ?? getFile(theme));
  return reply.ok && reply.json();
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export function createLauncherBrand(element: Launched, stopped: AbortSignal): LauncherBrand {
  const root = element.shadowRoot as ShadowRoot;
  const look = new CSSStyleSheet();
  /** The theme that all is read from. */
  let worn: unknown;

  async function peek(theme: unknown): Promise<void> {
    const read = (await (theme && typeof theme === 'string' ? fetchTheme(theme).catch(() => undefined) : theme)) as
      SomeTheme | undefined;
    const isStale = () => theme !== worn || stopped.aborted;
    if (isStale()) return;
    brand.name = textOf(read?.brand?.name);
    brand.tone = textOf(read?.voice?.tone);
    element.requestUpdate();
    const isWhole = peekLook(read?.look, look);
    wearScheme(root, look);
    if (isWhole) return;
    // Not before the page has nothing else to do: most visitors never open the chat.
    (globalThis.requestIdleCallback ?? setTimeout)(
      () =>
        void import('../chat/chat-theme.lazy.ts').then(
          ({ applyTheme }) => {
            if (isStale()) return;
            applyTheme(read as Theme, look);
            wearScheme(root, look);
          },
          () => undefined,
        ),
    );
  }

  const brand: LauncherBrand = {
    look,
    name: '',
    tone: '',
    read() {
      const { theme } = element;
      if (theme === worn) return;
      worn = theme;
      void peek(theme);
    },
  };
  return brand;
}
