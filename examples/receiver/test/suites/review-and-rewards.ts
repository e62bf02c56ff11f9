import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ANNA, BEN, friendForm, referrerForm } from '../envelopes.ts';
import { testReceiver, type TestReceiver } from '../fixture.ts';

const THROWAWAY = { ...BEN, email: 'ben@mailinator.com' };
const read = async ({ owner }: TestReceiver, path: string) => {
  const response = await owner(path);
  assert.equal(response.status, 200, path);
  return (await response.text()).replaceAll('&#39;', "'");
};
const status = async ({ rows }: TestReceiver) =>
  (await rows<{ status: string }>('select status from referrals'))[0]?.status;

async function withHeldFriend(): Promise<TestReceiver> {
  const receiver = await testReceiver();
  const { json: anna } = await receiver.post(referrerForm(ANNA));
  await receiver.post(friendForm(THROWAWAY, anna.referral.code));
  return receiver;
}

const VOUCHER = {
  id: 'coffee',
  kind: 'voucher' as const,
  sides: ['friend'] as ('friend' | 'referrer')[],
  once: false,
  code: 'pool' as const,
  lowStock: 3,
  cost: 4.5,
  title: 'A coffee',
  text: 'Show the code.',
};
/** A campaign that gives friends a coffee, with codes of a pool. */
const withPool = () => testReceiver({ campaign: { rewards: [VOUCHER] } });

describe('The review', () => {
  it('says in words why a sign-up waits, and approving it lets both have what they earned', async () => {
    const receiver = await withHeldFriend();
    assert.match(
      await read(receiver, '/owner/review'),
      /Ben Berg<\/a>\s+through the link of\s+<a[^>]*>Anna[\s\S]*a disposable address/,
    );
    const answer = await receiver.owner('/owner/review/referral/1/approve', { reason: 'I know <Ben>' });
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/owner/review?done=yes']);
    assert.equal(await status(receiver), 'rewarded');
    const page = await read(receiver, '/owner/review?done=yes');
    assert.match(page, /Nothing waits for you/);
    assert.match(page, /Ben Berg[\s\S]*approved[\s\S]*I know &lt;Ben&gt;/);
  });

  it('rejects for good, and says so where something was decided before', async () => {
    const receiver = await withHeldFriend();
    await receiver.owner('/owner/review/referral/1/reject', {});
    assert.equal(await status(receiver), 'rejected');
    const again = await receiver.owner('/owner/review/referral/1/reject', {});
    assert.equal(again.headers.get('location'), '/owner/review?done=no');
    assert.match(await read(receiver, '/owner/review?done=no'), /role="alert">\s*Nothing was changed/);
    assert.equal((await receiver.rows('select id from decisions')).length, 1);
    assert.equal(
      (await receiver.owner('/owner/review/referral/999/approve', {})).headers.get('location'),
      '/owner/review?done=no',
    );
  });

  it('hands out by hand what could not be bought, with a code or a web address alone', async () => {
    const receiver = await testReceiver();
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    await receiver.post(friendForm(BEN, anna.referral.code));
    await receiver.rows(`update rewards set status = 'approved', reason = 'fulfil-failed', code = null where id = 1`);
    assert.match(await read(receiver, '/owner/review'), /could not be made or bought automatically[\s\S]*Hand out/);
    const handOut = (fields: Record<string, string>) => receiver.owner('/owner/review/reward/1/by-hand', fields);
    for (const wrong of [{}, { code: ' ', link: '' }, { link: 'javascript:alert(1)' }, { link: 'nowhere' }])
      assert.equal(
        (await handOut(wrong as Record<string, string>)).headers.get('location'),
        '/owner/review?done=no',
        JSON.stringify(wrong),
      );
    await handOut({ link: 'https://cards.example/1' });
    assert.deepEqual(await receiver.rows('select status, link from rewards where id = 1'), [
      { status: 'issued', link: 'https://cards.example/1' },
    ]);
  });
});

describe('The rewards', () => {
  it('take codes by paste and by file, each once, and give them to who waits', async () => {
    const receiver = await withPool();
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    await receiver.post(friendForm(BEN, anna.referral.code));
    assert.match(await read(receiver, '/owner/rewards'), /A coffee[\s\S]*0 of 0 <span class="pill risk">empty/);
    assert.match(await read(receiver, '/owner/rewards'), /waiting for a code/);
    const form = new FormData();
    form.set('reward', 'coffee');
    form.set('codes', 'K1\n K2 \n\nK1');
    form.set('file', new File(['\uFEFFcode;value\r\n"K3";4\r\nK2;4\r\n'], 'codes.csv'));
    const cookie = (await receiver.app.request('/owner?token=only-for-these-tests')).headers
      .get('set-cookie')!
      .split(';')[0]!;
    const answer = await receiver.app.request('/owner/rewards/codes', {
      method: 'POST',
      headers: { cookie },
      body: form,
    });
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/owner/rewards?added=3&given=1']);
    const page = await read(receiver, '/owner/rewards?added=3&given=1');
    assert.match(page, /3 new\s+codes, 1 of them to rewards that waited/);
    assert.match(page, /EUR\u00a04\.50[\s\S]*2 of 3 <span class="pill wait">low/);
    assert.equal(
      (await receiver.owner('/owner/rewards/codes', { reward: 'coffee', codes: 'K1' })).headers.get('location'),
      '/owner/rewards?added=0&given=0',
    );
    assert.equal(
      (await receiver.owner('/owner/rewards/codes', { reward: 'nothing', codes: 'K9' })).headers.get('location'),
      '/owner/rewards?added=0&given=0',
    );
  });

  it('take 20,000 codes in one file, and no file above what is said', async () => {
    const receiver = await withPool();
    const codes = Array.from({ length: 20_000 }, (_, n) => `CODE-${n}`).join('\n');
    assert.equal(
      (await receiver.owner('/owner/rewards/codes', { reward: 'coffee', codes })).headers.get('location'),
      '/owner/rewards?added=20000&given=0',
    );
    assert.equal(
      (await receiver.owner('/owner/rewards/codes', { reward: 'coffee', codes: 'x'.repeat(4_000_001) })).status,
      413,
    );
    assert.equal(
      (await receiver.owner('/owner/invitations', { firstName: 'x'.repeat(17_000), email: 'a@b.example' })).status,
      413,
    );
    assert.equal(
      (await receiver.app.request('/owner/rewards/codes', { method: 'POST', body: 'x'.repeat(4_000_001) })).status,
      401,
    );
  });

  it('find the one whose code somebody shows, and are used once', async () => {
    const receiver = await withPool();
    await receiver.owner('/owner/rewards/codes', { reward: 'coffee', codes: 'K1' });
    const { json: anna } = await receiver.post(referrerForm(ANNA));
    await receiver.post(friendForm(BEN, anna.referral.code));
    assert.match(await read(receiver, '/owner/rewards?code=K1'), /Ben Berg[\s\S]*Mark as used/);
    assert.match(await read(receiver, '/owner/rewards?code=K2'), /No reward has the code “K2”/);
    assert.equal(
      (await receiver.owner('/owner/rewards/1/redeem', {})).headers.get('location'),
      '/owner/rewards?done=yes',
    );
    assert.equal(
      (await receiver.owner('/owner/rewards/1/redeem', {})).headers.get('location'),
      '/owner/rewards?done=no',
    );
    assert.match(await read(receiver, '/owner/rewards?status=redeemed'), /Ben Berg[\s\S]*used/);
  });

  it('lead through more than one page holds, the newest first, each once', async () => {
    const receiver = await withPool();
    for (const statement of [
      `insert into campaigns (id) values ('vip-prelaunch') on conflict do nothing`,
      `insert into people (email_key, email, created_at) select n || '@example.com', n || '@example.com', now() from generate_series(1, 120) as n`,
      `insert into rewards (campaign, person, side, kind, reward, once, status, at) select 'vip-prelaunch', n, 'friend', 'voucher', 'coffee', false, 'issued', '2026-11-01'::timestamptz + (n / 9) * interval '1 minute' from generate_series(1, 120) as n`,
    ])
      await receiver.rows(statement);
    const seen: number[] = [];
    let next: string | undefined = '/owner/rewards';
    while (next) {
      const text: string = await read(receiver, next);
      seen.push(...[...text.matchAll(/class="who" href="\/owner\/people\/(\d+)"/g)].map((match) => Number(match[1])));
      next = /href="(\/owner\/rewards\?[^"]*before=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    assert.deepEqual(
      seen,
      Array.from({ length: 120 }, (_, n) => 120 - n),
    );
  });
});
