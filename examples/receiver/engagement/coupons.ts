import { newCode, newToken } from '../campaign/codes.ts';
import type { Queryable } from '../database/database.ts';

export interface Coupon {
  readonly code: string;
  readonly token: string;
  readonly person: number;
  readonly title: string;
  readonly text: string;
  readonly thanks: string;
  readonly expires_at: Date | null;
  readonly redeemed_at: Date | null;
  /** Whose it is; `null` where that is not known any more. */
  readonly campaign: string | null;
}

type Row = Omit<Coupon, 'title' | 'text' | 'thanks'> & { readonly facts: string };

const read = ({ facts, ...row }: Row): Coupon => ({
  ...row,
  ...(JSON.parse(facts) as Pick<Coupon, 'title' | 'text' | 'thanks'>),
});
const COLUMNS =
  'code, token, person, facts, expires_at, redeemed_at, (select campaign from engagements where engagements.id = coupons.engagement) as campaign';

export async function couponOf(tx: Queryable, code: string): Promise<Coupon | null> {
  const [row] = await tx.query<Row>(`select ${COLUMNS} from coupons where code = $1`, [code]);
  return row ? read(row) : null;
}

export async function couponByToken(tx: Queryable, token: string): Promise<Coupon | null> {
  const [row] = await tx.query<Row>(`select ${COLUMNS} from coupons where token = $1`, [token]);
  return row ? read(row) : null;
}

/** A coupon for one person, used once. */
export async function addCoupon(
  tx: Queryable,
  person: number,
  { title, text, thanks, expiresAt }: { title: string; text: string; thanks: string; expiresAt: Date | null },
  now: Date,
): Promise<string> {
  const [row] = await tx.query<{ code: string }>(
    `insert into coupons (code, token, person, facts, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6) returning code`,
    [newCode(), newToken(), person, JSON.stringify({ title, text, thanks }), now, expiresAt],
  );
  return row!.code;
}

export type Redemption = 'redeemed' | 'already-redeemed' | 'expired' | 'unknown';

/** Of many tills at once, one redeems. The same order told again is the same redemption. */
export async function redeemCoupon(tx: Queryable, code: string, orderId: string, now: Date): Promise<Redemption> {
  const redeemed = await tx.query(
    `update coupons set redeemed_at = $3, order_id = $2
     where code = $1 and redeemed_at is null and (expires_at is null or expires_at > $3) returning code`,
    [code, orderId, now],
  );
  if (redeemed.length > 0) return 'redeemed';
  const [row] = await tx.query<{ redeemed_at: Date | null; order_id: string | null }>(
    'select redeemed_at, order_id from coupons where code = $1',
    [code],
  );
  if (!row) return 'unknown';
  if (row.redeemed_at === null) return 'expired';
  return row.order_id === orderId ? 'redeemed' : 'already-redeemed';
}
