import { type Text, textFor, type Voice } from '../../../src/campaign/texts.ts';
import type { Campaign } from '../campaign/campaign.ts';
import type { EventTimes } from '../campaign/campaign-times.ts';
import type { Reward } from '../campaign/campaign-file.ts';
import { rewardTexts } from '../rewards/reward-cards.ts';
import type { RewardRow } from '../rewards/reward-row.ts';
import { opensAt, usableFrom } from '../rewards/reward-times.ts';
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

/** How far one of each month is, and from when on it is good, where that is still to come. */
function timeNotes({ file }: Campaign, rule: Reward, row: RewardRow | null, voice: Voice, now: Date): string[] {
  const { language, frame } = wordsFor('reward-ready', voice);
  const from = row ? usableFrom(rule, row, file) : opensAt(rule, file);
  const [n, of] = [row?.months_given ?? 0, rule.months];
  return [
    ...(of === undefined ? [] : [fill(n > 0 ? frame.monthOf : frame.forMonths, { n: Math.min(n, of), of }, language)]),
    ...(from && from > now ? [fill(frame.from, { from: dayOf(from, file.timeZone, language) }, language)] : []),
  ];
}

/** A reward that somebody has, with its code, link and small print. */
export function rewardCard(
  campaign: Campaign,
  rule: Reward,
  row: RewardRow,
  voice: Voice,
  { ends, now }: { readonly ends: Date | null; readonly now: Date },
): Card {
  const { title, text, conditions } = rewardTexts(rule, voice, row.amount);
  const until = row.expires_at ?? (row.code ? ends : null);
  const { frame } = wordsFor('reward-ready', voice);
  const isToFollow = row.status === 'approved' && (rule.code !== false || rule.fulfil !== undefined);
  return {
    type: 'card',
    title,
    text,
    code: row.code ?? row.link,
    notes: [
      ...timeNotes(campaign, rule, row, voice, now),
      ...(isToFollow ? [frame.codeFollows] : []),
      ...(until ? [untilInWords(campaign, until, voice)] : []),
      ...(conditions ? [conditions] : []),
    ],
  };
}

/** Rewards that are promised by the file alone. */
export const promisedRewards = (campaign: Campaign, side: 'referrer' | 'friend', voice: Voice, now: Date): Card[] =>
  campaign.file.rewards
    .filter(({ sides, milestone }) => sides.includes(side) && milestone === undefined)
    .map((rule) => {
      const { title, text, conditions } = rewardTexts(rule, voice);
      const notes = [...timeNotes(campaign, rule, null, voice, now), ...(conditions ? [conditions] : [])];
      return { type: 'card', title, text, code: null, notes };
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
