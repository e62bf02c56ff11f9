import { inItsPlace } from '../../../src/campaign/dates.ts';
import type { Transaction } from '../database/database.ts';
import type { Emit } from '../events/emit.ts';
import type { Campaign } from './campaign.ts';
import { campaignTimes } from './campaign-times.ts';

/* What changes a campaign while it runs: its owner, and the date in its file. */

/**
 * Settles when the campaign is, and tells of an event whose date was changed after guests had been told of it. For the start of a receiver, since
 * that is when a file is read.
 */
export async function settleCampaign(tx: Transaction, { file }: Campaign, emit: Emit, now: Date): Promise<void> {
  const [before] = await tx.query<{ event_starts_at: Date | null; event_moved_at: Date | null }>(
    'select event_starts_at, event_moved_at from campaigns where id = $1 for update',
    [file.id],
  );
  const { event } = await campaignTimes(tx, file, now);
  if (!file.event || !event?.movedAt || event.movedAt.getTime() === before?.event_moved_at?.getTime()) return;
  const { timeZone } = file.event;
  emit(tx, {
    type: 'campaign.moved',
    campaign: file.id,
    data: { from: inItsPlace(before!.event_starts_at!, timeZone), to: inItsPlace(event.starts, timeZone) },
    at: now,
  });
}

/** Stops a campaign until it is resumed. Once is enough: a second time changes nothing. */
export const pauseCampaign = (tx: Transaction, campaign: Campaign, emit: Emit, now: Date): Promise<void> =>
  setPaused(tx, campaign, emit, now, now);

export const resumeCampaign = (tx: Transaction, campaign: Campaign, emit: Emit, now: Date): Promise<void> =>
  setPaused(tx, campaign, emit, now, null);

async function setPaused(
  tx: Transaction,
  { file }: Campaign,
  emit: Emit,
  now: Date,
  pausedAt: Date | null,
): Promise<void> {
  await campaignTimes(tx, file, now);
  const changed = await tx.query(
    'update campaigns set paused_at = $2 where id = $1 and (paused_at is null) = ($2::timestamptz is not null) returning id',
    [file.id, pausedAt],
  );
  if (changed.length > 0)
    emit(tx, { type: pausedAt ? 'campaign.paused' : 'campaign.resumed', campaign: file.id, at: now });
}
