/** The receiver as it runs: a process of its own that listens, is killed, and shares a port with nobody. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { ANNA, envelope, friendForm, referrerForm } from './envelopes.ts';
import { OWNER_TOKEN } from './fixture.ts';
import { type Place, places, type Running, send, start } from './running.ts';

/** The promise is 10 kills during 500 posts; `KILLS` and `POSTS` raise the suite's smaller numbers to that. */
const KILLS = Number(process.env.KILLS ?? 2);
const POSTS = Number(process.env.POSTS ?? 100);
/** A word that a visitor typed everywhere: it belongs in the database and nowhere else. */
const CANARY = 'Zanzibar';

for (const [name, openPlace] of Object.entries(places))
  describe(`On ${name}`, () => {
    let place: Place;
    /** What all receivers here have written. */
    const written: string[] = [];
    before(async () => {
      place = await openPlace();
    });
    after(() => place.end());

    it('a receiver that is killed at any moment has every result that it said it kept, and none twice', async (test) => {
      const acknowledged = new Set<string>();
      const all = Array.from({ length: POSTS }, (_, n) =>
        friendForm({ firstName: CANARY, lastName: CANARY, email: `${CANARY}${n}@example.com` }, null, {
          answers: { note: CANARY.repeat(25) },
        }),
      );
      let left = all;
      const quota = Math.ceil(POSTS / KILLS);
      for (let kills = 0; kills < KILLS; kills += 1) {
        const running = await start(place);
        const killAfter = 1 + Math.floor(Math.random() * quota);
        let answers = 0;
        await Promise.allSettled(
          left.slice(0, quota * 2).map(async (one) => {
            const { status } = await send(running.url, one);
            if (status === 200) acknowledged.add(one.id);
            answers += 1;
            if (answers === killAfter) running.process.kill('SIGKILL');
          }),
        );
        await running.stop('SIGKILL');
        written.push(running.written());
        left = left.filter(({ id }) => !acknowledged.has(id));
      }
      const survived = acknowledged.size;
      const running = await start(place);
      await Promise.all(
        left.map(async (one) => {
          if ((await send(running.url, one)).status === 200) acknowledged.add(one.id);
        }),
      );
      assert.equal(await running.stop(), 0);
      written.push(running.written());

      const ids = (await place.rows<{ id: string }>('select id from results')).map(({ id }) => id);
      test.diagnostic(
        `${place.name}: ${KILLS} kills, ${POSTS} posts, ${survived} acknowledged before the last start, ${POSTS - acknowledged.size} lost, ${ids.length - new Set(ids).size} doubled`,
      );
      assert.equal(acknowledged.size, POSTS);
      assert.deepEqual(ids.sort(), all.map(({ id }) => id).sort());
    });

    describe('a running receiver', () => {
      let running: Running;
      before(async () => {
        running = await start(place);
      });
      after(async () => {
        await running.stop();
      });

      it('says whether it is well', async () =>
        assert.deepEqual(await (await fetch(`${running.url}/healthz`)).json(), { ok: true }));

      it('keeps one row of 200 posts at once, and gives 200 equal answers', async () => {
        const sent = referrerForm(ANNA);
        const answers = await Promise.all(
          Array.from({ length: 200 }, async () => {
            const answer = await send(running.url, sent);
            return `${answer.status} ${await answer.text()}`;
          }),
        );
        assert.equal(new Set(answers).size, 1);
        assert.match(answers[0]!, /^200 .*"code":"\w{8}"/);
      });

      it('does not wait for senders that stall or trickle: the best of at most twenty has its answer within a second', async (test) => {
        const slow = async (spaces: string) => {
          const begun = performance.now();
          let timer: NodeJS.Timeout | undefined;
          const answer = await raw(running, head(5000), (write) => {
            timer = setInterval(() => write(spaces), 50);
          });
          clearInterval(timer);
          assert.match(answer, /^HTTP\/1\.1 408[\s\S]*"code":"too-slow"/);
          return Math.round(performance.now() - begun);
        };
        const times = { stalls: [] as number[], trickles: [] as number[] };
        const soon = (all: readonly number[]) => Math.min(...all) < 1000;
        // What a busy machine makes late one time, it does not every time.
        for (let tries = 0; tries < 20 && !(soon(times.stalls) && soon(times.trickles)); tries += 1) {
          const [stalled, trickled] = await Promise.all([slow(''), slow(' ')]);
          times.stalls.push(stalled);
          times.trickles.push(trickled);
        }
        test.diagnostic(
          `${place.name}: 408 after ${times.stalls.join(', ')} ms to one that stalls, ${times.trickles.join(', ')} ms to one that trickles`,
        );
        assert.ok(soon(times.stalls) && soon(times.trickles));
      });

      it('refuses what is too much at once, in any number, and hardly grows by it', async (test) => {
        const text = JSON.stringify(envelope({ answers: { x: 0 } }));
        const body = (x: string) => text.replace('"x":0', `"x":${x}`);
        const refused = async (body: string | ReadableStream, status: number, address = '/api/results') => {
          const answer = await fetch(running.url + address, {
            method: 'POST',
            body,
            headers: {
              'Content-Type': address === '/api/results' ? 'application/json' : 'application/x-www-form-urlencoded',
            },
            ...{ duplex: 'half' },
          });
          await answer.arrayBuffer();
          assert.equal(answer.status, status);
        };
        const all = () =>
          Promise.all([
            refused(body(`"${'x'.repeat(300_000)}"`), 413),
            refused(new Blob([body(`"${'x'.repeat(300_000)}"`)]).stream(), 413),
            refused(body('['.repeat(120_000) + ']'.repeat(120_000)), 400),
            refused(body(`{${Array.from({ length: 20_000 }, (_, n) => `"f${n}":0`).join()}}`), 400),
            refused(`token=${'x'.repeat(300_000)}`, 413, '/owner/login'),
          ]);
        await all();
        const before = memory(running);
        const times: number[] = [];
        for (let round = 0; round < 10; round += 1) {
          const begun = performance.now();
          await all();
          times.push(Math.round(performance.now() - begun));
        }
        const grown = Math.round((memory(running) - before) / 1e6);
        test.diagnostic(
          `${place.name}: all of them answered within ${Math.min(...times)} to ${Math.max(...times)} ms, memory grew by ${grown} MB`,
        );
        assert.ok(grown <= 50, `${grown} MB`);
      });

      it('answers what is too large before all of it has come', async () => {
        assert.match(
          await raw(running, head(50_000_000), (write) => write('x'.repeat(1000))),
          /^HTTP\/1\.1 413[\s\S]*"code":"too-large"/,
        );
      });

      it('survives senders that break off', async () => {
        await Promise.all(
          Array.from(
            { length: 20 },
            () =>
              new Promise<void>((resolve) => {
                const socket = connect(Number(new URL(running.url).port), '127.0.0.1', () => {
                  socket.write(`${head(5000)}{"half":`);
                  socket.destroy();
                  resolve();
                });
              }),
          ),
        );
        assert.equal((await send(running.url, envelope())).status, 200);
        assert.ok(!running.written().includes('"failure"'), running.written());
      });

      it('leaves its port to nobody else, who is told the cure', () =>
        assert.rejects(
          start(place, { PORT: new URL(running.url).port }),
          /Port \d+ on 127\.0\.0\.1 is taken\. Set PORT/,
        ));

      it('tells the log nothing about people, whatever they send', async () => {
        const post = (body: string, headers: Record<string, string> = {}, address = '/api/results') =>
          fetch(running.url + address, {
            method: 'POST',
            body,
            headers: { 'Content-Type': 'application/json', ...headers },
          });
        const sent = referrerForm(
          { firstName: CANARY, lastName: CANARY, email: `${CANARY}@example.com`, phone: CANARY },
          { page: { url: `https://${CANARY}.example`, title: CANARY } },
        );
        await post(JSON.stringify(sent));
        await post(JSON.stringify({ ...sent, answers: { [CANARY]: CANARY } }));
        await post(`{"${CANARY}`);
        await post(JSON.stringify({ ...sent, id: CANARY, flow: CANARY }));
        await post(JSON.stringify(sent), {
          'Idempotency-Key': CANARY,
          Origin: `https://${CANARY}.example`,
          Referer: `https://${CANARY}.example`,
        });
        await post(JSON.stringify(sent), {
          'Idempotency-Key': CANARY,
          'User-Agent': CANARY,
          'X-Forwarded-For': CANARY,
        });
        await post(JSON.stringify(friendForm({ email: `${CANARY}@` }, CANARY)));
        await post('', {}, `/api/${CANARY}?${CANARY}`);
        for (const path of [
          `/api/referrer?code=${CANARY}`,
          `/api/invitation?token=${CANARY}`,
          `/owner/${CANARY}`,
          `/owner?token=${CANARY}`,
          `/${CANARY}`,
        ])
          await fetch(running.url + path);
        written.push(running.written());
        const log = written.join('') + place.log();
        assert.ok(log.includes('"request"'));
        assert.deepEqual(
          log.split('\n').filter((line) => line.toLowerCase().includes(CANARY.toLowerCase())),
          [],
        );
        assert.ok(!log.includes(OWNER_TOKEN));
      });

      it('answers whom it has begun to listen to when it is stopped, takes nobody new, and is gone', async () => {
        // A sender who waits until nobody new is taken in must not be called slow on a busy machine.
        await running.stop();
        running = await start(place, { SLOW_AFTER_MS: '60000', BODY_TIMEOUT_MS: '60000' });
        const body = JSON.stringify(envelope());
        const answer = await raw(
          running,
          head(body.length, 'Expect: 100-continue\r\n'),
          (write, heard) =>
            void heard.then(async () => {
              running.process.kill('SIGTERM');
              while (await takesCalls(running));
              write(body);
            }),
        );
        assert.match(answer, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200[\s\S]*"ok":true/);
        assert.equal(await running.ended, 0);
      });
    });
  });

const head = (length: number, more = '') =>
  `POST /api/results HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n${more}\r\n`;

/** Sends `head`, then what `then` writes, and gives back all that is answered until the connection ends. `heard`: something was answered. */
function raw(
  { url }: Running,
  head: string,
  then: (write: (text: string) => void, heard: Promise<unknown>) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      socket.write(head);
      then((text) => socket.writable && socket.write(text), once(socket, 'data'));
    });
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

const takesCalls = ({ url }: Running) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** Bytes that the process has in memory. */
const memory = ({ process: { pid } }: Running) =>
  1024 * Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }));
