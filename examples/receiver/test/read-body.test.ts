import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { Context } from 'hono';
import { type BodyLimits, readBody } from '../web/read-body.ts';
import { Rejection } from '../web/rejection.ts';

const LIMITS: BodyLimits = { maxBody: 256 * 1024, bodyTimeout: 10_000, slowAfter: 800 };

/** A sender whose body comes as the test says, read by the receiver's clock. */
function sender() {
  let line!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      line = controller;
    },
  });
  let told: string | number = 'nothing yet';
  readBody({ req: { header: () => undefined, raw: { body } } } as unknown as Context, LIMITS).then(
    (text) => {
      told = text.length;
    },
    (error: unknown) => {
      told = error instanceof Rejection ? error.code : String(error);
    },
  );
  const settled = async () => {
    for (let turns = 0; turns < 5; turns += 1) await setImmediate();
  };
  return {
    brings: async (bytes: number) => {
      line.enqueue(new Uint8Array(bytes).fill(32));
      await settled();
    },
    ends: async () => {
      line.close();
      await settled();
    },
    waits: async (ms: number) => {
      mock.timers.tick(ms);
      await settled();
    },
    told: () => told,
  };
}

describe('A sender', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'setInterval'] }));
  afterEach(() => mock.timers.reset());

  it('on a bad line is heard to the end', async () => {
    const phone = sender();
    // 12 kbit a second, for nearly ten seconds.
    for (let pieces = 0; pieces < 24; pieces += 1) {
      await phone.brings(600);
      await phone.waits(400);
    }
    assert.equal(phone.told(), 'nothing yet');
    await phone.ends();
    assert.equal(phone.told(), 24 * 600);
  });

  it('that stalls is told so after one span', async () => {
    const silent = sender();
    await silent.waits(799);
    assert.equal(silent.told(), 'nothing yet');
    await silent.waits(1);
    assert.equal(silent.told(), 'too-slow');
  });

  it('that stalls in the middle is too', async () => {
    const stuck = sender();
    await stuck.brings(200_000);
    await stuck.waits(800);
    assert.equal(stuck.told(), 'nothing yet');
    await stuck.waits(800);
    assert.equal(stuck.told(), 'too-slow');
  });

  it('that trickles is too, however steadily', async () => {
    const dripping = sender();
    for (let spans = 0; spans < 8; spans += 1) {
      await dripping.brings(100);
      await dripping.waits(100);
    }
    assert.equal(dripping.told(), 'too-slow');
  });

  it('that needs longer than the chat waits is not heard to the end', async () => {
    const slow = sender();
    for (let spans = 0; spans < 25 && slow.told() === 'nothing yet'; spans += 1) {
      await slow.brings(2000);
      await slow.waits(400);
    }
    assert.equal(slow.told(), 'too-slow');
  });
});
