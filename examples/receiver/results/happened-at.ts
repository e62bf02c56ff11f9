/** No chat and no shop is older: an earlier time was made up, and the database may know no such day. */
const EARLIEST = new Date('2000-01-01T00:00:00.000Z');

/** A time that a sender told, where it can be true; `null` where it lies before that, or after `latest`. */
export function credibleTime(told: string | null | undefined, latest?: Date): Date | null {
  const at = new Date(told ?? Number.NaN);
  return at >= EARLIEST && (!latest || at <= latest) ? at : null;
}

/** Late senders keep their own time. Clocks that run ahead, or that lie before all chats, get ours. */
export const happenedAt = ({ occurredAt }: { readonly occurredAt: string }, now: Date): Date =>
  credibleTime(occurredAt, now) ?? now;
