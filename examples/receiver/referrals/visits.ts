import type { Campaign } from '../campaign/campaign.ts';
import type { Transaction } from '../database/database.ts';
import type { Services } from '../services.ts';

/** A conversation that came by somebody's link. */
export interface Visit {
  readonly session: string;
  readonly code: string | null;
  readonly channel: string | null;
  /** When the link was opened. */
  readonly capturedAt: Date | null;
  readonly at: Date;
  /** Whose conversation it is, as far as that is known: nobody visits through their own link. */
  readonly visitor: number | null;
}

/** Counts a visit once its chat has begun: pages are fetched by crawlers and previews, too. One for each conversation. */
export async function noteVisit(tx: Transaction, { emit }: Services, campaign: Campaign, visit: Visit): Promise<void> {
  const { session, channel, at } = visit;
  const opened = visit.capturedAt && visit.capturedAt < at ? visit.capturedAt : at;
  const [counted] = await tx.query<{ referrer: number }>(
    `insert into visits (campaign, session, referrer, channel, visited_at, started_at)
     select campaign, $3, person, $4, $5, $6 from referrers where campaign = $1 and code = $2 and person is distinct from $7::integer
     on conflict (campaign, session) do nothing returning referrer`,
    [campaign.file.id, visit.code ?? '', session, channel, opened, at, visit.visitor],
  );
  if (!counted) return;
  const about = { campaign: campaign.file.id, person: counted.referrer, data: { channel } };
  emit(tx, { ...about, type: 'link.visited', at: opened });
  emit(tx, { ...about, type: 'chat.started', at });
}
