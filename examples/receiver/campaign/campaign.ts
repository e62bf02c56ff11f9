import type { Queryable } from '../database/database.ts';
import type { CampaignFile } from './campaign-file.ts';
import { type CampaignTimes, type Settled, SETTLED_COLUMNS, timesOf } from './campaign-times.ts';
import { textFor, type Voice } from '../../../src/campaign/texts.ts';

/** A campaign file and the site whose pages it names. */
export interface Campaign {
  readonly file: CampaignFile;
  /** Origin of the pages, without a slash at the end. */
  readonly site: string;
  /** Name of the file. */
  readonly fileName: string;
  /** Path of the file on the site: beside the customer's page. */
  readonly address: string;
}

/**
 * `soon`: not yet started. `full`: no seat left, sign-ups go on the standby list. `paused`: the owner has stopped it for now. `ended`: sign-ups
 * are kept, but nobody gets anything. `out-of-rewards`: a pool of codes is empty.
 */
export type CampaignState = 'soon' | 'open' | 'full' | 'paused' | 'ended' | 'out-of-rewards';

export interface CampaignNow {
  readonly state: CampaignState;
  readonly times: CampaignTimes;
  /** `Infinity` where seats are not counted. */
  readonly seatsLeft: number;
}

/** Whether an envelope's `flow.campaign` means this one: by its id, or by the address of its file. */
export function isOfCampaign({ file, site, address }: Campaign, named: string | null): boolean {
  if (named === null) return false;
  if (named === file.id) return true;
  const top = `${site}/`;
  return URL.canParse(named, top) && new URL(named, top).href === new URL(address, top).href;
}

/**
 * Where so many seats are free, sign-ups go on side by side without counting what others take. Each takes two, and far fewer than half as many can
 * be under way at once: ten connections of each receiver.
 */
export const PLENTY_OF_SEATS = 1000;

/** The largest `integer` of the database. */
const ANY_NUMBER = 2 ** 31 - 1;

/**
 * How things stand. Everybody's truth is the database, so several receivers agree.
 *
 * @param enough Where so many seats are free for certain, nobody counts them, and `seatsLeft` may be too many. Default: they are always counted.
 */
export async function campaignNow(
  tx: Queryable,
  { file }: Campaign,
  now: Date,
  enough = Infinity,
): Promise<CampaignNow> {
  // What friends do not earn keeps none of them waiting.
  const pools = file.rewards.filter(({ code, sides }) => code === 'pool' && sides.length > 0).map(({ id }) => id);
  // There are never more guests than people, and never more people than their last number says: it is known at once, however many there are.
  const mostUncounted = file.seats === undefined ? ANY_NUMBER : Math.max(-1, file.seats - enough);
  const [counts] = await tx.query<Settled & { taken: number; paused: boolean; stocked: number }>(
    `select
       (select count(*)::integer from guests where campaign = $1 and status = 'confirmed'
          and (select coalesce(max(id), 0) from people) > $3::integer) as taken,
       (select count(*)::integer from unnest($2::text[]) as pool where exists (
          select from reward_codes where campaign = $1 and reward = pool and taken_at is null)) as stocked,
       paused_at is not null as paused, ${SETTLED_COLUMNS}
     from (select $1::text as id) as asked left join campaigns using (id)`,
    [file.id, pools, mostUncounted],
  );
  const times = timesOf(file, counts!, now);
  const seatsLeft = file.seats === undefined ? Infinity : Math.max(0, file.seats - counts!.taken);
  const state = stateOf(times, now, {
    isPaused: counts!.paused,
    isFull: seatsLeft === 0,
    isOutOfRewards: counts!.stocked < pools.length,
  });
  return { state, times, seatsLeft };
}

function stateOf(
  { opens, signUpEnds }: CampaignTimes,
  now: Date,
  is: { readonly isPaused: boolean; readonly isFull: boolean; readonly isOutOfRewards: boolean },
): CampaignState {
  if (now > signUpEnds) return 'ended';
  if (is.isPaused) return 'paused';
  if (opens && now < opens) return 'soon';
  if (is.isFull) return 'full';
  return is.isOutOfRewards ? 'out-of-rewards' : 'open';
}

type Site = Pick<Campaign, 'file' | 'site'>;

/** The friend's page with a referrer's code. No name and no address in it: it gets forwarded. */
export function shareLink({ file, site }: Site, code: string, voice: Voice): string {
  const query = new URLSearchParams({ ref: code, utm_source: 'referral', utm_campaign: file.id });
  return `${site}${textFor(file.pages.friend, voice)}?${query}`;
}

/** The customer's page with a personal token. */
export function invitationLink({ file, site }: Site, token: string, voice: Voice): string {
  return `${site}${textFor(file.pages.customer, voice)}?${new URLSearchParams({ i: token })}`;
}
