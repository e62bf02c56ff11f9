import { inItsPlace } from '../../../src/campaign/dates.ts';
import type { Transaction } from '../database/database.ts';
import type { Emit } from '../events/emit.ts';
import { moveUp } from '../referrals/move-up.ts';
import type { Services } from '../services.ts';
import { type Campaign, campaignNow } from './campaign.ts';
import { type Move, settleTimes } from './campaign-times.ts';
import { inTurn, type Turn } from './turn.ts';

/* What changes a campaign while it runs: its owner, and what its file says now. */

/**
 * Settles what the campaign's file says: when its event is, and how many seats there are. Guests are told of a date that was changed, and more
 * seats go to those who wait. For the start of a receiver, since that is when a file is read.
 */
export const settleCampaign = (services: Services, campaign: Campaign): Promise<void> =>
  inTurn(services, campaign, async (turn) => {
    const { tx, at } = turn;
    const moved = await settleTimes(tx, campaign.file, at);
    if (moved) tellOfMove(turn, moved);
    await moveUp({ ...turn, standing: await campaignNow(tx, campaign, at) });
  });

function tellOfMove({ tx, services, campaign, at }: Turn, { from, to }: Move): void {
  const { id, event, timeZone } = campaign.file;
  const inPlace = (date: Date) => inItsPlace(date, event?.timeZone ?? timeZone);
  services.emit(tx, { type: 'campaign.moved', campaign: id, data: { from: inPlace(from), to: inPlace(to) }, at });
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
  const changed = await tx.query(
    'update campaigns set paused_at = $2 where id = $1 and (paused_at is null) = ($2::timestamptz is not null) returning id',
    [file.id, pausedAt],
  );
  if (changed.length > 0)
    emit(tx, { type: pausedAt ? 'campaign.paused' : 'campaign.resumed', campaign: file.id, at: now });
}
