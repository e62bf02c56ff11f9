import { Hono } from 'hono';
import { html } from 'hono/html';
import { type DeliveryRow, deliveryRows, type TargetState, targetStates } from '../../connectors/overview.ts';
import { replay, replayFailed } from '../../connectors/replay.ts';
import { testTarget } from '../../connectors/test-target.ts';
import type { Services } from '../../services.ts';
import { withQuery } from '../campaign-switch.ts';
import { number } from '../charts.ts';
import { type Html, page } from '../page.ts';
import { card, empty, pill, type ShopClock, table, time } from '../parts.ts';

const PAGE = 50;
const STATUSES = ['queued', 'failed', 'delivered', 'unconfirmed', 'dropped'] as const;
const PILLS: Readonly<Record<string, Html>> = {
  queued: pill('wait', 'waits'),
  failed: pill('risk', 'failed'),
  delivered: pill('good', 'delivered'),
  unconfirmed: pill('info', 'sent, not confirmed'),
  dropped: pill('off', 'left out'),
};

/** Other systems: how each stands, what they were told, once more, and a test. */
export function connectorsPage(services: Services): Hono {
  const { database, campaigns, now } = services;
  const { brand, timeZone } = campaigns.all[0].file;
  const clock = () => ({ timeZone, now: now() });
  const back = (target: string, said: string) => withQuery('/owner/connectors', { target, said });

  const show = async (query: (name: string) => string | undefined, tested: Html | string = '') => {
    const states = await targetStates(services);
    const target = states.find(({ name }) => name === query('target'))?.name ?? null;
    const status = STATUSES.find((each) => each === query('status')) ?? null;
    const before = /^\d{1,9}$/.test(query('before') ?? '') ? Number(query('before')) : null;
    const rows = states.length === 0 ? [] : await deliveryRows(database, { target, status, before }, PAGE + 1);
    const shown = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? shown.at(-1) : undefined;
    const at = clock();
    return page(
      { brand, at: '/owner/connectors', title: 'Connectors' },
      html` ${said(query('said'))}${tested}
      ${
        states.length === 0
          ? empty(
              'No other system is connected',
              html`Name CRMs, newsletter lists, sheets and webhooks in a file, and its path in
                <code>CONNECTORS_FILE</code>. The README shows one of each.`,
            )
          : html`${card('Systems', targets(states, at), 'flush')}
              <div class="row tools">
                <nav class="filter" aria-label="Deliveries by status">
                  <ul>
                    ${[null, ...STATUSES].map(
                      (each) =>
                        html`<li><a href="${withQuery('/owner/connectors', {
                          target: target ?? '',
                          status: each ?? '',
                        })}" ${each === status ? html`aria-current="page"` : ''}>${each ?? 'All'}</a></li>`,
                    )}
                  </ul>
                </nav>
              </div>
              ${
                shown.length === 0
                  ? empty(
                      'No deliveries of this kind',
                      'Deliveries appear here as soon as something happens that a system subscribes to.',
                    )
                  : html`<div class="card flush">${deliveries(shown, at)}</div>`
              }
              ${
                last
                  ? html`<p class="more"><a href="${withQuery('/owner/connectors', {
                      target: target ?? '',
                      status: status ?? '',
                      before: String(last.id),
                    })}">Older deliveries</a></p>`
                  : ''
              }`
      }`,
    );
  };

  return new Hono()
    .get('/', async (c) => c.html(await show((name) => c.req.query(name))))
    .post('/test', async (c) => {
      const { target } = await c.req.parseBody();
      const name = typeof target === 'string' ? target : '';
      const outcome = await testTarget(services, name);
      const word = outcome === null ? 'unknown' : outcome.verdict;
      const answer =
        outcome === null
          ? ''
          : ` It answered ${outcome.status ?? 'nothing'}${outcome.reason ? ` (${outcome.reason})` : ''}.`;
      const isFine = word === 'accepted' || word === 'unconfirmed';
      const text =
        word === 'unknown'
          ? 'There is no such system.'
          : word === 'accepted'
            ? `${name} understood the test.${answer}`
            : word === 'unconfirmed'
              ? `${name} took the test, and says yes to everything: look there.${answer}`
              : `${name} did not take the test.${answer}`;
      const banner = isFine
        ? html`<p class="done" role="status">${text}</p>`
        : html`<p class="card note" role="alert">${text}</p>`;
      return c.html(await show((key) => (key === 'target' ? name : undefined), banner));
    })
    .post('/replay', async (c) => {
      const { target } = await c.req.parseBody();
      const name = typeof target === 'string' ? target : '';
      const count = await replayFailed(services, name);
      return c.redirect(back(name, count > 0 ? 'again' : 'nothing'), 303);
    })
    .post('/:id{[0-9]{1,9}}/replay', async (c) => {
      const changed = await replay(services, Number(c.req.param('id')));
      return c.redirect(back('', changed ? 'again' : 'nothing'), 303);
    });
}

const said = (word: string | undefined): Html | string =>
  word === 'again'
    ? html`<p class="done" role="status">It goes out again.</p>`
    : word === 'nothing'
      ? html`<p class="card note" role="alert">There was nothing to send again.</p>`
      : '';

function targets(states: readonly TargetState[], at: ShopClock): Html {
  const form = (name: string, deed: 'test' | 'replay', label: string) =>
    html`<form method="post" action="/owner/connectors/${deed}">
      <input type="hidden" name="target" value="${name}" /><button class="quiet" aria-label="${label}: ${name}">
        ${label}
      </button>
    </form>`;
  return table(
    'Systems that hear of what happens',
    [
      {
        head: 'System',
        cell: ({ name, kind }) =>
          html`<a class="who" href="${withQuery('/owner/connectors', { target: name })}">${name}</a
            ><span class="sub">${kind ?? 'no longer in the file'}</span>`,
      },
      {
        head: 'State',
        cell: ({ downSince, failed }) =>
          downSince
            ? html`${pill('risk', 'does not answer')}<span class="sub">since ${time(downSince, at)}</span>`
            : failed > 0
              ? pill('wait', 'some failed')
              : pill('good', 'fine'),
      },
      {
        head: 'Delivered',
        labelled: true,
        cell: ({ delivered, lastDelivered }) =>
          html`${number(delivered)}${lastDelivered ? html` <span class="sub">last ${time(lastDelivered, at)}</span>` : ''}`,
      },
      { head: 'Wait', labelled: true, cell: ({ queued }) => number(queued) },
      { head: 'Failed', labelled: true, cell: ({ failed }) => number(failed) },
      {
        head: 'Action',
        cell: ({ name, kind, failed }) =>
          html`<span class="row"
            >${kind ? form(name, 'test', 'Test') : ''}${failed > 0 ? form(name, 'replay', 'Send failed again') : ''}</span
          >`,
      },
    ],
    states,
  );
}

const deliveries = (rows: readonly DeliveryRow[], at: ShopClock): Html =>
  table(
    'Deliveries, newest first',
    [
      {
        head: 'What',
        cell: (row) =>
          html`<span class="who">${row.type}</span
            ><span class="sub"
              >to
              ${row.target}${row.person === null ? '' : html` · <a href="/owner/people/${row.person}">who</a>`}</span
            >`,
      },
      { head: 'State', cell: (row) => PILLS[row.status] ?? pill('off', row.status) },
      { head: 'Answer', cell: (row) => html`${row.lastStatus ?? ''} ${row.lastError ?? ''}` },
      { head: 'Tries', labelled: true, cell: (row) => number(row.tries) },
      {
        head: 'When',
        cell: (row) =>
          row.status === 'queued'
            ? html`<span class="sub">next ${time(row.nextAt, at)}</span>`
            : time(row.deliveredAt ?? row.createdAt, at),
      },
      {
        head: 'Action',
        cell: (row) =>
          row.status === 'queued'
            ? ''
            : html`<form method="post" action="/owner/connectors/${row.id}/replay">
                <button class="quiet" aria-label="Send ${row.type} to ${row.target} again">Again</button>
              </form>`,
      },
    ],
    rows,
  );
