import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Services } from '../services.ts';
import { page } from './page.ts';
import { empty, fullName, guestPill, personLink, referralPill, type ShopClock, time } from './parts.ts';
import { reasonInWords } from './reasons.ts';

interface ReferrerRow {
  readonly id: number;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string;
  readonly code: string;
  readonly guest: string | null;
  readonly shares: number;
}

interface FriendRow {
  readonly referrer: number;
  readonly id: number;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string;
  readonly status: string;
  readonly reason: string | null;
  readonly counts: boolean;
  readonly at: Date;
}

/** Who brought whom. */
export function referralsPage({ database, campaign, now }: Services): Hono {
  const { file } = campaign;
  return new Hono().get('/', async (c) => {
    const clock = { timeZone: file.timeZone, now: now() };
    const referrers = await database.query<ReferrerRow>(
      `select people.id, first_name, last_name, email, referrers.code, guests.status as guest,
         (select count(*)::integer from results where results.person = people.id and type = 'share.intended') as shares
       from referrers
         join people on people.id = referrers.person
         left join guests on guests.campaign = referrers.campaign and guests.person = referrers.person
       where referrers.campaign = $1
       order by (select count(*) from referrals where referrals.campaign = $1 and referrer = people.id and status in ('qualified', 'rewarded')) desc, referrers.created_at, people.id`,
      [file.id],
    );
    const friends = await database.query<FriendRow>(
      `select referrer, people.id, first_name, last_name, email, status, reason, counts, at
       from referrals join people on people.id = referrals.friend where campaign = $1 order by at, referrals.id`,
      [file.id],
    );
    return c.html(
      page(
        { brand: file.brand, at: '/owner/referrals', title: 'Referrals' },
        referrers.length === 0
          ? empty(
              'No links yet',
              html`A customer gets a link of their own in the chat, or when you <a href="/owner/invitations">invite them</a>.`,
            )
          : html`<ul class="referrers">${referrers.map((referrer) =>
              person(
                referrer,
                friends.filter((friend) => friend.referrer === referrer.id),
                file.maxFriends,
                clock,
              ),
            )}</ul>`,
      ),
    );
  });
}

function person(referrer: ReferrerRow, friends: readonly FriendRow[], most: number, clock: ShopClock) {
  const counted = friends.filter(({ counts, status }) => counts && ['qualified', 'rewarded'].includes(status)).length;
  return html`<li class="card">
    <div class="row"><h2>${personLink(referrer)}</h2>${guestPill(referrer.guest)}</div>
    <p class="sub">Code <code>${referrer.code}</code> · ${referrer.shares} ${referrer.shares === 1 ? 'press' : 'presses'} on share · ${counted} of ${most} friends count</p>
    ${
      friends.length === 0
        ? ''
        : html`<ul class="friends">${friends.map(
            (friend) => html`<li>
      <span><a href="/owner/people/${friend.id}">${fullName(friend, friend.email)}</a> <span class="sub">${time(friend.at, clock)}${friend.reason ? html` · ${reasonInWords(friend.reason)}` : ''}</span></span>
      ${referralPill(friend.status)}</li>`,
          )}</ul>`
    }
  </li>`;
}
