import { html } from 'hono/html';
import { SUSPICIONS } from '../results/suspicion.ts';
import { type Html, page } from './page.ts';
import { card, facts, pill, type ShopClock, time } from './parts.ts';
import { deed, referenceOf, type ResultRow, whoWas } from './result-rows.ts';
import { SET_ASIDE_WORDS } from './set-aside-words.ts';
import { shown } from './shown-answer.ts';

/** One result with all that came along. */
export function resultPage(brand: string, row: ResultRow, conversation: readonly ResultRow[], clock: ShopClock): Html {
  const { envelope, person } = row;
  const { contact, referral, share, goal, attribution, page: from, client, meta, flow, handover } = envelope;
  const aside = row.set_aside !== null;
  return page(
    {
      brand,
      title: whoWas(row),
      at: aside ? '/owner/set-aside' : '/owner/results',
      back: aside ? { href: '/owner/set-aside', label: 'Set aside' } : { href: '/owner/results', label: 'Results' },
      aside: html`<p class="pills">
        ${pill('info', deed(row))}${aside ? pill('wait', 'set aside') : ''}${row.corrected ? pill('off', 'corrected later') : ''}
      </p>`,
    },
    html`
      ${aside ? setAsideNote(row) : ''}
      <div class="columns">
        <div>
          ${card(
            'Contact',
            html`${facts([
              ['Name', [contact?.firstName, contact?.lastName].filter(Boolean).join(' ')],
              [
                'E-mail',
                contact?.email
                  ? html`<a href="mailto:${encodeURIComponent(contact.email)}">${contact.email}</a>`
                  : null,
              ],
              ['Phone', contact?.phone],
              ['Known as', person ? html`<a href="/owner/people/${person.id}">${person.email}</a>` : null],
            ])}${contact?.email || contact?.phone || person ? '' : html`<p class="sub">No name or address was given.</p>`}`,
          )}
          ${
            Object.keys(envelope.answers).length > 0
              ? card(
                  'Answers',
                  facts(Object.entries(envelope.answers).map(([name, value]) => [name, shown(value)] as const)),
                )
              : ''
          }
          ${card(
            'Consents',
            envelope.consents.length === 0
              ? html`<p class="sub">None was asked for.</p>`
              : html`<ul class="consents">
                  ${envelope.consents.map(
                    (consent) =>
                      html`<li>
                        <p>
                          ${consent.granted ? pill('good', 'given') : pill('off', 'not given')}
                          <strong>${consent.purpose || consent.id}</strong
                          >${consent.channel ? html` · ${consent.channel}` : ''}
                        </p>
                        <blockquote>${consent.text}</blockquote>
                        <p class="sub">
                          ${[
                            when(consent.at, clock),
                            consent.method && `by ${consent.method}`,
                            consent.revision && `revision ${consent.revision}`,
                            consent.locale,
                            consent.url,
                          ]
                            .filter(Boolean)
                            .map((part, n) => html`${n > 0 ? ' · ' : ''}${part}`)}
                        </p>
                      </li>`,
                  )}
                </ul>`,
          )}
        </div>
        <div>
          ${card(
            'What and when',
            facts([
              ['Happened', time(row.occurred_at, clock)],
              ['Arrived', time(row.received_at, clock)],
              ['Reference', referenceOf(row)],
              [
                'Somebody was there',
                handover?.open == null ? null : handover.open ? 'yes' : 'no, outside the opening hours',
              ],
              ['Flow', flow.id],
              ['Phase', flow.phase],
              ['Role', flow.role],
              ['Language', flow.locale],
              ['Tone', flow.tone],
              ['Goal', goal && [goal.id, goal.value, goal.currency].filter((part) => part !== null).join(' ')],
              ['Shared by', share?.channel],
              ['Shared link', share?.url],
              ['Brought by code', referral?.code],
              ['Took', meta?.durationMs != null ? `${Math.round(meta.durationMs / 1000)} s` : null],
            ]),
          )}
          ${card(
            'Where from',
            facts([
              ...touch('First visit', attribution?.first),
              ...touch('This visit', attribution?.last),
              ['Page', from?.url],
              ['Browser language', client?.language],
              ['Time zone', client?.timeZone],
            ]),
          )}
          ${
            conversation.length > 1
              ? card(
                  'The conversation',
                  html`<ol class="timeline">
                    ${[...conversation].reverse().map(
                      (entry) =>
                        html`<li>
                            ${time(entry.occurred_at, clock)}
                            ${
                              entry.id === row.id
                                ? html`<strong>${deed(entry)}</strong>`
                                : html`<a href="/owner/results/${entry.id}">${deed(entry)}</a>`
                            }
                          </li>`,
                    )}
                  </ol>`,
                )
              : ''
          }
        </div>
      </div>
      <details class="card">
        <summary>As it arrived</summary>
        <pre tabindex="0" role="region" aria-label="The result as it arrived">
${JSON.stringify(JSON.parse(row.text), null, 2)}</pre>
      </details>
      <details class="card danger">
        <summary>Delete this result</summary>
        <form method="post" action="/owner/results/${row.id}/delete">
          <p>
            Its answers, consents and addresses are gone for good. To delete everything about somebody, open the person
            instead.
          </p>
          <button class="button risk">Delete this result</button>
        </form>
      </details>
    `,
  );
}

function setAsideNote(row: ResultRow): Html {
  const mayRelease = SUSPICIONS.some((reason) => reason === row.set_aside) && row.status === 200;
  const words = SET_ASIDE_WORDS[row.set_aside!];
  return html`<section class="card note">
    <p>${words ? `${words.why} ${words.then}` : row.set_aside}</p>
    ${
      mayRelease
        ? html`<form method="post" action="/owner/set-aside/${row.id}/release"><button class="button">This was a person: let it count</button></form>`
        : ''
    }
  </section>`;
}

const touch = (label: string, values: Record<string, unknown> | null | undefined): [string, Html | string][] => {
  const entries = Object.entries(values ?? {}).filter(([, value]) => value);
  return entries.length === 0
    ? []
    : [
        [
          label,
          html`<ul class="plain">
            ${entries.map(([name, value]) => html`<li><span class="sub">${name}</span> ${shown(value)}</li>`)}
          </ul>`,
        ],
      ];
};

const when = (at: string | null, clock: ShopClock): Html | null =>
  at && !Number.isNaN(Date.parse(at)) ? time(new Date(at), clock) : null;
