import { domainToASCII } from 'node:url';

/** The grammar of `<input type="email">` (WHATWG HTML): what the chat accepts, the receiver accepts. */
const ADDRESS =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

export interface EmailAddress {
  /** As typed, without outer blanks. */
  readonly address: string;
  /** Equal for addresses of one mailbox: lower case, no +tag, no dots at Gmail. */
  readonly key: string;
}

/** Reads an e-mail address; `null` when it can't be one. */
export function readEmailAddress(typed: string): EmailAddress | null {
  const address = typed.trim();
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  if (at < 1 || address.length > 254 || !ADDRESS.test(`${address.slice(0, at)}@${domain}`)) return null;
  return { address, key: mailboxKey(address.slice(0, at).toLowerCase(), domain.toLowerCase()) };
}

function mailboxKey(local: string, domain: string): string {
  const untagged = local.replace(/(?<=.)\+.*$/, '');
  const gmail = domain === 'gmail.com' || domain === 'googlemail.com';
  return gmail ? `${untagged.replaceAll('.', '')}@gmail.com` : `${untagged}@${domain}`;
}
