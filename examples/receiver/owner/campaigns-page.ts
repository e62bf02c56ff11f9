import { Hono } from 'hono';
import { html } from 'hono/html';
import { termsAddress } from '../../../src/campaign/addresses.ts';
import { type Text, textFor } from '../../../src/campaign/texts.ts';
import { pauseCampaign, resumeCampaign } from '../campaign/campaign-changes.ts';
import { type Campaign, type CampaignNow, campaignNow } from '../campaign/campaign.ts';
import { campaignAsked } from '../campaign/campaigns.ts';
import type { Queryable } from '../database/database.ts';
import { type CampaignValues, campaignValues, costInFile } from '../insights/spending.ts';
import { type Stock, stocks } from '../rewards/stock.ts';
import type { Services } from '../services.ts';
import { campaignPills } from './campaign-state.ts';
import { withQuery } from './campaign-switch.ts';
import { money, number } from './charts.ts';
import { type Html, page } from './page.ts';
import { facts, longTime, table } from './parts.ts';
import { rewardTitle } from './reward-title.ts';
import { COUNTING_SQL } from '../referrals/referral-row.ts';

const VOICE = { locale: 'en', tone: '' };
const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', nl: 'Dutch', de: 'German' };

/** What friends brought a campaign so far. */
interface Counts {
  readonly referrers: number;
  readonly shares: number;
  readonly friends: number;
  readonly joined: number;
  readonly waiting: number;
}

interface Shown {
  readonly campaign: Campaign;
  readonly now: CampaignNow;
  readonly at: Date;
  readonly counts: Counts;
  readonly rewards: readonly Stock[];
  readonly values: CampaignValues;
}

/** `/owner/campaigns`: how each campaign stands, where its pages are, and what it gives; a press pauses it. */
export function campaignsPage({ database, campaigns, emit, now }: Services): Hono {
  const { brand } = campaigns.all[0].file;
  return new Hono()
    .get('/', async (c) => {
      const all: Shown[] = [];
      for (const campaign of campaigns.all)
        all.push({
          campaign,
          at: now(),
          now: await campaignNow(database, campaign, now()),
          counts: await countsOf(database, campaign.file.id),
          rewards: await stocks(database, campaign.file.id),
          values: await campaignValues(database, campaign.file.id),
        });
      return c.html(
        page(
          { brand, at: '/owner/campaigns', title: 'Campaigns' },
          html`<div class="campaigns">${all.map((shown) => campaignCard(shown, campaigns.all.length > 1))}</div>`,
        ),
      );
    })
    .post('/:id/:deed{pause|resume}', async (c) => {
      const campaign = campaignAsked(campaigns, c.req.param('id'));
      const change = c.req.param('deed') === 'pause' ? pauseCampaign : resumeCampaign;
      await database.transaction((tx) => change(tx, campaign, emit, now()));
      return c.redirect(`/owner/campaigns#${encodeURIComponent(campaign.file.id)}`, 303);
    });
}

async function countsOf(db: Queryable, campaign: string): Promise<Counts> {
  const [counts] = await db.query<Counts>(
    `select
       (select count(*)::integer from referrers where campaign = $1) as referrers,
       (select count(*)::integer from events where campaign = $1 and type = 'share.intended') as shares,
       friends.*
     from (
       select count(*) filter (where status <> 'rejected')::integer as friends,
         count(*) filter (where status in (${COUNTING_SQL}))::integer as joined,
         count(*) filter (where status in ('signed_up', 'held'))::integer as waiting
       from referrals where campaign = $1) as friends`,
    [campaign],
  );
  return counts!;
}

function campaignCard(shown: Shown, isOneOfSeveral: boolean): Html {
  const { campaign, now, counts } = shown;
  const { file } = campaign;
  const { state, times } = now;
  const only = { campaign: isOneOfSeveral ? file.id : '' };
  const figure = (count: number, label: string, path: string) =>
    html`<li><a href="${withQuery(path, only)}"><strong>${number(count)}</strong><span>${label}</span></a></li>`;
  return html`<section class="card campaign" id="${file.id}" aria-labelledby="${file.id}-title">
    <div class="row">
      <div>
        <h2 id="${file.id}-title">${file.event ? textFor(file.event.title as Text, VOICE) : file.id}</h2>
        <p class="sub">${file.brand}${file.event ? `, ${file.id}` : ''}</p>
      </div>
      <p class="pills">${campaignPills(state, times)}</p>
    </div>
    <ul class="figures">
      ${figure(counts.referrers, counts.referrers === 1 ? 'customer has a link' : 'customers have a link', '/owner/referrals')}
      ${figure(counts.shares, counts.shares === 1 ? 'press on share' : 'presses on share', '/owner/insights/referrals')}
      ${figure(counts.friends, counts.friends === 1 ? 'friend signed up' : 'friends signed up', '/owner/insights/referrals')}
      ${figure(counts.joined, counts.joined === 1 ? 'friend counts' : 'friends count', '/owner/referrals')}
      ${counts.waiting > 0 ? figure(counts.waiting, 'wait for the last step', '/owner/review') : ''}
    </ul>
    <div class="columns">
      <div>${dates(shown)}</div>
      <div>${links(campaign)}</div>
    </div>
    ${gifts(shown)}
    <div class="row begin-row">
      ${
        state === 'ended'
          ? ''
          : html`<form method="post" action="/owner/campaigns/${file.id}/${state === 'paused' ? 'resume' : 'pause'}">
              <button class="${state === 'paused' ? 'button' : 'button plain'}">${
                state === 'paused' ? 'Let it go on' : 'Pause the campaign'
              }<span class="unseen">: ${file.id}</span></button></form>`
      }
      <a class="quiet" href="${withQuery('/owner/insights/referrals', only)}">Numbers<span class="unseen"> of ${file.id}</span></a>
    </div>
  </section>`;
}

function dates({ campaign: { file }, now: { times, seatsLeft }, at }: Shown): Html {
  const { event, timeZone, seats } = file;
  const clock = { timeZone, now: at };
  const on = { 'sign-up': 'with the sign-up', confirmation: 'when you confirm it', purchase: 'with a purchase' };
  const { qualifies } = file;
  const hold = qualifies.holdDays > 0 ? `, ${qualifies.holdDays} days later` : '';
  return facts([
    ['Sign-ups from', times.opens && longTime(times.opens, clock)],
    ['Sign-ups until', longTime(times.signUpEnds, clock)],
    ...(event && times.event
      ? ([
          ['The event', longTime(times.event.starts, { timeZone: event.timeZone, now: at })],
          ['Where', `${event.place}, ${event.address}`],
          ['Moved', times.event.movedAt && `guests were told on ${longTime(times.event.movedAt, clock)}`],
        ] as const)
      : []),
    ['Clock of', timeZone],
    ['Seats', seats === undefined ? null : `${number(seats - seatsLeft)} of ${number(seats)} taken`],
    ['A friend counts', `${on[qualifies.on]}${hold}`],
    ['Friends that count', `${number(file.maxFriends)} for each customer`],
  ]);
}

/** A page of the site in each of its languages. */
function inLanguages(site: string, address: Text): Html {
  const all = typeof address === 'string' ? [['', address] as const] : Object.entries(address);
  return html`${all.map(
    ([language, path]) =>
      html`<a href="${site}${path}">${all.length > 1 ? (LANGUAGES[language] ?? language) : `${site}${path}`}</a> `,
  )}`;
}

function links(campaign: Campaign): Html {
  const { file, site } = campaign;
  const terms = new URL(termsAddress(file, 'en'), site).href;
  return facts([
    ['Customers’ page', inLanguages(site, file.pages.customer)],
    ['Friends’ page', inLanguages(site, file.pages.friend)],
    ['Terms', html`<a href="${terms}">${terms}</a>`],
    ['Personal links', html`<a href="${withQuery('/owner/invitations', { campaign: file.id })}">Invite a customer</a>`],
    ['File', html`<code>${campaign.address}</code>`],
  ]);
}

/** What it gives, what that costs, and what a customer is worth. */
function gifts({ campaign: { file }, rewards, values }: Shown): Html {
  const given = (id: string) => {
    const { counts = {} } = rewards.find(({ reward }) => reward === id) ?? {};
    return ['approved', 'issued', 'redeemed'].reduce((sum, status) => sum + (counts[status] ?? 0), 0);
  };
  const enter = html`<a href="${withQuery('/owner/insights/referrals', { campaign: file.id })}#roi">enter it</a>`;
  const SIDES = { referrer: 'customer', friend: 'friend' } as const;
  return html`<div class="framed">${table(
    `Rewards of ${file.id}`,
    [
      { head: 'Reward', cell: ({ id }) => html`<span class="who">${rewardTitle(file, id, null)}</span>` },
      {
        head: 'For',
        cell: ({ sides, finishing }) =>
          finishing === undefined
            ? `the ${sides.map((side) => SIDES[side]).join(' and the ')}`
            : `whoever finishes ${finishing}`,
      },
      { head: 'Given', labelled: true, cell: ({ id }) => number(given(id)) },
      {
        head: 'One costs',
        labelled: true,
        cell: ({ id }) => {
          const cost = values.rewards.get(id) ?? costInFile(file, id);
          return cost === null ? enter : money(cost, values.currency);
        },
      },
    ],
    file.rewards,
  )}</div>
  ${facts([
    ['A new customer is worth', values.value === null ? enter : money(values.value, values.currency)],
    ['The campaign cost', values.cost === null ? enter : money(values.cost, values.currency)],
  ])}`;
}
