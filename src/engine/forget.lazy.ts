import type { Json, Values } from '../shared/json.ts';
import { GONE } from './gone.ts';
import type { AskedConsent, ChatState, Entry, ShownCard } from './state.ts';

type KeyOf<T> = T extends unknown ? keyof T : never;
/** Keys of entries, and of the cards and rows in them, whose values may hold what was typed. */
const fromTyped: readonly string[] = [
  'src',
  'link',
  'url',
  'open',
  'code',
  'qr',
  'to',
  'query',
  'values',
  'item',
  'value',
  'image',
  'number',
] satisfies readonly (KeyOf<Entry> | keyof ShownCard)[];

/** The texts and numbers in an answer, as texts: those of an address are its street, its city and so on. */
function wordsIn(answer: Json | undefined): string[] {
  if (answer === undefined || answer === null || typeof answer === 'boolean') return [];
  return typeof answer === 'object' ? Object.values(answer).flatMap(wordsIn) : [String(answer)];
}

/**
 * The state without what the visitor typed: not in the variables, not in the transcript, not in texts that were made from it, and not in
 * what endpoints would be asked for news with. For a conversation that has ended and whose submissions have arrived.
 */
export function forgetPersonal(state: ChatState): ChatState {
  const { personal, transcript } = state;
  const secrets = new Set(personal.flatMap((name) => wordsIn(state.vars[name])));
  for (const entry of transcript.flat()) {
    if (entry.kind !== 'answer') continue;
    for (const { typed } of [entry, ...(entry.rows ?? [])]) if (typed) secrets.add(typed);
  }
  const words = [...secrets]
    .flatMap((word) => [word, encodeURIComponent(word.replace(/\p{Cs}/gu, '\ufffd'))])
    .filter(Boolean);
  // One or two characters are looked for as a whole only: they are in every other word.
  const inside = words
    .filter((word) => word.length > 2)
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  const anywhere = new RegExp(inside.join('|') || '(?!)', 'giu');
  const cut = (text: string) => (words.includes(text) ? GONE : text.replace(anywhere, GONE));
  const clean = <T>(value: T): T =>
    (typeof value === 'string'
      ? cut(value)
      : typeof value === 'number' && secrets.has(String(value))
        ? GONE
        : Array.isArray(value)
          ? value.map(clean)
          : value && typeof value === 'object'
            ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner as Json)]))
            : value) as T;
  const hide = <T extends { readonly typed?: string; readonly consent?: AskedConsent }>(of: T): T => ({
    ...of,
    ...('typed' in of && { typed: GONE }),
    ...(of.consent?.link && { consent: { ...of.consent, link: clean(of.consent.link) } }),
  });

  /** Of what is not said only values, addresses and codes may be made from it. */
  const cleanMade = <T extends object>(made: T): T =>
    Object.fromEntries(
      Object.entries(made).map(([key, value]) => [
        key,
        fromTyped.includes(key) ? clean(value as Json) : (value as Json),
      ]),
    ) as T;

  const forget = (entry: Entry): Entry => {
    const known = entry.values ? { ...entry, values: clean(entry.values) } : entry;
    if (known.kind === 'answer') return { ...hide(known), ...(known.rows && { rows: known.rows.map(hide) }) };
    if (known.kind === 'cards') return { ...known, cards: known.cards.map(cleanMade) };
    if ('items' in known) return { ...cleanMade(known), items: known.items.map(cleanMade) } as Entry;
    return cleanMade(known);
  };
  const vars: Values = Object.fromEntries(
    Object.entries(state.vars)
      .filter(([name]) => !personal.includes(name))
      .map(([name, value]) => [name, clean(value)]),
  );
  const { misses: _misses, listening, ...rest } = state;
  return {
    ...rest,
    // Without what was typed in it nobody can be asked for news, so the conversation stops listening.
    ...(listening && wordsIn(clean(listening.query)).join() === wordsIn(listening.query).join() && { listening }),
    vars,
    personal: [],
    ...(state.trail && { trail: [] }),
    transcript: transcript.map((page) => page.map(forget)),
    consents: state.consents.map((consent) => ({ ...consent, text: clean(consent.text) })),
  };
}
