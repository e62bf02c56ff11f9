import type { CampaignFile, Reward } from '../campaign/campaign-file.ts';
import { onTheClock, readDate } from '../../../src/campaign/dates.ts';
import { firstWholeMonth, monthStart } from './months.ts';
import type { RewardRow } from './reward-row.ts';

/* From when on a reward is good, how long, and how far one of each month is. */

type Clock = Pick<CampaignFile, 'timeZone'>;

const later = (one: Date, other: Date | null) => (other && other > one ? other : one);

/** First moment at which the rule lets it be used; `null` for at once. */
export const opensAt = ({ from }: Reward, { timeZone }: Clock): Date | null =>
  from === undefined ? null : readDate(from, timeZone);

/** When one that is given at `at` begins. */
export const beginsAt = (rule: Reward | null, at: Date, clock: Clock): Date => later(at, rule && opensAt(rule, clock));

/** From when on somebody has it; `null` where that is at once. */
export function usableFrom(
  rule: Reward,
  { issued_at: issued }: Pick<RewardRow, 'issued_at'>,
  clock: Clock,
): Date | null {
  if (rule.every !== 'month' || issued === null) return opensAt(rule, clock);
  return monthStart(firstWholeMonth(beginsAt(rule, issued, clock), clock.timeZone), clock.timeZone);
}

/** As the chat reads a beginning: the day, where it is that day's. */
export function dayOrMoment(at: Date, { timeZone }: Clock): string {
  const [day, time] = onTheClock(at, timeZone).split('T');
  return time === '00:00' ? day! : at.toISOString();
}

/** The last day of what ends at this moment. */
export const lastDay = (ends: Date, { timeZone }: Clock): string =>
  onTheClock(new Date(ends.getTime() - 1), timeZone).slice(0, 10);

/** As the chat reads an end: the last day, where it ends with that day. */
export const lastDayOrMoment = (ends: Date, clock: Clock): string =>
  dayOrMoment(ends, clock).includes('T') ? ends.toISOString() : lastDay(ends, clock);
