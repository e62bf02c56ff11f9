import { html } from 'lit';
import { GONE } from '../../engine/gone.ts';
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

const encode = encodeURIComponent;

/** Where a channel's link leads, and how it is called and drawn. Names of brands are the same in every language; mail and text messages are words of ours. */
interface Channel {
  readonly name?: string;
  readonly icon: string;
  /** Leads into a program that only phones have. */
  readonly onPhones?: true;
  address(message: string, url: string, text: string, subject: string): string;
}

/**
 * The message ends with the address, since that is what messengers make a preview of. Blanks are %20: mail programs show a `+` as a plus.
 * `sms:?&body=` is read by both phone systems.
 */
const channels: { readonly [channel: string]: Channel } = {
  whatsapp: {
    name: 'WhatsApp',
    icon: callBubblePath,
    address: (message) => `https://wa.me/?text=${encode(message)}`,
  },
  mail: {
    icon: mailPath,
    address: (message, _url, _text, subject) =>
      `mailto:?subject=${encode(subject)}&body=${encode(message.replace(/\r?\n/g, '\r\n'))}`,
  },
  sms: { icon: bubblePath, onPhones: true, address: (message) => `sms:?&body=${encode(message)}` },
  telegram: {
    name: 'Telegram',
    icon: planePath,
    address: (_message, url, text) => `https://t.me/share/url?url=${encode(url)}&text=${encode(text)}`,
  },
  // On the web Messenger takes links only from apps that Facebook has registered.
  messenger: {
    name: 'Messenger',
    icon: boltBubblePath,
    onPhones: true,
    address: (_message, url) => `fb-messenger://share/?link=${encode(url)}`,
  },
  x: {
    name: 'X',
    icon: crossPath,
    address: (_message, url, text) => `https://x.com/intent/post?text=${encode(text)}&url=${encode(url)}`,
  },
  facebook: {
    name: 'Facebook',
    icon: facePath,
    address: (_message, url) => `https://www.facebook.com/sharer/sharer.php?u=${encode(url)}`,
  },
  linkedin: {
    name: 'LinkedIn',
    icon: linkedPath,
    address: (_message, url) => `https://www.linkedin.com/sharing/share-offsite/?url=${encode(url)}`,
  },
};

const onPhone = () => /Android|iPhone|iPad|iPod|Mobile/i.test(navigator.userAgent);

/** The visitor's link and the ways to pass it on. It stays usable for the rest of the conversation. A press is an intent, not a proof. */
function shareCard(view: View, entry: EntryOf<'share'>) {
  const values = entry.values ?? {};
  const url = safeUrl(entry.url, /^https?:$/)?.href;
  // An address that somebody's own words were part of leads nowhere without them.
  if (!url || entry.url.includes(GONE)) return '';
  const text = entry.text ? view.plain(entry.text, values) : '';
  // A subject is one line.
  const title = (entry.title ? view.plain(entry.title, values) : '').replace(/\s+/g, ' ').trim();
  const message = text.includes(url) || text.includes(entry.url) ? text : text ? `${text}\n${url}` : url;
  const shared = (channel: string) => void view.act({ type: 'used', entry: entry.id, value: channel });
  const native = entry.via.includes('native') && 'share' in navigator;

  /** Called in the press itself: one await before it and the browser refuses. Closing the sheet is no share and no error. */
  const open = (event: Event) => {
    const button = event.currentTarget as HTMLElement;
    const failed = (error: unknown) => {
      if ((error as Error).name === 'AbortError') return;
      button.hidden = true;
      button.closest('.card')?.querySelector<HTMLElement>('.copy')?.focus({ preventScroll: true });
    };
    try {
      navigator.share({ ...(title && { title }), ...(text && { text }), url }).then(() => {
        shared('native');
      }, failed);
    } catch (error) {
      failed(error);
    }
  };

  /** Shows or hides the code to scan, below the buttons. */
  const scan = (event: Event) => {
    const button = event.currentTarget as HTMLElement,
      code = button.closest('.card')?.querySelector<HTMLElement>('.qr');
    if (!code) return;
    code.hidden = !code.hidden;
    button.setAttribute('aria-expanded', String(!code.hidden));
    if (!code.hidden) shared('qr');
  };

  const links = entry.via.filter(
    (channel) => Object.hasOwn(channels, channel) && (!channels[channel]!.onPhones || onPhone()),
  );
  const qr = entry.via.includes('qr') ? view.chunk('qr') : undefined;
  return html`<div class="card share" part="card share">
    <p class="link copyable" part="share-link" dir="ltr">${url}</p>
    <div class="options" role="group" aria-label=${view.word('share')}>
      ${native ? html`<button type="button" class="button primary" part="button share-native" @click=${open}>${view.icon(sharePath)}<span ${says(entry.button ? view.text(entry.button, values) : view.word('share'))}></span></button>` : ''}
      ${copyButton(
        view,
        url,
        view.word('copy'),
        () => {
          shared('copy');
        },
        native ? '' : 'primary',
      )}
      ${links.map((channel) => {
        const { name = view.word(channel === 'mail' ? 'email' : 'sms'), icon, address } = channels[channel]!;
        const leads = address(message, url, text, title || view.settings.brand);
        const web = leads.startsWith('https:');
        return html`<a class="button" part="button share-link-${channel}" href=${leads} rel="noopener noreferrer" target=${web ? '_blank' : '_self'} aria-label=${view.word('shareBy', { channel: name })} @click=${() => {
          shared(channel);
        }}>${view.icon(icon)}<span>${name}</span></a>`;
      })}
      ${qr ? html`<button type="button" class="button" part="button share-qr" aria-expanded="false" @click=${scan}>${view.icon(scanPath)}<span>${view.word('qr')}</span></button>` : ''}
    </div>
    ${qr ? html`<div hidden class="qr" part="qr">${qr.drawCode(view, url)}</div>` : ''}
  </div>`;
}

export const shareView: BlockView<'share'> = {
  kind: 'share',
  draw: shareCard,
  spoken: (view, entry) => inWords(view, entry, [entry.title, entry.text]) || view.word('share'),
};
