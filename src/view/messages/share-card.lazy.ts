import { html } from 'lit';
import type { Entry } from '../../engine/state.ts';
import type { View } from '../view.ts';
import { harmless } from '../content.ts';
import { sharePath } from '../icons.lazy.ts';
import { says } from '../says.ts';
import { copyButton } from './copy.lazy.ts';

const encode = encodeURIComponent;

/** Names of brands are the same in every language; mail and text messages are words of ours. */
const names: { readonly [channel: string]: string } = {
  whatsapp: 'WhatsApp',
  facebook: 'Facebook',
  x: 'X',
  telegram: 'Telegram',
  linkedin: 'LinkedIn',
};

/**
 * Where each channel's link leads. The message ends with the address, since that is what messengers make a preview of. Blanks are %20:
 * mail programs show a `+` as a plus. `sms:?&body=` is read by both phone systems.
 */
const addresses: {
  readonly [channel: string]: (message: string, url: string, text: string, subject: string) => string;
} = {
  whatsapp: (message) => `https://wa.me/?text=${encode(message)}`,
  mail: (message, _url, _text, subject) =>
    `mailto:?subject=${encode(subject)}&body=${encode(message.replace(/\r?\n/g, '\r\n'))}`,
  sms: (message) => `sms:?&body=${encode(message)}`,
  telegram: (_message, url, text) => `https://t.me/share/url?url=${encode(url)}&text=${encode(text)}`,
  x: (_message, url, text) => `https://x.com/intent/post?text=${encode(text)}&url=${encode(url)}`,
  facebook: (_message, url) => `https://www.facebook.com/sharer/sharer.php?u=${encode(url)}`,
  linkedin: (_message, url) => `https://www.linkedin.com/sharing/share-offsite/?url=${encode(url)}`,
};

const onPhone = () => /Android|iPhone|iPad|iPod|Mobile/i.test(navigator.userAgent);

/** The visitor's link and the ways to pass it on. It stays usable for the rest of the conversation. A press is an intent, not a proof. */
export function shareCard(view: View, entry: Extract<Entry, { kind: 'share' }>) {
  const values = entry.values ?? {};
  const url = harmless(entry.url, /^https?:$/)?.href;
  if (!url) return '';
  const text = entry.text ? view.plain(entry.text, values) : '';
  const message = text.includes(url) || text.includes(entry.url) ? text : text ? `${text}\n${url}` : url;
  const shared = (channel: string) => void view.act({ type: 'shared', entry: entry.id, channel });
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
      navigator.share({ ...(text && { text }), url }).then(() => {
        shared('native');
      }, failed);
    } catch (error) {
      failed(error);
    }
  };

  const links = entry.via.filter((channel) => Object.hasOwn(addresses, channel) && (channel !== 'sms' || onPhone()));
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
        const name = names[channel] ?? view.word(channel === 'mail' ? 'email' : 'sms');
        const address = addresses[channel]!(message, url, text, view.settings.brand);
        const web = address.startsWith('https:');
        return html`<a class="button" part="button share-link-${channel}" href=${address} rel="noopener noreferrer" target=${web ? '_blank' : '_self'} aria-label=${view.word('shareBy', { channel: name })} @click=${() => {
          shared(channel);
        }}>${name}</a>`;
      })}
    </div>
  </div>`;
}
