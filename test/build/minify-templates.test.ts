import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'acorn';
import { minifyCss, minifyHtml, minifyTemplates } from '../../build/minify-templates.ts';

const minify = (code: string) =>
  minifyTemplates(code, (text) => parse(text, { ecmaVersion: 'latest', sourceType: 'module' }));

describe('styles in the build', () => {
  const cases: [string, string, string][] = [
    [
      'lose comments and blanks',
      '/* a */\n:host {\n  color: red;\n  /* b */\n  margin: 0 auto;\n}\n',
      ':host{color:red;margin:0 auto}',
    ],
    [
      'keep the blank between parts of a selector',
      '.a .b > .c + .d :hover, .e { top: 0 }',
      '.a .b>.c + .d :hover,.e{top:0}',
    ],
    ['keep the blanks of a sum', 'a { width: calc( 100% - 2px + var(--a) ) }', 'a{width:calc(100% - 2px + var(--a))}'],
    [
      'keep the blank of a media query',
      '@media (width >= 30em) and (hover: hover) { a { top: 0 } }',
      '@media (width>= 30em) and (hover:hover){a{top:0}}',
    ],
    [
      'keep what stands in quotes',
      `a::before { content: "  a : { b }  /* c */" ; }`,
      `a::before{content:"  a : { b }  /* c */"}`,
    ],
    ['keep an escaped quote', String.raw`a { content: '\'  b' }`, String.raw`a{content:'\'  b'}`],
    [
      'keep an address without quotes',
      'a { background: url( a/*b.png ) no-repeat }',
      'a{background:url( a/*b.png ) no-repeat}',
    ],
    ['keep an empty value', 'a { --x: ; --y: 1 }', 'a{--x: ;--y:1}'],
    ['keep importance', 'a { top: 0 !important; }', 'a{top:0!important}'],
    ['keep the blanks of a grid', 'a { grid: "a b"  1fr / auto }', 'a{grid:"a b" 1fr / auto}'],
    [
      'keep the blank before a nested selector',
      'a { & .b { top: 0 } &:is(.c, .d) { top: 1px } }',
      'a{& .b{top:0}&:is(.c,.d){top:1px}}',
    ],
    ['keep a blank after a comment in a value', 'a { margin: 1px/* x */2px }', 'a{margin:1px 2px}'],
  ];
  for (const [what, css, short] of cases) it(what, () => assert.equal(minifyCss(css), short));
});

describe('templates in the build', () => {
  it('keep one blank where there were some', () => {
    assert.equal(minifyHtml('\n  <b>a</b>\n  <i\n    class="x"\n  >b</i> '), ' <b>a</b> <i class="x" >b</i> ');
  });

  it('lose comments', () => assert.equal(minifyHtml('<b>a</b><!-- why\n --><i></i>'), '<b>a</b><i></i>'));

  it('stay as they are where blanks show', () => {
    for (const html of ['<pre>  a  </pre>', '<textarea>  a</textarea>']) assert.equal(minifyHtml(html), html);
  });

  it('keep their expressions in place', () => {
    assert.equal(
      minify(
        'const a = html`<p>\n  ${x}\n  <b>${html`<i>\n\n${y}</i>`}</b></p>`; const b = css`a { top: ${z} ; }`; const c = `a\n  b`;',
      ),
      'const a = html`<p> ${x} <b>${html`<i> ${y}</i>`}</b></p>`; const b = css`a{top:${z}}`; const c = `a\n  b`;',
    );
  });

  it('stay as they are when a comment holds an expression', () => {
    const code = 'html`<!-- ${x}\n\n -->`';
    assert.equal(minify(code), code);
  });
});
