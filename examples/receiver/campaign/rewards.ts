import type { Queryable } from '../database/database.ts';
import type { CampaignFile, Reward } from './campaign-file.ts';
import type { CodeBook } from './codes.ts';
import { textFor, type Voice } from '../../../src/campaign/texts.ts';

export type Side = 'referrer' | 'friend';

/** A reward as the chat shows it. */
export interface RewardCard {
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly code?: string;
  /** ISO 8601: when it ends. */
  readonly until?: string;
}

/** One record for each reward that this side of a referral earns; said twice, still one. The caller holds the campaign's turn. */
export async function grantRewards(
  tx: Queryable,
  file: CampaignFile,
  of: { readonly referral: number; readonly person: number; readonly side: Side },
  codes: CodeBook,
  now: Date,
): Promise<void> {
  for (const reward of file.rewards.filter(({ sides }) => sides.includes(of.side))) {
    const granted = await tx.query(
      `select id from rewards where kind = $1 and status = 'approved'
         and ((referral = $2 and side = $3) or (once and campaign = $4 and person = $5))`,
      [reward.kind, of.referral, of.side, file.id, of.person],
    );
    if (granted.length > 0) continue;
    await tx.query(
      `insert into rewards (campaign, referral, person, side, kind, reward, amount, once, code, status, at)
       values ($1, $2, $3, $4, $5, $5, $6, $7, $8, 'approved', $9)`,
      [
        file.id,
        of.referral,
        of.person,
        of.side,
        reward.kind,
        reward.amount ?? null,
        reward.once,
        reward.code ? codes.codeFor(`${of.side} ${reward.kind}`) : null,
        now,
      ],
    );
  }
}

/** What a person has earned, one card of each kind. */
export async function rewardCards(
  tx: Queryable,
  file: CampaignFile,
  person: number,
  voice: Voice,
  eventEnds: Date | null,
): Promise<RewardCard[]> {
  const earned = await tx.query<{ kind: string; amount: number | null; code: string | null }>(
    `select distinct on (kind) kind, amount, code from rewards
     where campaign = $1 and person = $2 and status = 'approved' order by kind, side = 'friend' desc, id`,
    [file.id, person],
  );
  return file.rewards.flatMap((reward) => {
    const record = earned.find(({ kind }) => kind === reward.kind);
    return record
      ? [
          {
            ...rewardTexts(reward, voice, record.amount),
            ...(record.code && { code: record.code, ...(eventEnds && { until: eventEnds.toISOString() }) }),
          },
        ]
      : [];
  });
}

export function rewardTexts(
  reward: Reward,
  voice: Voice,
  amount = reward.amount ?? null,
): Pick<RewardCard, 'kind' | 'title' | 'text'> {
  const fill = (text: string) => text.replaceAll('{amount}', String(amount ?? ''));
  return { kind: reward.kind, title: fill(textFor(reward.title, voice)), text: fill(textFor(reward.text, voice)) };
}
