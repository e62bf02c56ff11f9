import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { BEN, friendForm, NOW } from '../envelopes.ts';
import type { Database } from '../../database/database.ts';
import { testDatabase, testReceiver } from '../fixture.ts';

const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(100_000, 7)]);
const TUS = { 'Tus-Resumable': '1.0.0' };

async function receiver(options: Parameters<typeof testReceiver>[0] = {}) {
  const { app, uploadsDir, owner, rows, at, post, logged } = await testReceiver(options);
  const ask = async (facts: object = {}, address?: string) => {
    const body = JSON.stringify({ name: 'a.png', type: 'image/png', size: PNG.length, session: 's', ...facts });
    const headers: HeadersInit = address === undefined ? {} : { 'X-Forwarded-For': address };
    const answer = await app.request('/api/uploads', { method: 'POST', body, headers });
    return { status: answer.status, json: (await answer.json()) as { id: string; url: string; code: string } };
  };
  const patch = (url: string, offset: number, body: BodyInit, headers: object = {}) =>
    app.request(url, {
      method: 'PATCH',
      body,
      duplex: 'half',
      headers: { ...TUS, 'Upload-Offset': `${offset}`, 'Content-Type': 'application/offset+octet-stream', ...headers },
    } as RequestInit);
  const offsetOf = async (url: string) =>
    (await app.request(url, { method: 'HEAD', headers: TUS })).headers.get('upload-offset');
  return { app, uploadsDir, owner, rows, at, post, logged, ask, patch, offsetOf };
}

describe('A file', () => {
  it('arrives in parts, byte for byte, and only the owner gets it', async () => {
    const { app, ask, patch, offsetOf, owner } = await receiver();
    const { status, json } = await ask({ name: '../../etc/pass wd".png' });
    assert.equal(status, 201);
    assert.equal(await offsetOf(json.url), '0');
    assert.equal((await patch(json.url, 0, PNG.subarray(0, 60_000))).headers.get('upload-offset'), '60000');
    assert.equal((await owner(`/owner/files/${json.id}`)).status, 404);
    assert.equal((await patch(json.url, 60_000, PNG.subarray(60_000))).headers.get('upload-offset'), `${PNG.length}`);
    const file = await owner(`/owner/files/${json.id}`);
    assert.deepEqual(Buffer.from(await file.arrayBuffer()), PNG);
    assert.match(file.headers.get('content-disposition')!, /^attachment; filename\*=UTF-8''[\w.%-]+$/);
    assert.equal(file.headers.get('content-type'), 'application/octet-stream');
    assert.equal((await app.request(`/owner/files/${json.id}`)).status, 401);
    assert.equal((await app.request(json.url)).status, 404);
  });

  it('keeps what has arrived when the connection is lost, and goes on there', async () => {
    const { ask, patch, offsetOf, uploadsDir } = await receiver();
    const { id, url } = (await ask()).json;
    let sent = 0;
    const broken = new ReadableStream({
      pull(controller) {
        if (sent >= 40_000) return controller.error(new Error('cut'));
        controller.enqueue(PNG.subarray(sent, (sent += 20_000)));
      },
    });
    await Promise.resolve(patch(url, 0, broken)).catch(() => undefined);
    const offset = Number(await offsetOf(url));
    assert.ok(offset > 0 && offset <= 40_000, `${offset}`);
    assert.equal((await patch(url, 0, PNG)).status, 409);
    await patch(url, offset, PNG.subarray(offset));
    assert.deepEqual(readFileSync(join(uploadsDir, id)), PNG);
  });

  it('lies under an id that was made here, whatever it is called', async () => {
    const { ask, uploadsDir } = await receiver();
    const { id } = (await ask({ name: '../../../tmp/evil' })).json;
    assert.ok(readdirSync(uploadsDir).includes(id));
    for (const odd of ['..%2F..%2Fetc', 'x', id.toUpperCase(), `${id}/..`]) {
      const { app } = await receiver();
      assert.equal((await app.request(`/api/uploads/${odd}`, { method: 'HEAD' })).status, 404, odd);
    }
  });

  it('is what it says, by its bytes', async () => {
    const { ask, patch, offsetOf, uploadsDir } = await receiver();
    const { id, url } = (await ask()).json;
    const page = await patch(url, 0, Buffer.from('<!doctype html><script>alert(1)</script>'));
    assert.equal(page.status, 415);
    assert.equal(await offsetOf(url), null);
    assert.equal(existsSync(join(uploadsDir, id)), false);
  });

  for (const [what, facts, status, code] of [
    ['a page', { type: 'text/html' }, 415, 'wrong-type'],
    ['a drawing that can run', { type: 'image/svg+xml' }, 415, 'wrong-type'],
    ['one that is too large', { size: 5_000_001 }, 413, 'too-large'],
    ['nothing', { size: 0 }, 400, 'not-a-file'],
    ['one of nobody', { session: undefined }, 400, 'not-a-file'],
    ['half a byte', { size: 1.5 }, 400, 'not-a-file'],
  ] as const)
    it(`is refused before a byte of it is sent: ${what}`, async () => {
      const { ask, rows } = await receiver();
      const { status: answered, json } = await ask(facts);
      assert.deepEqual([answered, json.code], [status, code]);
      assert.deepEqual(await rows('select id from uploads'), []);
    });

  it('has no more bytes than were announced', async () => {
    const { ask, patch, uploadsDir } = await receiver();
    const { id, url } = (await ask({ size: 1000 })).json;
    assert.equal((await patch(url, 0, PNG)).status, 413);
    assert.ok(readFileSync(join(uploadsDir, id)).length <= 1000);
  });

  it('finds no room once all that is kept is too much; what was only announced takes none', async () => {
    const { ask, patch } = await receiver();
    const size = 4_999_000;
    const whole = Buffer.concat([PNG, Buffer.alloc(size - PNG.length)]);
    const asked: string[] = [];
    for (let n = 0; n < 6; n++) {
      const { status, json } = await ask({ size });
      assert.equal(status, 201);
      asked.push(json.url);
    }
    for (const url of asked.slice(0, 4)) assert.equal((await patch(url, 0, whole)).status, 204);
    assert.equal((await patch(asked[4]!, 0, whole)).status, 503);
    assert.deepEqual((await ask({ size })).json.code, 'no-room');
  });

  it('has no more room than there is, however many come at once', async () => {
    const { ask, patch, uploadsDir, rows } = await receiver();
    const size = 4_999_000;
    const whole = Buffer.concat([PNG, Buffer.alloc(size - PNG.length)]);
    const asked = await Promise.all(Array.from({ length: 8 }, (_, n) => ask({ size, session: `s${n}` })));
    const answers = await Promise.all(asked.map(({ json }) => patch(json.url, 0, whole)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 204, 204, 204, 503, 503, 503, 503]);
    const bytes = asked.reduce((sum, { json }) => sum + statSync(join(uploadsDir, json.id)).size, 0);
    assert.equal(bytes, 4 * size);
    assert.deepEqual(await rows('select sum(kept)::float8 as bytes from uploads'), [{ bytes }]);
  });

  it('is one of twenty at most that a conversation has under way, and of two thousand in all', async () => {
    const { ask, rows, at } = await receiver();
    const answers = await Promise.all(Array.from({ length: 25 }, () => ask()));
    assert.equal(answers.filter(({ status }) => status === 201).length, 20);
    assert.ok(answers.every(({ status, json }) => status === 201 || (status === 429 && json.code === 'too-many')));
    assert.equal((await ask({ session: 'another' })).status, 201);
    await rows(
      `insert into uploads (id, session, name, size, type, created_at, moved_at, expires_at)
       select gen_random_uuid(), 'n' || n, 'a', 1, 'image/png', $1, $1, $1::timestamptz + interval '1 day' from generate_series(1, 1979) as n`,
      [NOW],
    );
    assert.equal((await ask({ session: 'late' })).json.code, 'no-room');
    // Whoever only asks for addresses keeps nobody else from sending for long.
    at(new Date(NOW.getTime() + 11 * 60_000));
    assert.equal((await ask({ session: 'late' })).status, 201);
    // Nor does one byte of each.
    await rows('update uploads set kept = 1 where not done');
    await rows(
      `insert into uploads (id, session, name, size, type, created_at, moved_at, expires_at, kept)
       select gen_random_uuid(), 'm' || n, 'a', 2, 'image/png', $1, $1, $1::timestamptz + interval '1 day', 1 from generate_series(1, 200) as n`,
      [NOW],
    );
    assert.equal((await ask({ session: 'later' })).status, 201);
  });

  it('is one of two hundred that a network has under way; one that goes on is not dropped for another', async () => {
    const { ask, patch, rows, at, offsetOf } = await receiver();
    const first = (await ask({ session: 'first' }, '2001:db8:1:2::1')).json.url;
    const standing = (await ask({ session: 'standing' }, '2001:db8:1:2::2')).json.url;
    await patch(standing, 0, PNG.subarray(0, 50_000));
    await rows(
      `insert into uploads (id, session, name, size, type, created_at, moved_at, expires_at, network)
       select gen_random_uuid(), 'n' || n, 'a', 1, 'image/png', $1, $1::timestamptz + interval '1 hour', $1::timestamptz + interval '1 day', (select max(network) from uploads)
       from generate_series(1, 198) as n`,
      [NOW],
    );
    const refused = await ask({ session: 'late' }, '2001:db8:1:2:ffff::9');
    assert.deepEqual([refused.status, refused.json.code], [429, 'too-many']);
    assert.equal((await ask({ session: 'late' }, '2001:db8:1:3::9')).status, 201);
    at(new Date(NOW.getTime() + 9 * 60_000));
    await patch(first, 0, PNG.subarray(0, 50_000));
    at(new Date(NOW.getTime() + 11 * 60_000));
    assert.equal((await ask({ session: 'late' }, '2001:db8:1:2::9')).status, 201);
    assert.deepEqual([await offsetOf(first), await offsetOf(standing)], ['50000', null]);
  });

  describe('that no result has come for', () => {
    const size = 2_000_000;
    const whole = Buffer.concat([PNG, Buffer.alloc(size - PNG.length)]);
    const days = (count: number) => new Date(NOW.getTime() + count * 24 * 60 * 60 * 1000);

    it('takes no more than a fifth of the room together with the others of its network, until their results come', async () => {
      const { ask, patch, post } = await receiver();
      const form = friendForm(BEN, '');
      const eve = '203.0.113.7';
      const asked = [];
      for (const session of [form.session.id, 's', 's']) asked.push((await ask({ size, session }, eve)).json.url);
      for (const url of asked.slice(0, 2)) assert.equal((await patch(url, 0, whole)).status, 204);
      assert.equal((await patch(asked[2]!, 0, whole)).status, 429);
      assert.deepEqual((await ask({ size }, eve)).json.code, 'too-many');
      const other = await ask({ size }, '203.0.113.8');
      assert.equal((await patch(other.json.url, 0, whole)).status, 204);
      await post(form);
      assert.equal((await patch(asked[2]!, 0, whole)).status, 204);
    });

    it('makes room for a newer one of its network after two days, and else is kept', async () => {
      const { ask, patch, at, owner } = await receiver();
      const eve = '203.0.113.7';
      const [old, other] = [(await ask({ size }, eve)).json, (await ask({ size }, '203.0.113.8')).json];
      for (const { url } of [old, other]) await patch(url, 0, whole);
      at(days(0.1));
      const second = (await ask({ size }, eve)).json;
      assert.equal((await patch(second.url, 0, whole)).status, 204);
      at(days(1.9));
      assert.equal((await ask({ size }, eve)).status, 429);
      at(days(2.1));
      assert.equal((await ask({ size }, eve)).status, 201);
      assert.equal((await owner(`/owner/files/${old.id}`)).status, 404);
      for (const { id } of [second, other]) assert.equal((await owner(`/owner/files/${id}`)).status, 200);
    });

    it('makes room for others after two days once all room is taken, and one that a result has come for never does', async () => {
      const { ask, patch, at, owner, post } = await receiver();
      const large = 4_999_000;
      const bytes = Buffer.concat([PNG, Buffer.alloc(large - PNG.length)]);
      const form = friendForm(BEN, '');
      await post(form);
      const kept: string[] = [];
      for (const session of [form.session.id, 'a', 'b', 'c']) {
        const { id, url } = (await ask({ size: large, session })).json;
        assert.equal((await patch(url, 0, bytes)).status, 204);
        kept.push(id);
      }
      assert.equal((await ask({ size: large })).status, 503);
      at(days(2.1));
      assert.equal((await ask({ size: large })).status, 201);
      const statuses = [];
      for (const id of kept) statuses.push((await owner(`/owner/files/${id}`)).status);
      assert.deepEqual(statuses.filter((status) => status === 200).length, 3);
      assert.equal(statuses[0], 200);
    });
  });

  it('is written by one request at a time, also by two receivers, and by another one once the first has died', async () => {
    const { ask, patch, rows, at } = await receiver();
    const { id, url } = (await ask()).json;
    await rows(`update uploads set writer = gen_random_uuid(), writes_until = $1`, [new Date(NOW.getTime() + 15_000)]);
    assert.equal((await patch(url, 0, PNG)).status, 423);
    at(new Date(NOW.getTime() + 16_000));
    assert.equal((await patch(url, 0, PNG)).status, 204);
    assert.deepEqual(await rows('select id, writer, done from uploads'), [{ id, writer: null, done: true }]);
  });

  it('that is refused hears why, also where the database fails at the end of the request', async () => {
    const database = testDatabase();
    const failing: Database = Object.assign(Object.create(database) as Database, {
      query: (sql: string, params?: readonly unknown[]) =>
        sql.startsWith('update uploads set writer = null')
          ? Promise.reject(new Error('the database is away'))
          : database.query(sql, params),
    });
    const { ask, patch, logged } = await receiver({ database: failing });
    const { url } = (await ask({ size: 40 })).json;
    const refused = await patch(url, 0, 'this is not a picture, whatever it says.');
    assert.equal(refused.status, 415);
    assert.ok(logged.some((line) => line.includes('upload not handed back')));
  });

  it('that was deleted while it came stays deleted', async () => {
    const { ask, patch, owner, post, rows } = await receiver();
    const form = friendForm(BEN, '');
    await post(form);
    const { url } = (await ask({ session: form.session.id })).json;
    assert.equal((await patch(url, 0, PNG.subarray(0, 50_000))).status, 204);
    // Nothing is pulled ahead: the person is deleted once the receiver reads the part, and not before.
    const rest = new ReadableStream(
      {
        async pull(controller) {
          const [person] = await rows<{ id: number }>('select id from people');
          if (person) await owner(`/owner/people/${person.id}/delete`, {});
          controller.enqueue(PNG.subarray(50_000));
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    assert.equal((await patch(url, 50_000, rest as unknown as BodyInit)).status, 404);
    assert.equal((await patch(url, PNG.length, '')).status, 404);
    assert.deepEqual(await rows('select id from uploads'), []);
  });

  it('is taken back, or goes by itself when nobody finishes it in a day', async () => {
    const { app, ask, at, rows, uploadsDir } = await receiver();
    const first = (await ask()).json;
    assert.equal((await app.request(first.url, { method: 'DELETE', headers: TUS })).status, 204);
    assert.equal(existsSync(join(uploadsDir, first.id)), false);
    const second = (await ask()).json;
    at(new Date(NOW.getTime() + 25 * 60 * 60 * 1000));
    await ask();
    assert.equal(existsSync(join(uploadsDir, second.id)), false);
    assert.equal((await rows('select id from uploads')).length, 1);
  });

  it('goes with the result that it came with, unless another one has it too', async () => {
    const { ask, patch, owner, post, rows } = await receiver();
    const form = friendForm(BEN, '');
    const again = { ...form, id: randomUUID() };
    await post(form);
    await post(again);
    const { id, url } = (await ask({ session: form.session.id })).json;
    await patch(url, 0, PNG);
    await owner(`/owner/results/${form.id}/delete`, {});
    assert.equal((await owner(`/owner/files/${id}`)).status, 200);
    await owner(`/owner/results/${again.id}/delete`, {});
    assert.equal((await owner(`/owner/files/${id}`)).status, 404);
    await ask();
    assert.deepEqual(await rows(`select id from uploads where id = '${id}'`), []);
  });

  it('goes after a month when no result has come for it', async () => {
    const { ask, patch, post, at, uploadsDir } = await receiver();
    const form = friendForm(BEN, '');
    await post(form);
    const [mine, nobodys] = [(await ask({ session: form.session.id })).json, (await ask({ session: 'nobody' })).json];
    for (const { url } of [mine, nobodys]) await patch(url, 0, PNG);
    at(new Date(NOW.getTime() + 32 * 24 * 60 * 60 * 1000));
    await ask();
    assert.deepEqual(
      [mine, nobodys].map(({ id }) => existsSync(join(uploadsDir, id))),
      [true, false],
    );
  });

  it('goes with the person who sent it', async () => {
    const { ask, patch, owner, post, rows, uploadsDir } = await receiver();
    const form = friendForm(BEN, '');
    await post(form);
    const { id, url } = (await ask({ session: form.session.id })).json;
    await patch(url, 0, PNG);
    const [person] = await rows<{ id: number }>('select id from people');
    await owner(`/owner/people/${person!.id}/delete`, {});
    assert.equal(existsSync(join(uploadsDir, id)), false);
  });

  it('is sent by pages elsewhere that are allowed to', async () => {
    const { app } = await testReceiver({ allowedOrigins: ['https://shop.example'] });
    const asked = await app.request('/api/uploads/x', {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://shop.example',
        'Access-Control-Request-Method': 'PATCH',
        'Access-Control-Request-Headers': 'content-type,tus-resumable,upload-offset',
      },
    });
    assert.match(asked.headers.get('access-control-allow-methods')!, /PATCH/);
    assert.match(asked.headers.get('access-control-allow-headers')!, /Upload-Offset/i);
  });
});
