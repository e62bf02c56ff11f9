import { newToken } from '../campaign/codes.ts';
import type { Queryable } from '../database/database.ts';

/** Whom a token stands for, and how far it is trusted. */
export interface TokenHolder {
  readonly campaign: string;
  readonly person: number;
  /**
   * `null` for a personal link, which came by mail or text. Otherwise when somebody typed this person's address into a form, and may not be
   * them: such a token shows what their link has brought since, and no codes.
   */
  readonly since: Date | null;
}

const DAY = 86_400_000;
const KEPT_DAYS = 30;

/** The token that a form is answered with; the same one for the same conversation. A new one is `token`, where that was promised before. */
export async function formToken(
  tx: Queryable,
  campaign: string,
  person: number,
  session: string,
  now: Date,
  token = newToken(),
): Promise<string> {
  const [row] = await tx.query<{ token: string }>(
    `insert into form_tokens (token, campaign, person, session, created_at) values ($1, $2, $3, $4, $5)
     on conflict (campaign, person, session) do update set session = excluded.session returning token`,
    [token, campaign, person, session, now],
  );
  return row!.token;
}

/** `null` for a token that is forged, withdrawn or too old. */
export async function tokenHolder(tx: Queryable, token: string): Promise<TokenHolder | null> {
  const [holder] = await tx.query<TokenHolder>(
    `select campaign, person, null::timestamptz as since from invitations where token = $1 and withdrawn_at is null
     union all select campaign, person, created_at as since from form_tokens where token = $1`,
    [token],
  );
  return holder ?? null;
}

export async function forgetOldFormTokens(tx: Queryable, now: Date): Promise<void> {
  await tx.query('delete from form_tokens where created_at < $1', [new Date(now.getTime() - KEPT_DAYS * DAY)]);
}
