import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { draftNote } from '../../engagement/engage.ts';
import { knownFlows } from '../../insights/flow-files.ts';
import { MENU } from '../../owner/menu.ts';
import { ANNA, BEN, envelope, friendForm, NOW, referrerForm } from '../envelopes.ts';
import { OWNER_TOKEN, testReceiver, type TestReceiver } from '../fixture.ts';

/** Pages that the menu does not name. */
const OTHERS = [
  '/owner/door',
  '/owner/door?q=an',
  '/owner/insights/referrals',
  '/owner/insights/steps',
  '/owner/insights/answers',
  '/owner/insights/experiments',
  '/owner/insights/misses',
  '/owner/people/1',
  '/owner/guests?status=cancelled',
  '/owner/guests?status=waiting',
  '/owner/inbox/a-session',
  '/owner/engagement/near-shop',
  '/owner/engagement/invitations',
  '/owner/engagement/one-person?person=1',
  '/owner/engagement/first-purchase',
  '/owner/engagement/1',
  '/owner/inbox?box=all&q=a',
];
const PAGES = [...MENU.flatMap(({ entries }) => entries.map(({ href }) => href)), ...OTHERS];

/** Something stands on every page. */
async function busy(): Promise<TestReceiver> {
  const receiver = await testReceiver();
  const { json: anna } = await receiver.post(referrerForm({ ...ANNA, lastName: '<b>"Lund"</b>' }));
  await receiver.post(friendForm(BEN, anna.referral.code));
  await receiver.post(friendForm({ firstName: 'Cleo', email: 'cleo@mailinator.com' }, anna.referral.code));
  await receiver.post(
    envelope({ type: 'handover.requested', session: { id: 'a-session', startedAt: NOW.toISOString() } }),
  );
  await receiver.post(referrerForm({ firstName: 'Dora', email: 'dora@example.com' }));
  await draftNote(receiver.services, { person: 1, thanks: '<b>Thank you</b>', channel: 'email' });
  await receiver.rows(`insert into misses (flow, sentence, last_at) values ('f', '<script>alert(1)</script>', now())`);
  return receiver;
}
const cookieOf = async ({ app }: TestReceiver) =>
  (await app.request(`/owner?token=${OWNER_TOKEN}`)).headers.get('set-cookie')!.split(';')[0]!;

/** Addresses of all forms that change something, as the pages have them. */
async function formsOf({ owner }: TestReceiver): Promise<string[]> {
  const found = new Set<string>();
  for (const page of PAGES) {
    const text = await (await owner(page)).text();
    for (const [, action] of text.matchAll(/<form\s+method="post"\s+action="([^"]*)"/g)) found.add(action!);
    for (const [, action] of text.matchAll(/formaction="([^"]*)"/g)) found.add(action!);
  }
  return [...found];
}

describe('Every page of the desk', () => {
  it('is closed without the token', async () => {
    const { app } = await testReceiver();
    for (const page of [...PAGES, '/owner/exports/contacts.csv', '/owner/guests.csv', '/owner/exports/allowance.csv'])
      assert.equal((await app.request(page)).status, 401, page);
  });

  it('runs no script, holds no style of its own, loads nothing from elsewhere, is kept by no cache, and shows what was typed as text', async () => {
    const receiver = await busy();
    for (const page of PAGES) {
      const response = await receiver.owner(page);
      assert.equal(response.status, 200, page);
      assert.match(response.headers.get('content-security-policy')!, /default-src 'none'; style-src 'self'/);
      assert.match(response.headers.get('content-security-policy')!, /form-action 'self'/);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      const text = await response.text();
      assert.ok(!/<script|<b>|\sstyle=|\son\w+=/.test(text), page);
      assert.equal(text.match(/<h1/g)?.length, 1, page);
      const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
      assert.equal(new Set(ids).size, ids.length, `${page}: ${ids.filter((id, n) => ids.indexOf(id) !== n).join()}`);
      for (const [, label] of text.matchAll(/<label[^>]* for="([^"]*)"/g))
        assert.ok(ids.includes(label), `${page}: ${label}`);
    }
  });

  it('is named by the menu in the page that is open, alone', async () => {
    const { owner } = await testReceiver();
    for (const { entries } of MENU)
      for (const { href } of entries) {
        const text = await (await owner(href)).text();
        const current = [...text.matchAll(/href="([^"?]*)" aria-current="page"/g)].map((match) => match[1]);
        assert.ok(current.length >= 1 && current.every((each) => each === href), `${href}: ${current.join()}`);
      }
  });

  it('has forms that take nothing from another site, nor without the token', async () => {
    const receiver = await busy();
    const forms = await formsOf(receiver);
    const kinds = [
      'confirm',
      'cancel',
      'answered',
      'promise',
      'values',
      'keep',
      'delete',
      'approve',
      'reject',
      'redeem',
      'done',
      'pause',
      'invitations',
      'near-shop',
      'one-person',
      'first-purchase',
      '/owner/engagement/1/start',
    ];
    for (const kind of kinds)
      assert.ok(
        forms.some((action) => action.includes(kind)),
        `${kind}: ${forms.join()}`,
      );
    const cookie = await cookieOf(receiver);
    const before = JSON.stringify(await receiver.rows('select * from referrals, guests, desk_settings'));
    for (const action of forms) {
      const from = (headers: Record<string, string>) =>
        receiver.app.request(action, {
          method: 'POST',
          headers,
          body: new URLSearchParams({ months: '1', hours: '1' }),
        });
      assert.equal((await from({ cookie, origin: 'https://evil.example' })).status, 403, action);
      if (action !== '/owner/logout') assert.equal((await from({})).status, 401, action);
    }
    assert.equal(JSON.stringify(await receiver.rows('select * from referrals, guests, desk_settings')), before);
  });

  it('answers whatever stands in its address', async () => {
    const receiver = await testReceiver({ flows: knownFlows([{ flow: 'f', parts: { a: ['x'] } }]) });
    const names = [
      'q',
      'box',
      'status',
      'type',
      'before',
      'after',
      'from',
      'to',
      'days',
      'campaign',
      'flow',
      'device',
      'source',
      'by',
      'code',
      'reward',
      'new',
      'done',
      'added',
      'given',
      'month',
      'target',
      'said',
      'in',
    ];
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '0',
        '-1',
        '1e400',
        '99999999999999_1',
        '1_999999999',
        '2026-02-31',
        '2026-11-01',
        '0001-01-01',
        '9999-12-31',
        '%00',
        "' or 1=1 --",
        '1_',
        'NaN',
        '../..',
        'f',
      ),
    );
    const query = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PAGES, '/owner/guests.csv', '/owner/exports/allowance.csv'),
        query,
        async (page, values) => {
          const address = `${page.split('?')[0]}?${new URLSearchParams(values).toString()}`;
          const response = await receiver.owner(address);
          assert.ok([200, 404].includes(response.status), `${response.status} ${address}`);
          await response.text();
        },
      ),
      { numRuns: 150 },
    );
  });

  it('answers whatever stands in the fields of its forms', async () => {
    const receiver = await busy();
    const forms = (await formsOf(receiver)).filter((action) => !/logout|delete/.test(action));
    const fields = [
      'campaign',
      'months',
      'hours',
      'value',
      'cost',
      'currency',
      'from',
      'to',
      'reason',
      'code',
      'link',
      'reward',
      'codes',
      'target',
      'q',
      'status',
      'firstName',
      'email',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...forms),
        fc.dictionary(
          fc.constantFrom(...fields),
          fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('12', '1e9', '-1')),
          { maxKeys: 5 },
        ),
        async (action, values) => {
          const response = await receiver.owner(action, values);
          assert.ok(
            [200, 303, 404, 409, 422].includes(response.status),
            `${response.status} ${action} ${JSON.stringify(values)}`,
          );
        },
      ),
      { numRuns: 80 },
    );
  });
});
