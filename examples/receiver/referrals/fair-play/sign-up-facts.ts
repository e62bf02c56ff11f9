import type { Turn } from '../../campaign/turn.ts';
import type { SignUp } from '../join-as-friend.ts';
import { LIVE_REFERRALS_SQL } from '../referral-row.ts';
import { isPaidClick, sourcesOf } from './attribution.ts';
import type { SignUpFacts } from './findings.ts';
import { keepTraces, leftTrace, tracesOf } from './traces.ts';

/** Collects what the checks want to know about a sign-up by the link of `referrer`. */
export async function signUpFacts(turn: Turn, referrer: number, signUp: SignUp): Promise<SignUpFacts> {
  const { tx, campaign, at } = turn;
  const { friend, origin } = signUp;
  const traces = origin ? await tracesOf(tx, origin, at) : new Map<'device' | 'network', string>();
  const [sameDevice, sameNetwork] = [
    await leftTrace(turn, referrer, 'device', traces.get('device')),
    await leftTrace(turn, referrer, 'network', traces.get('network')),
  ];
  await keepTraces(turn, friend, traces);
  const earlier = await tx.query<{ friend: number }>(
    `select friend from referrals where campaign = $1 and status in (${LIVE_REFERRALS_SQL})
       and (friend = $3 or (friend = $2 and referrer = $3))`,
    [campaign.file.id, referrer, friend],
  );
  return {
    sameMailbox: referrer === friend,
    isCustomer: campaign.file.newCustomersOnly && (await wasCustomer(turn, friend, signUp.at)),
    isReferred: earlier.some((one) => one.friend === friend),
    broughtReferrer: earlier.some((one) => one.friend === referrer),
    domain: signUp.domain,
    sameDevice,
    sameNetwork,
    signUpsInHour: 1 + (await signUpsSince(turn, referrer, new Date(at.getTime() - 3_600_000))),
    paidClick: isPaidClick(signUp.touch),
    sources: sourcesOf(signUp.touch),
  };
}

async function wasCustomer({ tx }: Turn, person: number, at: Date): Promise<boolean> {
  const found = await tx.query(
    `select id from people where id = $1 and stage = 'customer' and coalesce(customer_since, created_at) <= $2`,
    [person, at],
  );
  return found.length > 0;
}

async function signUpsSince({ tx, campaign }: Turn, referrer: number, since: Date): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'select count(*)::integer as count from referrals where campaign = $1 and referrer = $2 and at > $3',
    [campaign.file.id, referrer, since],
  );
  return row!.count;
}
