import type { Queryable } from '../database/database.ts';
import type { CampaignFile } from './campaign-file.ts';
import { type EventTimes, eventTimes } from './event-times.ts';
import { textFor, type Voice } from './texts.ts';

/** A campaign file and the site whose pages it names. */
export interface Campaign {
  readonly file: CampaignFile;
  /** Origin of the pages, without a slash at the end. */
  readonly site: string;
  /** Name of the file, by which it lies on the site. */
  readonly fileName: string;
}

/** `full`: no seat left, sign-ups go on the standby list. `ended`: sign-ups are kept, but nobody gets a seat. */
export type CampaignState = 'open' | 'full' | 'ended';

export interface CampaignNow {
  readonly state: CampaignState;
  readonly times: EventTimes;
  readonly seatsLeft: number;
}

/**
 * Whether an envelope's `flow.campaign` means this one: its id, or the address of its file at the top of the site, `/campaign.json`. The file
 * of the same name of another site, or in another folder, is another campaign's.
 */
export function isOfCampaign({ file, site, fileName }: Campaign, named: string | null): boolean {
  if (named === null) return false;
  if (named === file.id) return true;
  const top = `${site}/`;
  return URL.canParse(named, top) && new URL(named, top).href === new URL(encodeURIComponent(fileName), top).href;
}

/** How things stand. Everybody's truth is the database, so several receivers agree. */
export async function campaignNow(tx: Queryable, { file }: Campaign, now: Date): Promise<CampaignNow> {
  const times = await eventTimes(tx, file, now);
  const [seats] = await tx.query<{ taken: number }>(
    `select count(*)::integer as taken from guests where campaign = $1 and status = 'confirmed'`,
    [file.id],
  );
  const seatsLeft = Math.max(0, file.seats - seats!.taken);
  const state = now > times.signUpEnds ? 'ended' : seatsLeft === 0 ? 'full' : 'open';
  return { state, times, seatsLeft };
}

/**
 * Lets one sign-up of the campaign at a time go on, in any number of receivers: seats and a referrer's limit are counted, then taken.
 * Held until the transaction ends.
 */
export async function takeTurn(tx: Queryable, campaign: Campaign, now: Date): Promise<CampaignNow> {
  await eventTimes(tx, campaign.file, now);
  // Not "for update": rows that only refer to the campaign need not wait, and so can't lock each other out.
  await tx.query('select id from campaigns where id = $1 for no key update', [campaign.file.id]);
  return campaignNow(tx, campaign, now);
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
