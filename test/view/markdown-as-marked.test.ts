import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { Marked, type Tokens } from 'marked';
import { needsMarkdown, scanMarks } from '../../src/shared/inline-marks.ts';
import { content } from '../../src/view/content.ts';
import { drawMarkdown, scanMarkdown } from '../../src/view/messages/markdown.lazy.ts';
import type { View } from '../../src/view/view.ts';

/*
 * The text of Markdown as marked itself gives it. Examples of our own for every section of CommonMark and of GitHub's additions: each
 * inline piece in each block, and each piece beside each other one.
 */

const pieces: readonly (readonly [section: string, source: string])[] = [
  ['Textual content', 'some words'],
  ['Backslash escapes', 'a \\* b \\_c\\_ \\# \\\\'],
  ['Entity and numeric character references', '&amp; &lt;b&gt; &#35; &#x263A; &nope;'],
  ['Code spans', '`a *b*` ``c ` d``'],
  ['Emphasis and strong emphasis', '*a* _b_ **c** __d__ ***e*** a_b_c *f **g** h*'],
  ['Emphasis and strong emphasis', '**open *and* _never closed'],
  ['Links', '[words](/url "title") [b](</my url>) [c](/x(y)) [](/empty)'],
  ['Links', '[ref] [words][ref] [none][nowhere] [a [b] c](/d)'],
  ['Images', '![a face](/x.png) ![a *face*][ref]'],
  ['Autolinks', '<https://shop.example/a?b=c> <anna@shop.example>'],
  ['Raw HTML', 'a <b class="x">b</b> <!-- c --> <br/>'],
  ['Hard line breaks', 'one  \ntwo\\\nthree'],
  ['Soft line breaks', 'one\n two'],
  ['Strikethrough', '~~gone~~ ~also~ ~~~no~~~'],
  ['Autolinks (extended)', 'see www.shop.example/a_b, https://shop.example. and anna@shop.example'],
];

const blocks: readonly (readonly [section: string, build: (piece: string) => string])[] = [
  ['Paragraphs', (piece) => piece],
  ['Paragraphs', (piece) => `${piece}\n\n${piece}`],
  ['Tabs', (piece) => `-\t${piece}\n\n\t\t${piece}`],
  ['Precedence', (piece) => `- \`one\n- ${piece}\``],
  ['Thematic breaks', (piece) => `***\n${piece}\n\n- - -\n_____`],
  ['ATX headings', (piece) => `# ${piece}\n###### ${piece} ######\n#none\n####### ${piece}`],
  ['Setext headings', (piece) => `${piece}\n===\n\n${piece}\n---`],
  ['Indented code blocks', (piece) => `words\n\n    ${piece}\n\n      ${piece}`],
  ['Fenced code blocks', (piece) => `\`\`\`js x\n${piece}\n\`\`\`\n\n~~~~\n${piece}\n~~~\n~~~~`],
  ['Fenced code blocks', (piece) => `\`\`\`\n${piece}`],
  ['HTML blocks', (piece) => `<div>\n${piece}\n</div>\n\n<!-- ${piece} -->\n\n<script>\n${piece}\n</script>`],
  ['Link reference definitions', (piece) => `[a]: /url 'title'\n[ref]:\n  /url\n\n${piece} [a]`],
  ['Blank lines', (piece) => `  \n\n${piece}\n  \n\n\n${piece}\n  `],
  ['Block quotes', (piece) => `> ${piece}\nlazy\n>\n> > ${piece}\n\n>none`],
  ['List items', (piece) => `- ${piece}\n\n  ${piece}\n-\n- > ${piece}\n- # ${piece}`],
  ['List items', (piece) => `7) ${piece}\n   - ${piece}\n\n     \`\`\`\n     ${piece}\n     \`\`\``],
  ['Lists', (piece) => `- ${piece}\n+ ${piece}\n1. ${piece}\n2) ${piece}`],
  ['Lists', (piece) => `* a\n  * ${piece}\n    * ${piece}\n* b\n\n  c`],
  ['Inlines', (piece) => `**${piece}** _${piece}_ [${piece}](/url)`],
  ['Tables', (piece) => `| a | b |\n|:--|--:|\n| ${piece} | \\| |\n| one |\n| 1 | 2 | 3 |`],
  ['Task list items', (piece) => `- [ ] ${piece}\n- [x] ${piece}\n  1. [X] ${piece}`],
  ['Disallowed raw HTML', (piece) => `<title>${piece}</title> <iframe src="/x">${piece}</iframe>`],
];

/** Every section of CommonMark 0.31 but the two that only say how it is read, and all of GitHub's. */
const sections =
  'Tabs|Backslash escapes|Entity and numeric character references|Precedence|Thematic breaks|ATX headings|Setext headings|Indented code blocks|Fenced code blocks|HTML blocks|Link reference definitions|Paragraphs|Blank lines|Block quotes|List items|Lists|Inlines|Code spans|Emphasis and strong emphasis|Links|Images|Autolinks|Raw HTML|Hard line breaks|Soft line breaks|Textual content|Tables|Task list items|Strikethrough|Autolinks (extended)|Disallowed raw HTML';

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
/** Marked with raw HTML, and pictures, as their words. */
const anchor = new Marked({
  gfm: true,
  renderer: {
    html: ({ raw }: Tokens.HTML | Tokens.Tag) => escaped(raw),
    image: ({ text }: Tokens.Image) => escaped(text),
  },
});

const view = { word: () => '' } as unknown as View;
/** Without blanks: whether lines stand below each other is a matter of the elements. */
const signs = (root: Element): string => (root.textContent ?? '').replace(/[\s☑☐]/g, '');

function drawn(content: unknown): Element {
  const place = document.createElement('div');
  render(content, place);
  for (const aside of place.querySelectorAll('.sr')) aside.remove();
  return place;
}
const byMarkdown = (source: string): Element => drawn(drawMarkdown(view, scanMarkdown(source)));
/** As chat-view.ts chooses. */
const byChat = (source: string): Element =>
  needsMarkdown(source) ? byMarkdown(source) : drawn(content(view, scanMarks(source)));
const ours = (source: string): string => signs(byMarkdown(source));
/**
 * Words and elements. A line by itself is no paragraph in a chat, a line break stays one, and an address by itself is a link only where
 * Markdown is read anyway.
 */
const shape = (element: Element): string =>
  [...element.childNodes]
    .map((node) => {
      if (!(node instanceof Element)) return node instanceof Text ? node.data.replace(/\s/g, '') : '';
      const isLeftOut =
        /^(p|br)$/.test(node.localName) || (node.localName === 'a' && /^\w+[.:@]/.test(node.textContent));
      return isLeftOut ? shape(node) : `<${node.localName}>${shape(node)}</>`;
    })
    .join('');

const theirs = (source: string): string =>
  signs(new DOMParser().parseFromString(anchor.parse(source, { async: false }), 'text/html').body);

const examples = [
  ...blocks.flatMap(([block, build]) =>
    pieces.map(([piece, source]) => [`${block}: ${piece}`, build(source)] as const),
  ),
  ...pieces.flatMap(([one, first]) =>
    pieces.map(([other, second]) => [`${one} beside ${other}`, `${first} ${second}\n${second}${first}`] as const),
  ),
];

/** What people write in one line, and what only looks like marks. */
const lines = [
  ...[
    'Hello!',
    'a **b** c',
    '**a _b_ c**',
    '_**a**_',
    '**Ben**: _hi_!',
    '[words](/there?a=b&c=d)',
    '[**w** x](/b(c)d)',
    '**[w](/x)**',
  ],
  ...[
    'C++, D++ and E++!',
    '++u++ and **a ++b++**',
    'snake_case_name',
    '2 * 3 * 4',
    '5 > 3',
    '-5 or ~5',
    'I <3 you',
    'R&D',
    'from 5* a day',
  ],
  ...[
    'one\ntwo\n\nthree',
    '(see _this_)',
    '*Yes*,*no*',
    '[1] or [2]',
    '[x](mailto:a@b.example)',
    '*a*?',
    '-- Anna',
    '#1',
    '\\[a\\](b)',
  ],
  ...[
    'foo*bar*',
    '2*3*4',
    '*a*b',
    '_(_a_)_',
    'a**"b"**',
    '**Hi!**you',
    '__a b__',
    '__a, __b__, c__',
    '*a **b***',
    '***a***',
    '***a** b*',
  ],
  ...[
    '**(**a)',
    '**a *b* c*d*e**',
    '**a **b c**',
    '*a *b c*',
    'a __*__',
    'a *****',
    '***',
    '_ _ _',
    '____',
    '**a\n\nb**',
    '* a *',
    '*\n',
    '-\n\n  a',
  ],
  ...[
    '[a *b](/c) d*',
    '*[a*](/b)',
    '[a [b](/c)',
    '[a [b] c](/d)',
    '[a](/b "c")',
    '[a](</b c>)',
    '[a](/b\\*c)',
    '[a]()',
    '![a](/b)',
    '[a]\n\n[a]: /b',
  ],
  ...[
    'a\\\nb',
    '    a',
    '\ta',
    'a\n===',
    'a\n--- -',
    'a | b\n-|-\n1 | 2',
    '~~~\na\n~~~',
    '~~a~~',
    '&lt;',
    '<div>\n*a*\n</div>',
    '<b title="*">*',
  ],
  ...['<https://a.example/?b=**>', '``a ` b``', '# a', '> a', '1) a', '+ a'],
];

describe('the text of Markdown', () => {
  it('has an example for every section', () => {
    const covered = new Set([...pieces, ...blocks].map(([section]) => section));
    expect(sections.split('|').filter((section) => !covered.has(section))).to.deep.equal([]);
    expect(examples.length).to.be.at.least(550);
  });

  it('is by way of a chat, which reads most texts by their marks alone, the same in every example', () => {
    const sources = [...examples.map(([, source]) => source), ...lines];
    const ways = sources.map((source) => [source, shape(byChat(source)), shape(byMarkdown(source))] as const);
    expect(ways.filter(([, chat, whole]) => chat !== whole)).to.deep.equal([]);
    expect(lines.filter((line) => !needsMarkdown(line)).length, 'read by their marks').to.be.at.least(20);
  });

  it('is that of marked in every example, with raw HTML as its words', () => {
    const different = examples.filter(([, source]) => ours(source) !== theirs(source));
    expect(different.map(([what, source]) => [what, source, ours(source), theirs(source)])).to.deep.equal([]);
  });
});
