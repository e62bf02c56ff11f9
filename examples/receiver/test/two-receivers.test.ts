/** Two receivers on one database, as behind a load balancer: what one knows, the other knows. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import type { Envelope } from '../../../src/engine/envelope.ts';
import { closedAfter } from '../../../test/tools/closed-after.ts';
import { ANNA, envelope, friendForm, referrerForm, shareIntended } from './envelopes.ts';
import { OPERATOR_TOKEN, OWNER_TOKEN } from './fixture.ts';
import { onPostgres, type Place, type Running, send, start } from './running.ts';

describe('Two receivers on one PostgreSQL', () => {
  let place: Place;
  let both: readonly [Running, Running];
  const opened = closedAfter();
  before(async () => {
    place = opened(await onPostgres());
    // At once, and on a database without tables.
    const settings = { SITE_URL: 'https://vip.example' };
    both = await Promise.all([start(place, settings).then(opened), start(place, settings).then(opened)]);
  });

  /** Sends all at once, in turns to one and to the other. */
  const sendAll = (envelopes: readonly Envelope[]) =>
    Promise.all(
      envelopes.map(async (one, n) => {
        const answer = await send(both[n % 2]!.url, one);
        const text = await answer.text();
        return {
          status: answer.status,
          text,
          json: JSON.parse(text) as { referral?: { code?: string; url: string; status: string } },
        };
      }),
    );
  const times = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));
  const codeOf = async (one: Envelope) => (await sendAll([one]))[0]!.json.referral!.code!;
  const page = async ({ url }: Running, path: string, cookie: string) =>
    (await fetch(url + path, { headers: { cookie } })).text();
  const signIn = async ({ url }: Running) =>
    (await fetch(`${url}/owner?token=${OWNER_TOKEN}`)).headers.get('set-cookie')!.split(';')[0]!;

  it('tell the same date, and keep one row of 200 posts of one id, with 200 equal answers', async () => {
    const dates = await Promise.all(both.map(async ({ url }) => (await fetch(`${url}/api/campaign`)).text()));
    assert.equal(dates[0], dates[1]);
    const sent = referrerForm(ANNA);
    const answers = await sendAll(times(200, () => sent));
    assert.deepEqual([...new Set(answers.map(({ status, text }) => `${status} ${text}`))], [`200 ${answers[0]!.text}`]);
    assert.equal((await place.rows(`select id from results where id = '${sent.id}'`)).length, 1);
    const other = await sendAll(times(10, () => ({ ...sent, answers: { changed: true } })));
    assert.deepEqual([...new Set(other.map(({ status }) => status))], [422]);
  });

  it("give one person one code, however many forms come at once, and nobody somebody else's", async () => {
    const anna = await sendAll(
      times(40, (n) => referrerForm({ ...ANNA, email: n % 2 ? 'anna@example.com' : 'Anna+vip@Example.com' })),
    );
    assert.equal(new Set(anna.map(({ json }) => json.referral!.code)).size, 1);
    const many = await sendAll(times(60, (n) => referrerForm({ email: `customer${n}@example.com` })));
    assert.equal(new Set(many.map(({ json }) => json.referral!.code)).size, 60);
  });

  it('confirm each friend once and give each reward once, while the friends share and send again', async () => {
    const code = await codeOf(referrerForm(ANNA));
    // Six friends; each sends four forms and becomes a customer, and Anna presses "share", all at the same time.
    const friends = times(6, (n) => ({ firstName: 'Friend', email: `friend${n}@example.com` }));
    const answers = await sendAll(
      friends.flatMap((friend) => [
        ...times(4, () => friendForm(friend, code)),
        referrerForm(friend),
        shareIntended(`https://vip.example/friend.html?ref=${code}`),
        referrerForm(ANNA),
      ]),
    );
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    assert.deepEqual(
      new Set(answers.map(({ json }) => json.referral?.status).filter((status) => status !== 'waiting')),
      new Set(['confirmed', undefined]),
    );
    assert.deepEqual(
      await place.rows(`select status, count(*)::integer as count from guests group by status order by status`),
      [
        { status: 'confirmed', count: 7 },
        { status: 'waiting', count: 60 },
      ],
    );
    assert.deepEqual(
      await place.rows(
        `select status, count(*)::integer as count, count(distinct friend)::integer as friends from referrals group by status`,
      ),
      [{ status: 'rewarded', count: 6, friends: 6 }],
    );
    // Both sides get a seat and parking; Anna's seat is one, and three friends count for her parking.
    assert.deepEqual(
      await place.rows(
        `select side, kind, count(*)::integer as count from rewards group by side, kind order by side, kind`,
      ),
      [
        { side: 'friend', kind: 'list_spot', count: 6 },
        { side: 'friend', kind: 'parking_minutes', count: 6 },
        { side: 'referrer', kind: 'list_spot', count: 1 },
        { side: 'referrer', kind: 'parking_minutes', count: 3 },
      ],
    );
  });

  it('reward a friend once for each side when 50 copies of one form come at once, and each event is told once', async () => {
    const code = await codeOf(referrerForm({ email: 'rita@example.com' }));
    const sent = friendForm({ firstName: 'Rolf', email: 'rolf@example.com' }, code);
    const answers = await sendAll(times(50, () => sent));
    assert.deepEqual([...new Set(answers.map(({ status, text }) => `${status} ${text}`))], [`200 ${answers[0]!.text}`]);
    const ofRolf = `where referral = (select max(id) from referrals)`;
    assert.deepEqual(await place.rows(`select side, reward, status from rewards ${ofRolf} order by side, reward`), [
      { side: 'friend', reward: 'list_spot', status: 'issued' },
      { side: 'friend', reward: 'parking_minutes', status: 'issued' },
      { side: 'referrer', reward: 'list_spot', status: 'issued' },
      { side: 'referrer', reward: 'parking_minutes', status: 'issued' },
    ]);
    assert.deepEqual(
      await place.rows(`select type, count(*)::integer as count from events ${ofRolf} group by type order by type`),
      [
        { type: 'referral.qualified', count: 1 },
        { type: 'referral.rewarded', count: 1 },
        { type: 'referral.signed_up', count: 1 },
        { type: 'reward.approved', count: 4 },
        { type: 'reward.issued', count: 4 },
      ],
    );
  });

  it('count a friend once when 50 purchases and words of the operator come at once', async () => {
    const tell = (n: number) =>
      fetch(`${both[n % 2]!.url}${n % 3 ? '/events/purchase' : '/confirm'}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${OPERATOR_TOKEN}` },
        body: JSON.stringify(
          n % 3
            ? {
                orderId: `order-${n % 5}`,
                email: 'rolf@example.com',
                amount: 5,
                currency: 'EUR',
                at: new Date().toISOString(),
              }
            : { email: 'rolf@example.com', type: 'customer' },
        ),
      });
    const answers = await Promise.all(times(50, async (n) => (await tell(n)).status));
    assert.deepEqual([...new Set(answers)], [200]);
    assert.deepEqual(
      await place.rows(
        `select type, count(*)::integer as count from events where type in ('contact.customer', 'purchase.made') group by type order by type`,
      ),
      [
        { type: 'contact.customer', count: 1 },
        { type: 'purchase.made', count: 5 },
      ],
    );
  });

  it('never give more seats than there are', async () => {
    // Anna and Rita have a seat already. Of more than forty friends of one link in an hour the owner would have to say whether they count.
    const codes = await Promise.all(
      ['clara@example.com', ANNA.email, 'rita@example.com'].map((email) => codeOf(referrerForm({ email }))),
    );
    await sendAll(times(80, (n) => friendForm({ email: `crowd${n}@example.com` }, codes[n % 3]!)));
    const [{ confirmed, standby } = { confirmed: 0, standby: 0 }] = await place.rows<{
      confirmed: number;
      standby: number;
    }>(
      `select count(*) filter (where status = 'confirmed')::integer as confirmed, count(*) filter (where status = 'standby')::integer as standby from guests`,
    );
    // 60 seats: nine were taken, Clara has one, and 50 of the crowd.
    assert.deepEqual([confirmed, standby], [60, 30]);
  });

  it('show the owner the same, whichever is asked, with one sign-in', async () => {
    const cookie = await signIn(both[0]);
    for (const path of ['/owner', '/owner/guests', '/owner/referrals', '/owner/results']) {
      const [one, other] = await Promise.all(both.map((receiver) => page(receiver, path, cookie)));
      assert.equal(one, other, path);
    }
    const guests = await page(both[1], '/owner/guests', cookie);
    assert.match(guests, /<strong>60<\/strong> confirmed · <strong>0<\/strong> of 60 seats left/);
    assert.equal([...guests.matchAll(/scope="row"/g)].length, 60);
  });

  it('lose and double nothing when one is killed and what it left unanswered goes to the other', async (test) => {
    const posts = times(200, () => envelope({ session: { id: randomUUID(), startedAt: new Date().toISOString() } }));
    // At most 40 of the 100 for the first are under way at a time: after 50 answers, some of them have not even begun.
    const SENDERS = 80,
      left: Envelope[] = [];
    let answered = 0;
    await Promise.all(
      times(SENDERS, async (sender) => {
        for (let n = sender; n < posts.length; n += SENDERS) {
          await send(both[n % 2]!.url, posts[n]!).then(
            () => {
              if (++answered === 50) both[0].process.kill('SIGKILL');
            },
            () => left.push(posts[n]!),
          );
        }
      }),
    );
    assert.ok(left.length > 0, 'the kill came in the middle');
    for (const one of left) assert.equal((await send(both[1].url, one)).status, 200);
    const kept = (await place.rows<{ id: string }>(`select id from results where flow = 'contact'`)).map(
      ({ id }) => id,
    );
    test.diagnostic(
      `200 posts, ${left.length} sent again, ${posts.length - new Set(kept).size} lost, ${kept.length - new Set(kept).size} doubled`,
    );
    assert.deepEqual(kept.sort(), posts.map(({ id }) => id).sort());
  });

  it('had no failure in all of this', () => {
    assert.deepEqual(
      both.flatMap((receiver) =>
        receiver
          .written()
          .split('\n')
          .filter((line) => line.includes('"failure"')),
      ),
      [],
    );
  });
});
