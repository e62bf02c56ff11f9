import { expect } from '@open-wc/testing';
import type { SmocChat } from '../../src/smoc-chat.ts';
import { Visitor, cleanUp, flowOf, mount, visit } from './harness.ts';

/** A shop: the start asks for a piece unless the page knows it, and a part of it asks for the size. */
const shop = (more: object = {}) =>
  flowOf([], {
    parts: {
      hello: [{ ask: 'Which piece?', as: 'piece', options: ['Coat', 'Scarf'], when: 'piece is empty' }, { go: 'size' }],
      size: [
        { ask: 'Which size in the {piece|one you like}?', as: 'size', options: ['S', 'M'] },
        'So {size} it is.',
        { ask: 'Into the bag?', options: ['Yes'] },
      ],
    },
    ...more,
  });

const realFrames = window.requestAnimationFrame;

/** What takes an answer is fetched once the first message is painted: nothing is painted until this is called. */
let paint = () => {};

/** A chat whose first question is asked, and not painted yet. */
async function early(flow = shop(), attributes = {}, ask?: (element: SmocChat) => void): Promise<Visitor> {
  const frames: FrameRequestCallback[] = [];
  window.requestAnimationFrame = (frame) => frames.push(frame);
  paint = () => {
    window.requestAnimationFrame = realFrames;
    for (const frame of frames) realFrames(frame);
  };
  const visitor = new Visitor(mount(flow, attributes));
  ask?.(visitor.element);
  return visitor.until(() => visitor.options.length);
}
const isWhole = (visitor: Visitor) => visitor.until(() => visitor.has('[aria-live=polite]'), 'readiness');
const asksForBag = (visitor: Visitor) => visitor.until(() => visitor.options[0] === 'Yes');

afterEach(() => {
  paint();
  cleanUp();
});

describe('a page that starts the conversation somewhere before the chat is there', () => {
  it('finds it begun there, and takes nothing of an answer that comes before the chat is whole', async () => {
    const visitor = await early(shop(), {}, (element) => {
      void element.set({ piece: 'coat' });
      void element.start('size');
    });
    visitor.press('S');
    paint();
    await asksForBag(visitor);
    await isWhole(visitor);
    expect(visitor.messages).to.deep.equal(['Which size in the coat?', 'S', 'So S it is.', 'Into the bag?']);
  });

  it('shows nothing of the place where it would begin by itself', async () => {
    const asked: (string | undefined)[] = [];
    const visitor = new Visitor(mount(shop()));
    visitor.element.addEventListener('smoc-message', ({ detail }) => asked.push(detail.text));
    await visitor.element.start('size');
    await isWhole(visitor);
    expect(asked).to.deep.equal(['Which size in the one you like?']);
  });

  it('has what it asked for before done in the conversation that it starts, where that is an answer, and else not at all', async () => {
    const visitor = new Visitor(mount(shop()));
    const said = visitor.element.say('By the way.');
    const answered = visitor.element.answer('S');
    await visitor.element.start('size');
    await Promise.all([said, answered]);
    await asksForBag(visitor);
    expect(visitor.messages).to.deep.equal(['Which size in the one you like?', 'S', 'So S it is.', 'Into the bag?']);
  });

  for (const pace of ['instant', 'natural'] as const)
    it(`gives several answers of one moment to one question after the other, at the pace "${pace}"`, async () => {
      const questions = ['Name?', 'Place?', 'Colour?', 'Size?'].map((ask, n) => ({ ask, as: `answer${n}` }));
      const visitor = await visit(flowOf(questions), { pace });
      const { element } = visitor;
      await Promise.all([element.answer('Anna'), element.answer('Oslo'), element.answer('Blue')]);
      await visitor.says('Size?');
      expect(element.snapshot()!.vars).to.deep.include({ answer0: 'Anna', answer1: 'Oslo', answer2: 'Blue' });
    });

  it('comes before what is kept of an earlier visit, which is forgotten', async () => {
    const flow = shop();
    const first = await visit(flow, { keep: 'visit' });
    first.press('Scarf');
    await first.says('Which size in the Scarf?');
    first.element.remove();

    const second = new Visitor(mount(flow, { keep: 'visit' }));
    await second.element.updateComplete;
    const shown: string[] = [];
    new MutationObserver(() => shown.push(...second.messages)).observe(second.root, { childList: true, subtree: true });
    await second.element.start();
    await isWhole(second);
    expect([...new Set(shown)]).to.deep.equal(['Which piece?']);
    second.element.remove();

    const third = await visit(flow, { keep: 'visit' });
    expect(third.messages).to.deep.equal(['Which piece?']);
    await third.element.forget();
  });
});

describe('a page that starts the conversation anew while what takes an answer is on its way', () => {
  it('finds it begun there at once', async () => {
    const visitor = await early();
    await visitor.element.start('size');
    await visitor.element.updateComplete;
    expect(visitor.messages).to.deep.equal(['Which size in the one you like?']);
  });

  it('has no press taken for an answer to another question than the one that was pressed', async () => {
    const visitor = await early();
    visitor.press('Coat');
    await visitor.element.start('size');
    paint();
    await isWhole(visitor);
    await visitor.element.say('Take your time.');
    expect(visitor.messages).to.deep.equal(['Which size in the one you like?', 'Take your time.']);
    expect(visitor.element.snapshot()?.acted, 'something was answered').to.equal(false);
    visitor.press('M');
    await asksForBag(visitor);
  });
});

describe('what a page sets while what takes an answer is on its way', () => {
  it('counts for what is said at an answer that came after it', async () => {
    const visitor = await early(flowOf([{ ask: 'Well?', options: ['Yes'] }, 'Hello {name|nobody}!']));
    void visitor.element.set({ name: 'Anna' });
    visitor.press('Yes');
    paint();
    await visitor.says('Hello Anna!');
  });
});

describe('what a page sets before it starts the conversation anew', () => {
  it('is known there, also where an earlier conversation knew something else', async () => {
    const visitor = await visit(shop());
    await visitor.element.set({ piece: 'coat' });
    await visitor.element.start('size');
    expect(visitor.messages).to.deep.equal(['Which size in the coat?']);
    await visitor.element.set({ piece: 'scarf' });
    await visitor.element.start('size');
    expect(visitor.messages).to.deep.equal(['Which size in the scarf?']);
  });
});

describe('a framework that hands the flow over anew with each of its renderings', () => {
  it('leaves the conversation where it is while the flow stays the same', async () => {
    const visitor = await visit(shop());
    visitor.press('Coat');
    await visitor.says('Which size in the Coat?');
    visitor.element.flow = structuredClone(visitor.element.flow);
    await visitor.element.updateComplete;
    visitor.press('S');
    await asksForBag(visitor);
    expect(visitor.messages).to.deep.equal([
      'Which piece?',
      'Coat',
      'Which size in the Coat?',
      'S',
      'So S it is.',
      'Into the bag?',
    ]);
  });

  it('has done what the page asked for meanwhile', async () => {
    const flow = shop();
    const visitor = new Visitor(mount(flow));
    await visitor.element.updateComplete;
    void visitor.element.start('size');
    visitor.element.flow = structuredClone(flow);
    await isWhole(visitor);
    expect(visitor.messages).to.deep.equal(['Which size in the one you like?']);
  });
});
