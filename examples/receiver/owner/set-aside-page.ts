import { Hono } from 'hono';
import { html } from 'hono/html';
import { releaseResult } from '../results/record-result.ts';
import type { Services } from '../services.ts';
import { page } from './page.ts';
import { empty, pill, table, time } from './parts.ts';
import { deed, resultRows, who } from './result-rows.ts';
import { SET_ASIDE_WORDS } from './set-aside-words.ts';
import { UUID_PATTERN } from '../web/uuid.ts';

const MOST = 200;

/** What looked like spam or could not be used: kept, out of the way, until somebody has looked at it. */
export function setAsidePage(services: Services): Hono {
  const { database, campaigns, now } = services;
  const { brand, timeZone } = campaigns.all[0].file;
  return new Hono()
    .get('/', async (c) => {
      const rows = await resultRows(database, 'set_aside is not null', [], MOST);
      const clock = { timeZone, now: now() };
      return c.html(
        page(
          { brand, at: '/owner/set-aside', title: 'Set aside' },
          html`
        <p class="lead">What looks like a machine's work, or could not be used as it was. Nothing here is ever deleted by itself.</p>
        ${
          rows.length === 0
            ? empty('Nothing was set aside', 'No spam so far, and every address could be used.')
            : html`<div class="card flush">${table(
                'Results set aside, newest first',
                [
                  { head: 'Who', cell: who },
                  {
                    head: 'What',
                    cell: (row) =>
                      html`${deed(row)}${row.corrected ? html` ${pill('good', 'mended by the visitor')}` : ''}`,
                  },
                  { head: 'Why', cell: (row) => SET_ASIDE_WORDS[row.set_aside!]?.why ?? row.set_aside! },
                  { head: 'When', cell: (row) => time(row.received_at, clock) },
                ],
                rows,
              )}</div>`
        }
        ${rows.length === MOST ? html`<p class="sub">The newest ${MOST} are shown.</p>` : ''}
      `,
        ),
      );
    })
    .post(`/:id{${UUID_PATTERN}}/release`, async (c) => {
      await releaseResult(services, c.req.param('id'));
      return c.redirect(`/owner/results/${c.req.param('id')}`, 303);
    });
}
