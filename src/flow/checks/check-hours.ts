import type { Path } from '../../shared/json-source.ts';
import { DAY, type OpeningHours } from '../opening-hours.lazy.ts';
import type { Report } from './report.ts';

/** Longest time after which somebody may well have meant the afternoon: "9-5" is twenty hours. */
const LONG_NIGHT = 16 * 60;

/** Reports opening hours that can be read but are unlikely to be meant so, or that name no time zone. */
export function checkReadHours(read: OpeningHours, at: Path, report: Report): void {
  const night = read.weekly.flatMap(({ times }) => times).find(([from, to]) => to > DAY && to - from > LONG_NIGHT);
  if (night)
    report(
      'bad-hours',
      at,
      `these hours go on over midnight, for ${Math.round((night[1] - night[0]) / 60)} hours`,
      'Hours are those of the 24-hour clock: 17 is five in the afternoon.',
    );
  if (!read.zone)
    report(
      'no-zone',
      at,
      "these hours are by the visitor's own clock, wherever that is",
      'Say where: "mon-fri 9-17 Europe/Amsterdam", or "zone": "Europe/Amsterdam" beside the days.',
    );
}
