import { expect } from '@open-wc/testing';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

const asked = async (step: object, width: number, attributes: Record<string, string> = {}) => {
  const visitor = await visit(flowOf([step], { language: attributes['lang'] ?? 'en' }), attributes);
  visitor.element.style.cssText = `inline-size: ${width}px; block-size: 40rem`;
  return visitor;
};
/** How many stand in each line, from the first to the last. */
const lines = (items: readonly HTMLElement[]): number[] => {
  const tops = items.map((item) => Math.round(item.getBoundingClientRect().top));
  return [...new Set(tops)].map((top) => tops.filter((each) => each === top).length);
};
/** Where a piece of what an element says stands on the screen. */
function placeOf(visitor: Visitor, selector: string, piece: string): DOMRect {
  const text = visitor.one(selector).firstChild as Text;
  const range = document.createRange();
  range.setStart(text, text.data.indexOf(piece));
  range.setEnd(text, text.data.indexOf(piece) + piece.length);
  return range.getBoundingClientRect();
}

describe('how questions are laid out', () => {
  it('a list that can be searched is one column, which is scrolled, however long it is', async () => {
    const options = [...new Array<undefined>(30)].map((_, at) => `Country ${at}`);
    const visitor = await asked({ ask: 'Which?', search: true, layout: 'list', options }, 320);
    const shown = await visitor
      .until(() => visitor.all('.ask .option').length === 30)
      .then(() => visitor.all('.ask .option'));
    const starts = shown.map((option) => option.getBoundingClientRect().left);
    expect(new Set(starts).size).to.equal(1);
    const list = visitor.one('.ask .options');
    expect(list.scrollHeight).to.be.greaterThan(list.clientHeight);
    expect(list.scrollWidth).to.equal(list.clientWidth);
  });

  for (const [width, grades] of [
    [700, [11]],
    [390, [6, 5]],
    [320, [6, 5]],
  ] as const)
    it(`eleven numbers stand in lines of the same length at ${width} px`, async () => {
      const visitor = await asked({ ask: 'How likely?', type: 'rating', scale: 11, start: 0, now: true }, width);
      await visitor.until(() => lines(visitor.all('.grade')).join() === grades.join(), `lines of ${grades.join()}`);
    });

  it('five stars do not leave the card when text is twice as large', async () => {
    const visitor = await asked({ ask: 'How was it?', type: 'rating', icon: 'star' }, 390);
    visitor.element.style.setProperty('--smoc-size', '32px');
    const card = visitor.one('.card.form');
    const inside = card.getBoundingClientRect().right - parseFloat(getComputedStyle(card).paddingInlineEnd);
    for (const sign of visitor.all('.sign')) expect(sign.getBoundingClientRect().right).to.be.at.most(inside);
  });

  it('what is wrong with a code stands right below it, before the button for a new one', async () => {
    const visitor = await asked({ ask: 'Which code?', type: 'code', resend: ['Sent.'] }, 390);
    await visitor.send('12');
    const error = await visitor.until(() => visitor.one('#error').textContent.trim()).then(() => visitor.one('#error'));
    const { top, bottom } = error.getBoundingClientRect();
    expect(top).to.be.at.least(visitor.one('.code-line').getBoundingClientRect().bottom);
    expect(bottom).to.be.at.most(visitor.one('.resend').getBoundingClientRect().top + 1);
  });

  it('the boxes of a code begin where a right-to-left line begins', async () => {
    const visitor = await asked({ ask: 'ما الرمز؟', type: 'code' }, 390, { lang: 'ar' });
    await visitor.until(() => visitor.has('.code-line'));
    const boxes = visitor.all('.code-box').map((box) => box.getBoundingClientRect());
    const line = visitor.one('.dock .line').getBoundingClientRect();
    // Up to the room between two boxes.
    expect(line.right - Math.max(...boxes.map(({ right }) => right))).to.be.lessThan(8);
    expect(boxes[0]!.left).to.be.lessThan(boxes[1]!.left);
  });

  it('words of another direction keep their order among right-to-left ones', async () => {
    const visitor = await asked({ ask: 'إلى أين؟', type: 'email' }, 390, { lang: 'ar' });
    await visitor.send('anna');
    await visitor.until(() => visitor.one('#error').textContent.includes('.'));
    const said = visitor.one('#error').textContent.replace(/[\u2068\u2069]/g, '');
    const [first, stop] = [said.slice(0, 4), '.'].map((piece) => placeOf(visitor, '#error', piece));
    expect(stop!.left).to.be.greaterThan(first!.left);
  });
});
