import { type Campaign, campaignNow } from '../campaign/campaign.ts';
import { togetherOrAlone } from '../database/together-or-alone.ts';
import { errorFacts } from '../log.ts';
import { rewardRows } from '../rewards/reward-row.ts';
import type { Services } from '../services.ts';
import { dateFormat } from '../web/formats.ts';
import { campaignFacts } from './campaign-facts.ts';
import { writeDigest } from './digest.ts';
import { type Known, knownOf } from './known.ts';
import { dayAndTime, promisedRewards, titlesOf } from './parts.ts';
import { dayBeforeAt } from './quiet-hours.ts';
import { nextGuests } from './tell-guests.ts';
import { gatherMessage } from './write-message.ts';
import { wordsFor } from './words.ts';

/* Messages that nothing but time brings. Each has a key, so that looking again writes nothing again. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Days after the link, without a press on "share", until the one reminder. */
const REMIND_AFTER = 5 * DAY;
/** Time before the end of sign-ups in which those are told who have brought nobody yet. */
const ENDS_SOON = 3 * DAY;
/** Time after a form that waits for its last step. */
const FINISH_AFTER = 2 * DAY;
/** Hour of the calendar day before an event. */
const REMINDER_HOUR = 10;
/** Whoever is found in one go; the others a minute later. */
const MOST = 200;

interface Sweep {
  readonly services: Services;
  readonly campaign: Campaign;
  readonly now: Date;
}

export async function writeDueMessages(services: Services): Promise<void> {
  const results = [];
  for (const campaign of services.campaigns.all) {
    const sweep: Sweep = { services, campaign, now: services.now() };
    for (const write of KINDS) results.push(...(await Promise.allSettled([write(sweep)])));
  }
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** A failure of one holds up no other. */
const KINDS: readonly ((sweep: Sweep) => Promise<void>)[] = [
  remindReferrers,
  remindOfEvent,
  finishRegistrations,
  tellOfMonths,
  ({ services, campaign }) => writeDigest(services, campaign),
];

/** One to whom nothing can be written keeps none of the others waiting. */
const writeToEach = <Item>(
  { services, campaign }: Sweep,
  items: readonly Item[],
  write: (known: Known, item: Item) => Promise<void>,
) =>
  togetherOrAlone(
    services.database,
    items,
    async (tx, some) => {
      const known = knownOf(tx, services, campaign);
      for (const item of some) await write(known, item);
    },
    (_, error) => services.log('due message not written', errorFacts(error)),
  );

const peopleOf = async ({ services }: Sweep, sql: string, params: readonly unknown[]): Promise<number[]> =>
  (await services.database.query<{ person: number }>(`${sql} limit ${MOST}`, params)).map(({ person }) => person);

/** One reminder to share, and one that it ends; never both within the same days. */
async function remindReferrers(sweep: Sweep): Promise<void> {
  const { services, campaign, now } = sweep;
  const { state, times } = await campaignNow(services.database, campaign, now);
  if (state !== 'open') return;
  const left = times.signUpEnds.getTime() - now.getTime();
  const template = left <= ENDS_SOON ? 'campaign-ending' : 'reminder';
  const { id } = campaign.file;
  const idle = await peopleOf(
    sweep,
    `select person from referrers where campaign = $1 and created_at <= $2
       and not exists (select from events where events.person = referrers.person and events.campaign = $1 and type = 'share.intended')
       and not exists (select from referrals where referrals.campaign = $1 and referrals.referrer = referrers.person)
       -- Whoever was typed by mistake has neither.
       and (exists (select from results where results.person = referrers.person)
         or exists (select from invitations where invitations.person = referrers.person))
       and exists (select from messages where messages.person = referrers.person and messages.campaign = $1
         and template in ('link-ready', 'invitation') and status in ('sent', 'delivered'))
       and not exists (select from messages where messages.person = referrers.person and messages.campaign = $1 and template = $3)`,
    [id, new Date(now.getTime() - (template === 'reminder' ? REMIND_AFTER : DAY)), template],
  );
  await writeToEach(sweep, idle, async (known, person) => {
    const recipient = await known.recipient(person);
    if (!recipient) return;
    const { voice } = recipient;
    const facts = await campaignFacts(known, person, voice, []);
    const rewards = promisedRewards(campaign, 'referrer', voice, now);
    const until = dayAndTime(times.signUpEnds, campaign.file.timeZone, wordsFor(template, voice).language);
    await gatherMessage(known.tx, services, {
      key: `${template} ${id} ${person}`,
      audience: 'referrer',
      person,
      campaign,
      template,
      isGentle: true,
      facts: {
        values: { ...facts.values, until, gift: titlesOf(rewards, voice) },
        blocks: { ...facts.blocks, rewards },
      },
    });
  });
}

async function remindOfEvent(sweep: Sweep): Promise<void> {
  const { services, campaign, now } = sweep;
  const { event } = (await campaignNow(services.database, campaign, now)).times;
  if (!event || !campaign.file.event) return;
  const at = dayBeforeAt(REMINDER_HOUR, event.starts, campaign.file.event.timeZone);
  if (now < at || now >= event.starts) return;
  const day = event.starts.toISOString().slice(0, 10);
  const key = `event-reminder ${campaign.file.id} ${day}`;
  const guests = await nextGuests(services.database, campaign, {
    where: `guests.status = 'confirmed' and not exists (select from messages where key = $2 || ' ' || guests.person)`,
    params: [key],
    most: MOST,
  });
  const audiences = new Map(guests.map(({ person, audience }) => [person, audience]));
  await writeToEach(sweep, [...audiences.keys()], async (known, person) => {
    const recipient = await known.recipient(person);
    if (!recipient) return;
    const earned = await rewardRows(
      known.tx,
      `campaign = $1 and person = $2 and status in ('approved', 'issued') and code is not null`,
      [campaign.file.id, person],
    );
    await gatherMessage(known.tx, services, {
      key: `${key} ${person}`,
      audience: audiences.get(person)!,
      person,
      campaign,
      template: 'event-reminder',
      facts: await campaignFacts(known, person, recipient.voice, earned),
    });
  });
}

/** A friend whose sign-up still waits for a step of their own. */
async function finishRegistrations(sweep: Sweep): Promise<void> {
  const { services, campaign, now } = sweep;
  const { id, qualifies } = campaign.file;
  if (qualifies.on === 'sign-up') return;
  const waiting = await peopleOf(
    sweep,
    `select friend as person from referrals where campaign = $1 and status = 'signed_up' and at <= $2
       and not exists (select from messages where messages.person = friend and messages.campaign = $1 and template = 'finish-registration')`,
    [id, new Date(now.getTime() - FINISH_AFTER)],
  );
  await writeToEach(sweep, waiting, async (known, person) => {
    const recipient = await known.recipient(person);
    if (!recipient) return;
    const { voice } = recipient;
    const rewards = promisedRewards(campaign, 'friend', voice, now);
    const facts = await campaignFacts(known, person, voice, []);
    await gatherMessage(known.tx, services, {
      key: `finish-registration ${id} ${person}`,
      audience: 'friend',
      person,
      campaign,
      template: 'finish-registration',
      isGentle: true,
      facts: { values: { ...facts.values, gift: titlesOf(rewards, voice) }, blocks: { ...facts.blocks, rewards } },
    });
  });
}

/** What a new month gave. The first month is told with the reward itself; months that are long past are not told at all. */
async function tellOfMonths(sweep: Sweep): Promise<void> {
  const { services, campaign, now } = sweep;
  const given = await services.database.query<{
    reward: number;
    person: number;
    month: string;
    side: string;
  }>(
    `select rewards.id as reward, person, to_char(month, 'YYYY-MM') as month, side
     from reward_months join rewards on rewards.id = reward_months.reward
     where campaign = $1 and reward_months.issued_at > $2 and month > (select min(month) from reward_months as first where first.reward = rewards.id)
       and not exists (select from messages where key = 'month ' || rewards.id || ' ' || to_char(month, 'YYYY-MM'))
     order by rewards.id, month limit ${MOST}`,
    [campaign.file.id, new Date(now.getTime() - 3 * DAY)],
  );
  await writeToEach(sweep, given, async (known, { reward, person, month, side }) => {
    const recipient = await known.recipient(person);
    if (!recipient) return;
    const { voice } = recipient;
    const rows = await rewardRows(known.tx, 'id = $1', [reward]);
    const facts = await campaignFacts(known, person, voice, rows);
    const name = dateFormat(wordsFor('month-issued', voice).language, {
      month: 'long',
      timeZone: 'UTC',
    }).format(new Date(`${month}-01`));
    await gatherMessage(known.tx, services, {
      key: `month ${reward} ${month}`,
      audience: side === 'referrer' ? 'referrer' : 'friend',
      person,
      campaign,
      template: 'month-issued',
      isGentle: true,
      facts: { ...facts, values: { ...facts.values, month: name } },
    });
  });
}
