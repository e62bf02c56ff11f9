import { latinForms, withPlainHyphens } from './typed-text.ts';

/* Addresses as people type them, judged beyond ASCII: domains as IDN (UTS 46), the part before the @ by RFC 6531. */

/** In Node and in every browser, though not in the pure language. */
declare const URL: new (address: string) => { readonly hostname: string };

const isAscii = (text: string): boolean => !/[^ -~]/.test(text);

/** One label of a host name (RFC 1123), and a name of at least two of them. */
const hostName = /^(?=.{3,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;

/** Hyphens and full stops of all keyboards as a host name has them. */
const hostForms = (host: string): string => withPlainHyphens(host).replace(/[\u3002\uff61]/g, '.');

/** A host name as the name system has it, with `xn--` for labels beyond ASCII; '' for what is none, and for a name without a dot. */
export function asciiHost(host: string): string {
  let ascii = host;
  if (!isAscii(host)) {
    // What ends a host in an address, quotes and brackets that were copied along, and hyphens at the ends of a label.
    if (/[\s/?#:@\\%\p{Pi}\p{Pf}\p{Ps}\p{Pe}]|(?:^|\.)-|-(?:\.|$)/u.test(host)) return '';
    try {
      ascii = new URL(`http://${host}`).hostname;
    } catch {
      return '';
    }
  }
  return hostName.test(ascii) ? ascii : '';
}

/** By the grammar of the HTML standard (4.10.5.1.5). */
const asciiLocal = /^[\w.!#$%&'*+/=?^`{|}~-]+$/;
/** And letters of all scripts, but no blanks, brackets, quotes or characters that nobody sees, save for the joiners of a script. */
const isLocal = (local: string): boolean =>
  isAscii(local)
    ? asciiLocal.test(local)
    : /^(?:[\w.!#$%&'*+/=?^`{|}~\u200c\u200d-]|(?![\s\0-\x7f\p{Pi}\p{Pf}\p{Ps}\p{Pe}])\P{C})+$/u.test(local);

/** Bytes of a text in UTF-8. */
const bytesOf = (text: string): number => encodeURIComponent(text).replace(/%../g, '%').length;

/** What follows an address in a list or a sentence, on keyboards of all scripts. */
const followingCharacter = /[.,;\u3001\u3002\uff61\uff64]$/;

/** An e-mail address as it is copied: out of a link, from a list, or by a mail program, with its owner's name before it. */
function copiedEmail(text: string): string {
  const last = text.replace(followingCharacter, ''),
    [, inBrackets = last] = /^[^<>\r\n]*<([^<>]*)>$/.exec(last) ?? [];
  const [, inLink = inBrackets] = /^mailto:([^?]*)/i.exec(inBrackets) ?? [];
  return inLink;
}

/**
 * What is kept of a typed e-mail address: as it was typed, without what nobody sees and what was copied along; '' when it cannot be one.
 */
export function readEmail(typed: string): string {
  const text = copiedEmail(latinForms(typed));
  if (text.length > 254) return '';
  const at = text.lastIndexOf('@'),
    local = withPlainHyphens(text.slice(0, at)),
    host = hostForms(text.slice(at + 1));
  if (at < 1 || !isLocal(local) || bytesOf(local) > 64 || !asciiHost(host)) return '';
  const address = `${local}@${host}`;
  return bytesOf(address) > 254 ? '' : address;
}

/** What is kept of a typed web address, with its scheme; '' when it cannot be one. */
export function readWebAddress(typed: string): string {
  const text = latinForms(typed),
    [, bare = text] = /^<([^<>]*)>$/.exec(text) ?? [];
  const [, scheme = 'https://', host = '', port = '', path = ''] =
    /^(https?:\/\/)?([^\s/?#:@\\]+)(:\d{1,5})?([/?#]\S*)?$/i.exec(bare) ?? [];
  const name = hostForms(port || path ? host : host.replace(followingCharacter, ''));
  return asciiHost(name) && scheme + name + port + path;
}
