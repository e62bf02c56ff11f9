/* What goes out by each way to share: its own address, and the words that it takes. */

/** Where a way's own mark stands in the address. */
const MEDIUM = 'utm_medium';

/**
 * The address with the way in it, so that the site sees which one worked. One that an author wrote there stays; nothing
 * else is touched.
 */
export function withMedium(address: string, medium: string): string {
  const url = new URL(address);
  if (url.searchParams.has(MEDIUM)) return address;
  url.search = `${url.search ? `${url.search}&` : '?'}${MEDIUM}=${medium}`;
  return url.href;
}

/** The words with the address at their end, since that is what messengers make a preview of; once, wherever it stands in them. */
export function messageOf(words: string, address: string, shared: string): string {
  if (words.includes(shared)) return words.replaceAll(shared, address);
  return words.trim() ? `${words.trim()}\n${address}` : address;
}

const encode = encodeURIComponent;

export interface Message {
  /** With the address. */
  readonly whole: string;
  /** Without it. */
  readonly words: string;
  readonly url: string;
  readonly subject: string;
}

/** Blanks are %20: mail programs show a `+` as a plus. `sms:?&body=` is read by both phone systems. */
export const addresses: { readonly [channel: string]: (message: Message) => string } = {
  whatsapp: ({ whole }) => `https://wa.me/?text=${encode(whole)}`,
  mail: ({ whole, subject }) => `mailto:?subject=${encode(subject)}&body=${encode(whole.replace(/\r?\n/g, '\r\n'))}`,
  sms: ({ whole }) => `sms:?&body=${encode(whole)}`,
  telegram: ({ words, url }) => `https://t.me/share/url?url=${encode(url)}&text=${encode(words)}`,
  messenger: ({ url }) => `fb-messenger://share/?link=${encode(url)}`,
  x: ({ words, url }) => `https://x.com/intent/post?text=${encode(words)}&url=${encode(url)}`,
  facebook: ({ url }) => `https://www.facebook.com/sharer/sharer.php?u=${encode(url)}`,
  linkedin: ({ url }) => `https://www.linkedin.com/sharing/share-offsite/?url=${encode(url)}`,
};
