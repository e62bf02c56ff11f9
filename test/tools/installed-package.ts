import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
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

const run = (command: string, args: readonly string[], cwd: string, shell = false) =>
  new Promise<Ended>((resolve) => {
    execFile(command, args, { cwd, shell, encoding: 'utf8' }, (error, out, err) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, out, err }),
    );
  });
interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly bin?: string | Record<string, string>;
}
const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
const npm = (args: readonly string[], cwd: string) => {
  const { command, args: all, shell } = npmCall([...args]);
  return run(command, all, cwd, shell);
};

/**
 * What `npm install` does with the package, without a registry: pack, unpack, link the packages that it depends on, link commands.
 *
 * @param example folder of the project that uses it, of which a copy is made, with what its package.json asks for; default: an empty one
 */
export async function installPackage(example?: string): Promise<Installed> {
  assert.ok(existsSync(root + 'dist/cli/smoc-chat.js'), 'There is no build: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'smoc-installed-')),
    modules = join(folder, 'node_modules');
  if (example)
    cpSync(join(root, example), folder, { recursive: true, filter: (path) => !/[\\/](node_modules|dist)$/.test(path) });
  else writeFileSync(join(folder, 'package.json'), '{"private": true}');

  const packed = await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root);
  assert.equal(packed.code, 0, packed.err);
  const [{ filename }] = JSON.parse(packed.out) as [{ filename: string }];
  mkdirSync(join(modules, '.bin'), { recursive: true });
  mkdirSync(join(modules, 'smoc-chat'));
  assert.equal(
    (
      await run(
        'tar',
        ['-xzf', join(folder, filename), '-C', join(modules, 'smoc-chat'), '--strip-components=1'],
        folder,
      )
    ).code,
    0,
  );
  const { dependencies, devDependencies } = manifestOf(folder);
  const linked = Object.keys({
    ...manifestOf(join(modules, 'smoc-chat')).dependencies,
    ...dependencies,
    ...devDependencies,
  }).filter((name) => name !== 'smoc-chat');
  for (const name of linked) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction');
  }
  for (const name of ['smoc-chat', ...linked]) {
    const { bin = {} } = manifestOf(join(modules, name));
    for (const [command, path] of Object.entries(typeof bin === 'string' ? { [name]: bin } : bin)) {
      const script = join(modules, name, path);
      chmodSync(script, 0o755);
      symlinkSync(script, join(modules, '.bin', command));
    }
  }
  return {
    folder,
    npm: (...args) => npm(args, folder),
    node: (code, ...flags) => run(process.execPath, [...flags, '--input-type=module', '-e', code], folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
