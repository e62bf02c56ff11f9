import { html } from 'hono/html';
import { readDate } from '../../../../src/campaign/dates.ts';
import type { CampaignFile } from '../../campaign/campaign-file.ts';
import type { Queryable } from '../../database/database.ts';
import type { Filter } from '../../insights/filter.ts';
import { earnings } from '../../insights/numbers.ts';
import { countChangedDays } from '../../insights/referral-days.ts';
import { before, daysLater, type Period } from '../../insights/period.ts';
import {
  channels,
  referralFunnel,
  referralRates,
  rejectedFor,
  shownTo,
  type Span,
  timeToConvert,
  topReferrers,
} from '../../insights/referral-funnel.ts';
import { campaignValues, type CampaignValues, costInFile, rewardCosts } from '../../insights/spending.ts';
import type { Services } from '../../services.ts';
import { listFormat } from '../../web/formats.ts';
import { bars, change, duration, money, number, percent } from '../charts.ts';
import type { Html } from '../page.ts';
import { card, empty, table } from '../parts.ts';
import { reasonInWords } from '../reasons.ts';
import { CHANNELS } from '../result-rows.ts';
import { rewardTitle } from '../reward-title.ts';

const spanOf = ({ from, to }: Period, timeZone: string): Span => ({
  from: readDate(`${from}T00:00`, timeZone),
  to: readDate(`${daysLater(to, 1)}T00:00`, timeZone),
});

/** What the campaign brought, and what it earned. */
export async function referralsContent(
  { database: db, now: clock }: Pick<Services, 'database' | 'now'>,
  file: CampaignFile,
  filter: Filter,
  typed: TypedValues | null = null,
): Promise<Html> {
  const { timeZone } = file;
  const span = spanOf(filter.period, timeZone);
  await countChangedDays(db, file, clock());
  const now = await referralFunnel(db, file.id, filter.period);
  const earlier = await referralFunnel(db, file.id, before(filter.period));
  const shown = await shownTo(db, file.id, filter.period);
  const shownEarlier = await shownTo(db, file.id, before(filter.period));
  const values = await campaignValues(db, file.id);
  const isEmpty = [...Object.values(now), ...Object.values(shown)].every((count) => !count);
  const rates = referralRates(now);
  const earlierRates = referralRates(earlier);
  const rate = (label: string, value: Html | string, was: Html | string, of: string) =>
    html`<div>
      <dt>${label}</dt>
      <dd><strong>${value}</strong> <span class="sub">${of}${was === '' ? '' : html`; ${was} before`}</span></dd>
    </div>`;
  const row = (label: string, key: keyof typeof now) => ({
    label,
    value: now[key],
    note: change(now[key], earlier[key]),
  });

  /** Only where a page counts its showings. */
  const shownRow = (label: string, side: keyof typeof shown) =>
    shown[side] === null ? [] : [{ label, value: shown[side], note: change(shown[side], shownEarlier[side] ?? 0) }];

  return html` ${
    isEmpty
      ? empty(
          'No referrals in this period',
          html`Customers get a link in the chat, or when you <a href="/owner/invitations">invite them</a>.`,
        )
      : card(
          'From link to friend',
          html`${bars(
            'Referral funnel',
            ['Step', 'Number'],
            [
              ...shownRow('Shown to customers', 'customers'),
              row('New referrers', 'referrers'),
              row('Shared at least once', 'sharers'),
              row('Presses on share', 'shares'),
              row('Visits by a link', 'visits'),
              ...shownRow('Shown to friends', 'friends'),
              row('Chats started', 'starts'),
              row('Friends signed up', 'signUps'),
              row('Friends qualified', 'qualified'),
              row('Did not count', 'rejected'),
              row('Rewards given', 'rewards'),
            ],
          )}
              <dl class="rates">
                ${rate(
                  'Share rate',
                  percent(rates.share),
                  earlierRates.share === null ? '' : percent(earlierRates.share),
                  'of referrers shared',
                )}
                ${rate(
                  'Sign-ups per sharer',
                  number(rates.signUpsPerSharer, 2),
                  earlierRates.signUpsPerSharer === null ? '' : number(earlierRates.signUpsPerSharer, 2),
                  'above 1 the campaign grows by itself',
                )}
                ${rate(
                  'Friend conversion',
                  percent(rates.conversion),
                  earlierRates.conversion === null ? '' : percent(earlierRates.conversion),
                  'of visits signed up',
                )}
              </dl>
              <p class="sub">A press on share is an intention: nobody can see whether a message was sent.</p>`,
        )
  }
    ${await roiCard(db, file, values, now.qualified, filter, typed)}
    <div class="columns">
      <div>${await channelsCard(db, file.id, filter.period)}${await rejectedCard(db, file.id, filter.period)}</div>
      <div>${await topCard(db, file.id, span)}${await convertCard(db, file.id, span)}</div>
    </div>`;
}

async function channelsCard(db: Queryable, campaign: string, period: Period): Promise<Html | string> {
  const all = await channels(db, campaign, period);
  if (all.length === 0) return '';
  return card(
    'Where links were put',
    table(
      'Channels, the best first',
      [
        { head: 'Channel', cell: ({ channel }) => CHANNELS[channel] ?? (channel || 'not known') },
        { head: 'Visits', labelled: true, cell: ({ visits }) => number(visits) },
        { head: 'Sign-ups', labelled: true, cell: ({ signUps }) => number(signUps) },
      ],
      all,
    ),
    'flush',
  );
}

async function rejectedCard(db: Queryable, campaign: string, period: Period): Promise<Html | string> {
  const all = await rejectedFor(db, campaign, period);
  if (all.length === 0) return '';
  return card(
    'Why sign-ups did not count',
    bars(
      'Why sign-ups did not count',
      ['Reason', 'Sign-ups'],
      all.map(({ reason, count }) => ({ label: reasonInWords(reason), value: count })),
    ),
  );
}

async function topCard(db: Queryable, campaign: string, span: Span): Promise<Html | string> {
  const all = await topReferrers(db, campaign, span);
  if (all.length === 0) return '';
  return card(
    'Who brought most friends',
    bars(
      'Referrers with most friends',
      ['Referrer', 'Friends'],
      all.map(({ id, first_name, friends }) => ({
        label: html`<a href="/owner/people/${id}">${first_name ?? 'No name'}</a>`,
        value: friends,
      })),
    ),
  );
}

async function convertCard(db: Queryable, campaign: string, span: Span): Promise<Html | string> {
  const { of, median, ninth } = await timeToConvert(db, campaign, span);
  if (of === 0) return '';
  return card(
    'From the first look to the sign-up',
    html`<p><strong class="big">${duration(median)}</strong> in the middle; nine of ten within ${duration(ninth)}.</p>
      <p class="sub">Taken from the newest ${number(of)} sign-ups that began with a visit.</p>`,
  );
}

/** What was typed into the form and could not be used. */
export interface TypedValues {
  readonly value: string;
  readonly cost: string;
  readonly currency: string;
  readonly rewards: ReadonlyMap<string, string>;
  readonly problem: string;
}

async function roiCard(
  db: Queryable,
  file: CampaignFile,
  values: CampaignValues,
  qualified: number,
  filter: Filter,
  typed: TypedValues | null,
): Promise<Html> {
  const rewards = await rewardCosts(db, file, values, filter.period);
  const { costs, roi, costPerCustomer } = earnings({
    qualified,
    value: values.value,
    rewards: rewards.total,
    campaign: values.cost,
  });
  const nameOf = (id: string) => rewardTitle(file, id, null);
  const missing = [
    ...(values.value === null ? ['what a new customer is worth to you'] : []),
    ...(values.cost === null ? ['what the campaign cost'] : []),
    ...rewards.unknown.map((id) => `what one “${nameOf(id)}” costs`),
  ];
  const shown = (field: 'value' | 'cost') => typed?.[field] ?? values[field]?.toString() ?? '';
  return html`<section class="card" id="roi">
    <h2>What it earned</h2>
    <dl class="rates">
      <div>
        <dt>Return on investment</dt>
        <dd><strong>${percent(roi, 0)}</strong> <span class="sub">qualified × value − costs, of the costs</span></dd>
      </div>
      <div>
        <dt>Costs</dt>
        <dd>
          <strong>${money(costs, values.currency)}</strong>
          <span class="sub"
            >rewards ${money(rewards.total, values.currency)} and the campaign
            ${money(values.cost, values.currency)}</span
          >
        </dd>
      </div>
      <div>
        <dt>Cost per new customer</dt>
        <dd>
          <strong>${money(costPerCustomer, values.currency)}</strong>
          <span class="sub">of ${number(qualified)} qualified</span>
        </dd>
      </div>
    </dl>
    ${
      missing.length > 0
        ? html`<p class="advice">A dash means: not known, and nothing is guessed. Please enter ${inList(missing)}.</p>`
        : ''
    }
    <details ${missing.length > 0 || typed ? html`open` : ''}>
      <summary>Your value and costs</summary>
      <form method="post" action="/owner/insights/values" class="filters">
        <input type="hidden" name="campaign" value="${file.id}" /><input
          type="hidden"
          name="from"
          value="${filter.period.from}"
        /><input type="hidden" name="to" value="${filter.period.to}" />
        ${amount('value', 'Value of a new customer', shown('value'))}
        ${amount('cost', 'Cost of the campaign', shown('cost'))}
        <p>
          <label for="roi-currency">Currency</label
          ><input
            id="roi-currency"
            name="currency"
            value="${typed?.currency ?? values.currency}"
            maxlength="3"
            required
            autocapitalize="characters"
            autocomplete="off"
          />
        </p>
        ${file.rewards.map((reward) => {
          const { id } = reward;
          const said = typed?.rewards.get(id) ?? values.rewards.get(id)?.toString() ?? '';
          const inFile = costInFile(file, id);
          return amount(
            `reward-${id}`,
            `One “${nameOf(id)}”`,
            said,
            inFile === null ? undefined : `${inFile} in the campaign file`,
          );
        })}
        <p><button class="button">Save</button></p>
        ${typed ? html`<p class="problem" role="alert">${typed.problem}</p>` : ''}
      </form>
    </details>
  </section>`;
}

const amount = (name: string, label: string, value: string, hint?: string): Html =>
  html`<p>
    <label for="roi-${name}">${label}</label
    ><input
      id="roi-${name}"
      name="${name}"
      value="${value}"
      inputmode="decimal"
      autocomplete="off"
      maxlength="14"
      ${hint ? html`placeholder="${hint}"` : ''}
    />
  </p>`;

const inList = (parts: readonly string[]): string => listFormat('en-GB').format(parts);
