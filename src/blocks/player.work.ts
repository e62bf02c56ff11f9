import { advance } from '../engine/advance.ts';
import type { Run } from '../engine/run.ts';
import { lastEntry } from '../engine/selectors.ts';
import type { Entry, FrameSize } from '../engine/state.ts';
import { asText } from '../engine/values.ts';
import type { Text } from '../flow/flow.ts';
import type { Json } from '../shared/json.ts';

/* What all blocks share that play something or show a page inside the conversation. */

/** Width to height as one number, from "16:9", "4/3" or "1.5"; `undefined` where it says nothing that can be shown. */
function ratioOf(source: unknown): number | undefined {
  const [width, height = '1'] = asText(source).split(/[:/]/);
  const ratio = Number(width) / Number(height);
  return ratio >= 0.1 && ratio <= 10 ? ratio : undefined;
}

/** A length in pixels that can be shown. */
function lengthOf(tools: Run, source: unknown): number | undefined {
  const length = tools.number(source);
  return length !== undefined && length > 0 ? Math.min(Math.round(length), 4_000) : undefined;
}

/** Cure where the address of a file to play, or of a page to show, is empty. */
export const EMPTY_ADDRESS = 'Check the address, and whether the values in it exist by now.';

type Sized = { readonly [key in keyof FrameSize]?: unknown };
export const sizeOf = (tools: Run, { width, height, ratio }: Sized) => ({
  width: lengthOf(tools, width),
  height: lengthOf(tools, height),
  ratio: ratioOf(ratio),
});

type Titled = { readonly [key in 'title' | 'until']?: unknown };
export const playerOf = (src: string, { title, until }: Titled) => ({
  src,
  title: title as Text | undefined,
  until: asText(until) || undefined,
});

/** What a card can tell: that what the conversation waits for has come, or that it never will. */
export type PlayerNews = 'ended' | 'failed';

/** A film that ends was watched; one that cannot be played fails by itself. */
export const isPlayerAct = (news: Json): boolean => news !== 'failed';

/** The conversation goes on, if it waits for this card. */
export function goOnAfter(news: Json, entry: Entry, tools: Run): boolean {
  const { pending } = tools.state;
  if (pending?.kind !== 'question' || pending.step !== entry.step) return false;
  // A card of an earlier pass by the same step is no news of this one.
  if (lastEntry(tools.state, ({ step, kind }) => step === entry.step && kind === entry.kind)?.id !== entry.id)
    return false;
  if (news === 'failed')
    tools.report(
      'media-failed',
      'The file could not be played; the conversation goes on.',
      'Does its address open in a browser?',
    );
  else if (news !== 'ended') return false;
  advance(tools);
  return true;
}
