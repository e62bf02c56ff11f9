import { Hono } from 'hono';
import { html } from 'hono/html';
import { campaignNow } from '../campaign/campaign.ts';
import { admitGuest } from '../referrals/decisions.ts';
import type { Services } from '../services.ts';
import { page } from './page.ts';
import { empty, fullName, guestPill, personLink, table, time } from './parts.ts';

interface GuestRow {
  readonly id: number;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string;
  readonly status: string;
  readonly since: Date;
  readonly by_id: number | null;
  readonly by_first_name: string | null;
  readonly by_last_name: string | null;
  readonly by_email: string | null;
}

/** The list for the door. */
export function guestsPage(services: Services): Hono {
  const { database, campaign, now } = services;
  const { file } = campaign;
  return new Hono()
    .get('/', async (c) => {
      const clock = { timeZone: file.timeZone, now: now() };
      const { seatsLeft } = await campaignNow(database, campaign, clock.now);
      const guests = await database.query<GuestRow>(
        `select people.id, people.first_name, people.last_name, people.email, guests.status, guests.since,
           inviter.id as by_id, inviter.first_name as by_first_name, inviter.last_name as by_last_name, inviter.email as by_email
         from guests
           join people on people.id = guests.person
           left join referrals on referrals.campaign = guests.campaign and referrals.friend = guests.person and referrals.status in ('signed_up', 'held', 'qualified', 'rewarded')
           left join people as inviter on inviter.id = referrals.referrer
         where guests.campaign = $1
         order by case guests.status when 'confirmed' then 1 when 'standby' then 2 when 'waiting' then 3 else 4 end, guests.since, people.id`,
        [file.id],
      );
      const seats =
        file.seats === undefined
          ? undefined
          : html`<p class="seats"><strong>${file.seats - seatsLeft}</strong> confirmed · <strong>${seatsLeft}</strong> of ${file.seats} seats left</p>`;
      return c.html(
        page(
          { brand: file.brand, at: '/owner/guests', title: 'Guests', aside: seats },
          guests.length === 0
            ? empty(
                'The list is empty',
                'A customer stands here as waiting after their first share, and as confirmed once a friend has signed up.',
              )
            : html`<div class="card flush">${table(
                'Guest list',
                [
                  { head: 'Guest', cell: personLink },
                  { head: 'Status', cell: (guest) => guestPill(guest.status) },
                  {
                    head: 'Invited by',
                    labelled: true,
                    cell: (guest) =>
                      guest.by_id === null
                        ? ''
                        : html`<a href="/owner/people/${guest.by_id}">${fullName({ first_name: guest.by_first_name, last_name: guest.by_last_name }, guest.by_email ?? '')}</a>`,
                  },
                  { head: 'Since', cell: (guest) => time(guest.since, clock) },
                  {
                    head: 'Action',
                    cell: (guest) =>
                      guest.status === 'confirmed'
                        ? ''
                        : html`<form method="post" action="/owner/guests/${guest.id}/confirm"><button class="quiet" aria-label="Confirm ${fullName(guest, guest.email)}">Confirm</button></form>`,
                  },
                ],
                guests,
              )}</div>`,
        ),
      );
    })
    .post('/:person{[0-9]{1,9}}/confirm', async (c) => {
      await admitGuest(services, campaign, Number(c.req.param('person')));
      return c.redirect('/owner/guests', 303);
    });
}
