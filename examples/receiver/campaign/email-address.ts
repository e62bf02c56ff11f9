import { asciiHost, readEmail } from '../../../src/shared/typed-address.ts';

export interface EmailAddress {
  /** As typed, without outer blanks and signs that nobody sees. */
  readonly address: string;
  /** Equal for addresses of one mailbox: lower case, the domain as the name system has it, no +tag, no dots at Gmail. */
  readonly key: string;
}

/** Reads an e-mail address, by the rule of the chat: what it accepts, the receiver accepts. `null` when it can't be one. */
export function readEmailAddress(typed: string): EmailAddress | null {
  const address = readEmail(typed);
  if (!address) return null;
  const at = address.lastIndexOf('@');
  return {
    address,
    key: mailboxKey(address.slice(0, at).toLowerCase(), asciiHost(address.slice(at + 1)).toLowerCase()),
  };
}

function mailboxKey(local: string, domain: string): string {
  const untagged = local.replace(/(?<=.)\+.*$/, '');
  const gmail = domain === 'gmail.com' || domain === 'googlemail.com';
  return gmail ? `${untagged.replaceAll('.', '')}@gmail.com` : `${untagged}@${domain}`;
}
