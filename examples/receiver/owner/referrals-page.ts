import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Queryable } from '../database/database.ts';
import type { Services } from '../services.ts';
import { campaignShown, campaignSwitch, withQuery } from './campaign-switch.ts';
import { type Place, placeWord, readPlace } from './keyset.ts';
import { page } from './page.ts';
import { COUNTING_REFERRALS, type ReferralStatus } from '../referrals/referral-machine.ts';
import { empty, fullName, guestPill, personLink, referralPill, type ShopClock, time } from './parts.ts';
import { reasonInWords } from './reasons.ts';

interface ReferrerRow {
  readonly id: number;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string;
  readonly code: string;
  readonly created_at: Date;
  readonly guest: string | null;
  readonly shares: number;
}

interface FriendRow {
  readonly referrer: number;
  readonly id: number;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string;
  readonly status: ReferralStatus;
  readonly reason: string | null;
  readonly counts: boolean;
  readonly at: Date;
}

const PAGE = 50;

/** Customers with a link, the newest first; from behind a place, where one is named. */
const referrerRows = (db: Queryable, campaign: string, before: Place<number> | null): Promise<ReferrerRow[]> =>
  db.query<ReferrerRow>(
    `select people.id, first_name, last_name, email, referrers.code, referrers.created_at, guests.status as guest,
       (select count(*)::integer from results where results.person = people.id and type = 'share.intended') as shares
     from (
       select * from referrers where campaign = $1 ${before ? 'and (created_at, person) < ($2, $3)' : ''}
       order by created_at desc, person desc limit ${PAGE + 1}) as referrers
       join people on people.id = referrers.person
       left join guests on guests.campaign = referrers.campaign and guests.person = referrers.person
     order by referrers.created_at desc, people.id desc`,
    [campaign, ...(before ? [before.at, before.key] : [])],
  );

/** Who brought whom. */
export function referralsPage({ database, campaigns, now }: Services): Hono {
  return new Hono().get('/', async (c) => {
    const campaign = campaignShown(c, campaigns);
    const { file } = campaign;
    const clock = { timeZone: file.timeZone, now: now() };
    const rows = await referrerRows(database, file.id, readPlace(c.req.query('before')));
    const referrers = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? referrers.at(-1) : undefined;
    const friends = await database.query<FriendRow>(
      `select referrer, people.id, first_name, last_name, email, status, reason, counts, at
       from referrals join people on people.id = referrals.friend
       where campaign = $1 and referrer = any($2::integer[]) order by at, referrals.id`,
      [file.id, referrers.map(({ id }) => id)],
    );
    return c.html(
      page(
        { brand: file.brand, at: '/owner/referrals', title: 'Referrals' },
        html` ${campaignSwitch(campaigns, campaign, '/owner/referrals')}
        ${
          referrers.length === 0
            ? empty(
                'No links yet',
                html`A customer gets a link of their own in the chat, or when you
                  <a href="/owner/invitations">invite them</a>.`,
              )
            : html`<p class="lead">
                  The newest links first. The top referrers are under
                  <a href="/owner/insights/referrals">Insights</a>.
                </p>
                <ul class="referrers">
                  ${referrers.map((referrer) =>
                    person(
                      referrer,
                      friends.filter((friend) => friend.referrer === referrer.id),
                      file.maxFriends,
                      clock,
                    ),
                  )}
                </ul>`
        }
        ${
          last
            ? html`<p class="more"><a href="${withQuery('/owner/referrals', {
                campaign: campaigns.all.length > 1 ? file.id : '',
                before: placeWord(last.created_at, last.id),
              })}">Earlier links</a></p>`
            : ''
        }`,
      ),
    );
  });
}

function person(referrer: ReferrerRow, friends: readonly FriendRow[], most: number, clock: ShopClock) {
  const counted = friends.filter(({ counts, status }) => counts && COUNTING_REFERRALS.includes(status)).length;
  return html`<li class="card">
    <div class="row">
      <h2>${personLink(referrer)}</h2>
      ${guestPill(referrer.guest)}
    </div>
    <p class="sub">
      Code <code>${referrer.code}</code> · ${referrer.shares} ${referrer.shares === 1 ? 'press' : 'presses'} on share ·
      ${counted} of ${most} friends count
    </p>
    ${
      friends.length === 0
        ? ''
        : html`<ul class="friends">
            ${friends.map(
              (friend) =>
                html`<li>
                  <span
                    ><a href="/owner/people/${friend.id}">${fullName(friend, friend.email)}</a>
                    <span class="sub"
                      >${time(friend.at, clock)}${friend.reason ? html` · ${reasonInWords(friend.reason)}` : ''}</span
                    ></span
                  >
                  ${referralPill(friend.status)}
                </li>`,
            )}
          </ul>`
    }
  </li>`;
}
