import { html, nothing, type HTMLTemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { markOf } from '../../engine/card-marks.ts';
import { GONE } from '../../engine/gone.ts';
import type { ChatState } from '../../engine/state.ts';
import { follows } from '../../questions/follows.view.ts';
import { asRecord } from '../../shared/as-record.ts';
import { inOrder } from '../../shared/set-apart.ts';
import { shareStrings } from '../../tone/parts/share-strings.lazy.ts';
import type { View } from '../../view/view.ts';
import { safeUrl } from '../../view/safe-url.ts';
import {
  boltBubblePath,
  bubblePath,
  callBubblePath,
  crossPath,
  facePath,
  linkedPath,
  mailPath,
  planePath,
  scanPath,
  sharePath,
} from '../../view/icons.lazy.ts';
import { copyButton } from '../../view/messages/copy.lazy.ts';
import { says } from '../../view/says.ts';
import { inWords, type BlockView, type EntryOf } from '../block.view.ts';
import { addresses, messageOf, withMedium } from './share-address.view.ts';
import type { ShareMark } from './share.work.ts';

type ShareEntry = EntryOf<'share'>;

/** How a way is called and drawn. Names of brands are the same in every language; mail and text messages are words of ours. */
const channels: {
  readonly [channel: string]: {
    readonly name?: string;
    readonly icon: string;
    /** Leads into a program that only phones have. On the web Messenger takes links only from apps that Facebook has registered. */
    readonly onPhones?: true;
    /** Takes the address alone, and makes its own preview of it. */
    readonly isWordless?: true;
  };
} = {
  whatsapp: { name: 'WhatsApp', icon: callBubblePath },
  mail: { icon: mailPath },
  sms: { icon: bubblePath, onPhones: true },
  telegram: { name: 'Telegram', icon: planePath },
  messenger: { name: 'Messenger', icon: boltBubblePath, onPhones: true, isWordless: true },
  x: { name: 'X', icon: crossPath },
  facebook: { name: 'Facebook', icon: facePath, isWordless: true },
  linkedin: { name: 'LinkedIn', icon: linkedPath, isWordless: true },
};

const onPhone = () => /Android|iPhone|iPad|iPod|Mobile/i.test(navigator.userAgent);
const offers = (channel: string) => Object.hasOwn(channels, channel) && (!channels[channel]!.onPhones || onPhone());

/** Ways beyond these wait behind a button: nobody reads nine of them. */
const SHOWN_WAYS = 4;

/** What a sender has made of the message. It stays on this page, and is nowhere kept. */
class Draft extends EventTarget {
  #words: string | undefined;
  get words(): string | undefined {
    return this.#words;
  }
  set words(words: string | undefined) {
    this.#words = words;
    this.dispatchEvent(new Event('change'));
  }
}
const drafts = new Map<string, Draft>();
function draftOf({ session }: ChatState, { id, at }: ShareEntry): Draft {
  const key = `${session.id} ${id} ${at}`;
  const draft = drafts.get(key) ?? new Draft();
  drafts.set(key, draft);
  return draft;
}

/** Whether the system's sheet for sharing would take this. Where a page in a frame may not open it, only the press tells. */
function hasSheet(data: ShareData): boolean {
  try {
    return 'share' in navigator && (navigator.canShare?.(data) ?? true);
  } catch {
    return false;
  }
}

interface Card {
  readonly view: View;
  readonly entry: ShareEntry;
  /** As the author wrote it, as an absolute address. */
  readonly url: string;
  readonly subject: string;
  readonly words: string;
  shared(channel: string): void;
}

/**
 * The button for the system's sheet. The press itself opens it: after one await the browser refuses. Closing it is no
 * share and no error.
 */
function sheetButton({ view, entry, url, subject, words, shared }: Card, label: unknown) {
  const address = withMedium(url, 'native');
  // The sheet puts the address beside the words by itself.
  const text = words.includes(url) ? words.replaceAll(url, '').trim() : words.trim();
  const data = { ...(entry.title && subject && { title: subject }), ...(text && { text }), url: address };
  if (!entry.via.includes('native') || !hasSheet(data)) return undefined;
  const open = (event: Event) => {
    const button = event.currentTarget as HTMLElement;
    const failed = (error: unknown) => {
      if ((error as Error).name === 'AbortError') return;
      button.hidden = true;
      button.closest('.card')?.querySelector<HTMLElement>('.copy')?.focus({ preventScroll: true });
    };
    try {
      navigator.share(data).then(() => {
        shared('native');
      }, failed);
    } catch (error) {
      failed(error);
    }
  };
  return html`<button type="button" class="button primary" part="button share-native"
    @click=${open}>${view.icon(sharePath)}<span ${says(label)}></span></button>`;
}

function wayLink({ view, url, subject, words, shared }: Card, channel: string): HTMLTemplateResult {
  const { name = view.word(channel === 'mail' ? 'email' : 'sms'), icon } = channels[channel]!;
  const address = withMedium(url, channel);
  const whole = messageOf(words, address, url);
  const leads = addresses[channel]!({ whole, words: words.trim(), url: address, subject });
  const press = () => {
    shared(channel);
  };
  return html`<a class="button" part="button share-link-${channel}" href=${leads} rel="noopener noreferrer"
    target=${leads.startsWith('https:') ? '_blank' : '_self'} aria-label=${view.word('shareBy', { channel: name })}
    @click=${press}>${view.icon(icon)}<span>${name}</span></a>`;
}

/** Shows or hides what a button opens within the card. True when it is shown now. */
function toggle(event: Event, selector: string): boolean {
  const button = event.currentTarget as HTMLElement;
  const opened = button.closest('.card')?.querySelector<HTMLElement>(selector);
  if (!opened) return false;
  opened.hidden = !opened.hidden;
  button.setAttribute('aria-expanded', String(!opened.hidden));
  return !opened.hidden;
}

/** The message, to be changed before it is sent; the address follows it wherever it goes. */
function editor(view: View, id: string, standard: string, draft: Draft): HTMLTemplateResult {
  const write = (event: Event) => {
    draft.words = (event.currentTarget as HTMLTextAreaElement).value;
  };
  const reset = (event: Event) => {
    draft.words = undefined;
    (event.currentTarget as HTMLElement).closest('details')?.querySelector('textarea')?.focus({ preventScroll: true });
  };
  return html`<details class="edit-message" part="share-message"><summary class="button quiet" part="button"><span
    ${says(view.wordOf(shareStrings, 'editMessage'))}></span></summary>
    <label class="sr" for=${id} ${says(view.wordOf(shareStrings, 'message'))}></label>
    <textarea id=${id} class="field" part="field" rows="4" maxlength="1000" dir="auto" aria-describedby="${id}-hint"
      .value=${live(draft.words ?? standard)} @input=${write}></textarea>
    <p class="small" id="${id}-hint" ${says(view.wordOf(shareStrings, 'linkFollows'))}></p>
    <button type="button" class="button quiet" part="button share-reset" ?hidden=${draft.words === undefined}
      @click=${reset}><span ${says(view.wordOf(shareStrings, 'resetMessage'))}></span></button></details>`;
}

/** All that the message is part of: drawn anew with each letter of it. */
function ways(card: Card, count: number): HTMLTemplateResult {
  const { view, entry, url, shared } = card;
  const values = entry.values ?? {};
  const again = count ? view.wordOf(shareStrings, 'shareAgain') : view.word('share');
  const sheet = sheetButton(card, entry.button ? view.text(entry.button, values) : again);
  const links = entry.via.filter(offers);
  // A single one more takes no more room than the button for it.
  const shown = links.length > SHOWN_WAYS + 1 ? links.slice(0, SHOWN_WAYS) : links;
  const rest = links.slice(shown.length);
  const qr = entry.via.includes('qr') ? view.chunk('qr') : undefined;
  const copied = () => {
    shared('copy');
  };
  return html`<div class="options" role="group" aria-label=${view.word('share')}>
      ${sheet ?? ''}
      ${copyButton(view, withMedium(url, 'copy'), view.word('copy'), copied, sheet ? '' : 'primary', view.wordOf(shareStrings, 'linkCopied'))}
      ${shown.map((channel) => wayLink(card, channel))}
      ${
        qr
          ? html`<button type="button" class="button" part="button share-qr" aria-expanded="false" @click=${(
              event: Event,
            ) => {
              if (toggle(event, '.qr')) shared('qr');
            }}>${view.icon(scanPath)}<span ${says(view.word('qr'))}></span></button>`
          : ''
      }
      ${
        rest.length
          ? html`<button type="button" class="button more-ways" part="button share-more" aria-expanded="false" @click=${(
              event: Event,
            ) => {
              if (toggle(event, '.rest'))
                (event.currentTarget as HTMLElement).closest('.card')?.querySelector<HTMLElement>('.rest a')?.focus();
            }}><span ${says(view.wordOf(shareStrings, 'moreWays'))}></span></button>`
          : ''
      }
    </div>
    ${
      rest.length
        ? html`<div hidden class="options rest" role="group"
      aria-label=${view.wordOf(shareStrings, 'moreWays')}>${rest.map((channel) => wayLink(card, channel))}</div>`
        : ''
    }
    ${qr ? html`<div hidden class="qr" part="qr">${qr.drawCode(view, withMedium(url, 'qr'))}</div>` : ''}`;
}

/**
 * The visitor's link and the ways to pass it on, to one friend after another: it stays usable for the rest of the
 * conversation. A press is an intent, not a proof. The link itself is text that can be marked, whatever the browser
 * lacks or refuses.
 */
function shareCard(view: View, entry: ShareEntry, state: ChatState) {
  const values = entry.values ?? {};
  const url = safeUrl(entry.url, /^https?:$/)?.href;
  // An address that somebody's own words were part of leads nowhere without them.
  if (!url || entry.url.includes(GONE)) return '';
  const text = (entry.text ? view.bare(entry.text, values) : '').replaceAll(entry.url, url);
  // A subject is one line.
  const title = (entry.title ? view.bare(entry.title, values) : '').replace(/\s+/g, ' ').trim();
  const { count = 0 } = asRecord(markOf(state, entry.id)) as Partial<ShareMark>;
  const draft = draftOf(state, entry);
  const cardNow = (): Card => ({
    view,
    entry,
    url,
    subject: title || view.settings.brand,
    words: draft.words ?? text,
    shared: (channel) => void view.act({ type: 'used', entry: entry.id, value: channel }),
  });
  // Where no way takes words there are none to change.
  const isEditable =
    !entry.isFixed && entry.via.some((way) => way === 'native' || (offers(way) && !channels[way]!.isWordless));
  return html`<div class="card share" part="card share">
    <p class="link copyable" part="share-link" dir="ltr">${inOrder(url)}</p>
    ${isEditable ? follows(draft, () => editor(view, `share-${entry.id}`, text, draft)) : nothing}
    ${follows(draft, () => ways(cardNow(), count))}
    ${count ? html`<p class="small shared" part="share-count" ${says(view.wordOf(shareStrings, 'sharedTimes', { n: count }))}></p>` : ''}
  </div>`;
}

export const shareView: BlockView<'share'> = {
  kind: 'share',
  draw: shareCard,
  spoken: (view, entry) => inWords(view, entry, [entry.title, entry.text]) || view.word('share'),
};
