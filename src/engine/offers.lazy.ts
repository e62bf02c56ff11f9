import type { Flow } from '../flow/flow.ts';
import { isoTime } from '../shared/iso-time.ts';
import type { Values } from '../shared/json.ts';
import { nextDay, readMoment } from '../shared/moment.ts';
import { omitUndefined } from '../shared/omit-undefined.ts';
import { asText } from './values.ts';

/* Offers that run for a time. Only flows that have some load this, and before their first message: none is shown that is over. */

type Offer = NonNullable<Flow['offers']>[number];

/** When it begins and ends. A last day counts whole; what cannot be read keeps the offer away, since it might be over. */
function spanOf({ from, to, zone }: Offer): readonly [from: number, to: number] {
  const begin = from === undefined ? undefined : readMoment(asText(from), zone);
  const end = to === undefined ? undefined : readMoment(asText(to), zone);
  return [
    from === undefined ? -Infinity : (begin?.instant ?? NaN),
    to === undefined ? Infinity : end ? (end.isDay ? nextDay(end) : end.instant) : NaN,
  ];
}

/** The offer that runs, the first of several, as texts and tests know it; undefined while none does. */
export function runningOffer({ offers }: Flow, at: number): Values | undefined {
  if (!Array.isArray(offers)) return undefined;
  for (const offer of offers) {
    const [from, to] = spanOf(offer);
    if (!(from <= at && at < to)) continue;
    const { id, text, code, from: first, to: last, zone } = offer;
    // For a countdown: of a last day, the end of that day.
    const ends = isFinite(to) ? isoTime(to) + (zone ? `[${zone}]` : '') : undefined;
    return omitUndefined({ id, text, code, from: first, to: last, ends }) as Values;
  }
  return undefined;
}
