import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(async () => {
  cleanUp();
  await setViewport({ width: 1200, height: 900 });
});

const step = {
  ask: 'How was it?',
  type: 'matrix',
  rows: [
    { as: 'price', label: 'The price' },
    { as: 'staff', label: 'The staff', hint: 'At the door' },
  ],
  options: ['Bad', 'Fair', 'Good'],
};
const asked = async (more: object = {}) => {
  const visitor = await visit(flowOf([{ ...step, ...more }, 'Price {price}, staff {staff}.']));
  return visitor.until(() => visitor.has('.matrix'), 'a matrix');
};
const groups = (visitor: Visitor) => visitor.all('[role=radiogroup]');
const wordsAt = (visitor: Visitor, of: Element, attribute: string) =>
  (of.getAttribute(attribute) ?? '')
    .split(' ')
    .map((id) => visitor.root.getElementById(id)?.textContent.trim())
    .filter(Boolean);
/** The radio of this name in the group of this name, as those find it who see nothing. */
const radio = (visitor: Visitor, row: string, option: string) => {
  const group = groups(visitor).find((each) => wordsAt(visitor, each, 'aria-labelledby').includes(row));
  return [...(group?.querySelectorAll('input') ?? [])].find(
    ({ labels }) => labels?.[0]?.textContent.trim() === option,
  ) as HTMLInputElement;
};
const box = (element: Element) => element.getBoundingClientRect();

describe('a matrix', () => {
  it('is answered by keyboard alone: arrows in a row, Tab to the next', async () => {
    const visitor = await asked();
    visitor.one('.scroll').focus();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: ' ' });
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'Enter' });
    await visitor.says('Price Fair, staff Good.');
  });

  it('is answered by role and name alone', async () => {
    const visitor = await asked();
    radio(visitor, 'The price', 'Good').click();
    radio(visitor, 'The staff', 'Bad').click();
    visitor.press('Send');
    await visitor.says('Price Good, staff Bad.');
  });

  it('says at the row what is missing, keeps what was chosen, and leads there', async () => {
    const visitor = await asked();
    radio(visitor, 'The price', 'Good').click();
    visitor.press('Send');
    await visitor.until(() => visitor.has('[aria-invalid]'));
    expect(groups(visitor).map((group) => wordsAt(visitor, group, 'aria-describedby'))).to.deep.equal([
      [],
      ['Please fill this in.', 'At the door'],
    ]);
    expect(radio(visitor, 'The price', 'Good').checked).to.equal(true);
    await visitor.until(() => visitor.focused === radio(visitor, 'The staff', 'Bad'), 'the focus in the open row');
  });

  it('is a grid where there is room, with targets that can be hit and what stands above them', async () => {
    const visitor = await asked();
    const cells = visitor.all('.cell').map(box);
    expect(new Set(cells.slice(0, 3).map(({ top }) => Math.round(top))).size).to.equal(1);
    for (const index of [0, 1, 2]) {
      expect(cells[index]!.left).to.be.closeTo(cells[index + 3]!.left, 1);
      const head = box(visitor.all('.matrix-heads > span')[index]!);
      expect((head.left + head.right) / 2).to.be.closeTo((cells[index]!.left + cells[index]!.right) / 2, 2);
    }
    for (const { width, height } of cells) expect(Math.min(width, height)).to.be.at.least(44);
  });

  it('has one row below the other on a phone, each option with its words', async () => {
    await setViewport({ width: 320, height: 700 });
    const visitor = await asked({ options: ['Strongly disagree', 'Neither the one nor the other', 'Strongly agree'] });
    expect(visitor.one('.matrix-heads').checkVisibility()).to.equal(false);
    for (const cell of visitor.all('.cell')) {
      expect(box(cell.querySelector('.cell-label')!).width).to.be.above(60);
      expect(box(cell).height).to.be.at.least(44);
      expect(cell.scrollWidth).to.be.at.most(cell.clientWidth);
    }
    expect(visitor.one('.scroll').scrollWidth).to.equal(visitor.one('.scroll').clientWidth);
  });

  it('shows a row once another one is answered so', async () => {
    const visitor = await asked({ rows: [step.rows[0], { ...step.rows[1], when: "price = 'Bad'" }] });
    expect(groups(visitor).length).to.equal(1);
    radio(visitor, 'The price', 'Bad').click();
    await visitor.until(() => groups(visitor).length === 2);
    expect(radio(visitor, 'The price', 'Bad').checked).to.equal(true);
  });

  it('shows hostile words as words', async () => {
    const visitor = await asked({ rows: [{ as: 'a"]x', label: '<img src=x onerror=alert(1)>' }, step.rows[1]] });
    expect(visitor.one('.row-head .label').textContent).to.contain('<img');
    expect(visitor.has('.matrix img')).to.equal(false);
  });
});
