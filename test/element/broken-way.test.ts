import { expect } from '@open-wc/testing';
import type { SmocEvent } from '../../src/events.ts';
import { cleanUp, flowOf, listen, visit, type Visitor } from './harness.ts';

const warn = console.warn;
let lines: string[] = [];
beforeEach(() => {
  lines = [];
  console.warn = (...words: unknown[]) => {
    lines.push(words.join(' '));
  };
});
afterEach(() => {
  console.warn = warn;
  cleanUp();
});

const contact = { email: 'vip@nordlys.example' };
const polite = 'Sorry, our chat is not available right now.';
const card = (visitor: Visitor) => visitor.one('.row.unavailable');
const ended = (visitor: Visitor) => visitor.until(() => visitor.element.snapshot()?.pending?.kind === 'end', 'the end');

/** What the owner is told from here on, as code and place. */
function errors(visitor: Visitor): string[] {
  const told: string[] = [];
  visitor.element.addEventListener('smoc-error', (event: SmocEvent<'smoc-error'>) => {
    told.push(`${event.detail.code} at ${event.detail.step}`);
  });
  return told;
}

describe('a way that leads nowhere', () => {
  const nowhere = () =>
    flowOf(
      [
        { ask: 'Name?', as: 'name' },
        { ask: 'Shall we?', as: 'go', options: [{ label: 'Yes', then: 'zzz' }] },
      ],
      { contact },
    );

  it('ends with polite words and a way to a person, and tells the owner once where', async () => {
    const visitor = await visit(nowhere());
    const told = errors(visitor),
      heard = listen(visitor);
    await visitor.send('Anna');
    await visitor.until(() => visitor.button('Yes'));
    visitor.press('Yes');
    await visitor.until(() => visitor.has('.row.unavailable'), 'words for the visitor');
    expect(card(visitor).textContent).to.contain(polite);
    await visitor.until(() => card(visitor).querySelector('a[href^=mailto]'), 'a way to a person');
    await visitor.until(() => heard.some((text) => text.includes(polite)), 'a screen reader hears it');
    expect(told).to.deep.equal(['unknown-target at main/1']);
    expect(lines.filter((line) => line.includes('"zzz"'))).to.deep.equal([
      'smoc-chat: There is no part or step "zzz". Name a part, or the id of a step. [unknown-target at main/1]',
    ]);
    expect(visitor.all('.row.unavailable')).to.have.length(1);
  });

  it('keeps what was typed for the visitor, and is told in the language that is chosen later', async () => {
    const visitor = await visit(nowhere());
    await visitor.send('Anna');
    await visitor.until(() => visitor.button('Yes'));
    visitor.press('Yes');
    await visitor.until(() => card(visitor).querySelector('a[href^=mailto]'));
    expect(decodeURIComponent(card(visitor).querySelector('a')!.href)).to.contain('name: Anna');
    visitor.element.lang = 'nl';
    await visitor.until(() => card(visitor).textContent.includes('onze chat is er nu even niet'), 'Dutch words');
  });

  it('goes on where there is more to say', async () => {
    const visitor = await visit(
      flowOf([{ ask: 'Shall we?', options: [{ label: 'Yes', then: 'zzz' }] }, 'Then this.'], { contact }),
    );
    const told = errors(visitor);
    visitor.press('Yes');
    await visitor.says('Then this.');
    await ended(visitor);
    expect([told, visitor.has('.row.unavailable')]).to.deep.equal([['unknown-target at main/0'], false]);
  });

  it('is told in words too where the bot had begun to speak', async () => {
    const visitor = await visit(flowOf([{ ask: 'Shall we?', options: ['Yes'] }, 'Let me see …', { go: 'zzz' }]));
    visitor.press('Yes');
    await visitor.until(() => visitor.has('.row.unavailable'));
    expect(visitor.messages.at(-1)).to.equal('Let me see …');
  });

  it('is told in words where a conversation goes round without a question', async () => {
    const visitor = await visit(
      flowOf([{ ask: 'Shall we?', options: ['Yes'] }, { set: { a: 1 }, id: 'again' }, { go: 'again' }]),
    );
    const told = errors(visitor);
    visitor.press('Yes');
    await visitor.until(() => visitor.has('.row.unavailable'));
    expect(told.join()).to.match(/^endless-loop at main\/\d$/);
  });

  it('stands in the transcript after a reload', async () => {
    const flow = nowhere();
    const first = await visit(flow, { keep: 'visit' });
    await first.send('Anna');
    await first.until(() => first.button('Yes'));
    first.press('Yes');
    await first.until(() => first.has('.row.unavailable'));
    first.element.remove();
    const again = await visit(flowOf([{ ask: 'Other?' }]));
    again.element.keep = 'visit';
    again.element.flow = flow;
    await again.until(() => card(again).textContent.includes(polite));
    await again.element.forget();
  });
});

describe('a step without a verb that is known', () => {
  it('is passed over, and told the owner once with its place', async () => {
    const visitor = await visit(
      flowOf([{ ask: 'Name?', as: 'name' }, { aks: 'Age?', as: 'age' }, { ask: 'More?', id: 'more' }, { go: 'more' }]),
    );
    const told = errors(visitor);
    await visitor.send('Anna');
    await visitor.says('More?');
    await visitor.send('One');
    await visitor.until(() => visitor.messages.filter((text) => text === 'More?').length === 2);
    expect([told, visitor.has('.row.unavailable')]).to.deep.equal([['unsupported at main/1'], false]);
    expect(lines.filter((line) => line.includes('"aks"')))
      .to.have.length(1)
      .and.to.satisfy(([line]: string[]) => line!.includes('unsupported at main/1'));
  });

  it('says what it has to say, and is told all the same', async () => {
    const visitor = await visit(flowOf([{ ask: 'Name?' }, { say: 'One moment.', aks: 'Age?' }, 'Bye.']));
    const told = errors(visitor);
    await visitor.send('Anna');
    await visitor.says('Bye.');
    expect(visitor.messages).to.include('One moment.');
    expect(told).to.deep.equal(['unsupported at main/1']);
  });

  for (const [what, last] of [
    ['of no verb', { aks: 'Age?' }],
    ['of a verb that this build cannot do', { file: '/a.pdf' }],
  ] as const) {
    it(`leaves nobody in silence at the end: ${what}`, async () => {
      const visitor = await visit(flowOf([{ ask: 'Name?' }, last], { contact }));
      const told = errors(visitor);
      await visitor.send('Anna');
      await visitor.until(() => visitor.has('.row.unavailable'));
      expect(card(visitor).textContent).to.contain(polite);
      expect(told).to.deep.equal(['unsupported at main/1']);
    });
  }

  it('adds no excuse to a good end', async () => {
    const visitor = await visit(flowOf([{ ask: 'Name?' }, 'Bye!', { run: 'count' }, { aks: 'Age?' }]));
    await visitor.send('Anna');
    await ended(visitor);
    expect(visitor.has('.row.unavailable')).to.equal(false);
  });

  it('is no step that only names, notes or decorates', async () => {
    const visitor = await visit(
      flowOf([
        { ask: 'Name?' },
        { id: 'here' },
        { note: 'For later.' },
        { wait: 0.01 },
        { image: '/a.png', alt: 'A', link: '/a' },
        { celebrate: true, when: '1 = 1' },
        { goal: 'joined' },
        { say: 'Bye.', note: 'x', id: 'y' },
      ]),
    );
    const told = errors(visitor);
    await visitor.send('Anna');
    await visitor.says('Bye.');
    await ended(visitor);
    expect([told, visitor.has('.row.unavailable')]).to.deep.equal([[], false]);
  });
});
