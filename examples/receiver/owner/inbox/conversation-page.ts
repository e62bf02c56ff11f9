import { html } from 'hono/html';
import type { Queryable } from '../../database/database.ts';
import { type Conversation, outsideMessages, type OutsideMessage } from '../../inbox/conversations.ts';
import { replyLinks } from '../../inbox/reply-links.ts';
import { type Html, page } from '../page.ts';
import { card, facts, pill, type ShopClock, time } from '../parts.ts';
import { deed, type ResultRow, resultRows } from '../result-rows.ts';
import { shown } from '../shown-answer.ts';
import { channelName, standing, whoWaits } from './inbox-pages.ts';
import { isUuid } from '../../web/uuid.ts';

/** Results of one conversation, and of one person's other conversations, that are shown. */
const MOST = 100;
const MOST_EARLIER = 20;

/** One conversation with all that was said before, and the ways to answer. */
export async function conversationPage(
  db: Queryable,
  brand: string,
  row: Conversation,
  clock: ShopClock,
): Promise<Html> {
  const results = await resultRows(db, 'session = $1', [row.session], MOST);
  // One without a session is known by the result that opened it.
  const said = results.length > 0 ? results : await ownResult(db, row.session);
  const earlier =
    row.person === null
      ? []
      : await resultRows(
          db,
          'results.person = $1 and session is distinct from $2',
          [row.person, row.session],
          MOST_EARLIER,
        );
  const messages = await outsideMessages(db, row.session);
  const contact = said.map(({ envelope }) => envelope.contact).find((each) => each?.email || each?.phone);
  const links = replyLinks(
    {
      firstName: contact?.firstName ?? row.first_name,
      email: contact?.email ?? row.email,
      phone: contact?.phone ?? row.phone,
    },
    brand,
    row.reference,
  );
  const act = `/owner/inbox/${encodeURIComponent(row.session)}`;
  return page(
    {
      brand,
      at: '/owner/inbox',
      title: whoWaits(row),
      back: { href: '/owner/inbox', label: 'Inbox' },
      aside: html`<p class="pills">${row.urgent ? pill('risk', 'urgent') : ''}${standing(row, clock)}</p>`,
    },
    html` <section class="card">
        <div class="row acts begin-row">
          ${links.map(
            ({ label, href }, n) =>
              html`<a class="${n === 0 ? 'button' : 'quiet'}" href="${href}" ${
                href.startsWith('https:') ? html`target="_blank" rel="noopener noreferrer"` : ''
              }>${label}</a>`,
          )}
          ${
            links.length === 0
              ? html`<p class="sub">No address was left. When their own message comes by ${channelName(row.channel)}, it brings the reference ${row.reference} along.</p>`
              : ''
          }
          ${
            row.status === 'open'
              ? html`<form method="post" action="${act}/answered">
                  <button class="${links.length === 0 ? 'button' : 'quiet'}">Mark as answered</button>
                </form>`
              : html`<form method="post" action="${act}/reopen"><button class="quiet">Open again</button></form>`
          }
        </div>
      </section>
      <div class="columns">
        <div>
          ${card('What they said', answersOf(said))}
          ${messages.length > 0 ? card('Messages outside the chat', thread(messages, clock)) : ''}
        </div>
        <div>
          ${card(
            'About it',
            facts([
              ['Reference', html`<code>${row.reference}</code>`],
              ['Asked for', channelName(row.channel)],
              ['Topic', row.topic],
              ['Flow', row.flow],
              ['Since', time(row.opened_at, clock)],
              ['Answer by', row.answer_by && time(row.answer_by, clock)],
              ['Answered', row.answered_at && time(row.answered_at, clock)],
              [
                'Known as',
                row.person === null
                  ? null
                  : html`<a href="/owner/people/${row.person}">${row.email ?? whoWaits(row)}</a>`,
              ],
              ['Phone', contact?.phone ?? row.phone],
            ]),
          )}
          ${card('This conversation', timeline(said, clock))}
          ${earlier.length > 0 ? card('Earlier', timeline(earlier, clock)) : ''}
        </div>
      </div>`,
  );
}

const ownResult = (db: Queryable, id: string): Promise<readonly ResultRow[]> =>
  isUuid(id) ? resultRows(db, 'results.id = $1', [id], 1) : Promise.resolve([]);

/** The answers of all results of a conversation; of a question that was answered twice, the newest. */
function answersOf(results: readonly ResultRow[]): Html {
  const answers = new Map<string, Html | string>();
  for (const { envelope } of [...results].reverse())
    for (const [name, value] of Object.entries(envelope.answers)) answers.set(name, shown(value));
  return answers.size === 0
    ? html`<p class="sub">They asked for a person before they answered anything.</p>`
    : facts([...answers]);
}

const thread = (messages: readonly OutsideMessage[], clock: ShopClock): Html =>
  html`<ol class="thread">
    ${messages.map(
      ({ side, author, text, source, at }) =>
        html`<li class="${side}">
          <p class="sub">
            ${author ?? (side === 'shop' ? 'The shop' : 'The visitor')} · ${source} · ${time(at, clock)}
          </p>
          <p class="said">${text}</p>
        </li>`,
    )}
  </ol>`;

const timeline = (results: readonly ResultRow[], clock: ShopClock): Html =>
  results.length === 0
    ? html`<p class="sub">What was said was deleted.</p>`
    : html`<ol class="timeline">
        ${[...results]
          .reverse()
          .map(
            (entry) =>
              html`<li>${time(entry.occurred_at, clock)} <a href="/owner/results/${entry.id}">${deed(entry)}</a></li>`,
          )}
      </ol>`;
