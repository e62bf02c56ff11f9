import { isVisitors } from '../engine/is-visitors.ts';
import { html, nothing } from 'lit';
import { canonicalTag } from '../shared/language.ts';
import { isConverting } from '../view/controllers/converting.ts';
import { createLauncherBrand } from './launcher-brand.lazy.ts';
import { createLauncherWindow } from './launcher-window.lazy.ts';
import { launcherStyles } from './launcher.styles.lazy.ts';
import type { Launched } from './launched.ts';
import { codeIn, inManner } from '../tone/manner.ts';
import { launcherStrings } from '../tone/parts/launcher-strings.lazy.ts';
import { adopt } from '../view/adopt-styles.ts';

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
  const pageLang = () => element.parentElement?.closest<HTMLElement>('[lang]')?.lang ?? '';
  const narrow = matchMedia(small);
  /** Id of the last entry that was in sight. */
  let seen = 0;
  const brand = createLauncherBrand(element, stopped);
  const launcherWindow = createLauncherWindow(element, narrow, stopped);
  adopt(root, brand.look, launcherStyles);
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
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== brand.look);
  });

  const toggle = (to: boolean, event?: MouseEvent) => {
    launcherWindow.acted(event?.detail === 0);
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
      brand.read();
      const { opened } = element;
      launcherWindow.opens(seen > 0);
      // What the chat speaks, as soon as there is one.
      const settings = element.snapshot()?.settings;
      const lang = settings?.lang || canonicalTag(element.lang) || canonicalTag(pageLang());
      const code = codeIn(launcherStrings, lang);
      const own = inManner(launcherStrings[code]!, settings?.tone || element.tone || brand.tone);
      const label = brand.name ? own.named.replace('{brand}', brand.name) : own.open;
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
      launcherWindow.settle();
    },
  };
}
