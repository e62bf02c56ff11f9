import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { removeByParent, walkOwnKeys } from '../../build/old-pages.ts';

const built = new URL('../../dist/cdn/', import.meta.url);

describe('packages in the script-tag builds, on pages whose built-ins are not what they were', () => {
  it('are walked through by their own keys', () => {
    assert.equal(walkOwnKeys('for (const key in this.entries) {}'), 'for (const key of Object.keys(this.entries)) {}');
    assert.equal(walkOwnKeys('for(var a in r)e(o,a)'), 'for (var a of Object.keys(r))e(o,a)');
    assert.equal(walkOwnKeys("if (name in all && 'for' in all) {}"), "if (name in all && 'for' in all) {}");
  });

  it('take nodes away by their parents, and the build stops where Lit does so in another way', () => {
    assert.equal(removeByParent('i(t).remove(),t=s'), 'i(t).parentNode.removeChild(t),t=s');
    assert.throws(() => removeByParent('t.replaceChildren()'), /lit-html has changed/);
  });

  it('have no walk left that goes through what a page has put on Object.prototype', () => {
    const scripts = readdirSync(fileURLToPath(built), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.js'),
    );
    assert.ok(scripts.length > 10);
    for (const name of scripts) {
      const found = /\bfor\s*\((?:const |let |var )?\w+ in [^)]*\)/.exec(readFileSync(new URL(name, built), 'utf8'));
      assert.equal(found?.[0], undefined, name);
    }
  });
});
