import { Hono } from 'hono';
import { html } from 'hono/html';
import { readEmailAddress } from '../../campaign/email-address.ts';
import { beginsWith } from '../../database/begins-with.ts';
import type { Queryable } from '../../database/database.ts';
import { personData } from '../../privacy/person-data.ts';
import { deletePerson } from '../../privacy/wipe.ts';
import type { Services } from '../../services.ts';
import { sweepUploads } from '../../uploads/store.ts';
import { withQuery } from '../campaign-switch.ts';
import { type Place, placeWord, readPlace } from '../keyset.ts';
import { page } from '../page.ts';
import { empty, personLink, pill, searchField, table, time } from '../parts.ts';
import { personFile } from './person-file.ts';
import { personPage } from './person-page.ts';

interface PersonRow {
  readonly id: number;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string;
  readonly stage: string;
  readonly created_at: Date;
}

const PAGE = 50;
const LONGEST_SEARCH = 100;
const COLUMNS = 'id, first_name, last_name, email, stage, created_at';

const newest = (db: Queryable, before: Place<number> | null): Promise<PersonRow[]> =>
  db.query<PersonRow>(
    `select ${COLUMNS} from people ${before ? 'where (created_at, id) < ($1, $2)' : ''}
     order by created_at desc, id desc limit ${PAGE + 1}`,
    before ? [before.at, before.key] : [],
  );

/**
 * Whoever's name or address begins so, or whose customer number it is. Each by an index of its own: one condition for all would read a million
 * rows.
 */
function search(db: Queryable, words: string): Promise<PersonRow[]> {
  const word = words.toLowerCase();
  const [first, last = '\u0001'] = word.split(/\s+/);
  const key = readEmailAddress(words)?.key ?? word;
  return db.query<PersonRow>(
    `select ${COLUMNS} from people where id in (
       (select id from people where email_key like $1 limit ${PAGE}) union
       (select id from people where email_key = $2) union
       (select id from people where lower(first_name) like $1 limit ${PAGE}) union
       (select id from people where lower(last_name) like $1 limit ${PAGE}) union
       (select id from people where lower(first_name) = $3 and lower(last_name) like $4 limit ${PAGE}) union
       (select id from people where customer_number = $5))
     order by lower(last_name), lower(first_name), id limit ${PAGE}`,
    [beginsWith(word), key, first, beginsWith(last), words],
  );
}

/** Everybody who left an address. */
export function peoplePages(services: Services): Hono {
  const { database, campaigns, now, uploads } = services;
  const { brand, timeZone } = campaigns.all[0].file;
  return new Hono()
    .get('/', async (c) => {
      const words = (c.req.query('q') ?? '').replaceAll('\0', '').trim().slice(0, LONGEST_SEARCH);
      const place = readPlace(c.req.query('before'));
      const rows = words ? await search(database, words) : await newest(database, place);
      const shown = rows.slice(0, PAGE);
      const last = !words && rows.length > PAGE ? shown.at(-1) : undefined;
      const clock = { timeZone, now: now() };
      return c.html(
        page(
          { brand, at: '/owner/people', title: 'People' },
          html` <form method="get" action="/owner/people" role="search" class="search wide">
              ${searchField({ name: 'q', label: 'Name, address or customer number', value: words, placeholder: 'Name, address or customer number', longest: LONGEST_SEARCH })}<button class="button">Find</button>
            </form>
            ${
              shown.length === 0
                ? words
                  ? empty(
                      `Nobody begins with “${words}”`,
                      'Search by the beginning of a name, by an address or by a customer number.',
                    )
                  : empty('Nobody is known yet', 'People who leave an address in a chat appear here.')
                : html`<div class="card flush">
                    ${table(
                      words ? 'People found' : 'People, newest first',
                      [
                        { head: 'Who', cell: personLink },
                        {
                          head: 'Is',
                          cell: ({ stage }) => (stage === 'customer' ? pill('good', 'customer') : pill('off', stage)),
                        },
                        { head: 'Known since', labelled: true, cell: ({ created_at }) => time(created_at, clock) },
                      ],
                      shown,
                    )}
                  </div>`
            }
            ${
              last
                ? html`<p class="more"><a href="${withQuery('/owner/people', {
                    before: placeWord(last.created_at, last.id),
                  })}">Earlier</a></p>`
                : ''
            }`,
        ),
      );
    })
    .get('/:person{[0-9]{1,9}}', async (c, next) => {
      const found = await personFile(database, Number(c.req.param('person')));
      return found ? c.html(personPage(services, found, now())) : next();
    })
    .get('/:person{[0-9]{1,9}}/export.json', async (c, next) => {
      const data = await personData(database, Number(c.req.param('person')));
      if (!data) return next();
      return c.body(JSON.stringify(data, null, 2), 200, {
        'Content-Type': 'application/json; charset=UTF-8',
        'Content-Disposition': `attachment; filename="person-${c.req.param('person')}.json"`,
      });
    })
    .post('/:person{[0-9]{1,9}}/delete', async (c) => {
      await deletePerson(services, Number(c.req.param('person')));
      await sweepUploads(database, uploads, now());
      return c.redirect('/owner/people', 303);
    });
}
