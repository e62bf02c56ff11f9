import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Campaign } from '../../campaign/campaign.ts';
import {
  checkIn,
  type DoorCounts,
  doorCounts,
  type DoorGuest,
  guestByDoorCode,
  guestById,
  searchAtDoor,
  undoCheckIn,
} from '../../campaign/door.ts';
import type { Services } from '../../services.ts';
import { campaignField, campaignOfForm, campaignShown, campaignSwitch, withQuery } from '../campaign-switch.ts';
import { type Html, page } from '../page.ts';
import { type ShopClock, empty, fullName, guestPill, searchField, time } from '../parts.ts';

const MOST = 30;
const LONGEST_SEARCH = 100;
/** One letter finds half the list. */
const SHORTEST_SEARCH = 2;

/** For who stands at the door with a phone: scan a guest's code with its camera, or find them by name. */
export function doorPages(services: Services): Hono {
  const { database, campaigns, now } = services;

  const show = async (
    campaign: Campaign,
    search: string,
    content: Html | string,
    rows: readonly DoorGuest[] | null,
  ) => {
    const { file } = campaign;
    const clock = { timeZone: file.timeZone, now: now() };
    return page(
      {
        brand: file.brand,
        at: '/owner/guests',
        title: 'At the door',
        back: {
          href: withQuery('/owner/guests', { campaign: campaigns.all.length > 1 ? file.id : '' }),
          label: 'Guests',
        },
        aside: inside(await doorCounts(database, file.id)),
      },
      html` ${campaignSwitch(campaigns, campaign, '/owner/door')} ${content}
        <form method="get" action="/owner/door" role="search" class="search wide">
          ${campaignField(campaign)}${searchField({ name: 'q', label: 'Name or address', value: search, placeholder: 'Name or address', longest: LONGEST_SEARCH })}<button class="button">Find</button>
        </form>
        ${
          rows === null
            ? html`<p class="lead">
                Scan a guest's code with this phone's camera: its link opens here. Without a code, type the beginning of
                the name.
              </p>`
            : rows.length === 0
              ? empty(
                  `Nobody on the list begins with “${search}”`,
                  'Try the family name, the first name, or the e-mail address.',
                )
              : html`<ul class="door">
                  ${rows.map((guest) => html`<li class="card">${doorGuest(guest, clock, search)}</li>`)}
                </ul>`
        }`,
    );
  };

  return new Hono()
    .get('/', async (c) => {
      const campaign = campaignShown(c, campaigns);
      const search = (c.req.query('q') ?? '').replaceAll('\0', '').trim().slice(0, LONGEST_SEARCH);
      const rows =
        search.length < SHORTEST_SEARCH ? null : await searchAtDoor(database, campaign.file.id, search, MOST);
      return c.html(await show(campaign, search, note(c.req.query('in')), rows));
    })
    .get('/:code', async (c) => {
      const guest = await guestByDoorCode(database, c.req.param('code'));
      const campaign = guest && campaigns.byName(guest.campaign);
      if (!guest || !campaign)
        return c.html(
          await show(
            campaigns.all[0],
            '',
            html`<section class="card note" role="alert">
              <p>This code is on no list. Find the guest by name.</p>
            </section>`,
            null,
          ),
          404,
        );
      const clock = { timeZone: campaign.file.timeZone, now: now() };
      return c.html(
        await show(campaign, '', html`<section class="card scanned">${doorGuest(guest, clock, '')}</section>`, null),
      );
    })
    .post('/:person{[0-9]{1,9}}/:deed{in|out}', async (c) => {
      const form = await c.req.parseBody();
      const campaign = campaignOfForm(form, campaigns);
      const person = Number(c.req.param('person'));
      if (c.req.param('deed') === 'out') await undoCheckIn(database, campaign.file.id, person);
      else {
        const entry = await database.transaction((tx) => checkIn(tx, campaign.file.id, person, now()));
        if (entry === 'before' || entry === 'not-confirmed') {
          const guest = await guestById(database, campaign.file.id, person);
          const clock = { timeZone: campaign.file.timeZone, now: now() };
          return c.html(
            await show(
              campaign,
              '',
              html`<section class="card scanned" role="alert">
                <p class="problem">
                  ${entry === 'before' ? 'Somebody came in with this name or code before.' : 'On the list, but without a seat.'}
                </p>
                ${doorGuest(guest!, clock, '')}
              </section>`,
              null,
            ),
            409,
          );
        }
      }
      const search = typeof form.q === 'string' ? form.q.slice(0, LONGEST_SEARCH) : '';
      return c.redirect(
        withQuery('/owner/door', {
          campaign: campaigns.all.length > 1 ? campaign.file.id : '',
          q: search,
          in: c.req.param('deed') === 'in' ? 'yes' : 'no',
        }),
        303,
      );
    });
}

const inside = ({ confirmed, inside: count }: DoorCounts): Html =>
  html`<p class="seats"><strong>${count}</strong> of ${confirmed} are in</p>`;

const note = (entered: string | undefined): Html | string =>
  entered === 'yes'
    ? html`<p class="done" role="status">Checked in. Welcome!</p>`
    : entered === 'no'
      ? html`<p class="done" role="status">Taken back.</p>`
      : '';

function doorGuest(guest: DoorGuest, clock: ShopClock, search: string): Html {
  const name = fullName(guest, guest.email);
  const by = fullName({ first_name: guest.by_first_name, last_name: guest.by_last_name }, '');
  const act = (deed: 'in' | 'out', label: string, kind: string) =>
    html`<form method="post" action="/owner/door/${guest.id}/${deed}">
      <input type="hidden" name="campaign" value="${guest.campaign}" /><input
        type="hidden"
        name="q"
        value="${search}"
      /><button class="${kind}" aria-label="${label} ${name}">${label}</button>
    </form>`;
  return html`<div class="row">
      <div>
        <h2>${name}</h2>
        ${by ? html`<p class="sub">invited by ${by}</p>` : ''}
      </div>
      ${
        guest.checked_in_at
          ? html`<p class="pills"><span class="pill good">in since</span> ${time(guest.checked_in_at, clock)}</p>`
          : guestPill(guest.status)
      }
    </div>
    <div class="row acts">
      ${
        guest.checked_in_at
          ? act('out', 'Undo', 'quiet')
          : guest.status === 'confirmed'
            ? act('in', 'Check in', 'button large')
            : html`<p class="sub">
                No seat.
                <a href="${withQuery('/owner/guests', { campaign: guest.campaign, status: guest.status })}"
                  >Confirm on the list</a
                >
              </p>`
      }
    </div>`;
}

/** `/q/CODE`, which a guest's QR code holds: for the owner alone, who is sent on to the desk, where the login is asked for. */
export const doorCodeRoute = (): Hono =>
  new Hono().get('/:code', (c) => c.redirect(`/owner/door/${encodeURIComponent(c.req.param('code'))}`, 303));
