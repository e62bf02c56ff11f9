import { expect } from '@open-wc/testing';
import { chance } from '../../src/browser/chance.ts';
import { clock } from '../../src/browser/clock.ts';
import { http } from '../../src/browser/http.ts';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0)) each();
});

/** Puts a fetch in place of the browser's that answers with `body` when it is asked. */
function stubFetch(answer: (address: string, init: RequestInit) => Promise<Response>): RequestInit[] {
  const before = globalThis.fetch;
  const seen: RequestInit[] = [];
  globalThis.fetch = (address, init = {}) => {
    seen.push(init);
    return answer(String(address), init);
  };
  undo.push(() => (globalThis.fetch = before));
  return seen;
}

describe("the browser's ports", () => {
  it('make random version 4 ids, on insecure pages too', () => {
    const version4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
    expect(chance.uuid()).to.match(version4);
    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
    undo.push(() => Reflect.deleteProperty(crypto, 'randomUUID'));
    const ids = new Set(Array.from({ length: 500 }, () => chance.uuid()));
    expect(ids.size).to.equal(500);
    for (const id of ids) expect(id).to.match(version4);
  });

  it('send no credentials and inherit nothing that the page has hung on Object.prototype', async () => {
    const seen = stubFetch(() =>
      Promise.resolve(new Response('yes', { status: 201, headers: { 'Retry-After': '3' } })),
    );
    Object.assign(Object.prototype, { mode: 'no-cors' });
    undo.push(() => Reflect.deleteProperty(Object.prototype, 'mode'));
    const reply = await http('/api', {
      method: 'POST',
      body: '{}',
      redirect: 'manual',
      keepalive: true,
      headers: { a: 'b' },
    });
    expect('mode' in seen[0]!, 'what the page hangs on all objects').to.equal(false);
    expect(seen[0]!.hasOwnProperty('method'), "a page's own fetch may ask so").to.equal(true);
    expect(seen[0]).to.deep.include({
      method: 'POST',
      body: '{}',
      credentials: 'omit',
      redirect: 'manual',
      keepalive: true,
      headers: { a: 'b' },
    });
    expect([reply.status, reply.ok, reply.redirected, reply.header('retry-after'), await reply.text()]).to.deep.equal([
      201,
      true,
      false,
      '3',
      'yes',
    ]);
  });

  it("give a request up after its time, its answer's body too", async () => {
    const aborted = (signal: AbortSignal) =>
      new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    stubFetch((_, { signal }) => aborted(signal!));
    expect(await http('/api', { method: 'GET', timeout: 10 }).catch((error: Error) => error.name)).to.equal(
      'AbortError',
    );
    stubFetch((_, { signal }) => Promise.resolve({ status: 200, text: () => aborted(signal!) } as unknown as Response));
    const reply = await http('/api', { method: 'GET', timeout: 10 });
    expect(await reply.text().catch((error: Error) => error.name)).to.equal('AbortError');
  });

  it('run a task later, unless it is called off', async () => {
    const done: string[] = [];
    clock.after(1, () => done.push('called off'))();
    await new Promise<void>(
      (resolve) =>
        void clock.after(1, () => {
          done.push('run');
          resolve();
        }),
    );
    expect(done).to.deep.equal(['run']);
    expect(clock.now()).to.be.closeTo(Date.now(), 1000);
  });
});
