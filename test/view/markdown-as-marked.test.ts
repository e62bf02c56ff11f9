import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { Marked, type Tokens } from 'marked';
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

function ours(source: string): string {
  const place = document.createElement('div');
  render(drawMarkdown(view, scanMarkdown(source)), place);
  for (const aside of place.querySelectorAll('.sr')) aside.remove();
  return signs(place);
}
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

describe('the text of Markdown', () => {
  it('has an example for every section', () => {
    const covered = new Set([...pieces, ...blocks].map(([section]) => section));
    expect(sections.split('|').filter((section) => !covered.has(section))).to.deep.equal([]);
    expect(examples.length).to.be.at.least(550);
  });

  it('is that of marked in every example, with raw HTML as its words', () => {
    const different = examples.filter(([, source]) => ours(source) !== theirs(source));
    expect(different.map(([what, source]) => [what, source, ours(source), theirs(source)])).to.deep.equal([]);
  });
});
