import { isVisitors } from '../engine/is-visitors.ts';
import { html, nothing } from 'lit';
import { canonicalTag } from '../shared/language.ts';
import type { ChatState } from '../engine/state.ts';
import type { Theme } from '../theme/theme.ts';
import { wearScheme } from '../browser/page-scheme.ts';
import { getFile, getPreset } from '../chat/prefetch.ts';
import { isJsonText } from '../shared/json-text.ts';
import { isConverting } from '../view/controllers/converting.ts';
import { peekLook } from './launcher-look.lazy.ts';
import { launcherStyles } from './launcher.styles.lazy.ts';
import type { Opener } from './opener.ts';
import { keepOnTop, type TopLayer } from './top-layer.lazy.ts';
import { codeIn, inManner } from '../tone/manner.ts';
import { launcherStrings } from '../tone/parts/launcher-strings.lazy.ts';
import { adopt } from '../view/adopt-styles.ts';

/** What the launcher knows of the element: see `SmocChat`. */
export interface Launched extends HTMLElement {
  readonly theme: unknown;
  readonly tone: string | undefined;
  readonly opened: boolean;
  /** The element that opened it, if the page did so at a press. */
  readonly openedBy: Opener | undefined;
  toggle(to?: boolean): void;
  snapshot(): ChatState | null;
  requestUpdate(name?: string, old?: unknown): void;
}

/** The button from which a chat opens, and the window that it opens in. */
export interface Launcher {
  /**
   * `chat` is undefined until it has something to show: the page's own words stand for it, unless they are more than
   * that. `tryAgain` is there while its code cannot be loaded, which the open window says.
   */
  draw(chat: unknown, isPageInside: boolean, tryAgain?: () => void): unknown;
  drawn(): void;
}

const icon = (path: string) => html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path}></path></svg>`;
const chatPath = 'M12 3c5 0 9 3.4 9 7.8s-4 7.8-9 7.8c-1 0-2-.1-3-.4L4.5 21l.7-4.4C3.8 15 3 13 3 10.8 3 6.4 7 3 12 3z';
const closePath = 'M6 6l12 12M18 6L6 18';

/** On a screen of this kind the window takes all of it. */
const small = '(max-width: 560px), (max-height: 440px)';

export function createLauncher(element: Launched, stopped: AbortSignal): Launcher {
  const root = element.shadowRoot as ShadowRoot;
  const find = <T extends Element>(selector: string) => root.querySelector<T>(selector);
  const pageLang = () => element.parentElement?.closest<HTMLElement>('[lang]')?.lang ?? '';
  const narrow = matchMedia(small);
  /** The brand's launcher, behind the tokens, before the sheet of the theme as a whole. */
  const look = new CSSStyleSheet();
  let brand = '';
  let brandTone = '';
  /** The theme that brand, tone and look are of. */
  let worn: unknown;
  /** Id of the last entry that was in sight. */
  let seen = 0;
  /** The visitor opened or closed it, so that the focus goes along. */
  let acted = false;
  /** By keyboard, to go on with what was read before. */
  let again = false;
  let was = false;
  /** Something was in sight before it was opened now. */
  let wasSeen = false;
  /** What gets the focus back. */
  let back: HTMLElement | undefined;
  let top: TopLayer | undefined;
  let unplace: (() => void) | undefined;

  adopt(root, look, launcherStyles);
  narrow.addEventListener(
    'change',
    () => {
      element.requestUpdate();
    },
    { signal: stopped },
  );
  let around = pageLang();
  const observer = new MutationObserver(() => {
    // For the chat, too: it may speak the page's language.
    const language = pageLang();
    if (language === around) return;
    around = language;
    element.requestUpdate('lang', NaN);
  });
  observer.observe(element.getRootNode(), { subtree: true, attributeFilter: ['lang'] });
  stopped.addEventListener('abort', () => {
    observer.disconnect();
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== look);
    unplace?.();
  });

  /** What a theme is that was named, or written down as JSON; whatever is wrong with it is told later. */
  async function fetchTheme(theme: string): Promise<unknown> {
    if (isJsonText(theme)) return JSON.parse(theme) as unknown;
    const reply = await (getPreset(theme) ?? getFile(theme));
    return reply.ok && reply.json();
  }

  /** The brand's name and colours, before there is the code that reads a whole theme. */
  async function peek(): Promise<void> {
    const { theme } = element;
    worn = theme;
    const read = (await (theme && typeof theme === 'string' ? fetchTheme(theme).catch(() => undefined) : theme)) as
      | {
          readonly brand?: { readonly name?: unknown };
          readonly voice?: { readonly tone?: unknown };
          readonly look?: object;
        }
      | undefined;
    if (theme !== worn || stopped.aborted) return;
    const name = read?.brand?.name;
    brand = typeof name === 'string' ? name : '';
    const tone = read?.voice?.tone;
    brandTone = typeof tone === 'string' ? tone : '';
    element.requestUpdate();
    const isWhole = peekLook(read?.look, look);
    wearScheme(root, look);
    if (isWhole) return;
    // Not before the page has nothing else to do: most visitors never open the chat.
    (globalThis.requestIdleCallback ?? setTimeout)(
      () =>
        void import('../chat/chat-theme.lazy.ts').then(
          ({ applyTheme }) => {
            if (theme !== worn || stopped.aborted) return;
            applyTheme(read as Theme, look);
            wearScheme(root, look);
          },
          () => undefined,
        ),
    );
  }

  const toggle = (to: boolean, event?: MouseEvent) => {
    acted = true;
    again = event?.detail === 0;
    element.toggle(to);
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isConverting(event) || !element.opened) return;
    event.stopPropagation();
    toggle(false);
  };
  /** Somebody is about to open it: what the chat needs is fetched, and no listener of the page takes the press away. */
  const warm = () => {
    import('../chat/chat.lazy.ts').catch(() => undefined);
    import('../chat/interaction.lazy.ts').then(
      ({ holdEvents }) => {
        holdEvents(root, stopped);
      },
      () => undefined,
    );
  };

  /** Entries since the window was last open. */
  function unread(): number {
    const all = element.snapshot()?.transcript.flat() ?? [];
    if (element.opened) seen = all.at(-1)?.id ?? 0;
    return all.filter((entry) => entry.id > seen && !isVisitors(entry)).length;
  }

  return {
    draw(chat, isPageInside, tryAgain) {
      if (element.theme !== worn) void peek();
      const { opened } = element;
      if (opened && !was) wasSeen = !!seen;
      // What the chat speaks, as soon as there is one.
      const settings = element.snapshot()?.settings;
      const lang = settings?.lang || canonicalTag(element.lang) || canonicalTag(pageLang());
      const code = codeIn(launcherStrings, lang);
      const own = inManner(launcherStrings[code]!, settings?.tone || element.tone || brandTone);
      const label = brand ? own.named.replace('{brand}', brand) : own.open;
      const count = unread();
      const unreadOf = own.unread[new Intl.PluralRules(code).select(count)] ?? own.unread.other;
      const news = count ? unreadOf.replace('{n}', String(count)) : '';
      return html`<div class="layer" popover="manual" role="none"><dialog class="window" part="window"
        lang=${lang || nothing} aria-label=${label} tabindex="-1" @keydown=${leave} @cancel=${(event: Event) => {
          event.preventDefault();
          toggle(false);
        }}>
        ${chat || (isPageInside ? '' : html`<slot></slot>`)}${
          tryAgain
            ? html`<div class="missing" part="notice missing" role="status"><p .textContent=${own.missing}></p><button
              type="button" part="button retry" .textContent=${own.loadAgain} @click=${tryAgain}></button></div>`
            : ''
        }
        <button class="close" part="close" type="button" aria-label=${own.close} @click=${() => {
          toggle(false);
        }}>${icon(closePath)}</button>
      </dialog>
      <button class="launcher" part="launcher" type="button" lang=${lang || nothing} aria-expanded=${opened}
        aria-label=${opened ? own.close : label + (news && `, ${news}`)}
        @click=${(event: MouseEvent) => {
          toggle(!element.opened, event);
        }} @keydown=${leave} @pointerenter=${warm} @focus=${warm}>${icon(opened ? closePath : chatPath)}${
          news
            ? html`<span class="unread" part="unread" aria-hidden="true" .textContent=${count > 9 ? '9+' : `${count}`}></span>`
            : ''
        }</button>
      <span class="news" role="status" .textContent=${news}></span></div>`;
    },
    drawn() {
      const dialog = find<HTMLDialogElement>('.window') as HTMLDialogElement;
      const button = find<HTMLElement>('.launcher') as HTMLElement;
      const { opened } = element;
      const modal = narrow.matches;
      // Each stands above the ones before it.
      const all = [...(element.getRootNode() as ParentNode).querySelectorAll('smoc-chat[mode=bubble]')];
      button.style.setProperty('--_nth', `${all.indexOf(element)}`);
      top ??= keepOnTop(element, find<HTMLElement>('.layer') as HTMLElement, stopped);
      top.settle();
      if (opened !== was || (opened && dialog.open && dialog.matches(':modal') !== modal)) {
        const inside = !!root.activeElement && dialog.contains(root.activeElement);
        const opener = opened && !was ? element.openedBy : undefined;
        unplace?.();
        unplace = undefined;
        if (dialog.open) dialog.close();
        if (opened) {
          if (!was) {
            back = opener?.control;
            top.raise();
          }
          // `show()` would take the focus even where it was the page that opened the chat.
          if (modal) dialog.showModal();
          else dialog.setAttribute('open', '');
          void (modal ? import('../browser/full-screen.lazy.ts') : import('./place-bubble.lazy.ts')).then(
            ({ placeBubble }) => {
              if (!element.opened || narrow.matches !== modal || stopped.aborted) return;
              unplace?.();
              unplace = placeBubble(dialog, button);
            },
            () => undefined,
          );
          // By itself a modal window gives the focus to its first button.
          const goesOn = wasSeen && (again || opener?.byKeyboard);
          const question = goesOn && find<HTMLElement>('.ask :is(.field, .box input, .option, .button), .dock .field');
          if (modal || acted || inside || opener) (question || dialog).focus({ preventScroll: !question });
        } else if (acted || inside) {
          back?.focus({ preventScroll: true });
          // What opened it may be gone, or be a button no more.
          if (!back?.matches(':focus')) button.focus({ preventScroll: true });
        }
        was = opened;
      }
      acted = again = false;
    },
  };
}
