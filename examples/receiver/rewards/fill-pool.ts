import type { Campaign } from '../campaign/campaign.ts';
import { inTurn, type Turn } from '../campaign/turn.ts';
import { noteRewardedBy } from '../referrals/note-rewarded.ts';
import type { Services } from '../services.ts';
import { codesLeft } from './code-pool.ts';
import { issueReward } from './issue-reward.ts';
import { rewardRows } from './reward-row.ts';

/** Rewards that get their code in one turn of the campaign: a fraction of a second, so that no sign-up waits for it. */
const AT_ONCE = 100;

const WAITING_SQL = `campaign = $1 and reward = $2 and status = 'approved' and reason = 'waiting-for-code'`;

/**
 * Fills the pool, and gives rewards that waited for a code theirs, the oldest first; where they are many, the later ones by jobs. A code that was
 * there before, taken or not, is left as it is.
 *
 * @returns How many codes are new, and how many rewards get one.
 */
export function addPoolCodes(
  services: Services,
  campaign: Campaign,
  reward: string,
  codes: readonly string[],
): Promise<{ readonly added: number; readonly given: number }> {
  return inTurn(services, campaign, async (turn) => {
    const fresh = await turn.tx.query(
      `insert into reward_codes (campaign, reward, code, added_at)
       select $1, $2, code, $4 from unnest($3::text[]) as code on conflict do nothing returning code`,
      [campaign.file.id, reward, codes.map((text) => text.trim()).filter(Boolean), turn.at],
    );
    const given = await giveNext(turn, reward);
    return { added: fresh.length, given };
  });
}

/** The job that goes on giving codes. */
export async function giveCodes(
  services: Services,
  { campaign: id, reward }: { readonly campaign: string; readonly reward: string },
): Promise<void> {
  const campaign = services.campaigns.byName(id);
  if (campaign) await inTurn(services, campaign, (turn) => giveNext(turn, reward));
}

/** Gives the next ones theirs, and leaves those after them to a job. Answers how many get one, now and then. */
async function giveNext(turn: Turn, reward: string): Promise<number> {
  const { tx, services, campaign } = turn;
  const pool = [campaign.file.id, reward];
  const [waiting] = await tx.query<{ count: number }>(
    `select count(*)::integer as count from rewards where ${WAITING_SQL}`,
    pool,
  );
  const due = Math.min(waiting!.count, await codesLeft(tx, campaign.file.id, reward));
  const next = await rewardRows(
    tx,
    `id in (select id from rewards where ${WAITING_SQL} order by id limit ${Math.min(due, AT_ONCE)})`,
    pool,
  );
  for (const one of next) {
    await issueReward(turn, one);
    await noteRewardedBy(turn, one);
  }
  if (due > next.length) services.jobs.add(tx, 'give-codes', { campaign: campaign.file.id, reward });
  return due;
}
