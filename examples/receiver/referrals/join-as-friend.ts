import type { Campaign } from '../campaign/campaign.ts';
import { addGuest } from '../campaign/guests.ts';
import type { ReadOnlyTurn, Turn } from '../campaign/turn.ts';
import { allOf } from '../database/all-of.ts';
import { givesAtOnce } from '../rewards/release-rewards.ts';
import { decisive, type Finding, findings } from './fair-play/findings.ts';
import { signUpFacts } from './fair-play/sign-up-facts.ts';
import { type Origin, tracesOf } from './fair-play/traces.ts';
import { grantPending } from './free-place.ts';
import { handOver } from './hand-over.ts';
import { tellOfReferral } from './move-referral.ts';
import { noteRewarded } from './note-rewarded.ts';
import { takePlace } from './places.ts';
import { advance, comeBack, earnForBoth, missingFor } from './qualify.ts';
import { COUNTING_REFERRALS, type ReferralStatus } from './referral-machine.ts';
import { type LimitReason, limitFor } from './limits.ts';
import type { ReferralReason } from './reasons.ts';
import { LIVE_REFERRALS_SQL, type ReferralRow, referralRows, REFERRAL_COLUMNS } from './referral-row.ts';
import { lockReferrers, referrerByCode } from './referrers.ts';
import { hasSeat, waitForSeat } from './seats.ts';
import type { WrongSignUp } from './undo-sign-up.ts';

/**
 * What a friend is told. `confirmed`: it counts, and both are on the list where there is one. `registered`: kept, and counts once the campaign's
 * condition is met. `waiting`: kept, without an inviter. `full`: kept for when a seat gets free, and whoever has a seat keeps it. `ended`,
 * `soon`, `paused`: kept. Depends on the code and the campaign, never on whether the address was known.
 */
export type FriendStatus = 'confirmed' | 'registered' | 'waiting' | 'full' | 'ended' | 'soon' | 'paused';

/** Whether whoever is told this has a link of their own: who is in may invite others, where the campaign says so. */
export const mayInvite = ({ file }: Campaign, status: FriendStatus): boolean =>
  file.friendsMayInvite && ['confirmed', 'registered', 'full'].includes(status);

export interface SignUp {
  /** The `results` row it came in. */
  readonly result: string;
  readonly friend: number;
  /** Mail domain of the friend. */
  readonly domain: string;
  /** As it is stored; `null` when there was none, or none that can be one. */
  readonly code: string | null;
  /** Milliseconds from when the friend first opened the link to the sign-up, by their clock; `null` where that is not known. */
  readonly linkAge: number | null;
  /** When the friend signed up, as far as the receiver can know. */
  readonly at: Date;
  /** How the link was sent: whatsapp, copy, email … */
  readonly channel: string | null;
  /** What brought the friend to the page last. */
  readonly touch: Readonly<Record<string, unknown>> | null;
  /** `null` where it is not known any more. */
  readonly origin: Origin | null;
  /** The sign-up by a wrong address that this one corrects. */
  readonly corrects: WrongSignUp | null;
}

const DAY = 86_400_000;

/** Takes a friend's sign-up, within the campaign's turn. Whatever becomes of the referral, the sign-up is kept. */
export async function joinAsFriend(turn: Turn, signUp: SignUp): Promise<FriendStatus> {
  const { tx, campaign } = turn;
  const [referrer, traces] = await allOf([
    lockReferrers(tx, campaign.file.id, signUp.code, signUp.friend),
    tracesOf(tx, signUp.origin, turn.at),
  ]);
  const closed = closedAt(turn, signUp.at);
  if (referrer === null || closed !== null || isExpired(signUp, campaign.file.linkDays)) {
    await keepOnList(turn, signUp.friend);
    if (referrer !== null) await addReferral(turn, referrer, signUp, unused(closed));
    return closed ?? 'waiting';
  }

  const told = await answerFor(turn, referrer);
  const [facts, limit] = await allOf([
    signUpFacts(turn, referrer, signUp, traces),
    limitFor(turn, referrer, signUp.at),
  ]);
  const found = findings(facts, {
    ...turn.services.fairPlay,
    strictness: campaign.file.fairPlay,
    bannedSources: campaign.file.bannedSources,
  });
  const decided = decisive(found);
  const again = decided?.reason === 'already-referred' && (await sameReferral(turn, referrer, signUp.friend));
  if (again) {
    await comeBack(turn, again);
    return told;
  }
  if (!decided && signUp.corrects && (await handOver(turn, signUp.corrects, { ...signUp, referrer }))) {
    await keepOnList(turn, signUp.friend);
    return told;
  }
  if (decided) {
    const status = decided.consequence === 'hold' ? 'held' : 'rejected';
    await addReferral(turn, referrer, signUp, { status, reason: decided.reason, flags: found });
    await keepOnList(turn, signUp.friend);
    return isToldApart(decided) ? 'waiting' : told;
  }
  await addCounting(turn, referrer, signUp, found, limit);
  return told;
}

/**
 * A sign-up that nothing speaks against. Where nothing is missing either, its referral is written down as it stands in the end: qualified, and rewarded where
 * all rewards are given at once; both are told of as if it had gone there step by step.
 */
async function addCounting(
  turn: Turn,
  referrer: number,
  signUp: SignUp,
  flags: readonly Finding[],
  limit: LimitReason | null,
): Promise<void> {
  // Within the limit of the referrer it counts; the others are told why not.
  const place = { reason: limit, flags, counts: limit === null };
  const missing = await missingFor(turn, { referrer, friend: signUp.friend, at: signUp.at });
  if (missing !== null) {
    const waiting = await addReferral(turn, referrer, signUp, { ...place, status: 'signed_up' });
    return missing === 'seat' ? waitForSeat(turn, waiting) : waitOnList(turn, waiting);
  }
  const isGiven = givesAtOnce(turn);
  const referral = await addReferral(turn, referrer, signUp, { ...place, status: isGiven ? 'rewarded' : 'qualified' });
  tellOfReferral(turn, { ...referral, status: 'qualified' });
  await earnForBoth(turn, referral);
  if (isGiven) tellOfReferral(turn, referral);
  else await noteRewarded(turn, referral);
}

/** A referral that the owner lets count goes on where it stopped: it takes its place, and gets as far as it can. */
export async function resumeReferral(turn: Turn, referral: ReferralRow): Promise<void> {
  await advanceOrWait(turn, await takePlace(turn, referral));
}

/** A sign-up that nothing speaks against, and that has its place: it gets as far as it can, or waits on the list with what it will bring. */
async function advanceOrWait(turn: Turn, placed: ReferralRow): Promise<void> {
  if (placed.status === 'signed_up' && !(await advance(turn, placed))) await waitOnList(turn, placed);
}

async function waitOnList(turn: Turn, placed: ReferralRow): Promise<void> {
  await keepOnList(turn, placed.friend);
  await grantPending(turn, placed, placed.counts ? ['referrer', 'friend'] : ['friend']);
}

/** What is told apart says nothing about an address: the other findings would tell that it is known, or whose link this is. */
const isToldApart = ({ reason }: Finding): boolean =>
  !['self', 'already-customer', 'already-referred', 'circular', 'corrected-before'].includes(reason);

export function closedAt({ standing }: ReadOnlyTurn, at: Date): 'ended' | 'soon' | 'paused' | null {
  if (at > standing.times.signUpEnds) return 'ended';
  return standing.state === 'soon' || standing.state === 'paused' ? standing.state : null;
}

const unused = (closed: 'ended' | 'soon' | 'paused' | null): Start => ({
  // What came while the campaign rests may count once the owner says so.
  status: closed === 'paused' || closed === 'soon' ? 'held' : 'rejected',
  reason: closed ?? 'expired',
  flags: [],
});

/** What a friend with this link would be told now, where nothing speaks against them. Only reads. */
export async function foreseenStatus(
  turn: ReadOnlyTurn,
  signUp: Pick<SignUp, 'code' | 'linkAge' | 'at'>,
): Promise<FriendStatus> {
  const { tx, campaign } = turn;
  const closed = closedAt(turn, signUp.at);
  if (closed !== null) return closed;
  const referrer = await referrerByCode(tx, campaign.file.id, signUp.code);
  return !referrer || isExpired(signUp, campaign.file.linkDays) ? 'waiting' : answerFor(turn, referrer.person);
}

/** The answer that anybody with this code gets now, whoever they are. */
async function answerFor(turn: ReadOnlyTurn, referrer: number): Promise<FriendStatus> {
  const { event, qualifies, confirmAddress, newCustomersOnly } = turn.campaign.file;
  if (qualifies.on !== 'sign-up' || confirmAddress || newCustomersOnly) return 'registered';
  if (event === undefined) return 'confirmed';
  const left = turn.standing.seatsLeft;
  if (left !== 1) return left === 0 ? 'full' : 'confirmed';
  // The last one is enough where the referrer has theirs.
  return (await hasSeat(turn, referrer)) ? 'confirmed' : 'full';
}

async function keepOnList({ tx, campaign, at }: Turn, person: number): Promise<void> {
  if (campaign.file.event !== undefined) await addGuest(tx, campaign.file.id, person, 'waiting', at);
}

const isExpired = ({ linkAge }: Pick<SignUp, 'linkAge'>, days: number) => linkAge !== null && linkAge > days * DAY;

/** The referral of the same two that stands. */
async function sameReferral({ tx, campaign }: Turn, referrer: number, friend: number): Promise<ReferralRow | null> {
  const [same] = await referralRows(
    tx,
    `campaign = $1 and referrer = $2 and friend = $3 and status in (${LIVE_REFERRALS_SQL})`,
    [campaign.file.id, referrer, friend],
  );
  return same ?? null;
}

/** How a referral stands when it is written down. */
interface Start {
  readonly status: ReferralStatus;
  readonly reason: ReferralReason | null;
  readonly flags: readonly Finding[];
  /** Default: it does not. */
  readonly counts?: boolean;
}

/** Tells of the sign-up, or of why it does not go further; what has come of it at once is for the caller to tell. */
async function addReferral(
  turn: Turn,
  referrer: number,
  signUp: SignUp,
  { status, reason, flags, counts = false }: Start,
): Promise<ReferralRow> {
  const { tx, campaign, at } = turn;
  const { qualifies } = campaign.file;
  const isGood = COUNTING_REFERRALS.includes(status);
  const waits = status === 'signed_up' ? new Date(signUp.at.getTime() + qualifies.withinDays * DAY) : null;
  const [added] = await tx.query<ReferralRow>(
    `insert into referrals (campaign, referrer, friend, result, status, reason, flags, counts, channel, due_at, at, qualified_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning ${REFERRAL_COLUMNS}`,
    [
      campaign.file.id,
      referrer,
      signUp.friend,
      signUp.result,
      status,
      reason,
      flags.length > 0 ? JSON.stringify(flags.map((flag) => flag.reason)) : null,
      counts,
      signUp.channel,
      waits,
      signUp.at,
      isGood ? at : null,
    ],
  );
  tellOfReferral(turn, { ...added!, status: isGood ? 'signed_up' : status }, { channel: signUp.channel });
  return added!;
}
