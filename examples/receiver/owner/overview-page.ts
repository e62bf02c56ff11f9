import { Hono } from 'hono';
import { html } from 'hono/html';
import { campaignNow } from '../campaign/campaign.ts';
import { onTheClock } from '../../../src/campaign/dates.ts';
import type { EventTimes } from '../campaign/campaign-times.ts';
import { textFor } from '../../../src/campaign/texts.ts';
import type { Services } from '../services.ts';
import { boxCounts } from '../inbox/conversations.ts';
import { reviewCount } from '../referrals/review-queue.ts';
import { campaignPills } from './campaign-state.ts';
import { campaignShown, campaignSwitch, withQuery } from './campaign-switch.ts';
import { type Html, page } from './page.ts';
import { card, empty, longTime, type ShopClock, table, time } from './parts.ts';
import { deed, resultRows, who } from './result-rows.ts';
import { COUNTING_SQL } from '../referrals/referral-row.ts';

interface Counts {
  readonly confirmed: number;
  readonly waiting: number;
  readonly standby: number;
  readonly friends: number;
  readonly referrers: number;
  readonly shares: number;
  readonly set_aside: number;
}

export function overviewPage({ database, campaigns, now }: Services): Hono {
  return new Hono().get('/', async (c) => {
    const campaign = campaignShown(c, campaigns);
    const { file } = campaign;
    const clock = { timeZone: file.timeZone, now: now() };
    const { state, times } = await campaignNow(database, campaign, clock.now);
    const [counts] = await database.query<Counts>(
      `select
         (select count(*)::integer from guests where campaign = $1 and status = 'confirmed') as confirmed,
         (select count(*)::integer from guests where campaign = $1 and status = 'waiting') as waiting,
         (select count(*)::integer from guests where campaign = $1 and status = 'standby') as standby,
         (select count(*)::integer from referrals where campaign = $1 and status in (${COUNTING_SQL})) as friends,
         (select count(*)::integer from referrers where campaign = $1) as referrers,
         (select count(*)::integer from events where campaign = $1 and type = 'share.intended') as shares,
         (select count(*)::integer from results where set_aside is not null and envelope is not null) as set_aside`,
      [file.id],
    );
    const boxes = await boxCounts(database, clock.now);
    const review = await reviewCount(database, file.id);
    const latest = await resultRows(
      database,
      `set_aside is null and type in ('form.submitted', 'share.intended', 'handover.requested')`,
      [],
      8,
    );
    const voice = { locale: 'en', tone: '' };

    return c.html(
      page(
        { brand: file.brand, at: '/owner', title: 'Overview' },
        html`
          ${campaignSwitch(campaigns, campaign, '/owner')}
          <section class="card event">
            <div>
              ${
                file.event && times.event
                  ? html`<p class="kicker">${daysTo(times.event, clock)}</p>
                      <h2>${textFor(file.event.title, voice)}</h2>
                      <p>
                        ${longTime(times.event.starts, { timeZone: file.event.timeZone, now: clock.now })}<br />${file.event.place},
                        ${file.event.address}
                      </p>`
                  : html`<h2>${file.id}</h2>`
              }
              <p class="pills">
                ${campaignPills(state, times)} <span class="sub">until ${longTime(times.signUpEnds, clock)}</span>
              </p>
              <p><a href="/owner/campaigns#${file.id}">Its pages, rewards and dates</a></p>
            </div>
            ${file.seats === undefined ? '' : ring(counts!.confirmed, file.seats)}
          </section>
          <ul class="figures">
            ${
              boxes.open > 0
                ? figure(
                    boxes.open,
                    boxes.overdue > 0 ? `wait for an answer, ${boxes.overdue} overdue` : 'wait for an answer',
                    '/owner/inbox',
                  )
                : ''
            }
            ${
              review > 0
                ? figure(
                    review,
                    'wait for your decision',
                    withQuery('/owner/review', { campaign: campaigns.all.length > 1 ? file.id : '' }),
                  )
                : ''
            }
            ${figure(counts!.waiting, 'wait for a friend', '/owner/guests')}
            ${counts!.standby > 0 ? figure(counts!.standby, 'on standby for a seat', '/owner/guests') : ''}
            ${figure(counts!.referrers, counts!.referrers === 1 ? 'customer has a link' : 'customers have a link', '/owner/referrals')}
            ${figure(counts!.shares, counts!.shares === 1 ? 'press on share' : 'presses on share', '/owner/results?type=share.intended')}
            ${figure(counts!.friends, counts!.friends === 1 ? 'friend joined' : 'friends joined', '/owner/referrals')}
            ${counts!.set_aside > 0 ? figure(counts!.set_aside, 'set aside', '/owner/set-aside') : ''}
          </ul>
          ${
            latest.length > 0
              ? card(
                  'Latest',
                  html`${table(
                    'Latest results',
                    [
                      { head: 'Who', cell: who },
                      { head: 'What', cell: deed },
                      { head: 'When', cell: (row) => time(row.received_at, clock) },
                    ],
                    latest,
                  )}
                    <p class="more"><a href="/owner/results">All results</a></p>`,
                  'flush',
                )
              : empty(
                  'Nothing has come in yet',
                  html`Open the <a href="${campaign.site}/">landing page</a> and talk to the chat, or
                    <a href="/owner/invitations">invite your first customer</a>.`,
                )
          }
        `,
      ),
    );
  });
}

const figure = (count: number, label: string, href: string): Html =>
  html`<li>
    <a href="${href}"><strong>${count}</strong><span>${label}</span></a>
  </li>`;

/** Counts days as a calendar in the shop does. */
function daysTo({ starts, ends }: EventTimes, { timeZone, now }: ShopClock): string {
  const day = (at: Date) => Date.parse(onTheClock(at, timeZone).slice(0, 10));
  const days = (day(starts) - day(now)) / 86_400_000;
  if (now > ends) return 'This event is over';
  return days <= 0 ? 'Today' : days === 1 ? 'Tomorrow' : `In ${days} days`;
}

/** Seats taken, as a ring that says the same in words. */
function ring(taken: number, seats: number): Html {
  const around = 2 * Math.PI * 42;
  const part = Math.min(1, taken / seats) * around;
  return html`<figure class="ring">
    <svg viewBox="0 0 100 100" aria-hidden="true">
      <circle class="track" cx="50" cy="50" r="42" />
      ${
        taken > 0
          ? html`<circle class="taken" cx="50" cy="50" r="42" stroke-dasharray="${part.toFixed(1)} ${around.toFixed(1)}" transform="rotate(-90 50 50)" />`
          : ''
      }
    </svg>
    <figcaption><strong>${taken}</strong><span>of ${seats} seats taken</span></figcaption>
  </figure>`;
}
