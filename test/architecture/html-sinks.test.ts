import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { sinksIn } from './html-sinks.ts';
import { filesUnder, root } from './project-files.ts';

const names = (code: string) => sinksIn(code).map(({ what, lit }) => (lit ? `${what} (Lit's)` : what));

describe('the scan for HTML sinks', () => {
  const planted: [string, string[]][] = [
    ['a.innerHTML = b', ['innerHTML']],
    ['a["innerHTML"] = b', ['innerHTML']],
    ['a[`innerHTML`] = b', ['innerHTML']],
    ['a?.b?.outerHTML', ['outerHTML']],
    ['a.insertAdjacentHTML("beforeend", b)', ['insertAdjacentHTML']],
    ['Object.assign(a, {innerHTML: b})', ['innerHTML']],
    ['const k = "innerHTML"; a[k] = b', ['innerHTML']],
    ['frame.srcdoc = b', ['srcdoc']],
    ['class D { static directiveName = "unsafeHTML" }', ['unsafeHTML']],
    ['document.write(a)', ['document.write']],
    ['window.document.writeln(a)', ['document.writeln']],
    ['const d = document; d.write(a)', ['document.write']],
    ['node.ownerDocument.write(a)', ['document.write']],
    ['new DOMParser().parseFromString(a, b)', ['DOMParser']],
    ['new window.DOMParser()', ['DOMParser']],
    ['eval(a)', ['eval']],
    ['(0, eval)(a)', ['eval']],
    ['globalThis.eval(a)', ['eval']],
    ['Function("return 1")()', ['Function()']],
    ['new Function(a)', ['Function()']],
    ['new globalThis.Function(a)', ['Function()']],
    ['[].constructor.constructor(a)()', ['constructor.constructor()']],
    ['setTimeout("go()", 1)', ['setTimeout with a string']],
    ['window.setInterval(`go(${a})`, 1)', ['setInterval with a string']],
    ['setTimeout("go(" + a + ")")', ['setTimeout with a string']],
    ["const make = (h) => { const t = d.createElement('template'); return t.innerHTML = h, t }", ["innerHTML (Lit's)"]],
    ["const t = d.createElement('div'); t.innerHTML = h", ['innerHTML']],
    ["const make = () => { const t = d.createElement('template'); other.innerHTML = t }", ['innerHTML']],
  ];
  for (const [code, sinks] of planted) {
    it(`finds ${sinks.join(', ')} in ${code}`, () => assert.deepEqual(names(code), sinks));
  }

  it('finds nothing in harmless code', () => {
    const code = `
      a.textContent = b; stream.write(a); navigator.clipboard.write(b); setTimeout(() => a(), 1); setTimeout(go, 1);
      typeof f == 'function'; f instanceof Function; Function.prototype.call; this.constructor.name; d.createElement('template');
      const {innerText} = a; html\`<p>\${b}</p>\`; x.evaluate(a); "the innerHTML of a node"`;
    assert.deepEqual(names(code), []);
  });

  it('says where', () => {
    assert.deepEqual(sinksIn('\n  a.innerHTML = b'), [{ what: 'innerHTML', line: 2, column: 2, lit: false }]);
  });
});

describe('the script-tag build', () => {
  it("has no HTML sink and evaluates no code, Lit's one template apart", () => {
    assert.ok(existsSync(`${root}dist/cdn/smoc-chat.js`), 'dist/cdn is missing: npm run build');
    const files = filesUnder('dist/cdn', /\.js$/);
    const found = [...files].flatMap(([path, code]) => sinksIn(code).map((sink) => ({ path, ...sink })));
    const foreign = found.filter(({ lit }) => !lit);
    assert.deepEqual(
      foreign.map(({ path, what, line, column }) => `dist/cdn/${path}:${line}:${column} ${what}`),
      [],
    );
    for (const build of [/\.iife\.js$/, /(?<!\.iife)\.js$/]) {
      assert.equal(found.filter(({ path }) => build.test(path)).length, 1, "Lit's template is there once");
    }
  });
});
