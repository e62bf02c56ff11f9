import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { installPackage, type Installed } from '../tools/installed-package.ts';

interface Named {
  readonly name: string;
  readonly description?: string;
}
interface Manifest {
  readonly modules: readonly {
    readonly path: string;
    readonly exports: readonly { readonly kind: string; readonly name: string }[];
    readonly declarations: readonly {
      readonly attributes: readonly Named[];
      readonly members: readonly Named[];
      readonly events: readonly Named[];
      readonly cssProperties: readonly Named[];
    }[];
  }[];
}

const names = (list: readonly Named[]) => list.map(({ name }) => name).sort();

describe('the description of the element that editors and wrappers read from the installed package', () => {
  let installed: Installed, folder: string, manifest: Manifest;
  before(async () => {
    installed = await installPackage();
    folder = join(installed.folder, 'node_modules/smoc-chat');
    const { customElements } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      customElements: string;
    };
    manifest = JSON.parse(readFileSync(join(folder, customElements), 'utf8')) as Manifest;
  });
  after(() => installed?.remove());

  it('names modules that are there, and the one that registers the element', () => {
    for (const { path } of manifest.modules) assert.ok(existsSync(join(folder, path)), path);
    const registers = manifest.modules.filter((each) =>
      each.exports.some(({ kind, name }) => kind === 'custom-element-definition' && name === 'smoc-chat'),
    );
    assert.deepEqual(
      registers.map(({ path }) => path),
      ['dist/define.js'],
    );
  });

  it('has every attribute, property and method that the element has', async () => {
    const { out } = await installed.node(`
      const { SmocChat } = await import('smoc-chat');
      const lifecycle = ['constructor', 'createRenderRoot', 'connectedCallback', 'disconnectedCallback', 'willUpdate', 'render', 'updated'];
      const own = Object.getOwnPropertyNames(SmocChat.prototype).filter((name) => !lifecycle.includes(name) && !name.startsWith('__'));
      console.log(JSON.stringify({ attributes: SmocChat.observedAttributes.sort(), members: [...new Set([...SmocChat.elementProperties.keys(), ...own])].sort() }));`);
    const element = JSON.parse(out) as { attributes: string[]; members: string[] };
    const [{ attributes, members }] = manifest.modules[0]!.declarations as [Manifest['modules'][0]['declarations'][0]];
    assert.deepEqual(names(attributes), element.attributes);
    assert.deepEqual(
      element.members.filter((name) => !names(members).includes(name)),
      [],
    );
  });

  it('has no property that a framework would take for an attribute, for want of it on the element', async () => {
    const [{ members }] = manifest.modules[0]!.declarations as [Manifest['modules'][0]['declarations'][0]];
    const { out } = await installed.node(`
      import { SmocChat } from 'smoc-chat';
      import 'smoc-chat/define';
      const chat = new SmocChat();
      console.log(JSON.stringify(${JSON.stringify(names(members))}.filter((name) => !(name in chat))));`);
    assert.equal(out, '[]\n');
  });

  it('has every event once, with when it comes, and every token of the look with what it is for', () => {
    const [{ events, cssProperties }] = manifest.modules[0]!.declarations as [
      Manifest['modules'][0]['declarations'][0],
    ];
    const typed = readFileSync(join(folder, 'dist/events.d.ts'), 'utf8').matchAll(/^ {4}'(smoc-[\w-]+)':/gm);
    assert.deepEqual(names(events), [...new Set([...typed].map(([, name]) => name))].sort());
    assert.ok(cssProperties.length > 0);
    assert.deepEqual(
      [...events, ...cssProperties].filter(({ description }) => !description),
      [],
    );
  });
});
