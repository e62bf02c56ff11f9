import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { npmCall } from '../tools/install.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Ended { readonly code: number; readonly out: string; readonly err: string }

const run = (command: string, args: readonly string[], cwd: string, shell = false) => new Promise<Ended>((resolve) => {
  execFile(command, args, { cwd, shell, encoding: 'utf8' }, (error, out, err) => resolve({ code: error ? Number(error.code ?? 1) : 0, out, err }));
});
const npm = (args: readonly string[], cwd: string) => {
  const { command, args: all, shell } = npmCall([...args]);
  return run(command, all, cwd, shell);
};

describe('the packed package, in an empty folder', () => {
  let folder = '';
  before(async () => {
    assert.ok(existsSync(root + 'dist/cli/smoc-chat.js'), 'There is no build: npm run build');
    folder = mkdtempSync(join(tmpdir(), 'smoc-packed-'));
    const packed = await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root);
    assert.equal(packed.code, 0, packed.err);
    const [{ filename }] = JSON.parse(packed.out) as [{ filename: string }];
    // What `npm install` does with it, without a registry: unpack, link the packages that it depends on, link its command.
    const modules = join(folder, 'node_modules'), installed = join(modules, 'smoc-chat');
    mkdirSync(join(modules, '.bin'), { recursive: true });
    mkdirSync(installed);
    assert.equal((await run('tar', ['-xzf', join(folder, filename), '-C', installed, '--strip-components=1'], folder)).code, 0);
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { dependencies: Record<string, string>; bin: Record<string, string> };
    for (const name of Object.keys(manifest.dependencies)) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction');
    }
    const script = join(installed, manifest.bin['smoc-chat']!);
    chmodSync(script, 0o755);
    symlinkSync(script, join(modules, '.bin', 'smoc-chat'));
    writeFileSync(join(folder, 'package.json'), '{"private": true}');
    writeFileSync(join(folder, 'good.json'), '{"flow": "good", "parts": {"hello": ["Our shop opens on Thursday."]}}');
    writeFileSync(join(folder, 'broken.json'), '{"flow": "broken", "parts": {"hello": [\n{"go": "helo"}]}}');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const smocChat = (...args: string[]) => npm(['exec', '--no', '--', 'smoc-chat', ...args], folder);

  it('checks a flow', async () => {
    const { code, out } = await smocChat('check', 'good.json');
    assert.deepEqual({ code, out }, { code: 0, out: '1 flow checked: nothing to mend\n' });
  });

  it('names what is wrong, and ends with 1', async () => {
    const { code, out } = await smocChat('check', 'broken.json');
    assert.equal(code, 1);
    assert.match(out, /^broken\.json:2:8 error unknown-target .*\n {4}Did you mean "hello"\?\n/);
  });

  it('gives bundlers in development the chat with the author\'s panel, and script tags a file of their own for it', async () => {
    const resolved = (...flags: string[]) => run(process.execPath, [...flags, '--input-type=module', '-e', "await import('smoc-chat/define'); console.log(import.meta.resolve('smoc-chat/define'))"], folder);
    assert.match((await resolved()).out, /dist\/define\.js\n$/);
    assert.match((await resolved('--conditions=development')).out, /dist\/dev\.js\n$/);
    assert.match(readFileSync(join(folder, 'node_modules/smoc-chat/dist/cdn/smoc-chat.dev.js'), 'utf8'), /^import"\.\/smoc-chat\.js";/);
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
