import { html } from 'hono/html';
import { type Campaign, invitationLink, shareLink } from '../../campaign/campaign.ts';
import type { Campaigns } from '../../campaign/campaigns.ts';
import type { Places } from '../../engagement/places.ts';
import type { Services } from '../../services.ts';
import { type Html, page } from '../page.ts';
import { card, facts, fullName, guestPill, pill, referralPill, type ShopClock, table, time } from '../parts.ts';
import { reasonInWords } from '../reasons.ts';
import { deed } from '../result-rows.ts';
import { rewardTitle } from '../reward-title.ts';
import type { PersonFile } from './person-file.ts';

const VOICE = { locale: 'en', tone: '' };

/** What a page about a person looks up. */
type Known = Pick<Services, 'campaigns' | 'places'>;

/** All about one person, to look at, to hand over and to delete. */
export function personPage({ campaigns, places }: Known, file: PersonFile, now: Date): Html {
  const { person, seats, results, conversations } = file;
  const [first] = campaigns.all;
  const clock = { timeZone: first.file.timeZone, now };
  const name = fullName(person, person.email);
  return page(
    {
      brand: first.file.brand,
      at: '/owner/people',
      title: name,
      aside: html`<p class="pills">
        ${person.stage === 'customer' ? pill('good', 'customer') : ''}${guestPill(seats[0]?.status ?? null)}
      </p>`,
      back: { href: '/owner/people', label: 'People' },
    },
    html` <div class="columns">
        <div>
          ${card('Person', aboutThem({ campaigns, places }, file, clock))} ${rewards(campaigns, file)} ${consents(file, clock)}
        </div>
        <div>
          ${referrals(file, clock)}
          ${
            conversations.length === 0
              ? ''
              : card(
                  'Wants an answer',
                  html`<ul class="friends">
                    ${conversations.map(
                      ({ session, reference, status, opened_at }) =>
                        html`<li>
                          <span
                            ><a href="/owner/inbox/${encodeURIComponent(session)}">Reference ${reference}</a>
                            <span class="sub">${time(opened_at, clock)}</span></span
                          >${status === 'open' ? pill('wait', 'open') : pill('good', 'answered')}
                        </li>`,
                    )}
                  </ul>`,
                )
          }
          ${messages(file, clock)}
          ${
            results.length === 0
              ? ''
              : card(
                  'Results',
                  table(
                    `Results of ${name}`,
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
      <p class="row begin-row">
        <a class="button plain" href="/owner/engagement/one-person?person=${person.id}">Thank them, or give a coupon</a>
        <a class="button plain" href="/owner/people/${person.id}/export.json" download>Export all as JSON</a>
      </p>
      <details class="card danger">
        <summary>Delete this person</summary>
        <form method="post" action="/owner/people/${person.id}/delete">
          <p>
            Everything about ${name} goes: results with their answers and consents, the seat, codes, rewards, messages,
            conversations and the personal link, which stops working. What others were told of them loses its words.
            ${file.silenced.length > 0 ? 'The address alone stays on the list of those that nothing is sent to, as they asked. ' : ''}This
            can't be undone.
          </p>
          <button class="button risk">Delete this person</button>
        </form>
      </details>`,
  );
}

function aboutThem(
  { campaigns, places }: Known,
  { person, seats, links, invitations, silenced }: PersonFile,
  clock: ShopClock,
): Html {
  const ofCampaign = <Row extends { readonly campaign: string }>(
    row: Row,
    show: (campaign: Campaign) => Html | string,
  ) => {
    const campaign = campaigns.byName(row.campaign);
    return campaign ? show(campaign) : row.campaign;
  };
  const several = campaigns.all.length > 1;
  const of = (label: string, campaign: string) => (several ? `${label}, ${campaign}` : label);
  return facts([
    ['E-mail', html`<a href="mailto:${encodeURIComponent(person.email)}">${person.email}</a>`],
    ['Phone', person.phone],
    ['Customer number', person.customer_number],
    ['Plan', person.plan],
    ['Lives near', residence(person, places)],
    ['Born in', person.birth_year],
    ['Likes', (JSON.parse(person.interests) as string[]).join(', ')],
    ['Known since', time(person.created_at, clock)],
    ...seats.map(
      (seat) =>
        [
          of('On the list since', seat.campaign),
          html`${time(seat.since, clock)}${seat.checked_in_at ? html`, in since ${time(seat.checked_in_at, clock)}` : ''}`,
        ] as const,
    ),
    ...links.flatMap((link) => [
      [
        of('Share link', link.campaign),
        html`<code>${ofCampaign(link, (campaign) => shareLink(campaign, link.code, VOICE))}</code>`,
      ] as const,
      [of('Friends may see', link.campaign), link.shown_name ?? 'no name'] as const,
    ]),
    ...invitations.map(
      (invitation) =>
        [
          of('Personal link', invitation.campaign),
          html`<code>${ofCampaign(invitation, (campaign) => invitationLink(campaign, invitation.token, VOICE))}</code>`,
        ] as const,
    ),
    ...silenced.map(
      ({ channel, reason, at }) =>
        [channel === 'email' ? 'No e-mails' : 'No texts', html`${reason}, ${time(at, clock)}`] as const,
    ),
  ]);
}

/** By the name of a known place, and by degrees: one of them has about a kilometre in two digits. */
function residence({ latitude, longitude }: PersonFile['person'], places: Places): string | null {
  if (latitude === null || longitude === null) return null;
  const degrees = `${latitude.toFixed(2)}, ${longitude.toFixed(2)}`;
  const name = places.nameNear({ latitude, longitude });
  return name ? `${name} (${degrees})` : degrees;
}

const rewards = (campaigns: Campaigns, file: PersonFile): Html | string =>
  file.rewards.length === 0
    ? ''
    : card(
        'Rewards',
        html`<ul class="friends">
          ${file.rewards.map((reward) => {
            const campaign = campaigns.byName(reward.campaign);
            const isGiven = ['issued', 'redeemed'].includes(reward.status);
            return html`<li>
              <span
                >${campaign ? rewardTitle(campaign.file, reward.reward, reward.amount) : reward.reward}
                <span class="sub">as ${reward.side}${isGiven ? '' : `, ${reward.status}`}</span></span
              >${reward.code ? html`<code>${reward.code}</code>` : ''}
            </li>`;
          })}
        </ul>`,
      );

const consents = (file: PersonFile, clock: ShopClock): Html | string =>
  file.consents.length === 0
    ? ''
    : card(
        'Agreed to',
        html`<ul class="consents">
          ${file.consents.map(
            ({ purpose, channel, granted, holds, text, method, at }) =>
              html`<li>
                <p>
                  ${!granted ? pill('off', 'not given') : holds ? pill('good', 'given') : pill('wait', 'not confirmed yet')}
                  <strong>${purpose}</strong>${channel ? html` · ${channel}` : ''}
                </p>
                <blockquote>${text}</blockquote>
                <p class="sub">${time(at, clock)} · by ${method}</p>
              </li>`,
          )}
        </ul>`,
      );

const referrals = (file: PersonFile, clock: ShopClock): Html | string =>
  file.referrals.length === 0
    ? ''
    : card(
        'Referrals',
        html`<ul class="friends">
          ${file.referrals.map(
            (referral) =>
              html`<li>
                <span
                  >${referral.side === 'friend' ? 'Brought by' : 'Brought'}
                  <a href="/owner/people/${referral.id}">${fullName(referral, referral.email)}</a>
                  <span class="sub"
                    >${time(referral.at, clock)}${referral.reason ? html` · ${reasonInWords(referral.reason)}` : ''}</span
                  ></span
                >
                ${referralPill(referral.status)}
              </li>`,
          )}
        </ul>`,
      );

const messages = (file: PersonFile, clock: ShopClock): Html | string =>
  file.messages.length === 0
    ? ''
    : card(
        'Messages',
        html`<ul class="friends">
          ${file.messages.map(
            ({ channel, subject, template, status, created_at }) =>
              html`<li>
                <span
                  >${subject ?? template}
                  <span class="sub">${channel === 'sms' ? 'text' : 'e-mail'}, ${time(created_at, clock)}</span></span
                >${
                  status === 'sent' || status === 'delivered'
                    ? pill('good', status === 'sent' ? 'sent' : 'arrived')
                    : status === 'failed' || status === 'bounced'
                      ? pill('risk', status)
                      : pill('off', status)
                }
              </li>`,
          )}
        </ul>`,
      );
