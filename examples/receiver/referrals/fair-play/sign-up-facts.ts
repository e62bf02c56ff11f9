import type { Turn } from '../../campaign/turn.ts';
import { allOf } from '../../database/all-of.ts';
import { hadCodeOfMistakeSql } from '../../rewards/code-of-mistake.ts';
import type { SignUp } from '../join-as-friend.ts';
import { LIVE_REFERRALS_SQL } from '../referral-row.ts';
import { isPaidClick, sourcesOf } from './attribution.ts';
import { MOST_IN_AN_HOUR, type SignUpFacts } from './findings.ts';
import { keepTraces, type Traces } from './traces.ts';

const HOUR = 3_600_000;
/** More of the referrer's latest sign-ups change nothing. */
const MOST_LOOKED_AT = Math.max(...Object.values(MOST_IN_AN_HOUR));

/** What the database knows of both sides before the sign-up is written down. */
interface Known {
  readonly seen: readonly string[];
  readonly is_customer: boolean;
  readonly is_referred: boolean;
  readonly brought_referrer: boolean;
  readonly was_corrected: boolean;
  readonly sign_ups: number;
}

/** Collects what the checks want to know about a sign-up through the link of `referrer`. */
export async function signUpFacts(turn: Turn, referrer: number, signUp: SignUp, traces: Traces): Promise<SignUpFacts> {
  const { tx, campaign, at } = turn;
  const { friend } = signUp;
  const { newCustomersOnly } = campaign.file;
  const looking = tx.query<Known>(
    `with recursive above (person) as (
       select referrer from referrals where campaign = $1 and friend = $2 and status in (${LIVE_REFERRALS_SQL})
       union select referrer from referrals join above on friend = above.person where campaign = $1 and status in (${LIVE_REFERRALS_SQL}))
     select
       array(select kind from traces where campaign = $1 and person = $2 and hash = any($4::text[])) as seen,
       exists (select from people where id = $3 and stage = 'customer' and coalesce(customer_since, created_at) <= $5) as is_customer,
       exists (select from referrals where campaign = $1 and friend = $3 and status in (${LIVE_REFERRALS_SQL})) as is_referred,
       $3 in (select person from above) as brought_referrer,
       ${hadCodeOfMistakeSql('$1', '$3')} as was_corrected,
       (select count(*)::integer from (
          select result from referrals where campaign = $1 and referrer = $2 order by id desc limit ${MOST_LOOKED_AT}) as latest
        join results on results.id = latest.result where received_at > $6) as sign_ups`,
    [campaign.file.id, referrer, friend, [...traces.values()], signUp.at, new Date(at.getTime() - HOUR)],
  );
  const [[known]] = await allOf([looking, keepTraces(turn, friend, traces)]);
  const { seen, is_customer, is_referred, brought_referrer, was_corrected, sign_ups } = known!;
  return {
    sameMailbox: referrer === friend,
    isCustomer: newCustomersOnly && is_customer,
    isReferred: is_referred,
    broughtReferrer: brought_referrer,
    wasCorrected: was_corrected,
    domain: signUp.domain,
    sameDevice: seen.includes('device'),
    sameNetwork: seen.includes('network'),
    signUpsInHour: 1 + sign_ups,
    paidClick: isPaidClick(signUp.touch),
    sources: sourcesOf(signUp.touch),
  };
}
