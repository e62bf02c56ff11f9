/** No chat and no shop is older: an earlier time was made up, and the database may know no such day. */
const EARLIEST = new Date('2000-01-01T00:00:00.000Z');

const DAY = 86_400_000;
/** Longer than this nothing that a device has kept is believed to have waited. */
const LONGEST_WAIT = 31 * DAY;

/** A time that a sender told, where it can be true; `null` where it lies before that, or after `latest`. */
export function credibleTime(told: string | null | undefined, latest?: Date): Date | null {
  const at = new Date(told ?? Number.NaN);
  return at >= EARLIEST && (!latest || at <= latest) ? at : null;
}

/** Late senders keep their own time. Clocks that run ahead, or that lie before all chats, get ours. */
export const happenedAt = ({ occurredAt }: { readonly occurredAt: string }, now: Date): Date =>
  credibleTime(occurredAt, now) ?? now;

/** From when on a conversation may have been known, for it to count. */
export const longestWait = (now: Date): Date => new Date(now.getTime() - LONGEST_WAIT);

/**
 * The time that counts, where something depends on it: an end of sign-ups, since when somebody is a customer. A device may keep a result for days,
 * and a sender may say anything: their word is taken as far back as the receiver itself knows the conversation.
 *
 * @param knownSince When the first result of the conversation came in; `null` where none has.
 */
export function countsFrom(told: Date, knownSince: Date | null, now: Date): Date {
  const earliest = knownSince ?? now;
  return told < earliest ? earliest : told;
}
