import { Hono } from 'hono';
import { html } from 'hono/html';
import { doorCounts, type DoorCounts } from '../../campaign/door.ts';
import { inTurn } from '../../campaign/turn.ts';
import type { Queryable } from '../../database/database.ts';
import { admitGuest } from '../../referrals/decisions.ts';
import { giveUpSeat } from '../../referrals/give-up-seat.ts';
import type { Services } from '../../services.ts';
import { campaignField, campaignOfForm, campaignShown, campaignSwitch, withQuery } from '../campaign-switch.ts';
import { type Place, placeWord, readPlace } from '../keyset.ts';
import { type Html, page } from '../page.ts';
import { empty, fullName, guestPill, personLink, type ShopClock, table, time } from '../parts.ts';
import { LIVE_REFERRALS_SQL, REVIEW_REFERRALS_SQL } from '../../referrals/referral-row.ts';

export interface GuestRow {
  readonly id: number;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string;
  readonly status: string;
  readonly since: Date;
  /** Whether the sign-up that brought them waits for the owner's look. */
  readonly waits: boolean;
  readonly checked_in_at: Date | null;
  readonly by_id: number | null;
  readonly by_first_name: string | null;
  readonly by_last_name: string | null;
  readonly by_email: string | null;
}

const STATUSES = ['confirmed', 'standby', 'waiting', 'cancelled'] as const;
type Status = (typeof STATUSES)[number];

const LABELS: Readonly<Record<Status, string>> = {
  confirmed: 'Confirmed',
  standby: 'Waiting list',
  waiting: 'Waiting for a friend',
  cancelled: 'Cancelled',
};

const EMPTY: Readonly<Record<Status, string>> = {
  confirmed: 'A guest is confirmed once a friend has signed up, or when you confirm them.',
  standby: 'People who sign up when all seats are taken appear here, the first in line on top.',
  waiting: 'Customers appear here after their first share, until a friend signs up.',
  cancelled: 'Guests who give their seat back appear here.',
};

const PAGE = 100;

/** Guests of one status by how long they are on the list; from behind a place, where one is named. */
export const guestRows = (
  db: Queryable,
  campaign: string,
  status: string,
  after: Place<number> | null,
  most: number,
): Promise<GuestRow[]> =>
  db.query<GuestRow>(
    `select people.id, people.first_name, people.last_name, people.email, guests.status, guests.since, checked_in_at, coalesce(referral.waits, false) as waits,
       inviter.id as by_id, inviter.first_name as by_first_name, inviter.last_name as by_last_name, inviter.email as by_email
     from (
       select * from guests where campaign = $1 and status = $2 ${after ? 'and (since, person) > ($3, $4)' : ''}
       order by since, person limit ${most}) as guests
       join people on people.id = guests.person
       left join lateral (
         select referrer, ${REVIEW_REFERRALS_SQL} as waits from referrals where referrals.campaign = guests.campaign and referrals.friend = guests.person
           and referrals.status in (${LIVE_REFERRALS_SQL}) limit 1) as referral on true
       left join people as inviter on inviter.id = referral.referrer
     order by guests.since, guests.person`,
    [campaign, status, ...(after ? [after.at, after.key] : [])],
  );

/** The guest list. */
export function guestsPage(services: Services): Hono {
  const { database, campaigns, now } = services;
  const back = (form: Readonly<Record<string, unknown>>) => {
    const status = STATUSES.find((each) => each === form.status) ?? '';
    const campaign = campaignOfForm(form, campaigns);
    return withQuery('/owner/guests', { campaign: campaigns.all.length > 1 ? campaign.file.id : '', status });
  };
  return new Hono()
    .get('/', async (c) => {
      const campaign = campaignShown(c, campaigns);
      const { file } = campaign;
      const clock = { timeZone: file.timeZone, now: now() };
      const counts = await doorCounts(database, file.id);
      const wanted = STATUSES.find((each) => each === c.req.query('status'));
      const status = wanted ?? STATUSES.find((each) => counts[each] > 0) ?? 'confirmed';
      const place = readPlace(c.req.query('after'));
      const rows = await guestRows(database, file.id, status, place, PAGE + 1);
      const shown = rows.slice(0, PAGE);
      const last = rows.length > PAGE ? shown.at(-1) : undefined;
      const isEmpty = STATUSES.every((each) => counts[each] === 0);
      return c.html(
        page(
          { brand: file.brand, at: '/owner/guests', title: 'Guests', aside: seats(counts, file.seats) },
          html` ${campaignSwitch(campaigns, campaign, '/owner/guests')}
          ${
            isEmpty
              ? empty(
                  'The list is empty',
                  file.event ? EMPTY.waiting : 'This campaign has no event, so it has no guest list.',
                )
              : html`<div class="row tools">
                    <nav class="filter" aria-label="Guests by status">
                      <ul>
                        ${STATUSES.map(
                          (each) =>
                            html`<li>
                              <a
                                href="${withQuery('/owner/guests', { campaign: file.id, status: each })}"
                                ${each === status ? html`aria-current="page"` : ''}
                                >${LABELS[each]} <span class="count">${counts[each]}</span></a
                              >
                            </li>`,
                        )}
                      </ul>
                    </nav>
                    <p class="row">
                      <a class="button" href="${withQuery('/owner/door', { campaign: file.id })}">At the door</a
                      ><a class="quiet" href="${withQuery('/owner/guests.csv', { campaign: file.id })}" download>CSV</a>
                    </p>
                  </div>
                  ${
                    shown.length === 0
                      ? empty(`${LABELS[status]}: nobody`, EMPTY[status])
                      : html`<div class="card flush">${list(shown, clock, campaignField(campaign), status)}</div>`
                  }
                  ${
                    last
                      ? html`<p class="more"><a href="${withQuery('/owner/guests', {
                          campaign: file.id,
                          status,
                          after: placeWord(last.since, last.id),
                        })}">More guests</a></p>`
                      : ''
                  }`
          }`,
        ),
      );
    })
    .post('/:person{[0-9]{1,9}}/confirm', async (c) => {
      const form = await c.req.parseBody();
      await admitGuest(services, campaignOfForm(form, campaigns), Number(c.req.param('person')));
      return c.redirect(back(form), 303);
    })
    .post('/:person{[0-9]{1,9}}/cancel', async (c) => {
      const form = await c.req.parseBody();
      await inTurn(services, campaignOfForm(form, campaigns), (turn) =>
        giveUpSeat(turn, Number(c.req.param('person')), 'owner'),
      );
      return c.redirect(back(form), 303);
    });
}

function seats({ confirmed, inside }: DoorCounts, all: number | undefined): Html {
  const left = all === undefined ? '' : html` · <strong>${Math.max(0, all - confirmed)}</strong> of ${all} seats left`;
  return html`<p class="seats">
    <strong>${confirmed}</strong> confirmed${left}${inside > 0 ? html` · <strong>${inside}</strong> are in` : ''}
  </p>`;
}

/** Who brought a guest, as a link. */
const broughtBy = (guest: GuestRow): Html | string =>
  guest.by_id === null
    ? ''
    : html`<a href="/owner/people/${guest.by_id}"
        >${fullName({ first_name: guest.by_first_name, last_name: guest.by_last_name }, guest.by_email ?? '')}</a
      >`;

function list(guests: readonly GuestRow[], clock: ShopClock, campaign: Html, status: Status): Html {
  const act = (guest: GuestRow, deed: 'confirm' | 'cancel', label: string) =>
    html`<form method="post" action="/owner/guests/${guest.id}/${deed}">
      ${campaign}<input type="hidden" name="status" value="${status}" /><button
        class="quiet"
        aria-label="${label} ${fullName(guest, guest.email)}"
      >
        ${label}
      </button>
    </form>`;
  return table(
    'Guest list',
    [
      { head: 'Guest', cell: personLink },
      {
        head: 'Status',
        cell: (guest) =>
          html`${guestPill(guest.status)}${
            guest.checked_in_at ? html`<span class="sub">in since ${time(guest.checked_in_at, clock)}</span>` : ''
          }${guest.waits ? html`<span class="sub">the sign-up waits for your <a href="/owner/review">review</a></span>` : ''}`,
      },
      { head: 'Invited by', labelled: true, cell: broughtBy },
      { head: 'Since', cell: (guest) => time(guest.since, clock) },
      {
        head: 'Action',
        cell: (guest) =>
          guest.status === 'confirmed' ? act(guest, 'cancel', 'Free the seat') : act(guest, 'confirm', 'Confirm'),
      },
    ],
    guests,
  );
}
