import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Campaign } from '../../campaign/campaign.ts';
import { approveHeldReward, approveReferral, rejectReferral, rejectReward } from '../../referrals/decisions.ts';
import { decisionLog, type HeldReferral, heldReferrals, heldRewards } from '../../referrals/review-queue.ts';
import { fulfilAgain, fulfilByHand } from '../../rewards/fulfil/by-hand.ts';
import type { ListedReward } from '../../rewards/stock.ts';
import type { Services } from '../../services.ts';
import { campaignField, campaignOfForm, campaignShown, campaignSwitch, withQuery } from '../campaign-switch.ts';
import { type Html, page } from '../page.ts';
import { card, empty, fullName, pill, type ShopClock, table, time } from '../parts.ts';
import { reasonInWords } from '../reasons.ts';
import { rewardTitle } from '../reward-title.ts';

const LONGEST_REASON = 300;

/** What waits for the owner's look, why, and what was decided before. */
export function reviewPage(services: Services): Hono {
  const { database, campaigns, now } = services;
  const acts = {
    'referral approve': approveReferral,
    'referral reject': rejectReferral,
    'reward approve': approveHeldReward,
    'reward reject': rejectReward,
  } as const;

  return new Hono()
    .get('/', async (c) => {
      const campaign = campaignShown(c, campaigns);
      const { file } = campaign;
      const clock = { timeZone: file.timeZone, now: now() };
      const [referrals, rewards, log] = [
        await heldReferrals(database, file.id),
        await heldRewards(database, file.id),
        await decisionLog(database, file.id),
      ];
      return c.html(
        page(
          { brand: file.brand, at: '/owner/review', title: 'Review' },
          html` ${campaignSwitch(campaigns, campaign, '/owner/review')} ${done(c.req.query('done'))}
          ${
            referrals.length + rewards.length === 0
              ? empty(
                  'Nothing waits for you',
                  'Sign-ups that do not look like a friend, and rewards that need your approval, appear here. Everything else needs nothing from you.',
                )
              : html`<p class="lead">
                    The sign-ups themselves are kept, and nobody was told anything. What you decide is written down
                    below.
                  </p>
                  <ul class="review">
                    ${referrals.map((referral) =>
                      referralCard(referral, campaign, clock),
                    )}${rewards.map((reward) => rewardCard(reward, campaign, clock))}
                  </ul>`
          }
          ${
            log.length === 0
              ? ''
              : card(
                  'Decided',
                  table(
                    'Decisions, newest first',
                    [
                      {
                        head: 'About',
                        cell: (row) =>
                          row.person === null
                            ? 'somebody who was deleted'
                            : html`<a class="who" href="/owner/people/${row.person}"
                                  >${fullName(row, row.email ?? '')}</a
                                ><span class="sub"
                                  >${row.reward_id ? rewardTitle(file, row.reward_id, row.amount) : 'a referral'}</span
                                >`,
                      },
                      {
                        head: 'Decision',
                        cell: (row) => pill(row.decision === 'approved' ? 'good' : 'off', row.decision),
                      },
                      { head: 'Why', cell: (row) => reasonInWords(row.reason) },
                      { head: 'When', cell: (row) => time(row.at, clock) },
                    ],
                    log,
                  ),
                  'flush',
                )
          }`,
        ),
      );
    })
    .post('/:kind{referral|reward}/:id{[0-9]{1,9}}/:deed{approve|reject}', async (c) => {
      const form = await c.req.parseBody();
      const campaign = campaignOfForm(form, campaigns);
      const act = acts[`${c.req.param('kind')} ${c.req.param('deed')}` as keyof typeof acts];
      const reason = typeof form.reason === 'string' ? form.reason.trim().slice(0, LONGEST_REASON) : '';
      const changed = await act(services, campaign, Number(c.req.param('id')), reason || null);
      return c.redirect(back(campaign, changed), 303);
    })
    .post('/reward/:id{[0-9]{1,9}}/by-hand', async (c) => {
      const form = await c.req.parseBody();
      const campaign = campaignOfForm(form, campaigns);
      const field = (name: string) =>
        typeof form[name] === 'string' ? form[name].trim().slice(0, LONGEST_REASON) : '';
      const link = field('link');
      const contents = { ...(field('code') && { code: field('code') }), ...(isWebAddress(link) && { link }) };
      const changed =
        Object.keys(contents).length > 0 &&
        (await fulfilByHand(services, campaign, Number(c.req.param('id')), contents));
      return c.redirect(back(campaign, changed), 303);
    })
    .post('/reward/:id{[0-9]{1,9}}/again', async (c) => {
      const campaign = campaignOfForm(await c.req.parseBody(), campaigns);
      return c.redirect(back(campaign, await fulfilAgain(services, campaign, Number(c.req.param('id')))), 303);
    });

  function back(campaign: Campaign, changed: boolean): string {
    return withQuery('/owner/review', {
      campaign: campaigns.all.length > 1 ? campaign.file.id : '',
      done: changed ? 'yes' : 'no',
    });
  }
}

const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const done = (changed: string | undefined): Html | string =>
  changed === 'yes'
    ? html`<p class="done" role="status">Done, and written down.</p>`
    : changed === 'no'
      ? html`<p class="card note" role="alert">
          Nothing was changed: it was decided before, something was missing, or the friend counts for somebody else
          meanwhile.
        </p>`
      : '';

const why = (reasons: readonly string[]): Html =>
  html`<ul class="reasons">
    ${reasons.map((reason) => html`<li>${reason}</li>`)}
  </ul>`;

function decisionForm(campaign: Campaign, act: string, name: string): Html {
  return html`<form method="post" action="${act}/approve" class="decide">
    ${campaignField(campaign)}
    <p>
      <label for="reason-${act.replaceAll('/', '-')}">Why, for your own records</label
      ><input id="reason-${act.replaceAll('/', '-')}" name="reason" maxlength="${LONGEST_REASON}" autocomplete="off" />
    </p>
    <p class="row">
      <button class="button" aria-label="Approve ${name}">Approve</button
      ><button class="quiet" formaction="${act}/reject" aria-label="Reject ${name}">Reject</button>
    </p>
  </form>`;
}

function referralCard(referral: HeldReferral, campaign: Campaign, clock: ShopClock): Html {
  const friend = fullName(
    { first_name: referral.friend_first_name, last_name: referral.friend_last_name },
    referral.friend_email,
  );
  const referrer = fullName(
    { first_name: referral.referrer_first_name, last_name: referral.referrer_last_name },
    referral.referrer_email,
  );
  const reasons = [...new Set([referral.reason, ...referral.flags].filter((reason) => reason !== null))];
  return html`<li class="card">
    <div class="row">
      <h2>
        <a href="/owner/people/${referral.friend}">${friend}</a> through the link of
        <a href="/owner/people/${referral.referrer}">${referrer}</a>
      </h2>
      <span class="sub">${time(referral.at, clock)}</span>
    </div>
    ${why(reasons.map(reasonInWords))} ${decisionForm(campaign, `/owner/review/referral/${referral.id}`, friend)}
  </li>`;
}

function rewardCard(reward: ListedReward, campaign: Campaign, clock: ShopClock): Html {
  const name = fullName(reward, reward.email);
  const title = rewardTitle(campaign.file, reward.reward, reward.amount);
  const act = `/owner/review/reward/${reward.id}`;
  const isFailed = reward.reason === 'fulfil-failed';
  return html`<li class="card">
    <div class="row">
      <h2>${title} for <a href="/owner/people/${reward.person}">${name}</a></h2>
      <span class="sub">${time(reward.at, clock)}</span>
    </div>
    ${why([reasonInWords(reward.reason)])}
    ${
      isFailed
        ? html`<form method="post" action="${act}/by-hand" class="filters">
            ${campaignField(campaign)}
            <p>
              <label for="code-${reward.id}">Code</label
              ><input id="code-${reward.id}" name="code" maxlength="200" autocomplete="off" />
            </p>
            <p>
              <label for="link-${reward.id}">or link</label
              ><input
                id="link-${reward.id}"
                name="link"
                type="url"
                maxlength="300"
                placeholder="https://"
                autocomplete="off"
              />
            </p>
            <p class="row">
              <button class="button" aria-label="Hand out ${title} to ${name}">Hand out</button
              ><button class="quiet" formaction="${act}/again" aria-label="Try ${title} for ${name} again">
                Try again</button
              ><button class="quiet" formaction="${act}/reject" aria-label="Reject ${title} for ${name}">Reject</button>
            </p>
          </form>`
        : decisionForm(campaign, act, `${title} for ${name}`)
    }
  </li>`;
}
