import { own } from '../shared/json.ts';

type Address = (to: string, text: string) => string;

const number = (to: string) => to.replace(/(?!^\+)\D/g, '');
const withoutScheme = (to: string) => to.replace(/^(mailto|tel|sms):/i, '');
const isAddress = (to: string) => /^https?:/i.test(to);
/** What is typed for the visitor already; blanks are %20, for mail programs show a `+` as a plus. */
const ready = (address: string, name: string, text: string) =>
  text && address
    ? `${address}${address.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'))}`
    : address;
/** An address whose last piece is a number or a name. */
const at = (site: string, name: string) => name && site + name;

const sms: Address = (to, text) => {
  const address = at('sms:', number(withoutScheme(to)));
  // `?&body=` is read by both phone systems.
  return text ? ready(address && address + '?', 'body', text) : address;
};
const phone: Address = (to) => at('tel:', number(withoutScheme(to)));
const mail: Address = (to, text) => ready(at('mailto:', withoutScheme(to)), 'body', text.replace(/\r?\n/g, '\r\n'));
const page: Address = (to) => to;

const addresses: { readonly [channel: string]: Address } = {
  whatsapp: (to, text) => ready(isAddress(to) ? to : at('https://wa.me/', number(to).replace('+', '')), 'text', text),
  telegram: (to, text) =>
    ready(
      isAddress(to) ? to : at('https://t.me/', /^\+?[\d\s()-]+$/.test(to) ? number(to) : to.replace(/^@/, '')),
      'text',
      text,
    ),
  sms,
  phone,
  call: phone,
  mail,
  email: mail,
  page,
  url: page,
};

/** Channels by which a person can be reached. */
export const handoverChannels = Object.keys(addresses);

/**
 * Where a channel's link leads, with a text that stands there ready to be sent; '' when it leads to nobody, `undefined`
 * for a channel that there is not.
 */
export const channelAddress = (channel: string, to: string, text = ''): string | undefined =>
  (own(addresses, channel.toLowerCase()) as Address | undefined)?.(to.trim(), text);
