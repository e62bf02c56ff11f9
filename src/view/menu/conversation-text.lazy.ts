import type { EntryOf } from '../../blocks/block.view.ts';
import { GONE } from '../../engine/gone.ts';
import { isVisitors } from '../../engine/is-visitors.ts';
import type { ChatState, Entry } from '../../engine/state.ts';
import type { Text } from '../../flow/flow.ts';
import { isoTime } from '../../shared/iso-time.ts';
import { scanMarks, type Token } from '../../shared/inline-marks.ts';
import type { Values } from '../../shared/json.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';
import { menuStrings } from '../../tone/parts/menu-strings.lazy.ts';
import { safeUrl } from '../safe-url.ts';
import type { View } from '../view.ts';

/* The conversation as text: who said what and when, in its language and order. Values are plain words here too. */

/** One thing that was said. */
export interface Line {
  readonly at: number;
  readonly isOwn: boolean;
  readonly who: string;
  readonly words: string;
}

/** Links as their words with their address behind them. */
const wordsOf = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => {
      if (token.type === 'text') return token.text;
      if (token.type === 'break') return '\n';
      const words = wordsOf(token.tokens);
      if (token.type !== 'link') return words;
      const address = safeUrl(token.href)?.href;
      return address && address !== words ? `${words} (${address})` : words;
    })
    .join('');

const read = (view: View, text: Text, values: Values = {}): string => wordsOf(view.read(text, values, scanMarks));

type Answered = Pick<EntryOf<'answer'>, 'labels' | 'typed' | 'consent'>;

/** What was chosen, typed or agreed to. */
function answerWords(view: View, { labels = [], typed, consent }: Answered, values: Values = {}): string {
  const said = [...labels.map((label) => view.plain(label, values)), typed === GONE ? view.word('gone') : typed]
    .filter(Boolean)
    .join(', ');
  if (!consent) return said || view.word('skip');
  const asked = read(view, consent.text, values);
  const address = safeUrl(consent.link)?.href;
  const whole = address ? `${asked} (${address})` : asked;
  if (consent.granted) return said && said !== view.plain(consent.text, values) ? `${whole}: ${said}` : whole;
  return `${whole}: ${said || view.word('declined')}`;
}

function answered(view: View, entry: EntryOf<'answer'>): string {
  const { rows, labels, values = {} } = entry;
  if (!rows || labels) return answerWords(view, entry, values);
  return rows
    .map((row) => {
      const label = row.label && !row.consent ? `${view.plain(row.label, values)}: ` : '';
      return label + answerWords(view, row, values);
    })
    .join('\n');
}

/** Keys of cards that lead somewhere. */
const leading = ['url', 'open', 'link', 'to'];
/** Those of players: what is played is an address too. */
const players: ReadonlySet<Entry['kind']> = new Set(['video', 'audio', 'embed']);

/** The addresses that a card leads to, those of what stands on it included. */
function addressesIn(value: unknown, keys: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => addressesIn(each, keys));
  if (!value || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string'
      ? keys.includes(key)
        ? (safeUrl(/^[^:/]+$/.test(inner) ? '' : inner)?.href ?? [])
        : []
      : key === 'values' || key === 'item'
        ? []
        : addressesIn(inner, keys),
  );
}

/** What the bot said, or a card in words; '' for what need not be told. */
function told(view: View, entry: Entry): string {
  if (entry.kind === 'say') return read(view, entry.text, entry.values);
  // The union of all kinds fits the view of each.
  const spoken = view.block(entry.kind)?.spoken(view, entry as never) ?? '';
  const addresses = addressesIn(entry, players.has(entry.kind) ? [...leading, 'src'] : leading);
  return [spoken, ...new Set(addresses)].filter(Boolean).join('\n');
}

/** All that was said, from first to last. */
export function conversationLines(view: View, { transcript }: ChatState): readonly Line[] {
  const you = view.wordOf(menuStrings, 'you');
  return transcript.flat().flatMap((entry): Line[] => {
    const isOwn = isVisitors(entry);
    const words = entry.kind === 'answer' ? answered(view, entry) : told(view, entry);
    return words ? [{ at: entry.at, isOwn, who: isOwn ? you : view.bot.name || view.settings.brand, words }] : [];
  });
}

/** A moment as the language of the conversation writes it. */
export const momentIn = (view: View, at: number): string =>
  new Intl.DateTimeFormat(view.settings.lang, withoutPrototype({ dateStyle: 'medium', timeStyle: 'short' })).format(at);

export function conversationText(view: View, state: ChatState): string {
  const lines = conversationLines(view, state).map(({ at, who, words }) => `[${momentIn(view, at)}] ${who}:\n${words}`);
  return `${[view.word('chat'), ...lines].join('\n\n')}\n`;
}

/** Letters, figures and hyphens alone; a system may know no others. */
export function fileName(view: View, state: ChatState): string {
  const name = [
    view.wordOf(menuStrings, 'fileName'),
    view.settings.brand,
    isoTime(state.session.startedAt).slice(0, 10),
  ];
  return `${name
    .join('-')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()}.txt`;
}
