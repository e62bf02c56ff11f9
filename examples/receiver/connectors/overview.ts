import type { Queryable } from '../database/database.ts';
import type { Services } from '../services.ts';

/** How things stand with one target, for the owner's pages. */
export interface TargetState {
  readonly name: string;
  /** Null for one that is no longer in the configuration. */
  readonly kind: string | null;
  readonly queued: number;
  readonly failed: number;
  readonly delivered: number;
  readonly lastDelivered: Date | null;
  /** Since when it does not answer. */
  readonly downSince: Date | null;
}

export async function targetStates({ database, connectors }: Services): Promise<TargetState[]> {
  const rows = await database.query<Omit<TargetState, 'kind'>>(
    `select target as name, count(*) filter (where status = 'queued')::integer as queued,
       count(*) filter (where status = 'failed')::integer as failed,
       count(*) filter (where status in ('delivered', 'unconfirmed'))::integer as delivered,
       max(delivered_at) as "lastDelivered", (select down_since from outages where outages.target = deliveries.target) as "downSince"
     from deliveries group by target`,
  );
  const names = new Set([...connectors.all.map(({ name }) => name), ...rows.map(({ name }) => name)]);
  return [...names].map((name) => ({
    kind: connectors.byName(name)?.connector.kind ?? null,
    ...(rows.find((row) => row.name === name) ?? {
      name,
      queued: 0,
      failed: 0,
      delivered: 0,
      lastDelivered: null,
      downSince: null,
    }),
  }));
}

/** One delivery as the owner sees it: nothing of what was told. */
export interface DeliveryRow {
  readonly id: number;
  readonly target: string;
  readonly type: string;
  readonly person: number | null;
  readonly status: string;
  readonly tries: number;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly deliveredAt: Date | null;
  readonly nextAt: Date;
}

/** The newest deliveries first; of one target or one status where they are named. */
export const deliveryRows = (
  database: Queryable,
  {
    target = null,
    status = null,
    before = null,
  }: { target?: string | null; status?: string | null; before?: number | null },
  most = 100,
): Promise<DeliveryRow[]> =>
  database.query<DeliveryRow>(
    `select deliveries.id, target, events.type, events.person, status, tries, last_status as "lastStatus", last_error as "lastError",
       created_at as "createdAt", delivered_at as "deliveredAt", next_at as "nextAt"
     from deliveries join events on events.id = deliveries.event
     where ($1::text is null or target = $1) and ($2::text is null or status = $2) and ($3::integer is null or deliveries.id < $3)
     order by deliveries.id desc limit ${most}`,
    [target, status, before],
  );
