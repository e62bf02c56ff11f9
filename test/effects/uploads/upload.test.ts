import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { FileHttp, HttpReply } from '../../../src/shared/ports.ts';
import { Refusal, startUpload, type Granted } from '../../../src/effects/uploads/upload.ts';

const SIZE = 3_000_000;
const facts = { name: 'a.png', size: SIZE, type: 'image/png' };
const file = new Blob([new Uint8Array(SIZE)]);

type Planned = number | 'lost' | 'cut';

/** An endpoint that keeps what it gets, and goes wrong as planned, one entry for each request; time runs by itself. */
function endpoint(plan: readonly Planned[] = [], granted: Partial<Granted> = {}) {
  const faults = [...plan];
  const requests: string[] = [];
  const pauses: number[] = [];
  let has = 0;
  let asked = 0;
  let now = 0;
  const reply = (status: number, offset?: number): HttpReply => ({
    status,
    ok: status < 300,
    redirected: false,
    header: (name) => (name === 'upload-offset' && offset !== undefined ? String(offset) : null),
    text: () => Promise.resolve(''),
  });
  const http: FileHttp = async (_, { method, headers = {}, body }) => {
    const size = (body as Blob | undefined)?.size ?? 0;
    requests.push(`${method} ${headers['upload-offset'] ?? ''} ${size || ''}`.trim());
    now += 100;
    await Promise.resolve();
    const fault = method === 'DELETE' ? undefined : faults.shift();
    if (fault === 'lost') throw new TypeError('Failed to fetch');
    if (fault === 'cut') {
      has += Math.floor(size / 2);
      throw new TypeError('Failed to fetch');
    }
    if (fault) {
      if (fault === 404) has = 0;
      return reply(fault);
    }
    if (method === 'PUT') has = size;
    else if (method === 'PATCH' && Number(headers['upload-offset']) !== has) return reply(409);
    else has += size;
    return reply(method === 'HEAD' ? 200 : 204, has);
  };
  const site = {
    http,
    clock: {
      now: () => now,
      after(ms: number, task: () => void) {
        pauses.push(ms);
        queueMicrotask(task);
        return () => {};
      },
    },
    chance: { random: () => 1, uuid: () => '' },
    ask: () => Promise.resolve({ id: `f${++asked}`, url: 'https://a.example/f', ...granted }),
    onceOnline: () => () => {},
  };
  return {
    site,
    requests,
    pauses,
    get has() {
      return has;
    },
    set has(bytes) {
      has = bytes;
    },
    get asked() {
      return asked;
    },
  };
}

const ended = ['sent', 'failed', 'refused'];
/** Sends the file; resolves when nothing more happens, with every state that there was. */
const sending = (
  site: Parameters<typeof startUpload>[0],
  begun?: Parameters<typeof startUpload>[3],
  [bytes, about] = [file, facts],
) =>
  new Promise<{ states: string[]; upload: ReturnType<typeof startUpload> }>((resolve) => {
    const states: string[] = [];
    const upload = startUpload(site, bytes, about, begun, () => {
      if (states.at(-1) !== upload.state) states.push(upload.state);
      if (ended.includes(upload.state)) resolve({ states, upload });
    });
  });

describe('a file on its way', () => {
  it('goes in parts that grow while they arrive quickly', async () => {
    const to = endpoint();
    const { states, upload } = await sending(to.site);
    expect(states).to.deep.equal(['sending', 'sent']);
    expect(to.requests).to.deep.equal([
      'PATCH 0 262144',
      'PATCH 262144 524288',
      'PATCH 786432 1048576',
      'PATCH 1835008 1164992',
    ]);
    expect([to.has, upload.sent, upload.begun?.id]).to.deep.equal([SIZE, SIZE, 'f1']);
  });

  it('asks how much has arrived when a connection is lost, and goes on there', async () => {
    const to = endpoint([0, 'cut']);
    const { states } = await sending(to.site);
    expect(states).to.deep.equal(['sending', 'waiting', 'sending', 'sent']);
    expect(to.requests.slice(1, 4)).to.deep.equal(['PATCH 262144 524288', 'HEAD', 'PATCH 524288 262144']);
    expect(to.has).to.equal(SIZE);
  });

  it('goes on with what was begun before the page was loaded', async () => {
    const to = endpoint();
    to.has = 2_900_000;
    await sending(to.site, { ...facts, id: 'old', url: 'https://a.example/f' });
    expect(to.requests).to.deep.equal(['HEAD', 'PATCH 2900000 100000']);
    expect(to.asked).to.equal(0);
  });

  it('begins anew where the endpoint knows nothing of it any more', async () => {
    const to = endpoint([404]);
    const { upload } = await sending(to.site, { ...facts, id: 'old', url: 'https://a.example/f' });
    expect([to.asked, to.has, upload.begun?.id]).to.deep.equal([1, SIZE, 'f1']);
  });

  for (const status of [408, 409, 423, 429, 500, 503])
    it(`tries again after ${status}`, async () => {
      const to = endpoint([0, status]);
      expect((await sending(to.site)).states.at(-1)).to.equal('sent');
      expect(to.has).to.equal(SIZE);
    });

  for (const [status, reason] of [
    [413, 'size'],
    [415, 'type'],
    [403, 'other'],
  ] as const)
    it(`is refused with ${status}, and never sent again`, async () => {
      const to = endpoint([0, status]);
      const { states, upload } = await sending(to.site);
      expect([states.at(-1), upload.reason, to.requests.length]).to.deep.equal(['refused', reason, 2]);
    });

  it('waits longer from try to try, gives up, and tries again when asked', async () => {
    const to = endpoint(Array.from({ length: 8 }, () => 'lost' as const));
    const { states, upload } = await sending(to.site);
    expect(states.at(-1)).to.equal('failed');
    expect(to.pauses).to.deep.equal([2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    await new Promise<void>((resolve) => {
      upload.retry();
      const look = () => (upload.state === 'sent' ? resolve() : setImmediate(look));
      look();
    });
    expect(to.has).to.equal(SIZE);
  });

  it('is taken back at the endpoint when it is cancelled, and nothing more is told of it', async () => {
    const to = endpoint();
    let news = 0;
    const upload = startUpload(to.site, file, facts, undefined, () => {
      if (++news === 2) upload.cancel();
    });
    await new Promise<void>((resolve) => {
      const look = () => (to.requests.includes('DELETE') ? setImmediate(resolve) : setImmediate(look));
      look();
    });
    expect(to.requests.at(-1)).to.equal('DELETE');
    expect(news).to.equal(2);
  });

  it('goes in one piece to a store that takes no parts, with the headers that it wants', async () => {
    const to = endpoint(['lost'], { put: true });
    const { states } = await sending(to.site);
    expect(to.requests).to.deep.equal([`PUT  ${SIZE}`, `PUT  ${SIZE}`]);
    expect(states.at(-1)).to.equal('sent');
  });

  for (const { way, granted, requests } of [
    { way: 'in one piece', granted: { put: true }, requests: ['PUT'] },
    { way: 'in parts', granted: {}, requests: [] },
  ])
    it(`is sent once where there is nothing in it, to a store that takes files ${way}`, async () => {
      // A second request would be refused.
      const to = endpoint([200, 400], granted);
      const { states, upload } = await sending(to.site, undefined, [new Blob([]), { ...facts, size: 0 }]);
      expect(states.at(-1)).to.equal('sent');
      expect(to.requests).to.deep.equal(requests);
      expect(upload.begun?.id).to.equal('f1');
    });

  it('is not sent at all where the endpoint does not want it', async () => {
    const to = endpoint();
    const { states, upload } = await sending({ ...to.site, ask: () => Promise.reject(new Refusal(413)) });
    expect([states, upload.reason, to.requests]).to.deep.equal([['refused'], 'size', []]);
  });
});
