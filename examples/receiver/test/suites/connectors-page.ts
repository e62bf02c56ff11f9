import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { closedAfter } from '../../../../test/tools/closed-after.ts';
import { readTargets } from '../../connectors/connectors-file.ts';
import { KEYS, type StandIns, startStandIns } from '../connectors/stand-ins.ts';
import { ANNA, NOW, referrerForm } from '../envelopes.ts';
import { testReceiver, type TestReceiver } from '../fixture.ts';

const read = async ({ owner }: TestReceiver, path: string) => {
  const response = await owner(path);
  assert.equal(response.status, 200, path);
  return response.text();
};

describe('The page of the connectors', () => {
  const opened = closedAfter();
  let standIns: StandIns;
  before(async () => {
    standIns = opened(await startStandIns());
    standIns.now = () => NOW;
  });
  const withShop = async (): Promise<TestReceiver> => {
    const shop = { kind: 'webhook', url: `${standIns.origin}/webhook`, secrets: ['${WEBHOOK}'], privateNetwork: true };
    const { targets, problems } = readTargets({ targets: { shop } }, { WEBHOOK: KEYS.webhook });
    assert.deepEqual(problems, []);
    return testReceiver({ targets });
  };

  it('says how to connect one where there is none', async () => {
    assert.match(
      await read(await testReceiver(), '/owner/connectors'),
      /No other system is connected[\s\S]*CONNECTORS_FILE/,
    );
  });

  it('lists what a system was told, without what was said, and tells it again at a press', async () => {
    const receiver = await withShop();
    await receiver.post(referrerForm({ ...ANNA, lastName: 'Canary' }));
    while ((await receiver.services.jobs.runDue()) > 0);
    const page = await read(receiver, '/owner/connectors');
    assert.match(page, /shop[\s\S]*webhook[\s\S]*fine[\s\S]*result\.received[\s\S]*delivered/);
    assert.ok(!page.includes('Canary'));
    const told = standIns.taken.webhook.length;
    const again = await receiver.owner('/owner/connectors/1/replay', {});
    assert.equal(again.headers.get('location'), '/owner/connectors?said=again');
    while ((await receiver.services.jobs.runDue()) > 0);
    assert.equal(standIns.taken.webhook.length, told + 1);
    assert.equal(
      (await receiver.owner('/owner/connectors/999/replay', {})).headers.get('location'),
      '/owner/connectors?said=nothing',
    );
    assert.equal(
      (await receiver.owner('/owner/connectors/replay', { target: 'shop' })).headers.get('location'),
      '/owner/connectors?target=shop&said=nothing',
    );
  });

  it('tests a system, and says what it answered', async () => {
    const receiver = await withShop();
    assert.match(
      await (await receiver.owner('/owner/connectors/test', { target: 'shop' })).text(),
      /role="status">shop understood the test/,
    );
    assert.match(
      await (await receiver.owner('/owner/connectors/test', { target: '<b>' })).text(),
      /role="alert">There is no such system/,
    );
  });
});
