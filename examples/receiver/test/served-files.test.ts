import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { after, describe, it } from 'node:test';
import { expectUnserved, onlyPublicFiles } from '../web/served-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'served-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const site = join(folder, 'site');
for (const dir of ['.git', '.well-known', 'sub/.data']) mkdirSync(join(site, dir), { recursive: true });
for (const file of ['index.html', '.env', '.git/config', '.well-known/security.txt', 'sub/.data/owner-token'])
  writeFileSync(join(site, file), 'content');
writeFileSync(join(folder, 'secret.txt'), 'content');
symlinkSync(join(folder, 'secret.txt'), join(site, 'linked.txt'));
symlinkSync(join(site, 'index.html'), join(site, 'inside.html'));

const campaign = { id: 'spring', brand: 'Nordlys', flows: { customer: '/a.json', friend: '/b.json' } };
writeFileSync(
  join(site, 'campaign.json'),
  JSON.stringify({
    ...campaign,
    owner: { email: 'kari@nordlys.example' },
    maxFriends: 3,
    rewards: [{ kind: 'points', cost: 7 }],
  }),
);
writeFileSync(join(site, 'flow.json'), JSON.stringify({ flow: 'hello', parts: { hello: ['Hi'] }, owner: 'Kari' }));

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

  it('shows nothing of a campaign that is being edited', async () => {
    writeFileSync(
      join(site, 'half.json'),
      '{"maxFriends": 3, "rewards": [], "owner": {"email": "kari@nordlys.example"},',
    );
    assert.deepEqual(await (await app.request('/half.json')).json(), {});
  });

  it('shows of a campaign what the chat reads of it, and of other files all', async () => {
    assert.deepEqual(await (await app.request('/at/campaign.json')).json(), campaign);
    assert.equal(((await (await app.request('/flow.json')).json()) as { owner: string }).owner, 'Kari');
  });
});

describe('Folders of the receiver', () => {
  const told = (dir: string, served = [site]) => {
    try {
      expectUnserved([{ setting: 'DATA_DIR', dir }], served);
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  };
  symlinkSync(site, join(folder, 'link'));
  for (const dir of [site, join(site, 'data'), join(site, 'sub', 'not', 'there'), join(folder, 'link', 'data')])
    it(`are refused where everybody could read them: ${dir.slice(folder.length)}`, () =>
      assert.equal(
        told(dir),
        `DATA_DIR is ${dir}, which lies in ${site}: that folder is served, so everybody could read what is kept there. Set DATA_DIR to a folder outside of it.`,
      ));
  for (const dir of [folder, join(folder, 'site-data'), join(folder, '..data'), join(site, '.data', 'receiver')])
    it(`are fine elsewhere, or hidden: ${dir.slice(folder.length)}`, () => assert.equal(told(dir), null));
  it('are looked for behind links of what is served, too', () =>
    assert.match(told(join(site, 'data'), [join(folder, 'link')]) ?? '', /served/));
});
