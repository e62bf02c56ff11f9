import { Hono } from 'hono';
import { html } from 'hono/html';
import { invitationLink, shareLink } from '../campaign/campaign.ts';
import { rewardTexts } from '../rewards/reward-cards.ts';
import type { Services } from '../services.ts';
import { page } from './page.ts';
import { card, facts, fullName, guestPill, referralPill, table, time } from './parts.ts';
import { reasonInWords } from './reasons.ts';
import { type PersonFile, personFile } from './person-file.ts';
import { deed } from './result-rows.ts';
import { sweepUploads } from '../uploads/store.ts';
import { deletePerson } from './wipe.ts';

/** All about one person, to look at, to hand over and to delete. */
export function peoplePages({ database, campaign, now, uploads }: Services): Hono {
  const { file } = campaign;
  const voice = { locale: 'en', tone: '' };

  const rewardTitle = (kind: string, amount: number | null) => {
    const rule = file.rewards.find((reward) => reward.kind === kind);
    return rule ? rewardTexts(rule, voice, amount).title : kind;
  };

  const show = ({ person, guest, referrer, invitation, referrals, rewards, results }: PersonFile) => {
    const clock = { timeZone: file.timeZone, now: now() };
    return page(
      {
        brand: file.brand,
        at: '/owner/guests',
        title: fullName(person, person.email),
        aside: guestPill(guest?.status ?? null),
        back: { href: '/owner/guests', label: 'Guests' },
      },
      html`
      <div class="columns">
        <div>
          ${card(
            'Person',
            facts([
              ['E-mail', html`<a href="mailto:${encodeURIComponent(person.email)}">${person.email}</a>`],
              ['Phone', person.phone],
              ['Known since', time(person.created_at, clock)],
              ['On the list since', guest && time(guest.since, clock)],
              ['Share link', referrer && html`<code>${shareLink(campaign, referrer.code, voice)}</code>`],
              ['Friends may see', referrer && (referrer.shown_name ?? 'no name')],
              [
                'Personal link',
                invitation && !invitation.withdrawn_at
                  ? html`<code>${invitationLink(campaign, invitation.token, voice)}</code>`
                  : null,
              ],
            ]),
          )}
          ${rewards.length === 0 ? '' : card('Rewards', html`<ul class="friends">${rewards.map((reward) => html`<li><span>${rewardTitle(reward.kind, reward.amount)} <span class="sub">as ${reward.side}${reward.status === 'issued' ? '' : `, ${reward.status}`}</span></span>${reward.code ? html`<code>${reward.code}</code>` : ''}</li>`)}</ul>`)}
        </div>
        <div>
          ${
            referrals.length === 0
              ? ''
              : card(
                  'Referrals',
                  html`<ul class="friends">${referrals.map(
                    (referral) => html`<li>
            <span>${referral.side === 'friend' ? 'Brought by' : 'Brought'} <a href="/owner/people/${referral.id}">${fullName(referral, referral.email)}</a> <span class="sub">${time(referral.at, clock)}${referral.reason ? html` · ${reasonInWords(referral.reason)}` : ''}</span></span>
            ${referralPill(referral.status)}</li>`,
                  )}</ul>`,
                )
          }
          ${
            results.length === 0
              ? ''
              : card(
                  'Results',
                  table(
                    `Results of ${fullName(person, person.email)}`,
                    [
                      {
                        head: 'What',
                        cell: (row) => html`<a class="who" href="/owner/results/${row.id}">${deed(row)}</a>`,
                      },
                      { head: 'When', cell: (row) => time(row.received_at, clock) },
                    ],
                    results,
                  ),
                  'flush',
                )
          }
        </div>
      </div>
      <p><a class="button plain" href="/owner/people/${person.id}/export.json" download>Export all as JSON</a></p>
      <details class="card danger"><summary>Delete this person</summary>
        <form method="post" action="/owner/people/${person.id}/delete"><p>Everything about ${fullName(person, person.email)} goes: results with their answers and consents, the seat, codes, rewards and the personal link. Their link stops working. This can't be undone.</p><button class="button risk">Delete this person</button></form>
      </details>
    `,
    );
  };

  return new Hono()
    .get('/:person{[0-9]{1,9}}', async (c, next) => {
      const found = await personFile(database, file.id, Number(c.req.param('person')));
      return found ? c.html(show(found)) : next();
    })
    .get('/:person{[0-9]{1,9}}/export.json', async (c, next) => {
      const found = await personFile(database, file.id, Number(c.req.param('person')));
      if (!found) return next();
      const { person, guest, referrer, invitation, referrals, rewards, results } = found;
      const exported = {
        person,
        guest,
        referrer,
        invitation,
        rewards,
        // Who the others are is theirs, not part of this person's data.
        referrals: referrals.map(({ side, status, counts, at }) => ({ side, status, counts, at })),
        results: results.map(({ text }) => JSON.parse(text) as unknown),
      };
      return c.body(JSON.stringify(exported, null, 2), 200, {
        'Content-Type': 'application/json; charset=UTF-8',
        'Content-Disposition': `attachment; filename="person-${person.id}.json"`,
      });
    })
    .post('/:person{[0-9]{1,9}}/delete', async (c) => {
      await deletePerson(database, Number(c.req.param('person')));
      await sweepUploads(database, uploads, now());
      return c.redirect('/owner/guests', 303);
    });
}
