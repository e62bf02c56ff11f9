import { expect } from '@open-wc/testing';
import { flowText, holdsPage } from '../../src/chat/prefetch.ts';
import { elementProblemsOf } from '../../src/author/element-problems.lazy.ts';
import type { SmocChat } from '../../src/smoc-chat.ts';
import { cleanUp, flowOf, PATIENCE, Visitor } from './harness.ts';

afterEach(cleanUp);

const text =
  '{"flow": "own", "pace": "instant", "parts": {"main": [{"ask": "Shall we?", "options": ["Yes, <b>now</b>"]}]}}';

/** Puts a chat on the page as the parser reads it. */
function place(html: string): { readonly visitor: Visitor; readonly all: HTMLElement } {
  const all = document.createElement('div');
  all.append(document.createRange().createContextualFragment(html));
  document.body.append(all);
  return { visitor: new Visitor(all.querySelector('smoc-chat') as SmocChat), all };
}
const flowWithin = (html: string) => {
  const { visitor, all } = place(html);
  const found = flowText(visitor.element);
  all.remove();
  return found && (JSON.parse(found) as unknown);
};

describe('the flow in the element', () => {
  const script = (inner: string, type = 'application/json') => `<script type="${type}">${inner}</script>`;
  const cases: [what: string, html: string][] = [
    ['as a child', script(text)],
    ['in a paragraph', `<p>${script(text)}</p>`],
    ['deep in an editor’s boxes', `<div class="wp-block"><div><p>${script(text)}</p></div></div>`],
    ['with a type in capitals and a charset', script(text, 'Application/JSON; charset=utf-8')],
    ['behind comment signs', script(`<!--\n${text}\n//-->`)],
    ['in a CDATA section', script(`//<![CDATA[\n${text}\n//]]>`)],
    ['in a CDATA section of a comment', script(`/*<![CDATA[*/${text}/*]]>*/`)],
    ['with entities', script(text.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'))],
  ];
  for (const [what, html] of cases)
    it(`is found ${what}`, () => {
      expect(flowWithin(`<smoc-chat>${html}</smoc-chat>`)).to.deep.equal(JSON.parse(text));
    });

  it('is found between line breaks of an editor', () => {
    const broken = '<p>{<br />\n"flow": "own",<br />\n&nbsp;&nbsp;"parts": {"main": ["Hi."]}<br />\n}</p>';
    expect(flowWithin(`<smoc-chat>${script(broken)}</smoc-chat>`)).to.deep.equal({
      flow: 'own',
      parts: { main: ['Hi.'] },
    });
  });

  it('is not that of another chat inside, nor data of the page', () => {
    expect(flowWithin(`<smoc-chat><div><smoc-chat>${script(text)}</smoc-chat></div></smoc-chat>`)).to.equal(undefined);
    expect(flowWithin(`<smoc-chat><div>${script('{"props": 1}')}</div></smoc-chat>`)).to.equal(undefined);
  });

  it('runs from within a paragraph', async () => {
    const { visitor, all } = place(`<smoc-chat keep="nothing"><p>${script(text)}</p></smoc-chat>`);
    await visitor.says('Shall we?');
    all.remove();
  });
});

describe('a page whose tag was never closed', () => {
  const page = `<h2>Offers</h2><section><h3>Coats</h3><p class="seen">All coats at half price.</p></section>`;
  const shown = (all: HTMLElement, selector: string) => {
    const found = all.querySelector<HTMLElement>(selector)!;
    return !!found.assignedSlot && found.getClientRects().length > 0;
  };

  for (const mode of ['inline', 'bubble', 'page'])
    it(`keeps its own content beside the chat: ${mode}`, async () => {
      const { visitor, all } = place(`<smoc-chat keep="nothing" mode="${mode}">${page}</smoc-chat>`);
      visitor.element.flow = flowOf([{ ask: 'Shall we?', options: ['Yes'] }]);
      if (mode === 'bubble') {
        await visitor.until(() => visitor.has('.launcher'), 'the button');
        expect(shown(all, 'section'), 'before it is opened').to.equal(true);
        visitor.element.open();
      }
      await visitor.says('Shall we?');
      expect(shown(all, 'section')).to.equal(true);
      expect(visitor.all('slot').length).to.equal(1);
      if (mode === 'inline')
        expect(all.querySelector('section')!.getBoundingClientRect().top).to.be.at.least(
          visitor.one('.panel').getBoundingClientRect().bottom - 1,
        );
      all.remove();
    }).timeout(PATIENCE);

  it('is told to its author, with the cure', () => {
    const { visitor, all } = place(`<smoc-chat src="x.json" keep="nothing">${page}</smoc-chat>`);
    const mistake = elementProblemsOf(visitor.element, undefined, undefined).find(({ code }) => code === 'page-inside');
    expect(mistake?.hint).to.contain('</smoc-chat>');
    all.remove();
  });

  const inside: [what: string, html: string, isPage: boolean][] = [
    ['a paragraph with a link', '<p>Write to <a href="mailto:a@b.example">us</a>.</p>', false],
    ['a picture and a button', '<img alt=""><button>Call</button>', false],
    ['a small form', '<form><label>E-mail <input></label><button>Send</button></form>', false],
    ['a main', '<main><p>Shop</p></main>', true],
    ['a footer deep inside', '<div><div><footer>© Shop</footer></div></div>', true],
    ['another chat', '<div><smoc-chat></smoc-chat></div>', true],
    ['two forms', '<form></form><form></form>', true],
    ['much text', `<p>${'Coats at half price. '.repeat(100)}</p>`, true],
    [
      'a long script and a short text',
      `<script type="application/json">${' '.repeat(2)}{"a": "${'x'.repeat(3000)}"}</script><p>Hi</p>`,
      false,
    ],
  ];
  for (const [what, html, isPage] of inside)
    it(`is ${isPage ? '' : 'not '}meant by ${what}`, () => {
      const { visitor, all } = place(`<smoc-chat>${html}</smoc-chat>`);
      expect(holdsPage(visitor.element)).to.equal(isPage);
      all.remove();
    });
});
