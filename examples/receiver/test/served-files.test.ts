import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { after, describe, it } from 'node:test';
import { onlyPublicFiles } from '../web/served-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'served-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const site = join(folder, 'site');
for (const dir of ['.git', '.well-known', 'sub/.data']) mkdirSync(join(site, dir), { recursive: true });
for (const file of ['index.html', '.env', '.git/config', '.well-known/security.txt', 'sub/.data/owner-token'])
  writeFileSync(join(site, file), 'content');
writeFileSync(join(folder, 'secret.txt'), 'content');
symlinkSync(join(folder, 'secret.txt'), join(site, 'linked.txt'));
symlinkSync(join(site, 'index.html'), join(site, 'inside.html'));

const app = new Hono();
for (const start of ['', '/at'])
  app.use(
    `${start}/*`,
    onlyPublicFiles(site, start),
    serveStatic({ root: site, rewriteRequestPath: (path) => path.slice(start.length) || '/' }),
  );

describe('A folder that is served', () => {
  for (const path of ['/', '/index.html', '/inside.html', '/.well-known/security.txt', '/at/index.html'])
    it(`shows ${path}`, async () => assert.equal((await app.request(path)).status, 200));
  for (const path of [
    '/.env',
    '/%2eenv',
    '/.git/config',
    '/sub/.data/owner-token',
    '/sub%2F.data/owner-token',
    '/linked.txt',
    '/at/.env',
    '/%ff',
  ])
    it(`hides ${path}`, async () => assert.equal((await app.request(path)).status, 404));
});
