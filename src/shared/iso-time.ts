const digits = (value: number, length = 2) => String(value).padStart(length, '0');

/**
 * An instant as ISO 8601 in UTC. Not by `toISOString`: some date libraries of a page put quotes into what it gives.
 * Throws where it is no instant.
 */
export function isoTime(instant: number): string {
  if (!isFinite(instant)) throw new RangeError('no instant');
  const date = new Date(instant);
  const day = [digits(date.getUTCFullYear(), 4), digits(date.getUTCMonth() + 1), digits(date.getUTCDate())];
  const time = [digits(date.getUTCHours()), digits(date.getUTCMinutes()), digits(date.getUTCSeconds())];
  return `${day.join('-')}T${time.join(':')}.${digits(date.getUTCMilliseconds(), 3)}Z`;
}

/**
 * The instant that a date says, in milliseconds since 1970; NaN for what is no date. Not by `Date.parse`, which some
 * date libraries replace.
 */
export const instantOf = (date: string): number => new Date(date).getTime();
