import { html, type HTMLTemplateResult } from 'lit';
import type { View } from '../view.ts';
import { link } from '../content.ts';
import { safeUrl } from '../safe-url.ts';

/** One way to reach somebody. */
export interface ContactLink {
  readonly address: string;
  /** As people read it. */
  readonly words: string;
  /** Path of its picture. */
  readonly icon: string;
}

const mailPath = 'M3.5 6h17v12h-17zM4 6.5l8 6.5 8-6.5';
const phonePath =
  'M5 4h3.5l2 5-2.5 1.5a11 11 0 0 0 5.5 5.5L15 13.5l5 2V19a1.5 1.5 0 0 1-1.6 1.5A16 16 0 0 1 3.5 5.6 1.5 1.5 0 0 1 5 4z';
const chatPath =
  'M12 3.5c4.7 0 8.5 3.5 8.5 8s-3.8 8-8.5 8c-1.3 0-2.6-.3-3.7-.8L3.5 20.5l1.4-4.4a7.6 7.6 0 0 1-1.4-4.6c0-4.5 3.8-8 8.5-8z';
const pagePath = 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6';

/** The ways that a flow's or a brand's contact names; those whose address is not safe are left out. */
export function contactLinksOf(contact: View['contact']): ContactLink[] {
  const { email, phone, whatsapp, url } = typeof contact === 'object' ? contact : { url: contact };
  const addresses = [
    email && `mailto:${email}`,
    phone && `tel:${phone}`,
    whatsapp && (/^http/.test(whatsapp) ? whatsapp : `https://wa.me/${whatsapp.replace(/\D/g, '')}`),
    url && (/^[^:/]+@[^:/]+$/.test(url) ? `mailto:${url}` : url),
  ];
  return addresses.flatMap(contactLinkTo);
}

/** A person may be written a text message too; words of a message lead to none. */
const schemes = /^(https?|mailto|tel|sms):$/;

/** The way at an address: none where it is not safe. */
export function contactLinkTo(address: string | undefined): ContactLink[] {
  const { protocol, host, pathname, href } = safeUrl(address, schemes) ?? {};
  if (!href || !address) return [];
  const words = address.slice(address.indexOf(':') + 1).replace(/\?.*/, '');
  return [
    protocol === 'mailto:'
      ? { address: href, words, icon: mailPath }
      : protocol === 'tel:'
        ? { address: `tel:${words.replace(/[^\d+*#]/g, '')}`, words, icon: phonePath }
        : protocol === 'sms:'
          ? { address: href, words, icon: chatPath }
          : host === 'wa.me'
            ? { address: href, words: 'WhatsApp', icon: chatPath }
            : host === 't.me'
              ? { address: href, words: 'Telegram', icon: chatPath }
              : { address: href, words: host + (pathname as string).replace(/\/$/, ''), icon: pagePath },
  ];
}

/** Ways as links one below the other. A mail holds `text`, if there is any, already. */
export const contactLinkList = (view: View, ways: readonly ContactLink[], text = ''): HTMLTemplateResult =>
  html`<ul class="ways" part="contact-ways">${ways.map(
    ({ address, words, icon }) =>
      html`<li>${link(
        view,
        '',
        html`${view.icon(icon)}<span
        dir="ltr">${words}</span>`,
        new URL(text && /^mailto:[^?]+$/.test(address) ? `${address}?body=${encodeURIComponent(text)}` : address),
      )}</li>`,
  )}</ul>`;

/** Those of the contact. */
export const ways = (view: View, text?: string): HTMLTemplateResult =>
  contactLinkList(view, contactLinksOf(view.contact), text);
