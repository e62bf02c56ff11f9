import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import { installPackage, type Installed } from '../tools/installed-package.ts';

/* What a shop's bundler makes of an import of the package. */

/** Words of the element's own code, and of what it loads later. */
const ofElement = ['smoc-open', 'aria-expanded'];

/** All code that can come to a page from its first script on: a bundler may leave chunks behind that nothing names. */
function reachable(files: ReadonlyMap<string, string>, first: string): string {
  const found = new Set([first]);
  for (const name of found)
    for (const other of files.keys()) if (files.get(name)!.includes(`/${other}`)) found.add(other);
  return [...found].map((name) => files.get(name)!).join('\n');
}

describe('what a bundle holds of the package', () => {
  let installed: Installed;
  before(async () => {
    installed = await installPackage();
  });
  after(() => installed?.remove());

  /** The code that a page loads at once, and all that it may load later. */
  async function bundlesOf(code: string): Promise<Readonly<Record<string, { first: string; all: string }>>> {
    const entry = join(installed.folder, 'entry.js');
    writeFileSync(entry, code);
    const { outputFiles } = await esbuild({
      entryPoints: [entry],
      bundle: true,
      splitting: true,
      minify: true,
      format: 'esm',
      outdir: join(installed.folder, 'esbuild'),
      write: false,
      logLevel: 'error',
    });
    await vite({
      root: installed.folder,
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: 'vite',
        emptyOutDir: true,
        modulePreload: false,
        lib: { entry, formats: ['es'], fileName: 'entry' },
      },
    });
    const folder = join(installed.folder, 'vite');
    const written = readdirSync(folder).filter((name) => name.endsWith('.js') || name.endsWith('.mjs'));
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    const bundled = {
      esbuild: new Map(outputFiles.map(({ path, text }) => [basename(path), text])),
      vite: new Map(written.map((name) => [name, read(name)])),
    };
    return Object.fromEntries(
      Object.entries(bundled).map(([bundler, files]) => {
        const entryName = [...files.keys()].find((name) => name.startsWith('entry'))!;
        return [bundler, { first: files.get(entryName)!, all: reachable(files, entryName) }];
      }),
    );
  }

  for (const [what, code] of [
    ['an import of the class that is not used', `import { SmocChat } from 'smoc-chat'; console.log('shop');`],
    [
      'an import of types’ helpers',
      `import { defineFlow } from 'smoc-chat'; console.log(defineFlow({ flow: 'x', parts: { a: [] } }));`,
    ],
    [
      'the tools for themes',
      `import { themeTools } from 'smoc-chat'; themeTools().then(({ checkTheme }) => console.log(checkTheme({})));`,
    ],
    ['the checker of flows', `import { checkFlow } from 'smoc-chat/check'; console.log(checkFlow('{}'));`],
    ['the engine alone', `import { newState } from 'smoc-chat/engine'; console.log(newState);`],
  ] as const)
    it(`is nothing of the element, for ${what}`, async () => {
      for (const [bundler, { all }] of Object.entries(await bundlesOf(code))) {
        for (const word of ofElement) assert.ok(!all.includes(word), `${bundler}: "${word}" is in it`);
      }
    });

  it('is the element where it is registered, with all that it loads later', async () => {
    for (const [bundler, { first, all }] of Object.entries(await bundlesOf(`import 'smoc-chat/define';`))) {
      assert.ok(/\.define\(["'`]smoc-chat["'`]/.test(first), `${bundler} registers nothing`);
      for (const late of ['handover.requested', 'styleOf', 'aria-expanded'])
        assert.ok(all.includes(late), `${bundler} has lost ${late}`);
      assert.ok(!first.includes('handover.requested'), `${bundler} loads at once what is due later`);
    }
  });

  it('is the class where a page registers it itself', async () => {
    const code = `import { SmocChat } from 'smoc-chat'; customElements.define('my-chat', SmocChat);`;
    for (const [bundler, { first }] of Object.entries(await bundlesOf(code))) {
      assert.ok(first.includes('smoc-open') && first.includes('my-chat'), bundler);
      assert.ok(!/\.define\(["'`]smoc-chat["'`]/.test(first), `${bundler} registers what nobody asked for`);
    }
  });
});
