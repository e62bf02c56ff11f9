import { type Text, textFor, type Voice } from '../../../src/campaign/texts.ts';
import type { Campaign } from '../campaign/campaign.ts';
import type { EventTimes } from '../campaign/campaign-times.ts';
import type { Reward } from '../campaign/campaign-file.ts';
import { rewardTexts } from '../rewards/reward-cards.ts';
import type { RewardRow } from '../rewards/reward-row.ts';
import { dateFormat, listFormat } from '../web/formats.ts';
import type { Block } from './content.ts';
import { fill } from './fill.ts';
import { wordsFor } from './words.ts';

type Card = Extract<Block, { type: 'card' }>;

/** `Thursday 26 November, 18:00` by the clock of a place. */
export function dayAndTime(at: Date, timeZone: string, language: string): string {
  const day = dateFormat(language, { timeZone, weekday: 'long', day: 'numeric', month: 'long' });
  return `${day.format(at)}, ${dateFormat(language, { timeZone, timeStyle: 'short' }).format(at)}`;
}

const dayOf = (at: Date, timeZone: string, language: string) =>
  dateFormat(language, { timeZone, dateStyle: 'long' }).format(at);

/** `Until 24 December 2026`: the last day of what ends at this moment. */
export function untilInWords({ file }: Campaign, ends: Date, voice: Voice): string {
  const { language, frame } = wordsFor('reward-ready', voice);
  return fill(frame.until, { until: dayOf(new Date(ends.getTime() - 1), file.timeZone, language) }, language);
}

/** A reward that somebody has, with its code, link and small print. */
export function rewardCard({ file }: Campaign, rule: Reward, row: RewardRow, voice: Voice, ends: Date | null): Card {
  const { language, frame } = wordsFor('reward-ready', voice);
  const { title, text, conditions } = rewardTexts(rule, voice, row.amount);
  const until = row.expires_at ?? (row.code ? ends : null);
  return {
    type: 'card',
    title,
    text,
    code: row.code ?? row.link,
    notes: [
      ...(until ? [fill(frame.until, { until: dayOf(until, file.timeZone, language) }, language)] : []),
      ...(conditions ? [conditions] : []),
    ],
  };
}

/** Rewards that are promised by the file alone. */
export const promisedRewards = ({ file }: Campaign, side: 'referrer' | 'friend', voice: Voice): Card[] =>
  file.rewards
    .filter(({ sides, milestone }) => sides.includes(side) && milestone === undefined)
    .map((rule) => {
      const { title, text, conditions } = rewardTexts(rule, voice);
      return { type: 'card', title, text, code: null, notes: conditions ? [conditions] : [] };
    });

/** Titles in one line, such as `2 GB and a cinema ticket`; each once. */
export function titlesOf(cards: readonly Card[], voice: Voice): string | null {
  const { language } = wordsFor('reward-ready', voice);
  const titles = [...new Set(cards.map(({ title }) => title))];
  return titles.length === 0 ? null : listFormat(language).format(titles);
}

/** When and where, with the values that texts name. */
export function eventPart({ file }: Campaign, times: EventTimes | null, voice: Voice) {
  const { event } = file;
  if (!event || !times) return { values: {}, blocks: [] };
  const { language, frame } = wordsFor('event-reminder', voice);
  const when = dayAndTime(times.starts, event.timeZone, language);
  const block: Block = {
    type: 'rows',
    title: textFor(event.title as Text, voice),
    rows: [
      [frame.when, when],
      [frame.where, `${event.place}, ${event.address}`],
    ],
  };
  return { values: { when, place: event.place }, blocks: [block] };
}
