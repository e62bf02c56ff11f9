import { Hono } from 'hono';
import { html } from 'hono/html';
import {
  type Box,
  boxCounts,
  BOXES,
  type BoxCounts,
  conversation,
  type Conversation,
  conversations,
} from '../../inbox/conversations.ts';
import { markAnswered, reopen } from '../../inbox/replies.ts';
import { answerHours, MOST_ANSWER_HOURS, setAnswerHours } from '../../inbox/settings.ts';
import type { Services } from '../../services.ts';
import { withQuery } from '../campaign-switch.ts';
import { duration } from '../charts.ts';
import { placeWord, readTextPlace } from '../keyset.ts';
import { type Html, page } from '../page.ts';
import { empty, fullName, pill, type ShopClock, table, time } from '../parts.ts';
import { CHANNELS } from '../result-rows.ts';
import { conversationPage } from './conversation-page.ts';

const PAGE = 50;
const LONGEST_SEARCH = 100;

const LABELS: Readonly<Record<Box, string>> = {
  open: 'Open',
  overdue: 'Overdue',
  urgent: 'Urgent',
  answered: 'Answered',
  all: 'All',
};

const EMPTY: Readonly<Record<Box, readonly [title: string, text: string]>> = {
  open: ['Nobody is waiting for you', 'People who ask for a person, or complain, appear here until you have answered.'],
  overdue: ['Nothing is overdue', 'Conversations that were not answered by the promised time appear here.'],
  urgent: ['Nothing is urgent', 'Complaints, and what a flow marks as urgent, appear here.'],
  answered: ['Nothing was answered yet', 'Open a conversation, answer it, and mark it as answered.'],
  all: ['No conversations yet', 'People who ask for a person appear here, whatever the flow or the channel.'],
};

/** Who it is that waits. */
export const whoWaits = ({ first_name, last_name, email }: Conversation): string =>
  fullName({ first_name, last_name }, email ?? 'A visitor');

export const channelName = (channel: string): string =>
  channel === 'form' ? 'a form' : channel === 'contact' ? 'any way' : (CHANNELS[channel] ?? channel);

/** How it stands, in a word, and by when it wants an answer. */
export function standing(row: Conversation, clock: ShopClock): Html {
  if (row.status === 'answered') return html`${pill('good', 'answered')}`;
  const late = row.answer_by ? (clock.now.getTime() - row.answer_by.getTime()) / 1000 : 0;
  if (late > 0) return html`${pill('risk', 'overdue')} <span class="sub">by ${duration(late)}</span>`;
  return html`${pill('wait', 'open')}${row.answer_by ? html` <span class="sub">answer in ${duration(-late)}</span>` : ''}`;
}

/** All conversations that want a person, whatever the flow and the channel. */
export function inboxPages(services: Services): Hono {
  const { database, campaigns, now } = services;
  const { brand, timeZone } = campaigns.all[0].file;
  const clock = () => ({ timeZone, now: now() });

  return new Hono()
    .get('/', async (c) => {
      const box = BOXES.find((each) => each === c.req.query('box')) ?? 'open';
      const search = (c.req.query('q') ?? '').replaceAll('\0', '').trim().slice(0, LONGEST_SEARCH);
      const at = clock();
      const place = readTextPlace(c.req.query('after'));
      const rows = await conversations(database, { box, search, after: place }, at.now, PAGE + 1);
      const counts = await boxCounts(database, at.now);
      const shown = rows.slice(0, PAGE);
      const last = rows.length > PAGE ? shown.at(-1) : undefined;
      return c.html(
        page(
          { brand, at: '/owner/inbox', title: 'Inbox' },
          html` <div class="row tools">${boxes(box, counts)}${searchForm(box, search)}</div>
            ${
              shown.length === 0
                ? search
                  ? empty(
                      `Nothing for “${search}”`,
                      'Search by the reference of a message, the beginning of a name, or an address.',
                    )
                  : empty(...EMPTY[box])
                : html`<div class="card flush">${list(shown, at)}</div>`
            }
            ${
              last
                ? html`<p class="more">
                    <a href="${withQuery('/owner/inbox', { box, q: search, after: placeWord(last.opened_at, last.session) })}"
                      >Older conversations</a
                    >
                  </p>`
                : ''
            }
            ${answerTimeForm(await answerHours(database))}`,
        ),
      );
    })
    .post('/promise', async (c) => {
      const { hours } = await c.req.parseBody();
      const wanted = typeof hours === 'string' && /^\d{1,3}$/.test(hours.trim()) ? Number(hours) : NaN;
      if (wanted >= 1 && wanted <= MOST_ANSWER_HOURS) await setAnswerHours(database, wanted);
      return c.redirect('/owner/inbox', 303);
    })
    .get('/:session', async (c, next) => {
      const found = await conversation(database, c.req.param('session'));
      return found ? c.html(await conversationPage(database, brand, found, clock())) : next();
    })
    .post('/:session/:deed{answered|reopen}', async (c) => {
      const session = c.req.param('session');
      if (c.req.param('deed') === 'answered') await markAnswered(database, session, now());
      else await reopen(database, session);
      return c.redirect(`/owner/inbox/${encodeURIComponent(session)}`, 303);
    });
}

const boxes = (open: Box, counts: BoxCounts): Html =>
  html`<nav class="filter" aria-label="Boxes">
    <ul>
      ${BOXES.map((box) => {
        const count = box === 'all' || box === 'answered' ? 0 : counts[box];
        return html`<li>
          <a href="/owner/inbox?box=${box}" ${box === open ? html`aria-current="page"` : ''}
            >${LABELS[box]}${count > 0 ? html` <span class="count">${count}</span>` : ''}</a
          >
        </li>`;
      })}
    </ul>
  </nav>`;

const searchForm = (box: Box, search: string): Html =>
  html`<form method="get" action="/owner/inbox" role="search" class="search">
    <input type="hidden" name="box" value="${search ? box : 'all'}" /><label class="unseen" for="q"
      >Reference, name or address</label
    ><input
      id="q"
      name="q"
      type="search"
      value="${search}"
      placeholder="Reference, name or address"
      maxlength="${LONGEST_SEARCH}"
      autocapitalize="none"
      spellcheck="false"
    /><button class="quiet">Search</button>
  </form>`;

const list = (rows: readonly Conversation[], at: ShopClock): Html =>
  table(
    'Conversations, newest first',
    [
      {
        head: 'Who',
        cell: (row) =>
          html`<a class="who" href="/owner/inbox/${encodeURIComponent(row.session)}">${whoWaits(row)}</a
            ><span class="sub">Reference ${row.reference}</span>`,
      },
      {
        head: 'How it stands',
        cell: (row) => html`${row.urgent ? html`${pill('risk', 'urgent')} ` : ''}${standing(row, at)}`,
      },
      { head: 'About', cell: (row) => row.topic ?? row.flow ?? '' },
      { head: 'By', labelled: true, cell: (row) => channelName(row.channel) },
      { head: 'Since', cell: (row) => time(row.opened_at, at) },
    ],
    rows,
  );

const answerTimeForm = (hours: number): Html =>
  html`<details class="card">
    <summary>Answer within ${hours} ${hours === 1 ? 'hour' : 'hours'}</summary>
    <form method="post" action="/owner/inbox/promise" class="filters">
      <p>
        <label for="hours">Hours until an answer is overdue</label
        ><input id="hours" name="hours" value="${hours}" inputmode="numeric" pattern="[0-9]{1,3}" required />
      </p>
      <p><button class="button">Save</button></p>
    </form>
    <p class="sub">
      They count for conversations from now on, from when somebody is there by the <code>hours</code> of the flow that
      asked.
    </p>
  </details>`;
