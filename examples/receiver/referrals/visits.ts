import type { Campaign } from '../campaign/campaign.ts';
import type { Transaction } from '../database/database.ts';
import type { Services } from '../services.ts';
import { referrerByCode } from './referrers.ts';

/** A conversation that came by somebody's link. */
export interface Visit {
  readonly session: string;
  readonly code: string | null;
  readonly channel: string | null;
  /** When the link was opened. */
  readonly capturedAt: Date | null;
  readonly at: Date;
  /** Whose conversation it is, as far as that is known: nobody visits by their own link. */
  readonly visitor: number | null;
}

/** Counts a visit once its chat has begun: pages are fetched by crawlers and previews, too. One for each conversation. */
export async function noteVisit(tx: Transaction, { emit }: Services, campaign: Campaign, visit: Visit): Promise<void> {
  const { session, channel, at } = visit;
  const referrer = await referrerByCode(tx, campaign.file.id, visit.code);
  if (!referrer || referrer.person === visit.visitor) return;
  const opened = visit.capturedAt && visit.capturedAt < at ? visit.capturedAt : at;
  const counted = await tx.query(
    `insert into visits (campaign, session, referrer, channel, visited_at, started_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (campaign, session) do nothing returning session`,
    [campaign.file.id, session, referrer.person, channel, opened, at],
  );
  if (counted.length === 0) return;
  const about = { campaign: campaign.file.id, person: referrer.person, data: { channel } };
  emit(tx, { ...about, type: 'link.visited', at: opened });
  emit(tx, { ...about, type: 'chat.started', at });
}
