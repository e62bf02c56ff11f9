import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Campaign, invitationLink } from '../campaign/campaign.ts';
import { readEmailAddress } from '../campaign/email-address.ts';
import { campaignTimes } from '../campaign/campaign-times.ts';
import { inviteCustomer } from '../campaign/invitations.ts';
import { textFor } from '../../../src/campaign/texts.ts';
import type { Services } from '../services.ts';
import { campaignField, campaignOfForm, campaignShown, campaignSwitch, withQuery } from './campaign-switch.ts';
import { type Place, placeWord, readPlace } from './keyset.ts';
import { page } from './page.ts';
import { empty, fullName, guestPill, longTime, personLink, pill, time } from './parts.ts';

interface InvitationRow {
  readonly id: number;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string;
  readonly token: string;
  readonly created_at: Date;
  readonly withdrawn_at: Date | null;
  readonly guest: string | null;
}

interface Typed {
  readonly firstName: string;
  readonly email: string;
  readonly problem?: string;
}

const PAGE = 50;

/** Personal links for loyal customers: who opens one is known and types nothing. */
export function invitationsPage(services: Services): Hono {
  const { database, campaigns, now } = services;
  const voice = { locale: 'en', tone: '' };
  const back = (campaign: Campaign, newest = '') =>
    withQuery('/owner/invitations', { campaign: campaigns.all.length > 1 ? campaign.file.id : '', new: newest });

  const show = async (
    campaign: Campaign,
    { newest = null, before = null }: { readonly newest?: number | null; readonly before?: Place<number> | null },
    typed: Typed = { firstName: '', email: '' },
  ) => {
    const { file } = campaign;
    const clock = { timeZone: file.timeZone, now: now() };
    const { event } = await campaignTimes(database, file, clock.now);
    const place = file.event &&
      event && [
        `${textFor(file.event.title, voice)}\n${longTime(event.starts, { timeZone: file.event.timeZone, now: now() })}\n${file.event.place}, ${file.event.address}`,
      ];
    const invitations = await database.query<InvitationRow>(
      `select people.id, first_name, last_name, email, token, invitations.created_at, withdrawn_at, guests.status as guest
       from (
         (select * from invitations where campaign = $1 and person = $2) union
         (select * from invitations where campaign = $1 ${before ? 'and (created_at, person) < ($3, $4)' : ''}
          order by created_at desc, person desc limit ${PAGE + 1})) as invitations
         join people on people.id = invitations.person
         left join guests on guests.campaign = invitations.campaign and guests.person = invitations.person
       order by people.id = $2 desc, invitations.created_at desc, people.id desc`,
      [file.id, newest ?? 0, ...(before ? [before.at, before.key] : [])],
    );
    const last = invitations.length > PAGE ? invitations[PAGE - 1] : undefined;
    const mail = (row: InvitationRow) => {
      const text = [
        `Hi ${row.first_name ?? 'there'},`,
        'you and your friends are invited before anyone else:',
        ...(place ?? []),
        `Your personal link: ${invitationLink(campaign, row.token, voice)}&utm_medium=email`,
        file.brand,
      ].join('\n\n');
      const subject = encodeURIComponent(`Your invitation from ${file.brand}`);
      const body = encodeURIComponent(text.replaceAll('\n', '\r\n'));
      return `mailto:${encodeURIComponent(row.email)}?subject=${subject}&body=${body}`;
    };
    return page(
      { brand: file.brand, at: '/owner/invitations', title: 'Invitations' },
      html`
        ${campaignSwitch(campaigns, campaign, '/owner/invitations')}
        <form method="post" action="/owner/invitations" class="card invite">
          ${campaignField(campaign)}
          <h2>Invite a loyal customer</h2>
          <div class="fields">
            <p>
              <label for="first-name">First name</label
              ><input
                id="first-name"
                name="firstName"
                autocomplete="off"
                maxlength="60"
                required
                value="${typed.firstName}"
              />
            </p>
            <p>
              <label for="email">E-mail</label
              ><input
                id="email"
                name="email"
                type="text"
                inputmode="email"
                autocapitalize="none"
                spellcheck="false"
                autocomplete="off"
                maxlength="254"
                required
                value="${typed.email}"
                ${typed.problem ? html`aria-invalid="true" aria-describedby="problem"` : ''}
              />
            </p>
            <p><button class="button">Make a personal link</button></p>
          </div>
          ${
            typed.problem
              ? html`<p id="problem" class="problem" role="alert">${typed.problem}</p>`
              : html`<p class="sub">The chat greets them by first name and knows whose friends sign up. Nothing is sent from here.</p>`
          }
        </form>
        ${
          invitations.length === 0
            ? empty(
                'Nobody is invited yet',
                'Each customer gets a link of their own, to put into a mail, a text message or a card.',
              )
            : html`<ul class="invitations">
                ${invitations.slice(0, PAGE).map(
                  (row) =>
                    html`<li class="card ${row.id === newest ? 'new' : ''}">
                      ${
                        row.id === newest
                          ? html`<p class="kicker" role="status">The link for ${fullName(row, row.email)} is ready</p>`
                          : ''
                      }
                      <div class="row">
                        <h2>${personLink(row)}</h2>
                        ${row.withdrawn_at ? pill('off', 'withdrawn') : row.guest ? guestPill(row.guest) : pill('info', 'invited')}
                      </div>
                      ${
                        row.withdrawn_at
                          ? ''
                          : html`<p class="link">
                              <label class="unseen" for="link-${row.id}">Personal link of ${fullName(row, row.email)}</label>
                              <input id="link-${row.id}" readonly value="${invitationLink(campaign, row.token, voice)}" />
                            </p>`
                      }
                      <div class="row acts">
                        <span class="sub">${time(row.created_at, clock)}</span> ${
                          row.withdrawn_at
                            ? ''
                            : html`<a class="quiet" href="${mail(row)}">Write the e-mail</a>
                                <form method="post" action="/owner/invitations/${row.id}/withdraw">
                                  ${campaignField(campaign)}<button class="quiet">Withdraw the link</button>
                                </form>`
                        }
                      </div>
                    </li>`,
                )}
              </ul>`
        }
        ${
          last
            ? html`<p class="more"><a href="${withQuery('/owner/invitations', {
                campaign: campaigns.all.length > 1 ? file.id : '',
                before: placeWord(last.created_at, last.id),
              })}">Earlier invitations</a></p>`
            : ''
        }
      `,
    );
  };

  return new Hono()
    .get('/', async (c) => {
      const newest = /^\d{1,9}$/.test(c.req.query('new') ?? '') ? Number(c.req.query('new')) : null;
      return c.html(await show(campaignShown(c, campaigns), { newest, before: readPlace(c.req.query('before')) }));
    })
    .post('/', async (c) => {
      const form = await c.req.parseBody();
      const campaign = campaignOfForm(form, campaigns);
      const [firstName, typed] = [form.firstName, form.email].map((value) =>
        typeof value === 'string' ? value.trim() : '',
      );
      const email = readEmailAddress(typed!);
      if (!email || !firstName) {
        const problem = email ? 'Please fill in a first name.' : 'This does not look like an e-mail address.';
        return c.html(await show(campaign, {}, { firstName: firstName!, email: typed!, problem }), 422);
      }
      const { person } = await database.transaction((tx) =>
        inviteCustomer(tx, campaign, { firstName: firstName!, email }, now()),
      );
      return c.redirect(back(campaign, String(person)), 303);
    })
    .post('/:person{[0-9]{1,9}}/withdraw', async (c) => {
      const campaign = campaignOfForm(await c.req.parseBody(), campaigns);
      await database.query(
        'update invitations set withdrawn_at = $3 where campaign = $1 and person = $2 and withdrawn_at is null',
        [campaign.file.id, Number(c.req.param('person')), now()],
      );
      return c.redirect(back(campaign), 303);
    });
}
