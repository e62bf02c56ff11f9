/** How a receiver starts, and what is left of one that cannot. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { type ReceiverOptions, startReceiver } from '../start-receiver.ts';

const folder = mkdtempSync(join(tmpdir(), 'receiver-start-'));
after(() => rmSync(folder, { recursive: true }));

/** A port that was free just now. */
async function aPort(port = 0): Promise<number> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: taken } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return taken;
}

const served = join(folder, 'served');
const brokenTexts = join(folder, 'texts');

/** The example's campaign, which keeps where people live. */
const placed = join(folder, 'placed.json');
const EXAMPLE = new URL('../../landing/campaign.json', import.meta.url);
writeFileSync(placed, JSON.stringify({ ...JSON.parse(readFileSync(EXAMPLE, 'utf8')), profile: { place: 'home' } }));

describe('A receiver that cannot start', () => {
  const wrong: readonly (readonly [what: string, options: ReceiverOptions, told: RegExp])[] = [
    ['a data folder that it serves', { staticDirs: [{ dir: folder }] }, /DATA_DIR is .*served.*outside/],
    [
      'files of visitors in a folder that it serves',
      { uploads: { dir: join(served, 'uploads') }, staticDirs: [{ dir: served }] },
      /UPLOADS_DIR/,
    ],
    [
      'mails in a folder that it serves',
      { messages: { outboxDir: join(served, 'outbox') }, staticDirs: [{ dir: served }] },
      /OUTBOX_DIR/,
    ],
    ['a short token of the operator', { operatorToken: 'short' }, /OPERATOR_TOKEN is shorter/],
    ['a list of mail domains that is not there', { disposableDomains: join(folder, 'none.txt') }, /none\.txt/],
    ['words of messages that are no JSON', { messages: { textsDir: brokenTexts } }, /MESSAGES_DIR/],
    ['a campaign that keeps places of which none is known', { campaignFile: placed }, /"profile\.place".*PLACES_FILE/],
    ['a list of places that is not there', { placesFile: join(folder, 'no-places.txt') }, /PLACES_FILE .*no-places/],
    [
      'a payment provider and its stand-in',
      { webhookSecret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', standInProvider: true },
      /STAND_IN_PROVIDER/,
    ],
  ];
  for (const [what, options, told] of wrong)
    it(`because of ${what} says so, and has opened nothing`, async () => {
      mkdirSync(brokenTexts, { recursive: true });
      writeFileSync(join(brokenTexts, 'vip.json'), '{');
      const port = await aPort();
      const dataDir = join(folder, 'data');
      await assert.rejects(startReceiver({ ...options, port, dataDir, log: () => {} }), told);
      assert.equal(await aPort(port), port);
      assert.equal(existsSync(dataDir), false);
    });

  it('because of the program around it closes what it has opened: the port and the database are free', async () => {
    const port = await aPort();
    const dataDir = join(folder, 'kept');
    const options: ReceiverOptions = { port, dataDir, workers: false, log: () => {} };
    const broken = () => {
      throw new Error('no such route');
    };
    await assert.rejects(startReceiver({ ...options, extraRoutes: broken }), /no such route/);
    const receiver = await startReceiver(options);
    assert.equal(receiver.port, port);
    assert.equal((await fetch(`${receiver.url}/healthz`)).status, 200);
    await receiver.close();
    assert.equal(await aPort(port), port);
  });
});
