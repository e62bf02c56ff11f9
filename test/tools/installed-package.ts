import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmCall } from './install.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Ended {
  /** Exit code. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of somebody who uses the package: the packed files of the build, unpacked into its `node_modules`. */
export interface Installed {
  readonly folder: string;
  npm(...args: string[]): Promise<Ended>;
  /** Runs this text as a module, with these switches of Node. */
  node(code: string, ...flags: string[]): Promise<Ended>;
  remove(): void;
}

const run = (command: string, args: readonly string[], cwd: string, shell = false) => new Promise<Ended>((resolve) => {
  execFile(command, args, { cwd, shell, encoding: 'utf8' }, (error, out, err) => resolve({ code: error ? Number(error.code ?? 1) : 0, out, err }));
});
const npm = (args: readonly string[], cwd: string) => {
  const { command, args: all, shell } = npmCall([...args]);
  return run(command, all, cwd, shell);
};

/** What `npm install` does with the package, without a registry: pack, unpack, link the packages that it depends on, link its command. */
export async function installPackage(): Promise<Installed> {
  assert.ok(existsSync(root + 'dist/cli/smoc-chat.js'), 'There is no build: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'smoc-installed-'));
  const packed = await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root);
  assert.equal(packed.code, 0, packed.err);
  const [{ filename }] = JSON.parse(packed.out) as [{ filename: string }];
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
  return {
    folder,
    npm: (...args) => npm(args, folder),
    node: (code, ...flags) => run(process.execPath, [...flags, '--input-type=module', '-e', code], folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
