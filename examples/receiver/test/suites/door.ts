import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ANNA, BEN, friendForm, referrerForm } from '../envelopes.ts';
import { OWNER_TOKEN, RECEIVER, testReceiver, type TestReceiver } from '../fixture.ts';

/** Anna and Ben, both confirmed; answers Ben's code at the door. */
async function withGuests(): Promise<TestReceiver & { readonly code: string }> {
  const receiver = await testReceiver();
  const { json: anna } = await receiver.post(referrerForm(ANNA));
  await receiver.post(friendForm(BEN, anna.referral.code));
  const [ben] = await receiver.rows<{ door_code: string }>(
    `select door_code from guests join people on people.id = person where email like 'ben@%'`,
  );
  return { ...receiver, code: ben!.door_code };
}
const read = async ({ owner }: TestReceiver, path: string, status = 200) => {
  const response = await owner(path);
  assert.equal(response.status, status, path);
  return response.text();
};
const inside = async ({ rows }: TestReceiver) =>
  (await rows('select person from guests where checked_in_at is not null')).length;

/** Addresses that lead away from the desk in some program's reading, though they look as if they were of it. */
const ELSEWHERE = [
  ...['https:', 'http:', '', 'HTTPS:', '\thttps:', 'ftp:', ' ', '\u0000'].flatMap((scheme) =>
    ['//', '/\\', '\\\\', '\\/', '///', '/\t/', '////', '/%2f'].flatMap((slashes) =>
      [
        'evil.example',
        'evil.example/owner',
        'receiver.nordlys.example@evil.example/owner',
        'evil。example/owner',
        '[::1]/owner',
      ].map((host) => `${scheme}${slashes}${host}`),
    ),
  ),
  ...[
    'javascript:',
    'JaVaScRiPt:',
    'java\nscript:',
    '\u0001javascript:',
    'data:text/html,',
    'vbscript:',
    'file:',
    'blob:',
    'about:',
  ].flatMap((scheme) => ['alert(1)', '//owner', '/owner'].map((rest) => `${scheme}${rest}`)),
];

describe('The door', () => {
  it('shows the guest whose code was scanned, to the owner alone', async () => {
    const receiver = await withGuests();
    const scanned = await receiver.app.request(`/q/${receiver.code}`);
    assert.deepEqual([scanned.status, scanned.headers.get('location')], [303, `/owner/door/${receiver.code}`]);
    const stranger = await receiver.app.request(`/owner/door/${receiver.code}`);
    const asked = await stranger.text();
    assert.equal(stranger.status, 401);
    assert.ok(!asked.includes('Ben'));
    const entered = await receiver.app.request('/owner/login', {
      method: 'POST',
      body: new URLSearchParams({ token: OWNER_TOKEN, next: /name="next" value="([^"]*)"/.exec(asked)![1]! }),
    });
    assert.deepEqual([entered.status, entered.headers.get('location')], [303, `/owner/door/${receiver.code}`]);
    assert.match(await read(receiver, `/owner/door/${receiver.code}`), /Ben Berg[\s\S]*invited by Anna[\s\S]*Check in/);
  });

  it('leads nobody elsewhere after the login', async () => {
    const { app } = await testReceiver();
    for (const next of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/owner.evil',
      '/api/results',
      '\t//evil.example',
      '/owner/..//evil.example',
      '',
    ]) {
      const entered = await app.request('/owner/login', {
        method: 'POST',
        body: new URLSearchParams({ token: OWNER_TOKEN, next }),
      });
      assert.equal(entered.headers.get('location'), '/owner', next);
    }
  });

  it(`leads to the desk by any of ${ELSEWHERE.length} addresses of another site, as a browser reads them, by the login and by the page before it`, async () => {
    assert.ok(ELSEWHERE.length >= 341);
    const { app } = await testReceiver();
    const isOfDesk = (address: string) => {
      const { origin, pathname } = new URL(address, RECEIVER);
      return origin === RECEIVER && /^\/owner(\/|$)/.test(pathname);
    };
    for (const next of ELSEWHERE) {
      const entered = await app.request('/owner/login', {
        method: 'POST',
        body: new URLSearchParams({ token: OWNER_TOKEN, next }),
      });
      assert.ok(isOfDesk(entered.headers.get('location')!), next);
      const page = await app.request(`/owner/results?next=${encodeURIComponent(next)}`);
      const [, shown] = /name="next" value="([^"]*)"/.exec(await page.text())!;
      assert.ok(isOfDesk(shown!.replaceAll('&amp;', '&')), next);
    }
  });

  it('lets a guest in once, tells when the same code comes again, and takes a mistake back', async () => {
    const receiver = await withGuests();
    const enter = () => receiver.owner('/owner/door/2/in', { q: 'ben' });
    const first = await enter();
    assert.deepEqual([first.status, first.headers.get('location')], [303, '/owner/door?q=ben&in=yes']);
    const again = await enter();
    assert.equal(again.status, 409);
    assert.match(await again.text(), /came in with this name or code before[\s\S]*Ben Berg/);
    assert.match(await read(receiver, '/owner/guests'), /<strong>1<\/strong> are in[\s\S]*in since/);
    await receiver.owner('/owner/door/2/out', {});
    assert.equal(await inside(receiver), 0);
    assert.equal((await enter()).status, 303);
  });

  it('lets one in of two doors that scan the same code at the same moment', async () => {
    const receiver = await withGuests();
    const answers = await Promise.all(Array.from({ length: 6 }, () => receiver.owner('/owner/door/2/in', {})));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409, 409, 409, 409, 409]);
  });

  it('lets nobody in who has no seat', async () => {
    const receiver = await testReceiver();
    await receiver.post(referrerForm(ANNA));
    assert.equal((await receiver.owner('/owner/door/1/in', {})).status, 409);
    assert.equal((await receiver.owner('/owner/door/99/in', {})).status, 303);
    assert.equal(await inside(receiver), 0);
  });

  it('finds a guest by the beginning of a name or address, and says where nobody is', async () => {
    const receiver = await withGuests();
    for (const q of ['be', 'BERG', 'ben b', 'ben@ex'])
      assert.match(await read(receiver, `/owner/door?q=${encodeURIComponent(q)}`), /Ben Berg/, q);
    assert.match(await read(receiver, '/owner/door?q=zz'), /Nobody on the list begins with “zz”/);
    assert.ok(!(await read(receiver, '/owner/door?q=%25%25')).includes('Ben'));
    assert.match(await read(receiver, '/owner/door/NONSENSE', 404), /on no list/);
  });

  it('frees a seat by the owner’s hand and confirms again', async () => {
    const receiver = await withGuests();
    await receiver.owner('/owner/guests/2/cancel', { status: 'confirmed' });
    assert.match(await read(receiver, '/owner/guests?status=cancelled'), /Ben Berg/);
    assert.match(
      await read(receiver, '/owner/guests'),
      /<strong>1<\/strong> confirmed · <strong>59<\/strong> of 60 seats left/,
    );
    await receiver.owner('/owner/guests/2/confirm', {});
    assert.match(await read(receiver, '/owner/guests'), /<strong>2<\/strong> confirmed/);
  });

  it('leads through more guests than one page holds, in the order of the list', async () => {
    const receiver = await testReceiver();
    for (const statement of [
      `insert into campaigns (id) values ('vip-prelaunch') on conflict do nothing`,
      `insert into people (email_key, email, created_at) select n || '@example.com', n || '@example.com', now() from generate_series(1, 250) as n`,
      `insert into guests (campaign, person, status, since) select 'vip-prelaunch', n, 'standby', '2026-11-01'::timestamptz + (n / 7) * interval '1 minute' from generate_series(1, 250) as n`,
    ])
      await receiver.rows(statement);
    const seen: number[] = [];
    let next: string | undefined = '/owner/guests';
    while (next) {
      const text: string = await read(receiver, next);
      seen.push(...[...text.matchAll(/class="who" href="\/owner\/people\/(\d+)"/g)].map((match) => Number(match[1])));
      next = /href="(\/owner\/guests\?[^"]*after=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    assert.deepEqual(
      seen,
      Array.from({ length: 250 }, (_, n) => n + 1),
    );
  });
});
