import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

const limits = { type: 'number', as: 'n', min: 1, max: 8, step: 1 };
const guests = { ask: 'How many guests?', ...limits };
const asked = async (step: object = guests, attributes: Record<string, string> = {}, after: unknown = 'Noted.') => {
  const visitor = await visit(flowOf([{ ask: 'How much?', type: 'number', as: 'n', ...step }, after]), attributes);
  return visitor.until(() => visitor.field);
};
const kept = (visitor: Visitor) => visitor.element.snapshot()?.vars['n'];
const said = ({ field }: Visitor) =>
  ['role', 'aria-valuemin', 'aria-valuemax', 'aria-valuenow', 'aria-valuetext'].map((name) => field.getAttribute(name));
const plain = (text: string | null | undefined) => text?.replace(/\s/g, ' ');

describe('a question for a number', () => {
  it('is answered by keyboard alone, and arrow keys go by its steps within its limits', async () => {
    const visitor = await asked();
    visitor.field.focus();
    const { field } = visitor;
    await sendKeys({ press: 'ArrowUp' });
    expect(field.value).to.equal('1');
    for (const [key, value] of [
      ['ArrowUp', '2'],
      ['ArrowUp', '3'],
      ['ArrowDown', '2'],
      ['PageUp', '8'],
      ['ArrowUp', '8'],
      ['PageDown', '1'],
      ['ArrowDown', '1'],
    ] as const) {
      await sendKeys({ press: key });
      expect(field.value, key).to.equal(value);
    }
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'Enter' });
    await visitor.says('Noted.');
    expect(kept(visitor)).to.equal(2);
  });

  it('tells those who hear it what it is, its limits and where it stands', async () => {
    const visitor = await asked({ ...guests, unit: 'people' });
    expect(said(visitor)).to.deep.equal(['spinbutton', '1', '8', null, null]);
    visitor.type('3');
    expect(said(visitor).map(plain)).to.deep.equal(['spinbutton', '1', '8', '3', '3 people']);
    visitor.type('x');
    expect(said(visitor)).to.deep.equal(['spinbutton', '1', '8', null, null]);
  });

  it('is answered by its buttons, found by their names, which say where it goes', async () => {
    const visitor = await asked();
    visitor.press('More');
    visitor.press('More');
    visitor.press('More');
    visitor.press('Less');
    expect(visitor.field.value).to.equal('2');
    await visitor.until(() => visitor.one('[aria-live=polite]').textContent.includes('2'));
    for (const button of visitor.all('.step')) {
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(43);
    }
    visitor.press('Send');
    await visitor.says('Noted.');
    expect(kept(visitor)).to.equal(2);
  });

  it('has no buttons where the author names no step, and arrow keys all the same', async () => {
    const visitor = await asked({ min: 58, unit: 'cm' });
    expect(visitor.has('.step')).to.equal(false);
    visitor.type('81');
    await sendKeys({ press: 'ArrowDown' });
    expect(visitor.field.value).to.equal('80');
  });

  it('stands there as the language writes it once it is typed or filled in, and reads the same', async () => {
    for (const [lang, step, typed, written, value] of [
      ['en', {}, '12500', '12,500', 12500],
      ['nl', { currency: 'EUR' }, '12500,5', '12.500,50', 12500.5],
      ['fr', { currency: 'EUR' }, '12500', '12 500', 12500],
      ['de', { format: 'percent' }, '7.5', '7,5', 0.075],
      ['en', {}, 'many', 'many', undefined],
    ] as const) {
      const visitor = await asked(step, { lang });
      visitor.field.value = typed;
      visitor.field.dispatchEvent(new Event('change', { bubbles: true }));
      expect(plain(visitor.field.value), lang).to.equal(written);
      if (value !== undefined) {
        visitor.one<HTMLFormElement>('.dock').requestSubmit();
        await visitor.says('Noted.');
        expect(kept(visitor)).to.equal(value);
      }
      cleanUp();
    }
  });

  it('has the sign of its currency where the language has it, and its unit behind it', async () => {
    const order = (visitor: Visitor) =>
      visitor.all('.dock .line > .unit, .dock .line > .field').map((each) => each.textContent.trim() || 'field');
    for (const [lang, step, expected] of [
      ['nl', { currency: 'EUR' }, ['€', 'field']],
      ['de', { currency: 'EUR' }, ['field', '€']],
      ['en', { unit: 'cm' }, ['field', 'cm']],
      ['en', { format: 'percent' }, ['field', '%']],
      ['en', { currency: 'none such' }, ['field', 'none such']],
    ] as const) {
      const visitor = await asked(step, { lang });
      expect(order(visitor)).to.deep.equal(expected);
      cleanUp();
    }
  });

  it('keeps what was typed and says what is wrong beside it', async () => {
    const visitor = await asked({ ...guests, step: 2, currency: 'EUR' }, { lang: 'nl' });
    await visitor.send('4');
    await visitor.until(() => visitor.one('#error').textContent.trim());
    expect(plain(visitor.one('#error').textContent)).to.equal('Kies € 3 of € 5.');
    expect(visitor.field.value).to.equal('4');
  });

  it('has the keyboard that its numbers need', async () => {
    for (const [step, mode] of [
      [guests, 'numeric'],
      [{ min: 0 }, 'decimal'],
      [{ min: -20 }, 'text'],
      [{}, 'decimal'],
      [{ min: -20, keyboard: 'numeric' }, 'numeric'],
    ] as const) {
      const visitor = await asked(step);
      expect(visitor.field.inputMode).to.equal(mode);
      cleanUp();
    }
  });

  it('stands in a form, where other fields show on it, and stands there again as it was', async () => {
    const fields = [
      { ...limits, label: 'Guests' },
      { as: 'names', label: 'Their names', when: 'n > 2', skip: true },
    ];
    const visitor = await visit(
      flowOf([{ ask: 'Who?', fields, id: 'who' }, { ask: 'Right?', options: ['No'] }, { go: 'who' }]),
    );
    await visitor.until(() => visitor.has('#f-n'));
    visitor.press('More');
    visitor.press('More');
    visitor.press('More');
    await visitor.until(() => visitor.has('#f-names'));
    visitor.one<HTMLFormElement>('.form').requestSubmit();
    await visitor.says('Right?');
    expect(kept(visitor)).to.equal(3);
    visitor.press('No');
    await visitor.until(() => visitor.has('#f-n'));
    expect(visitor.one<HTMLInputElement>('#f-n').value).to.equal('3');
  });

  it('leaves nothing behind in the field of the next question', async () => {
    const visitor = await asked(guests, {}, { ask: 'Name?', as: 'name' });
    const { field } = visitor;
    await visitor.send('3');
    await visitor.says('Name?');
    await visitor.until(() => !visitor.has('.step'));
    expect(visitor.field).to.equal(field);
    expect(said(visitor)).to.deep.equal([null, null, null, null, null]);
    visitor.field.focus();
    await sendKeys({ press: 'ArrowUp' });
    expect(visitor.field.value).to.equal('');
  });

  it('has room for its number at 320 pixels', async () => {
    const visitor = await asked({ ...guests, max: 100_000, currency: 'EUR' });
    visitor.element.style.inlineSize = '320px';
    const dock = visitor.one('.dock').getBoundingClientRect();
    for (const part of visitor.all('.dock .line > *')) {
      const { left, right } = part.getBoundingClientRect();
      expect([left >= dock.left, right <= dock.right]).to.deep.equal([true, true]);
    }
    expect(visitor.field.getBoundingClientRect().width).to.be.above(90);
  });
});
