import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { drawMarkdown, scanMarkdown } from '../../src/view/messages/markdown.lazy.ts';
import type { View } from '../../src/view/view.ts';

const view = { word: () => 'opens in a new tab' } as unknown as View;
/** What a source becomes, as the elements and words that a visitor gets. */
function drawn(source: string): HTMLElement {
  const place = document.createElement('div');
  render(drawMarkdown(view, scanMarkdown(source)), place);
  return place;
}
const shape = (element: Element): string =>
  [...element.childNodes]
    .map((node) =>
      node instanceof Element
        ? `<${node.localName}>${shape(node)}</${node.localName}>`
        : node.nodeType === Node.TEXT_NODE
          ? (node.textContent ?? '')
          : '',
    )
    .join('');

describe('Markdown', () => {
  const cases: [what: string, source: string, shape: string][] = [
    ['a list', '- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['a numbered list', '3. a\n4. b', '<ol><li>a</li><li>b</li></ol>'],
    ['a list in a list', '- a\n  - b', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    ['things to do', '- [x] a\n- [ ] b', '<ul><li>☑ a</li><li>☐ b</li></ul>'],
    ['a heading', '## **A** b', '<p><strong><strong>A</strong> b</strong></p>'],
    ['a quote', '> a\n> b', '<blockquote><p>a\nb</p></blockquote>'],
    ['code', '```js\nlet a;\n```', '<pre><code>let a;</code></pre>'],
    ['code in a line', 'a `b` c', '<p>a <code>b</code> c</p>'],
    [
      'a table with an empty cell',
      '| a | b |\n|---|---|\n| 1 |  |',
      '<div><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td></td></tr></tbody></table></div>',
    ],
    ['a rule', 'a\n\n---\n\nb', '<p>a</p><hr></hr><p>b</p>'],
    ['what is struck out', '~~a~~', '<p><s>a</s></p>'],
    ['our underline, also in bold', '**a ++b++**', '<p><strong>a <u>b</u></strong></p>'],
    ['two plus signs that are none', 'C++ and D++', '<p>C++ and D++</p>'],
    ['signs by name and number', '&amp; &lt;b&gt; &#39; &#x263A; &nope; &#9999999;', "<p>& <b> ' ☺ &nope; \ufffd</p>"],
    ['a sign taken as it is', '\\*a\\*', '<p>*a*</p>'],
    [
      'raw HTML, as words',
      'a <b onclick="x()">b</b>\n\n<div>\nc\n</div>',
      '<p>a <b onclick="x()">b</b></p><div>\nc\n</div>',
    ],
    ['a picture, as its words', '![a face](https://evil.example/x.png)', '<p>a face</p>'],
    ['a link to nowhere good, as its words', '[a](javascript:x())', '<p>a</p>'],
  ];
  for (const [what, source, expected] of cases)
    it(`has ${what}`, () => {
      expect(shape(drawn(source))).to.equal(expected);
    });

  it('has links with a harmless address', () => {
    const link = drawn('[**a**](https://example.com/x)').querySelector('a');
    expect([link?.href, link?.rel, link?.target]).to.deep.equal([
      'https://example.com/x',
      'noopener noreferrer',
      '_blank',
    ]);
  });

  it('keeps the first number of a list', () => {
    expect(drawn('3. a').querySelector('ol')?.start).to.equal(3);
  });

  it('reads quotes within quotes, thousands of them, as plain words where they are deeper than it can go', () => {
    expect(drawn(`${'> '.repeat(3999)}a`).textContent).to.contain('a');
  });

  it('reads a text that is too long for it by its inline marks alone', () => {
    const place = drawn(`- **a**\n${'x'.repeat(8000)}`);
    expect(place.querySelector('ul')).to.equal(null);
    expect(place.querySelector('strong')?.textContent).to.equal('a');
  });
});
