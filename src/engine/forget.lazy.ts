import type { Json, Values } from '../shared/json.ts';
import { GONE } from './gone.ts';
import type { AskedConsent, ChatState, Entry } from './state.ts';

/** Keys of entries and cards whose values may hold what was typed. */
const fromTyped = /^(src|link|url|open|code|qr|to|values|item|value|image|number)$/;

/**
 * The state without what the visitor typed: not in the variables, not in the transcript, and not in texts that were made from it.
 * For a conversation that has ended and whose submissions have arrived.
 */
export function forgetPersonal(state: ChatState): ChatState {
  const { personal, transcript } = state;
  const secrets = new Set<string>(
    personal
      .map((name) => state.vars[name])
      .flat()
      .map(String),
  );
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
      Object.entries(made).map(([key, value]) => [key, fromTyped.test(key) ? clean(value as Json) : (value as Json)]),
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
  const { misses: _misses, ...rest } = state;
  return {
    ...rest,
    vars,
    personal: [],
    ...(state.trail && { trail: [] }),
    transcript: transcript.map((chunk) => chunk.map(forget)),
    consents: state.consents.map((consent) => ({ ...consent, text: clean(consent.text) })),
  };
}
