import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Campaign } from '../../campaign/campaign.ts';
import { costInFile, campaignValues, type CampaignValues } from '../../insights/spending.ts';
import { approveHeldReward, redeemReward, rejectReward } from '../../referrals/decisions.ts';
import { addPoolCodes } from '../../rewards/fill-pool.ts';
import { REWARD_STATUSES, type RewardStatus } from '../../rewards/reward-machine.ts';
import { type ListedReward, listedRewards, type Stock, stocks } from '../../rewards/stock.ts';
import type { Services } from '../../services.ts';
import { campaignField, campaignOfForm, campaignShown, campaignSwitch, withQuery } from '../campaign-switch.ts';
import { money, number } from '../charts.ts';
import { placeWord, readPlace } from '../keyset.ts';
import { type Html, page } from '../page.ts';
import { type ShopClock, card, empty, fullName, pill, searchField, table, time } from '../parts.ts';
import { reasonInWords } from '../reasons.ts';
import { rewardTitle } from '../reward-title.ts';

const PAGE = 50;
const LONGEST_CODE = 200;
/** Codes that are taken in at a time; more are a second paste. */
const MOST_CODES = 50_000;

const KIND: Readonly<Record<RewardStatus, Parameters<typeof pill>[0]>> = {
  pending: 'wait',
  held: 'wait',
  approved: 'info',
  issued: 'good',
  redeemed: 'good',
  rejected: 'off',
  cancelled: 'off',
  expired: 'off',
};
/** What statuses are called here, by how a reward moves through them. */
const LABELS: Readonly<Record<RewardStatus, string>> = {
  pending: 'Promised',
  held: 'On hold',
  approved: 'Being given',
  issued: 'Given',
  redeemed: 'Used',
  rejected: 'Rejected',
  cancelled: 'Taken back',
  expired: 'Ended',
};
const statusOf = (word: string | undefined) => REWARD_STATUSES.find((each) => each === word);

/** Rewards by status, what they cost, and the codes that are left. */
export function rewardsPage(services: Services): Hono {
  const { database, campaigns, now } = services;
  const only = (campaign: Campaign) => (campaigns.all.length > 1 ? campaign.file.id : '');

  return new Hono()
    .get('/', async (c) => {
      const campaign = campaignShown(c, campaigns);
      const { file } = campaign;
      const clock = { timeZone: file.timeZone, now: now() };
      const all = await stocks(database, file.id);
      const values = await campaignValues(database, file.id);
      const count = (each: RewardStatus) => all.reduce((sum, { counts }) => sum + (counts[each] ?? 0), 0);
      const status = statusOf(c.req.query('status')) ?? REWARD_STATUSES.find((each) => count(each) > 0) ?? 'issued';
      const reward = file.rewards.find(({ id }) => id === c.req.query('reward'))?.id ?? '';
      const code = (c.req.query('code') ?? '').replaceAll('\0', '').trim().slice(0, LONGEST_CODE);
      const before = readPlace(c.req.query('before'));
      const rows = await listedRewards(database, file.id, { status, reward, code, before }, PAGE + 1);
      const shown = rows.slice(0, PAGE);
      const last = rows.length > PAGE && !code ? shown.at(-1) : undefined;
      return c.html(
        page(
          { brand: file.brand, at: '/owner/rewards', title: 'Rewards' },
          html` ${campaignSwitch(campaigns, campaign, '/owner/rewards')}
            ${note(c.req.query('added'), c.req.query('given'), c.req.query('done'))}
            ${card('Stock and cost', stockTable(campaign, all, values), 'flush')} ${codesForm(campaign)}
            <div class="row tools">
              <nav class="filter" aria-label="Rewards by status">
                <ul>
                  ${REWARD_STATUSES.filter((each) => count(each) > 0 || each === status).map(
                    (each) =>
                      html`<li>
                        <a
                          href="${withQuery('/owner/rewards', { campaign: only(campaign), status: each, reward })}"
                          ${each === status && !code ? html`aria-current="page"` : ''}
                          >${LABELS[each]} <span class="count">${number(count(each))}</span></a
                        >
                      </li>`,
                  )}
                </ul>
              </nav>
              <form method="get" action="/owner/rewards" role="search" class="search">
                ${campaignField(campaign)}${searchField({ name: 'code', label: 'Code', value: code, placeholder: 'Code that somebody shows', longest: LONGEST_CODE, capitals: 'characters' })}<button class="quiet">Find</button>
              </form>
            </div>
            ${
              shown.length === 0
                ? code
                  ? empty(
                      `No reward has the code “${code}”`,
                      'Look at it again: codes have neither the letters O, I and L nor the digits 0 and 1.',
                    )
                  : empty(`${LABELS[status]}: none`, 'Rewards appear here as soon as a friend has signed up.')
                : html`<div class="card flush">${list(campaign, shown, clock)}</div>`
            }
            ${
              last
                ? html`<p class="more"><a href="${withQuery('/owner/rewards', {
                    campaign: only(campaign),
                    status,
                    reward,
                    before: placeWord(last.at, last.id),
                  })}">Older rewards</a></p>`
                : ''
            }`,
        ),
      );
    })
    .post('/codes', async (c) => {
      const form = await c.req.parseBody();
      const campaign = campaignOfForm(form, campaigns);
      const rule = campaign.file.rewards.find(({ id, code }) => id === form.reward && code === 'pool');
      const pasted = typeof form.codes === 'string' ? form.codes : '';
      const file = form.file instanceof File ? await form.file.text() : '';
      const codes = rule ? readCodes(`${pasted}\n${file}`) : [];
      const { added, given } =
        rule && codes.length > 0 ? await addPoolCodes(services, campaign, rule.id, codes) : { added: 0, given: 0 };
      return c.redirect(
        withQuery('/owner/rewards', { campaign: only(campaign), added: String(added), given: String(given) }),
        303,
      );
    })
    .post('/:id{[0-9]{1,9}}/:deed{approve|reject|redeem}', async (c) => {
      const campaign = campaignOfForm(await c.req.parseBody(), campaigns);
      const act = { approve: approveHeldReward, reject: rejectReward, redeem: redeemReward }[
        c.req.param('deed') as 'approve' | 'reject' | 'redeem'
      ];
      const changed = await act(services, campaign, Number(c.req.param('id')));
      return c.redirect(withQuery('/owner/rewards', { campaign: only(campaign), done: changed ? 'yes' : 'no' }), 303);
    });
}

/** One code a line, or the first cell of each line of a CSV file; a heading is no code. */
function readCodes(text: string): string[] {
  const codes = text
    .split(/[\r\n]+/)
    .map((line) =>
      line
        .split(/[,;\t]/)[0]!
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .replace(/^\uFEFF/, ''),
    )
    .filter((code) => code !== '' && code.length <= LONGEST_CODE && !/^(code|codes|voucher)$/i.test(code));
  return [...new Set(codes)].slice(0, MOST_CODES);
}

function note(added: string | undefined, given: string | undefined, done: string | undefined): Html | string {
  if (done === 'yes') return html`<p class="done" role="status">Done.</p>`;
  if (done === 'no')
    return html`<p class="card note" role="alert">
      Nothing was changed: it was done before, or this reward does not stand where it could be.
    </p>`;
  if (added === undefined || !/^\d+$/.test(added)) return '';
  if (added === '0') return html`<p class="card note" role="alert">No code was new: nothing was added.</p>`;
  return html`<p class="done" role="status">
    ${number(Number(added))} new
    ${added === '1' ? 'code' : 'codes'}${given && /^[1-9]\d*$/.test(given) ? html`, ${given} of them to rewards that waited for one` : ''}.
  </p>`;
}

function stockTable(campaign: Campaign, all: readonly Stock[], values: CampaignValues): Html {
  const { file } = campaign;
  const rows = [...new Set([...file.rewards.map(({ id }) => id), ...all.map(({ reward }) => reward)])];
  const stockOf = (id: string) => all.find(({ reward }) => reward === id);
  const given = (id: string) =>
    ['approved', 'issued', 'redeemed'].reduce((sum, each) => sum + (stockOf(id)?.counts[each] ?? 0), 0);
  const costOf = (id: string) => values.rewards.get(id) ?? costInFile(file, id);
  return table(
    'Rewards of the campaign',
    [
      {
        head: 'Reward',
        cell: (id) => html`<span class="who">${rewardTitle(file, id, null)}</span><span class="sub">${id}</span>`,
      },
      { head: 'Given', labelled: true, cell: (id) => number(given(id)) },
      { head: 'Used', labelled: true, cell: (id) => number(stockOf(id)?.counts.redeemed ?? 0) },
      {
        head: 'Cost so far',
        labelled: true,
        cell: (id) => {
          const cost = costOf(id);
          return money(cost === null ? null : cost * given(id), values.currency);
        },
      },
      { head: 'Codes left', labelled: true, cell: (id) => codesLeft(campaign, id, stockOf(id)) },
    ],
    rows,
  );
}

function codesLeft({ file }: Campaign, id: string, stock: Stock | undefined): Html | string {
  const rule = file.rewards.find((each) => each.id === id);
  if (rule?.code !== 'pool') return rule?.code ? 'made as needed' : '';
  const left = stock?.codesLeft ?? 0;
  const warning = left === 0 ? pill('risk', 'empty') : left < (rule.lowStock ?? 0) ? pill('wait', 'low') : '';
  return html`${number(left)} of ${number(left + (stock?.codesTaken ?? 0))} ${warning}`;
}

function codesForm(campaign: Campaign): Html | string {
  const pools = campaign.file.rewards.filter(({ code }) => code === 'pool');
  if (pools.length === 0) return '';
  return html`<details class="card">
    <summary>Add codes</summary>
    <form method="post" action="/owner/rewards/codes" enctype="multipart/form-data" class="stack">
      ${campaignField(campaign)}
      <p>
        <label for="pool">For</label
        ><select id="pool" name="reward">
          ${pools.map(({ id, amount }) => html`<option value="${id}">${rewardTitle(campaign.file, id, amount ?? null)}</option>`)}
        </select>
      </p>
      <p>
        <label for="codes">Codes, one a line</label
        ><textarea
          id="codes"
          name="codes"
          rows="6"
          spellcheck="false"
          autocapitalize="none"
          autocomplete="off"
        ></textarea>
      </p>
      <p>
        <label for="codes-file">or a CSV file, whose first column they are</label
        ><input id="codes-file" name="file" type="file" accept=".csv,.txt,text/csv,text/plain" />
      </p>
      <p><button class="button">Add the codes</button></p>
      <p class="sub">
        A code that is there already is left as it is. Each is given to one person, the oldest first; rewards that wait
        for one get theirs at once.
      </p>
    </form>
  </details>`;
}

function list(campaign: Campaign, rows: readonly ListedReward[], clock: ShopClock): Html {
  const act = (row: ListedReward, deed: string, label: string) =>
    html`<form method="post" action="/owner/rewards/${row.id}/${deed}">
      ${campaignField(campaign)}<button
        class="quiet"
        aria-label="${label}: ${rewardTitle(campaign.file, row.reward, row.amount)} of ${fullName(row, row.email)}"
      >
        ${label}
      </button>
    </form>`;
  return table(
    'Rewards, newest first',
    [
      {
        head: 'Who',
        cell: (row) =>
          html`<a class="who" href="/owner/people/${row.person}">${fullName(row, row.email)}</a
            ><span class="sub">${rewardTitle(campaign.file, row.reward, row.amount)}, as ${row.side}</span>`,
      },
      {
        head: 'Status',
        cell: (row) => {
          const status = statusOf(row.status) ?? 'expired';
          return html`${pill(KIND[status], LABELS[status].toLowerCase())}${
            row.reason ? html`<span class="sub">${reasonInWords(row.reason)}</span>` : ''
          }`;
        },
      },
      {
        head: 'Code',
        cell: (row) =>
          html`${row.code ? html`<code>${row.code}</code>` : ''}${row.link ? html` <span class="sub">a link</span>` : ''}`,
      },
      { head: 'Since', cell: (row) => time(row.at, clock) },
      {
        head: 'Action',
        cell: (row) =>
          row.status === 'issued'
            ? act(row, 'redeem', 'Mark as used')
            : row.status === 'held'
              ? html`<span class="row">${act(row, 'approve', 'Approve')}${act(row, 'reject', 'Reject')}</span>`
              : row.status === 'pending' || row.status === 'approved'
                ? act(row, 'reject', 'Reject')
                : '',
      },
    ],
    rows,
  );
}
