import { own } from '../../shared/json.ts';
import { namesIn } from '../../expression/expression-names.lazy.ts';
import { verbsOf } from '../blocks.ts';
import { keyOf, keysOf } from '../key-roles.ts';
import { eachEntry, entriesOf } from '../shape-problems.ts';
import { linkedAddresses } from './linked-addresses.ts';
import { placeholdersIn } from './placeholders.ts';

/*
 * By what an answer leaves the chat: what is sent, what stands in an address that is opened or loaded, what a colleague
 * or a counter is told.
 */

/** Names whose value a sum gives back: `= email or 'none'`, not `= email is set`. */
function carriedBy(source: string): readonly string[] {
  return source
    .replace(/'[^']*'|"[^"]*"/g, '0')
    .replace(/[^?:]*\?/g, '')
    .split(/\b(?:or|and)\b|:/i)
    .flatMap((piece) => (/[=<>]|\b(?:is|contains|starts|ends|matches|in|not)\b/i.test(piece) ? [] : namesIn(piece)));
}

const named = (text: string): readonly string[] =>
  text[0] === '=' ? carriedBy(text.slice(1)) : text.includes('{') ? placeholdersIn(text).map(({ name }) => name) : [];

/** Names whose values a value carries along, however deep. */
export const carried = (value: unknown): readonly string[] =>
  typeof value === 'string' ? named(value) : entriesOf(value).flatMap(([, inner]) => carried(inner));

/** Addresses that only open a message of the visitor's own. */
const ofVisitor = /^\s*(?:mailto|tel|sms):/i;
const inAddress = (address: unknown) => (typeof address === 'string' && !ofVisitor.test(address) ? named(address) : []);
const inLinks = (text: unknown): readonly string[] => {
  if (typeof text !== 'string')
    return Array.isArray(text)
      ? []
      : entriesOf(text).flatMap(([, each]) => (typeof each === 'string' ? inLinks(each) : []));
  return text.includes('{') ? linkedAddresses(text).flatMap(inAddress) : [];
};

/** What a step sends. */
export interface Sent {
  /** The key by which it does; none for a text. */
  readonly key: string | undefined;
  /** `all`: every answer. */
  readonly names: 'all' | readonly string[];
  /** Not before the step's own answers are there. */
  readonly after: boolean;
}

/** All that leaves with a step; nothing for most. */
export function sentBy(step: object | string): readonly Sent[] {
  const sent: Sent[] = [];
  const add = (key: string | undefined, names: Sent['names'], after = false) => {
    if (names.length) sent.push({ key, names, after });
  };
  if (typeof step === 'string') {
    add(undefined, inLinks(step));
    return sent;
  }
  if (own(step, 'submit') === false) return sent;
  const verb = verbsOf(step)[0],
    keys = keysOf(step, 'step');
  if (verb === 'submit' && own(step, 'send') === undefined) add(verb, 'all');
  eachEntry(step, (key, value) => {
    const role = keyOf(keys, key)?.role;
    if (role === 'sends' || role === 'values')
      add(
        // What a question sends is told where it stands; a verb that sends is what sends.
        verb === undefined || verb === 'ask' ? key : verb,
        value === 'all'
          ? 'all'
          : Array.isArray(value) && key !== 'data'
            ? value.flatMap((each) => (typeof each === 'string' ? [each.split('.')[0]!] : []))
            : carried(value),
        key === 'with',
      );
    else if (key === 'goal') add(key, [...carried(value)], true);
    else if (key === 'handover') add(key, [...carried(own(value, 'text')), ...carried(own(value, 'to'))]);
    else if (role === 'address' || role === 'media') add(key, inAddress(value));
    else if (role === 'options' || role === 'cards' || role === 'pieces' || role === 'itemPieces') {
      if (Array.isArray(value))
        for (const each of value as unknown[])
          if (typeof each === 'object')
            add(key, [...inAddress(own(each, 'open')), ...inAddress(own(each, 'image'))], key === 'options');
    }
    if (role === 'text' || role === 'textOrItems' || role === 'button') add(key, inLinks(value));
  });
  return sent;
}
