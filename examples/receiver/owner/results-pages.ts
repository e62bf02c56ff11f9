import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Services } from '../services.ts';
import { withQuery } from './campaign-switch.ts';
import { placeWord, readTextPlace } from './keyset.ts';
import { page } from './page.ts';
import { empty, pill, table, time } from './parts.ts';
import { resultPage } from './result-page.ts';
import { deed, referenceOf, resultRows, who } from './result-rows.ts';
import { wipeResult } from '../privacy/wipe.ts';
import { isUuid, UUID_PATTERN } from '../web/uuid.ts';

const PAGE = 50;

const FILTERS = [
  { type: 'form.submitted', label: 'Forms' },
  { type: 'share.intended', label: 'Shares' },
  { type: 'goal.completed', label: 'Goals' },
  { type: 'handover.requested', label: 'Wants a person' },
  { type: '', label: 'Everything' },
] as const;

/** The inbox, one entry of it, and deleting that entry. */
export function resultsPages({ database, campaigns, now }: Services): Hono {
  const { brand, timeZone } = campaigns.all[0].file;
  const clock = () => ({ timeZone, now: now() });

  return new Hono()
    .get('/', async (c) => {
      const type = (c.req.query('type') ?? 'form.submitted').replaceAll('\0', '');
      const before = readTextPlace(c.req.query('before'));
      const place = before && isUuid(before.key) ? before : null;
      // Conditions that nobody asked for are left out: the database plans the rest better.
      const params: unknown[] = [];
      const conditions = ['set_aside is null'];
      if (type) conditions.push(`type = $${params.push(type)}`);
      if (place)
        conditions.push(`(received_at, results.id) < ($${params.push(place.at)}, $${params.push(place.key)}::uuid)`);
      const rows = await resultRows(database, conditions.join(' and '), params, PAGE + 1);
      const shown = rows.slice(0, PAGE);
      const last = shown.at(-1);
      const at = clock();
      const filter = html`<nav class="filter" aria-label="Kinds of results">
        <ul>
          ${FILTERS.map(
            (entry) =>
              html`<li>
                <a href="/owner/results?type=${entry.type}" ${entry.type === type ? html`aria-current="true"` : ''}
                  >${entry.label}</a
                >
              </li>`,
          )}
        </ul>
      </nav>`;
      return c.html(
        page(
          { brand, at: '/owner/results', title: 'Results' },
          html`
            ${filter}
            ${
              shown.length === 0
                ? empty(
                    'Nothing of this kind',
                    place ? 'There are no older ones.' : 'Each step that somebody finishes in the chat appears here.',
                  )
                : html`<div class="card flush">
                    ${table(
                      'Results, newest first',
                      [
                        { head: 'Who', cell: who },
                        {
                          head: 'What',
                          cell: (row) =>
                            html`${deed(row)}${
                              referenceOf(row) ? html`<span class="sub">Reference ${referenceOf(row)}</span>` : ''
                            }${row.corrected ? html` ${pill('off', 'corrected later')}` : ''}`,
                        },
                        { head: 'Flow', cell: (row) => row.flow },
                        { head: 'When', cell: (row) => time(row.received_at, at) },
                      ],
                      shown,
                    )}
                  </div>`
            }
            ${
              rows.length > PAGE && last
                ? html`<p class="more"><a href="${withQuery('/owner/results', {
                    type,
                    before: placeWord(last.received_at, last.id),
                  })}">Older results</a></p>`
                : ''
            }
          `,
        ),
      );
    })
    .get(`/:id{${UUID_PATTERN}}`, async (c, next) => {
      const [row] = await resultRows(database, 'results.id = $1', [c.req.param('id')], 1);
      if (!row) return next();
      const conversation = row.session ? await resultRows(database, 'session = $1', [row.session], 30) : [row];
      return c.html(resultPage(brand, row, conversation, clock()));
    })
    .post(`/:id{${UUID_PATTERN}}/delete`, async (c) => {
      await wipeResult(database, c.req.param('id'));
      return c.redirect('/owner/results', 303);
    });
}
