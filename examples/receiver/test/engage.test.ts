/** The command line for messages to many, as an owner starts it. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { until } from '../../../test/tools/until.ts';
import { type Place, places, start } from './running.ts';

const ENGAGE = fileURLToPath(new URL('../engage.mjs', import.meta.url));
const CUSTOMERS = `email,firstName,consentEmail
anna@example.com,Anna,yes
ben@example.com,Ben,
not an address,,yes
`;

interface Said {
  readonly code: number | string;
  readonly output: string;
  readonly errors: string;
}

for (const [name, openPlace] of Object.entries(places))
  describe(`Engaging by the command line on ${name}`, () => {
    let place: Place;
    let file = '';
    before(async () => {
      place = await openPlace();
      file = join(place.settings.DATA_DIR!, 'customers.csv');
      writeFileSync(file, CUSTOMERS);
    });
    after(() => place.end());

    const engage = (...words: string[]): Promise<Said> =>
      new Promise((resolve) =>
        execFile(
          process.execPath,
          [ENGAGE, ...words],
          { env: { PATH: process.env.PATH, ...place.settings } },
          (error, output, errors) => resolve({ code: error?.code ?? 0, output, errors }),
        ),
      );
    const outbox = () => join(place.settings.DATA_DIR!, 'outbox');
    const mails = (): string[] =>
      existsSync(outbox()) ? readdirSync(outbox()).filter((each) => each.endsWith('.eml')) : [];

    it('rehearses, drafts and starts, and the receiver that runs does the sending', async () => {
      const rehearsed = await engage('invite', '--customers', file, '--dry-run');
      assert.deepEqual([rehearsed.code, rehearsed.errors], [0, '']);
      assert.match(rehearsed.output, /Line 4: no e-mail address/);
      assert.match(rehearsed.output, /Engagement 1: 1 to write to; left out: 1 no-consent\./);
      assert.match(
        rehearsed.output,
        /--- anna@example\.com: Anna and a friend[\s\S]*Nothing was sent\. Start it with: engage start 1/,
      );

      const note = await engage('note', '--email', 'ben@example.com', '--thanks', 'What a photo!');
      assert.match(note.output, /Engagement 2: 1 to write to\.[\s\S]*What a photo![\s\S]*It is being sent/);
      assert.match((await engage('status', '2')).output, /Engagement 2: 0 written \(0 sent, 0 failed\), 1 waiting/);
      assert.deepEqual(mails(), []);

      const receiver = await start(place);
      await until(() => mails().length > 0, 'a mail in the outbox');
      assert.equal(await receiver.stop(), 0);
      assert.equal(mails().length, 1, 'a dry run sends nothing');
      assert.match(readFileSync(join(outbox(), mails()[0]!), 'utf8'), /To: ben@example\.com[\s\S]*What a photo!/);
      assert.match((await engage('status', '2')).output, /1 written \(1 sent, 0 failed\), 0 waiting/);
      assert.match((await engage('stop', '1')).output, /stop done/);
      assert.match((await engage('start', '1')).output, /cannot start/);
    });

    // Nothing of it depends on the database; a process opens a server's faster.
    if (openPlace === places['a PostgreSQL server'])
      it('says what is missing or wrong, and ends as what has failed', async () => {
        for (const [words, said] of [
          [[], /^Commands:/],
          [['invite'], /^--customers is missing/],
          [['invite', '--customers', '/there/is/no/such.csv'], /no such file/],
          [['note', '--email', 'zoe@example.com', '--thanks', 'T'], /the address of nobody who is known here/],
          [
            ['coupon', '--email', 'ben@example.com', '--thanks', 'T', '--title', 'C', '--text', 'X', '--until', 'soon'],
            /--until must be a day/,
          ],
          [['near-shop', '--shops', file], /JSON/],
          [['note', '--nobody-knows-this'], /nobody-knows-this/],
        ] as const) {
          const { code, output, errors } = await engage(...words);
          assert.deepEqual([code, output], [1, ''], words.join(' '));
          assert.match(errors, said);
          assert.ok(!errors.includes('    at '), errors);
        }
      });
  });
