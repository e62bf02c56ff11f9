import { Hono, type MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import type { Services } from '../services.ts';
import { withQuery } from './campaign-switch.ts';
import { placeWord, readTextPlace } from './keyset.ts';
import { page } from './page.ts';
import { card, empty, facts, pill, table, time } from './parts.ts';
import { isUuid } from '../web/uuid.ts';

interface MessageRow {
  readonly id: string;
  readonly person: number | null;
  readonly audience: string;
  readonly channel: 'email' | 'sms';
  readonly template: string;
  readonly purpose: string;
  readonly language: string;
  readonly tone: string;
  readonly recipient: string;
  readonly reply_to: string | null;
  readonly subject: string | null;
  readonly text: string;
  readonly html: string | null;
  readonly parts: number | null;
  readonly status: keyof typeof PILLS;
  readonly reason: string | null;
  readonly tries: number;
  readonly due_at: Date;
  readonly sent_at: Date | null;
  readonly delivered_at: Date | null;
  readonly created_at: Date;
}

type ListedMessage = Pick<
  MessageRow,
  'id' | 'channel' | 'template' | 'recipient' | 'subject' | 'parts' | 'status' | 'reason' | 'created_at'
> & { readonly beginning: string };

const PILLS = {
  queued: pill('wait', 'waiting'),
  sending: pill('wait', 'on its way'),
  sent: pill('good', 'sent'),
  delivered: pill('good', 'arrived'),
  failed: pill('risk', 'failed'),
  bounced: pill('risk', 'came back'),
  suppressed: pill('off', 'held back'),
  cancelled: pill('off', 'cancelled'),
};

/** What the menu above the list shows. */
const FILTERS = [
  { name: 'all', label: 'All', where: 'true' },
  { name: 'waiting', label: 'Waiting', where: `status in ('queued', 'sending')` },
  { name: 'failed', label: 'Failed', where: `status in ('failed', 'bounced')` },
  { name: 'held-back', label: 'Held back', where: `status in ('suppressed', 'cancelled')` },
] as const;

const PAGE = 50;

/** What keeps a mail on its page from doing anything there, and lets the page show it. */
export const messageHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  const isMail = c.req.path.endsWith('/mail');
  c.header(
    'Content-Security-Policy',
    isMail
      ? "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox"
      : "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  if (isMail) c.header('X-Frame-Options', 'SAMEORIGIN');
};

/** `/owner/messages`: every mail and text, what became of it, and how it looks. */
export function messagesPages(services: Services): Hono {
  const { database, campaigns, now } = services;
  const { brand, timeZone } = campaigns.all[0].file;
  const clock = () => ({ timeZone, now: now() });
  const messageOf = async (id: string) =>
    isUuid(id) ? (await database.query<MessageRow>('select * from messages where id = $1', [id]))[0] : undefined;
  const nothing = () =>
    page(
      { brand, at: '/owner/messages', title: 'Nothing here' },
      html`<p>This message does not exist, or was deleted.</p>`,
    );

  return new Hono()
    .get('/', async (c) => {
      const filter = FILTERS.find(({ name }) => name === c.req.query('show')) ?? FILTERS[0];
      const place = readTextPlace(c.req.query('before'));
      const before = place && isUuid(place.key) ? place : null;
      const found = await database.query<ListedMessage>(
        `select id, channel, template, recipient, subject, left(text, 60) as beginning, parts, status, reason, created_at
         from messages where ${filter.where} ${before ? 'and (created_at, id) < ($1, $2::uuid)' : ''}
         order by created_at desc, id desc limit ${PAGE + 1}`,
        before ? [before.at, before.key] : [],
      );
      const rows = found.slice(0, PAGE);
      const last = found.length > PAGE ? rows.at(-1) : undefined;
      const nav = html`<nav class="filter" aria-label="Which messages">
        <ul>
          ${FILTERS.map(
            ({ name, label }) =>
              html`<li>
                <a href="/owner/messages?show=${name}" ${name === filter.name ? html`aria-current="page"` : ''}
                  >${label}</a
                >
              </li>`,
          )}
        </ul>
      </nav>`;
      const list = table(
        'Messages',
        [
          {
            head: 'Message',
            cell: (row) =>
              html`<a class="who" href="/owner/messages/${row.id}">${row.subject || row.beginning}</a>
                <span class="sub">${row.recipient}</span>`,
          },
          {
            head: 'By',
            labelled: true,
            cell: ({ channel, parts }) =>
              channel === 'email' ? 'e-mail' : `text${parts && parts > 1 ? `, ${parts} parts` : ''}`,
          },
          { head: 'Template', labelled: true, cell: ({ template }) => template },
          {
            head: 'Status',
            cell: ({ status, reason }) =>
              html`${PILLS[status]}${reason ? html`<span class="sub">${reason}</span>` : ''}`,
          },
          { head: 'Written', labelled: true, cell: ({ created_at }) => time(created_at, clock()) },
        ],
        rows,
      );
      return c.html(
        page(
          { brand, at: '/owner/messages', title: 'Messages' },
          html`${nav}
          ${
            rows.length > 0
              ? html`<div class="card flush">${list}</div>`
              : empty('No message', 'Mails and texts appear here as soon as somebody signs up.')
          }
          ${
            last
              ? html`<p class="more"><a href="${withQuery('/owner/messages', {
                  show: filter.name,
                  before: placeWord(last.created_at, last.id),
                })}">Earlier messages</a></p>`
              : ''
          }`,
        ),
      );
    })
    .get('/:id/mail', async (c) => {
      const row = await messageOf(c.req.param('id'));
      return row?.html ? c.html(row.html) : c.html(nothing(), 404);
    })
    .get('/:id', async (c) => {
      const row = await messageOf(c.req.param('id'));
      if (!row) return c.html(nothing(), 404);
      const { id, status, reason, channel } = row;
      return c.html(
        page(
          {
            brand,
            at: '/owner/messages',
            title: row.subject || 'Text message',
            aside: PILLS[status],
            back: { href: '/owner/messages', label: 'Messages' },
          },
          html`${card(
            'What became of it',
            html`${facts([
              ['To', row.recipient],
              ['Answers go to', row.reply_to],
              ['Template', `${row.template}, ${row.language}${row.tone && `, ${row.tone}`}`],
              ['Kind', row.purpose],
              ['Written', time(row.created_at, clock())],
              ['Due', status === 'queued' ? time(row.due_at, clock()) : null],
              ['Sent', row.sent_at && time(row.sent_at, clock())],
              ['Arrived', row.delivered_at && time(row.delivered_at, clock())],
              ['Tries', row.tries],
              ['Reason', reason],
              ['Parts', channel === 'sms' ? row.parts : null],
            ])}
            ${
              status === 'failed'
                ? html`<form method="post" action="/owner/messages/${id}/again"><button>Send it again</button></form>`
                : ''
            }`,
          )}
          ${
            row.html
              ? card(
                  'As a mail',
                  html`<iframe class="mail" sandbox title="The mail" src="/owner/messages/${id}/mail"></iframe>`,
                )
              : ''
          }
          ${card(channel === 'email' ? 'As plain text' : 'As a text message', html`<pre class="mail-text">${row.text}</pre>`)}`,
        ),
      );
    })
    .post('/:id/again', async (c) => {
      const id = c.req.param('id');
      const row = await messageOf(id);
      if (!row) return c.html(nothing(), 404);
      if (row.status === 'failed')
        await database.query(
          `update messages set status = 'queued', due_at = $2, created_at = $2, reason = null where id = $1`,
          [id, now()],
        );
      return c.redirect(`/owner/messages/${id}`, 303);
    });
}
