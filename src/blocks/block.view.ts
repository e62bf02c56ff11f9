import type { ChatState, Entry } from '../engine/state.ts';
import type { View } from '../view/view.ts';

/* What every block is to the eye and to the ear: one file for each kind of entry that it puts into the transcript. */

export type Kind = Entry['kind'];
export type EntryOf<K extends Kind> = Extract<Entry, { readonly kind: K }>;

export interface BlockView<K extends Kind = Kind> {
  readonly kind: K;
  /** What stands in its row, unless that is a bubble with its `words`. */
  draw?(view: View, entry: EntryOf<K>, state: ChatState): unknown;
  /**
   * What its bubble says, where it is nothing else: nothing of it is pressed or changes by itself, so it is drawn once,
   * and again only when it reads otherwise.
   */
  words?(view: View, entry: EntryOf<K>): unknown;
  /** The same in words, for those who hear it; '' for what need not be told. */
  spoken(view: View, entry: EntryOf<K>): string;
}

/** Texts that are there, in words, one after the other. */
export const inWords = (
  view: View,
  entry: Entry,
  texts: readonly (Parameters<View['plain']>[0] | undefined)[],
): string =>
  texts
    .map((text) => (text ? view.plain(text, entry.values ?? {}) : ''))
    .filter(Boolean)
    .join(', ');
