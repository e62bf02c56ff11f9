import type { Settings } from '../engine/state.ts';
import { sourceText } from '../engine/text.ts';
import type { Flow, Text } from '../flow/flow.ts';
import { mergeStrings, stringsOf, type StringChanges, type SomeStrings } from '../tone/strings.ts';
import { retryUntilLoaded } from '../browser/retry-until-loaded.ts';
import type { ChatElement } from './chat-element.ts';
import { settingsFor } from './chat-settings.ts';
import type { Dressing } from './dressing.ts';
import type { MissingParts } from './missing-parts.ts';

/** How a conversation is told now: its language, tone and pace, and the chat's own words. */
export interface Voice {
  readonly settings: Settings;
  readonly strings: SomeStrings;
  /** Whether all of the strings are there, not only those that can stand beside the first message. */
  readonly isWhole: boolean;
}

/** What a flow changes of the chat's own words. */
export const changesOf = (flow: Flow, settings: Settings): StringChanges =>
  Object.fromEntries(
    Object.entries(flow.messages ?? {}).map(([key, text]) => [key, sourceText(flow, settings, text as Text)]),
  );

/**
 * Reads element, flow and brand anew.
 *
 * @param before strings of another language stay until those of this one have come
 * @param soon for the first message, which need not wait for all words
 */
export async function readVoice(
  element: ChatElement,
  flow: Flow,
  { brand }: Dressing,
  before: Voice | undefined,
  soon: boolean,
): Promise<Voice> {
  const settings = settingsFor(element, flow, brand?.theme);
  const found = await stringsOf(settings.lang, settings.tone, soon);
  const isWhole = Boolean(found.send);
  const strings = mergeStrings(
    !isWhole && before ? before.strings : found,
    ...(brand?.changes(settings) ?? []),
    changesOf(flow, settings),
  );
  return { settings, strings, isWhole };
}

/** Gets the chat's own words for how it speaks now; tries again until they are there. */
export const wantStrings = (
  { settings: { lang, tone } }: Voice,
  stopped: AbortSignal,
  missing: MissingParts,
  isNeeded: boolean,
) =>
  retryUntilLoaded(
    async () => {
      const strings = await stringsOf(lang, tone);
      return strings.send ? strings : undefined;
    },
    stopped,
    missing.note('strings', isNeeded),
  );
