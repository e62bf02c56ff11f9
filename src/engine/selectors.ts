import { asRecord } from '../shared/as-record.ts';
import { own, type Values } from '../shared/json.ts';
import type { Scope } from '../expression/expression.ts';
import { TRANSCRIPT_PAGE, type ChatState, type Entry } from './state.ts';
import { isoTime } from '../shared/iso-time.ts';

/** What names stood for when an entry was made. */
export const valuesScope =
  (values?: Values): Scope =>
  (name) =>
    own(values, name);

/** Number of entries in the transcript. */
export function entryCount({ transcript }: ChatState): number {
  const last = transcript.at(-1);
  return last ? TRANSCRIPT_PAGE * (transcript.length - 1) + last.length : 0;
}

/** The entry with this id. */
export const entryAt = ({ transcript }: ChatState, id: number): Entry | undefined =>
  transcript[Math.floor((id - 1) / TRANSCRIPT_PAGE)]?.[(id - 1) % TRANSCRIPT_PAGE];

/** The newest entry that fits. */
export function lastEntry<T extends Entry>(state: ChatState, fits: (entry: Entry) => entry is T): T | undefined;
export function lastEntry(state: ChatState, fits: (entry: Entry) => boolean): Entry | undefined;
export function lastEntry(state: ChatState, fits: (entry: Entry) => boolean): Entry | undefined {
  for (let at = state.transcript.length; at--;) {
    const entry = state.transcript[at]!.findLast(fits);
    if (entry) return entry;
  }
  return undefined;
}

/** Looks for the newest entry that fits, again and again: of pages that are full it remembers what it found, for those never change. */
export function createLastFinder(fits: (entry: Entry) => boolean): (state: ChatState) => Entry | undefined {
  const known = new WeakMap<readonly Entry[], Entry | null>();
  const inPage = (page: readonly Entry[]): Entry | undefined => {
    if (page.length < TRANSCRIPT_PAGE) return page.findLast(fits);
    const found = known.get(page);
    if (found !== undefined) return found ?? undefined;
    const entry = page.findLast(fits);
    known.set(page, entry ?? null);
    return entry;
  };
  return ({ transcript }) => {
    for (let at = transcript.length; at--;) {
      const entry = inPage(transcript[at]!);
      if (entry) return entry;
    }
    return undefined;
  };
}

/**
 * What names stand for: what the page knows (read-only), then variables and answers, then `brand`, `lang` (BCP 47), `tone`,
 * `now` (ISO 8601) and `today` (2027-03-04, the visitor's). `at` is the time in milliseconds since 1970; default: that
 * of the newest entry.
 */
export const scopeOf =
  (state: ChatState, at?: number): Scope =>
  (name) => {
    const given = own(state.context, name);
    const kept = own(state.vars, name);
    // What the campaign's endpoint has told, and on top which one it is.
    if (name === 'campaign' && given && kept) return { ...asRecord(kept), ...asRecord(given) };
    const known = given ?? kept;
    if (known != null) return known;
    if (name === 'brand' || name === 'lang' || name === 'tone') return state.settings[name];
    if (name !== 'now' && name !== 'today') return known;
    const now = new Date(at ?? entryAt(state, entryCount(state))?.at ?? state.session.startedAt);
    return name === 'now' ? isoTime(+now) : isoTime(+now - now.getTimezoneOffset() * 6e4).slice(0, 10);
  };
