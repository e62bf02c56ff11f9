import { html } from 'lit';
import type { ChatState } from '../../engine/state.ts';
import type { menuEntries } from '../../shared/option-values.ts';
import type { MenuStrings } from '../../tone/language.ts';
import { menuStrings } from '../../tone/parts/menu-strings.lazy.ts';
import { copyPath, checkPath } from '../icons.lazy.ts';
import type { OpenMenu } from '../menu-button.lazy.ts';
import { toClipboard } from '../messages/copy.lazy.ts';
import { says } from '../says.ts';
import type { View } from '../view.ts';
import { conversationText, fileName } from './conversation-text.lazy.ts';
import { printConversation } from './print-conversation.lazy.ts';

export { menuStyles as styles } from './menu.styles.lazy.ts';

type Entry = (typeof menuEntries)[number];

/** What the menu needs of the conversation. */
export interface MenuTools {
  readonly entries: readonly Entry[];
  state(): ChatState;
  /** Removes the conversation from this device, and begins anew. */
  erase(): void;
  redraw(): void;
}

const downloadPath = 'M12 4v11M7 11l5 5 5-5M5 20h14';
const printPath = 'M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z';
const erasePath = 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5';

/** Milliseconds that "erase" waits for its second press. */
const CONFIRM_WITHIN_MS = 8000;
/** Milliseconds that a browser may take to fetch the file from memory. */
const FETCHED = 60_000;

/** Offers the text as a file. */
function download(text: string, name: string): void {
  // Some editors take a file for another encoding unless it begins with this mark.
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, FETCHED);
}

/** What visitors can do with their conversation: a list of buttons below the one that opens it. */
export function createMenu({ entries, state, erase, redraw }: MenuTools): OpenMenu {
  /** Erasing asks for a second press. */
  let asks: ReturnType<typeof setTimeout> | undefined;
  let isCopied = false;

  const calm = () => {
    clearTimeout(asks);
    asks = undefined;
    isCopied = false;
    redraw();
  };
  const close = (place: HTMLDetailsElement, isFocusBack: boolean) => {
    place.open = false;
    if (isFocusBack) place.querySelector('summary')?.focus();
    calm();
  };
  const placeOf = (event: Event) => (event.currentTarget as Element).closest('details') as HTMLDetailsElement;

  const press: { readonly [entry in Entry]: (view: View, event: MouseEvent) => void } = {
    copy(view, event) {
      const button = event.currentTarget as HTMLElement;
      void toClipboard(conversationText(view, state()), button).then((done) => {
        isCopied = done;
        view.announce(done ? view.word('copied') : view.wordOf(menuStrings, 'copyFailed'));
        button.focus({ preventScroll: true });
        redraw();
      });
    },
    download(view, event) {
      download(conversationText(view, state()), fileName(view, state()));
      view.announce(view.wordOf(menuStrings, 'downloaded'));
      close(placeOf(event), true);
    },
    print(view, event) {
      close(placeOf(event), true);
      printConversation(view, state());
    },
    erase(view, event) {
      if (event.detail > 1) return;
      if (asks) {
        close(placeOf(event), false);
        return erase();
      }
      asks = setTimeout(calm, CONFIRM_WITHIN_MS);
      view.announce([view.wordOf(menuStrings, 'eraseSure'), view.wordOf(menuStrings, 'eraseTells')].join('. '));
      redraw();
    },
  };
  const looks: { readonly [entry in Entry]: { readonly word: keyof MenuStrings; readonly icon: string } } = {
    copy: { word: 'copyAll', icon: copyPath },
    download: { word: 'download', icon: downloadPath },
    print: { word: 'print', icon: printPath },
    erase: { word: 'erase', icon: erasePath },
  };

  function entryButton(view: View, entry: Entry) {
    const { word, icon } = looks[entry];
    const isSure = entry === 'erase' && asks;
    const isDone = entry === 'copy' && isCopied;
    const words = isDone ? view.word('copied') : view.wordOf(menuStrings, isSure ? 'eraseSure' : word);
    return html`<button
      type="button"
      class="menu-entry ${isSure ? 'is-sure' : ''}"
      part="menu-entry"
      @click=${(event: MouseEvent) => {
        press[entry](view, event);
      }}
    >${view.icon(isDone ? checkPath : icon)}<span ${says(words)}></span></button>`;
  }

  return {
    list: (view) => html`<div class="card menu-list" part="card menu-list">
      ${entries.map((entry) => entryButton(view, entry))}
      ${asks ? html`<p class="small" ${says(view.wordOf(menuStrings, 'eraseTells'))}></p>` : ''}
    </div>`,
    /** Keys of the open menu are its own: none ends a typing pause, and Escape closes it, not the window that it is in. */
    keys(event) {
      const place = event.currentTarget as HTMLDetailsElement;
      event.stopPropagation();
      if (event.key === 'Escape') return close(place, true);
      const all = [...place.querySelectorAll<HTMLElement>('summary, .menu-entry')];
      const at = all.indexOf(event.target as HTMLElement);
      const steps: { readonly [key: string]: number } = {
        ArrowDown: at + 1,
        ArrowUp: at - 1,
        Home: 1,
        End: all.length - 1,
      };
      const next = steps[event.key];
      if (next === undefined) return;
      event.preventDefault();
      all[(next + all.length) % all.length]?.focus();
    },
    /** Whoever goes on elsewhere in the chat has done with it. */
    leave(event) {
      const place = event.currentTarget as HTMLDetailsElement;
      const to = event.relatedTarget as Node | null;
      if (to && place.open && !place.contains(to)) close(place, false);
    },
    /** It ends above the panel's own end, however low that is: what does not fit is scrolled to. */
    opened(place) {
      const list = place.querySelector<HTMLElement>('.menu-list');
      const panel = place.closest<HTMLElement>('.panel');
      const header = place.closest<HTMLElement>('header');
      if (list && panel && header)
        list.style.maxBlockSize = `calc(${panel.clientHeight - header.offsetHeight}px - 1em)`;
    },
  };
}
