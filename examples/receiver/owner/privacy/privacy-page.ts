import { Hono } from 'hono';
import { html } from 'hono/html';
import { askedData } from '../../privacy/flow-data.ts';
import { countForgotten, keptMonths, MOST_MONTHS, setKeptMonths } from '../../privacy/retention.ts';
import { KNOWN_TABLES } from '../../privacy/tables.ts';
import type { Services } from '../../services.ts';
import { type Html, page } from '../page.ts';
import { card, empty, pill, table } from '../parts.ts';

/** What is stored, for how long, and what each flow asks. */
export function privacyPage(services: Services): Hono {
  const { database, campaigns, flows, connectors } = services;
  const { brand } = campaigns.all[0].file;
  return new Hono()
    .get('/', async (c) => {
      const months = await keptMonths(database);
      const all = flows.all();
      return c.html(
        page(
          { brand, at: '/owner/privacy', title: 'Privacy' },
          html` ${card(
            'How long it is kept',
            html`<form method="post" action="/owner/privacy/keep" class="filters">
                <p>
                  <label for="months">Months; empty keeps it until you delete it</label
                  ><input
                    id="months"
                    name="months"
                    value="${months ?? ''}"
                    inputmode="numeric"
                    pattern="[0-9]{0,3}"
                    aria-describedby="months-hint"
                  />
                </p>
                <p><button class="button">Save</button></p>
              </form>
              <p class="sub" id="months-hint">
                Each minute a piece goes of what is older: people who were not in touch since, with all that is theirs;
                results, messages and events of nobody. Guests of an evening that is to come stay, and so does
                whoever has a reward that is still to come, runs, or can be used. The counts on the
                pages of numbers have no names in them and stay.
              </p>`,
          )}
          ${card(
            'One person',
            html`<p>
              Open <a href="/owner/people">the person</a> to hand over all that is kept about them as a file, or to
              delete it. An address that asked for silence stays on a list of its own, so that nothing is sent to it
              again: that is what it is kept for, and it says no more than the address.
            </p>`,
          )}
          ${
            all.length === 0
              ? empty('No flow is known', 'Put the flows beside the campaign file: then this page shows what they ask.')
              : all.map((flow) => {
                  const asked = askedData(flow);
                  return card(
                    `What “${flow.flow}” asks`,
                    asked.length === 0
                      ? html`<p class="sub">Nothing.</p>`
                      : table(
                          `What the flow ${flow.flow} asks`,
                          [
                            { head: 'Kept as', cell: ({ name }) => html`<code>${name}</code>` },
                            { head: 'What it is', cell: ({ kind }) => kind },
                            { head: 'Personal', cell: ({ personal }) => (personal ? pill('wait', 'personal') : '') },
                          ],
                          asked,
                        ),
                    asked.length === 0 ? '' : 'flush',
                  );
                })
          }
          ${card(
            'What is stored',
            table(
              'Tables of the receiver',
              [
                { head: 'Table', cell: ({ name }) => html`<code>${name}</code>` },
                { head: 'What', cell: ({ about }) => about },
                { head: 'How long', labelled: true, cell: ({ kept }) => kept },
                { head: 'Of a person', cell: ({ ofPerson }) => (ofPerson === null ? '' : pill('wait', 'personal')) },
              ],
              KNOWN_TABLES,
            ),
            'flush',
          )}
          ${card(
            'Who else is told',
            connectors.all.length === 0
              ? html`<p>
                  Nobody: no other system is connected. Network addresses are kept in memory for the rate limit, and
                  hashed with a salt that is thrown away after a week.
                </p>`
              : html`<ul class="plain">
                    ${connectors.all.map(
                      ({ name, connector }) =>
                        html`<li><strong>${name}</strong> <span class="sub">${connector.kind}</span></li>`,
                    )}
                  </ul>
                  <p class="sub">What they keep, they keep by themselves: delete a person there too.</p>`,
          )}`,
        ),
      );
    })
    .post('/keep', async (c) => {
      const { months, sure } = await c.req.parseBody();
      const typed = typeof months === 'string' ? months.trim() : '';
      if (typed === '') {
        await setKeptMonths(database, null);
        return c.redirect('/owner/privacy', 303);
      }
      const wanted = Number(typed);
      if (!/^\d{1,3}$/.test(typed) || wanted < 1 || wanted > MOST_MONTHS)
        return c.html(notKept(brand, 'Nothing was changed', wrongMonths), 422);
      const people = sure === 'yes' ? 0 : await countForgotten(services, wanted);
      if (people > 0) return c.html(notKept(brand, 'Are you sure?', areYouSure(wanted, people)));
      await setKeptMonths(database, wanted);
      return c.redirect('/owner/privacy', 303);
    });
}

const notKept = (brand: string, title: string, content: Html): Html =>
  page({ brand, at: '/owner/privacy', title, back: { href: '/owner/privacy', label: 'Privacy' } }, content);

const wrongMonths = html`<p class="lead">
  Months are a whole number from 1 to ${MOST_MONTHS}. Leave the field empty to keep everything until you delete it.
</p>`;

/** What is deleted does not come back, so the owner sees first how many people it is about. */
const areYouSure = (months: number, people: number): Html =>
  html`<p class="lead">
      ${people === 1 ? 'One person was' : `${people} people were`} not in touch for ${months === 1 ? 'a month' : `${months} months`}.
      They are deleted with all that is theirs, from the next minute on, and so are those after them. There is no way
      back.
    </p>
    <form method="post" action="/owner/privacy/keep">
      <input type="hidden" name="months" value="${months}" /><input type="hidden" name="sure" value="yes" />
      <p><button class="button">Delete them, and keep ${months === 1 ? 'one month' : `${months} months`}</button></p>
    </form>`;
