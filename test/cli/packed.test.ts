import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { installPackage, type Installed } from '../tools/installed-package.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('the packed package, in an empty folder', () => {
  let installed: Installed;
  before(async () => {
    installed = await installPackage();
    writeFileSync(
      join(installed.folder, 'good.json'),
      '{"flow": "good", "parts": {"hello": ["Our shop opens on Thursday."]}}',
    );
    writeFileSync(join(installed.folder, 'broken.json'), '{"flow": "broken", "parts": {"hello": [\n{"go": "helo"}]}}');
  });
  after(() => installed?.remove());

  const smocChat = (...args: string[]) => installed.npm('exec', '--no', '--', 'smoc-chat', ...args);

  it('checks a flow', async () => {
    const { code, out } = await smocChat('check', 'good.json');
    assert.deepEqual({ code, out }, { code: 0, out: '1 flow checked: nothing to mend\n' });
  });

  it('names what is wrong, and ends with 1', async () => {
    const { code, out } = await smocChat('check', 'broken.json');
    assert.equal(code, 1);
    assert.match(out, /^broken\.json:2:8 error unknown-target .*\n {4}Did you mean "hello"\?\n/);
  });

  it('checks a theme, and offers the nearest colour that can be read', async () => {
    writeFileSync(join(installed.folder, 'brand.json'), '{"name": "Zon",\n"look": {"color": "#ff8a00"}}');
    const { code, out } = await smocChat('check', 'brand.json', 'node_modules/smoc-chat/dist/themes/nordlys.json');
    assert.equal(code, 0);
    assert.match(
      out,
      /^brand\.json:2:10 warning brand-color look\.color #ff8a00 cannot carry white text: 2\.36:1.*\n {4}#b66000 is the nearest shade that can\./,
    );
    assert.match(out, /\n2 themes checked: 0 errors, 2 warnings\n$/);
  });

  it("gives bundlers in development the chat with the author's panel, and script tags a file of their own for it", async () => {
    const resolved = (...flags: string[]) =>
      installed.node(
        "await import('smoc-chat/define'); console.log(import.meta.resolve('smoc-chat/define'))",
        ...flags,
      );
    assert.match((await resolved()).out, /dist\/define\.js\n$/);
    assert.match((await resolved('--conditions=development')).out, /dist\/dev\.js\n$/);
    assert.match(
      readFileSync(join(installed.folder, 'node_modules/smoc-chat/dist/cdn/smoc-chat.dev.js'), 'utf8'),
      /^import"\.\/smoc-chat\.js";/,
    );
  });

  it("brings one Lit along: that of the script itself, for every chunk and for the author's panel", () => {
    const built = join(installed.folder, 'node_modules/smoc-chat/dist/cdn'),
      holdsLit = (file: string) => readFileSync(join(built, file), 'utf8').includes('litHtmlVersions');
    assert.ok(holdsLit('smoc-chat.js'));
    const chunks = readdirSync(join(built, 'chunks'));
    assert.ok(chunks.some((file) => file.startsWith('author-panel')));
    assert.deepEqual(
      chunks.filter((file) => holdsLit(`chunks/${file}`)),
      [],
    );
  });

  it('tells its version, and its usage where it is not understood', async () => {
    const { version } = JSON.parse(readFileSync(root + 'package.json', 'utf8')) as { version: string };
    assert.equal((await smocChat('--version')).out, version + '\n');
    assert.match((await smocChat('--help')).out, /^Usage: smoc-chat check/);
    const { code, err } = await smocChat('chekc', 'good.json');
    assert.equal(code, 2);
    assert.match(err, /There is no command "chekc"\.\n\nUsage:/);
  });
});
