import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { dataFolder } from '../../../examples/receiver/test/data-folder.ts';
import { startReceiver, type Receiver } from '../../../examples/receiver/start-receiver.ts';
import { closedAfter } from '../../tools/closed-after.ts';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';
import { until } from '../../tools/until.ts';

const SIZE = 3_000_000;
const PNG = Buffer.alloc(SIZE);
Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(PNG);
for (let at = 8; at < SIZE; at++) PNG[at] = (at * 7919) % 251;

/** A line to the receiver that can be cut in the middle of what is sent, and counts it. */
async function startLine(port: number) {
  const open = new Set<Socket>();
  const line = { sent: 0, cutAt: Infinity, isDown: false, origin: '' };
  const server = createServer((client) => {
    if (line.isDown) return void client.destroy();
    const far = connect(port, '127.0.0.1');
    for (const socket of [client, far]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy());
    }
    client.on('data', (bytes) => {
      line.sent += bytes.length;
      if (line.sent < line.cutAt) return void far.write(bytes);
      line.cutAt = Infinity;
      for (const socket of open) socket.destroy();
    });
    client.on('end', () => far.end());
    far.pipe(client);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  line.origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return Object.assign(line, {
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  });
}

const flow = (name: string) => ({
  flow: name,
  keep: 'device',
  parts: {
    main: [
      { ask: 'Ready?', options: ['Yes'] },
      { ask: 'Can you show us?', type: 'file', as: 'photo', accept: ['image/*'], upload: '/api/uploads' },
      { submit: true, say: 'We look at it.' },
    ],
  },
});

describe('a file whose connection is lost in the middle', () => {
  let browser: Browser;
  let receiver: Receiver;
  let line: Awaited<ReturnType<typeof startLine>>;
  let dataDir: string;
  const opened = closedAfter();
  before(async () => {
    dataDir = await dataFolder('smoc-upload-');
    opened({ close: () => rmSync(dataDir, { recursive: true, force: true }) });
    receiver = opened(
      await startReceiver({
        dataDir,
        log: () => {},
        limits: { minFill: 0 },
        staticDirs: [{ dir: fileURLToPath(new URL('../../../dist/cdn', import.meta.url)), at: '/cdn' }],
        extraRoutes: (app) => {
          app.get('/page/:name', (c) =>
            c.html(
              `<!doctype html><title>Photo</title><script type="module" src="/cdn/smoc-chat.js"></script><smoc-chat pace="instant" endpoint="/api/results"><script type="application/json">${JSON.stringify(flow(c.req.param('name')))}</script></smoc-chat>`,
            ),
          );
        },
      }),
    );
    line = opened(await startLine(receiver.port));
    browser = opened(await chromium.launch({ executablePath: requireBrowser(), args: browserArgs }));
  });

  const begin = async (name: string): Promise<Page> => {
    const page = opened(await browser.newPage());
    await page.goto(`${line.origin}/page/${name}`);
    await page.getByRole('button', { name: 'Yes' }).click();
    return page;
  };
  const choose = (page: Page) =>
    page.getByLabel('Choose a file').setInputFiles({ name: 'Fjord.png', mimeType: 'image/png', buffer: PNG });
  const kept = async (name: string) => {
    let envelope: string | undefined;
    await until(async () => {
      const [row] = await receiver.db.query<{ envelope: string }>(
        `select envelope from results where type = 'form.submitted' and envelope like $1`,
        [`%"${name}"%`],
      );
      envelope = row?.envelope;
      return envelope !== undefined;
    });
    return (JSON.parse(envelope!) as { answers: { photo: { id: string } } }).answers.photo;
  };

  it('goes on where it was, arrives byte for byte, and only its reference is in the answer', async () => {
    const page = await begin('cut');
    line.sent = 0;
    line.cutAt = 1_100_000;
    await choose(page);
    await page.locator('.file', { hasText: 'Waiting for a connection' }).waitFor();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('We look at it.', { exact: true }).waitFor();
    const photo = await kept('cut');
    assert.deepEqual(photo, { id: photo.id, name: 'Fjord.png', size: SIZE, type: 'image/png' });
    assert.ok(readFileSync(join(dataDir, 'uploads', photo.id)).equals(PNG));
    assert.equal(line.cutAt, Infinity, 'it was cut');
    assert.ok(line.sent < 1.6 * SIZE, `${line.sent} bytes went out for ${SIZE}`);
  });

  it('goes on after the page was loaded again, once the same file is chosen again', async () => {
    const page = await begin('reload');
    line.sent = 0;
    line.cutAt = 1_100_000;
    await choose(page);
    await page.locator('.file', { hasText: 'Waiting for a connection' }).waitFor();
    line.isDown = true;
    const [row] = await receiver.db.query<{ id: string }>('select id from uploads where not done');
    line.isDown = false;
    await page.reload();
    await page.locator('.file', { hasText: 'Broken off' }).waitFor();
    line.sent = 0;
    await choose(page);
    await page.locator('.file', { hasText: 'Uploaded' }).waitFor();
    await page.getByRole('button', { name: 'Send' }).click();
    const photo = await kept('reload');
    assert.equal(photo.id, row!.id, 'the same upload');
    assert.ok(readFileSync(join(dataDir, 'uploads', photo.id)).equals(PNG));
    assert.ok(line.sent < SIZE, `${line.sent} bytes went out for the rest of ${SIZE}`);
  });

  it('waits while the device is offline, and goes out when it is back', async () => {
    const page = await begin('offline');
    await page.getByText('or drop').waitFor();
    await page.context().setOffline(true);
    await choose(page);
    await page.locator('.file', { hasText: 'Waiting for a connection' }).waitFor();
    await page.context().setOffline(false);
    await page.locator('.file', { hasText: 'Uploaded' }).waitFor();
    await page.getByRole('button', { name: 'Remove Fjord.png' }).click();
    await until(
      async () =>
        (await receiver.db.query('select id from uploads where session not in (select session from results)'))
          .length === 0,
    );
  });
});
