import { Hono } from 'hono';
import { html } from 'hono/html';
import { onTheClock } from '../../../../src/campaign/dates.ts';
import { download, type Format, PIECE } from '../../exports/download.ts';
import { monthlyAllowance, type MonthlyAllowanceRow, EXPORTS, type ExportRow } from '../../exports/exports.ts';
import type { Services } from '../../services.ts';
import { campaignShown, withQuery } from '../campaign-switch.ts';
import { guestRows, type GuestRow } from '../guests/guests-page.ts';
import { page } from '../page.ts';
import { card } from '../parts.ts';

const STATUSES = ['confirmed', 'standby', 'waiting', 'cancelled'] as const;

/** Everything to take along, for a spreadsheet or a program. */
export function exportsPage({ database, campaigns, now }: Services): Hono {
  const { brand } = campaigns.all[0].file;
  const monthly = campaigns.all.filter(({ file }) => file.rewards.some(({ every }) => every === 'month'));

  return new Hono()
    .get('/', (c) => {
      const links = (path: string) =>
        html`<span class="row"
          ><a class="quiet" href="${path}.csv" download>CSV</a
          ><a class="quiet" href="${path}.json" download>JSON</a></span
        >`;
      return c.html(
        page(
          { brand, at: '/owner/exports', title: 'Exports' },
          html` <p class="lead">
              Made when you press, piece by piece, however many there are. What would start a formula in a spreadsheet
              has an apostrophe in front.
            </p>
            ${card(
              'Everything',
              html`<ul class="friends">
                ${EXPORTS.map(
                  ({ name, about }) =>
                    html`<li>
                      <span><strong>${name}</strong> <span class="sub">${about}</span></span
                      >${links(`/owner/exports/${name}`)}
                    </li>`,
                )}
              </ul>`,
            )}
            ${
              monthly.length === 0
                ? ''
                : card(
                    'Allowances of a month',
                    html`<p class="sub">
                        What each customer gets on top in one month, and why, for the system that gives it. One line for
                        each side of a friendship.
                      </p>
                      ${monthly.map(
                        ({ file }) =>
                          html`<form method="get" action="/owner/exports/allowance.csv" class="filters">
                            <input type="hidden" name="campaign" value="${file.id}" />
                            <p>
                              <label for="month-${file.id}">Month of ${file.id}</label
                              ><input
                                id="month-${file.id}"
                                type="month"
                                name="month"
                                required
                                value="${onTheClock(now(), file.timeZone).slice(0, 7)}"
                              />
                            </p>
                            <p><button class="button">CSV</button></p>
                          </form>`,
                      )}`,
                  )
            }
            ${card(
              'Guest lists',
              html`<ul class="friends">
                ${campaigns.all
                  .filter(({ file }) => file.event)
                  .map(
                    ({ file }) =>
                      html`<li>
                        <span>${file.id}</span
                        ><a class="quiet" href="${withQuery('/owner/guests.csv', { campaign: file.id })}" download
                          >CSV</a
                        >
                      </li>`,
                  )}
              </ul>`,
            )}`,
        ),
      );
    })
    .get('/allowance.csv', (c) => {
      const { file } = campaignShown(c, campaigns);
      const asked = c.req.query('month') ?? '';
      const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : onTheClock(now(), file.timeZone).slice(0, 7);
      return download<MonthlyAllowanceRow>(
        c,
        {
          name: `allowance-${file.id}-${month}`,
          columns: ['month', 'customer', 'amount', 'unit', 'reason'],
          next: (last) => monthlyAllowance(database, file.id, month, last?.id ?? 0, PIECE),
        },
        'csv',
      );
    })
    .get('/:file{[a-z]+\\.(csv|json)}', (c, next) => {
      const [name, format] = c.req.param('file').split('.') as [string, Format];
      const found = EXPORTS.find((each) => each.name === name);
      if (!found) return next();
      return Promise.resolve(
        download<ExportRow>(
          c,
          {
            name: found.name,
            columns: found.columns,
            next: (last) => found.rows(database, Number(last?.id ?? 0), PIECE),
          },
          format,
        ),
      );
    });
}

/** `/owner/guests.csv`: the list for the door on paper. */
export const guestsCsv = ({ database, campaigns }: Services): Hono =>
  new Hono().get('/', (c) => {
    const { file } = campaignShown(c, campaigns);
    let status = 0;
    const next = async (last: GuestRow | null): Promise<readonly GuestRow[]> => {
      for (let after = last; status < STATUSES.length; status += 1, after = null) {
        const behind = after && after.status === STATUSES[status] ? { at: after.since, key: after.id } : null;
        const rows = await guestRows(database, file.id, STATUSES[status]!, behind, PIECE);
        if (rows.length > 0) return rows;
      }
      return [];
    };
    return download(
      c,
      {
        name: `guests-${file.id}`,
        columns: ['first_name', 'last_name', 'email', 'status', 'by_email', 'since', 'checked_in_at'],
        next,
      },
      'csv',
    );
  });
