import { expect } from '@open-wc/testing';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

/* What browsers and password managers fill in: they set a value, and tell of it by "input", by "change" alone, or by nothing. */

afterEach(cleanUp);

const errors = { required: 'REQUIRED', type: 'TYPE', min: 'MIN', max: 'MAX', step: 'STEP' };

/** Kinds that are typed: the token, what is filled in, what is kept, and what is wrong with an answer that does not fit. */
const kinds: readonly (readonly [
  name: string,
  step: object,
  token: string,
  filled: string,
  kept: unknown,
  wrong: string,
  said: string,
])[] = [
  ['text', { autocomplete: 'given-name', max: 9 }, 'given-name', 'Anna', 'Anna', 'Anna-Maria von', 'MAX'],
  ['email', { type: 'email' }, 'email', ' anna@example.com ', 'anna@example.com', 'anna', 'TYPE'],
  ['phone', { type: 'phone' }, 'tel', '+47 40 61 23 45', '+47 40 61 23 45', 'none', 'TYPE'],
  ['abroad', { type: 'phone', country: 'NO' }, 'tel', '+31 6 12345678', '+31612345678', '4061', 'MIN'],
  ['url', { type: 'url' }, 'url', 'example.com', 'https://example.com', 'none', 'TYPE'],
  ['number', { type: 'number', autocomplete: 'bday-year', min: 1900 }, 'bday-year', '1984', 1984, '1884', 'MIN'],
  [
    'long',
    { type: 'long', autocomplete: 'street-address', max: 9 },
    'street-address',
    'Dam 1',
    'Dam 1',
    'Dam 1, Amsterdam',
    'MAX',
  ],
];
const fields = kinds.map(([name, step]) => ({ as: name, label: name, errors, ...step }));

function fill(field: HTMLInputElement, value: string, event?: string): void {
  field.value = value;
  if (event) field.dispatchEvent(new Event(event, { bubbles: true }));
}
const fieldOf = (visitor: Visitor, name: string) => visitor.one<HTMLInputElement>(`#f-${name}`);
const form = async () => {
  const visitor = await visit(flowOf([{ ask: 'Who are you?', fields }, 'Noted.']));
  return visitor.until(() => kinds.every(([name]) => visitor.has(`#f-${name}`)), 'all fields');
};

describe('what a browser fills in', () => {
  for (const event of ['input', 'change', undefined]) {
    for (const [name, step, token, filled, kept] of kinds)
      it(`is taken in the line of a question for ${name}, told of by ${event ?? 'nothing'}`, async () => {
        const visitor = await visit(flowOf([{ ask: 'Well?', as: name, ...step }, 'Noted.']));
        await visitor.until(() => visitor.field);
        expect(visitor.field.autocomplete).to.equal(token);
        fill(visitor.field, filled, event);
        visitor.one<HTMLFormElement>('.dock').requestSubmit();
        await visitor.says('Noted.');
        expect(visitor.element.snapshot()?.vars[name]).to.equal(kept);
      });

    it(`is taken in all fields of a form at once, told of by ${event ?? 'nothing'}`, async () => {
      const visitor = await form();
      for (const [name, , , filled] of kinds) fill(fieldOf(visitor, name), filled, event);
      visitor.one<HTMLFormElement>('.form').requestSubmit();
      await visitor.says('Noted.');
      expect(visitor.element.snapshot()?.vars).to.deep.equal(
        Object.fromEntries(kinds.map(([name, , , , kept]) => [name, kept])),
      );
    });
  }

  it('is told of beside each field in the author’s words for the rule, keeps what was typed, and is described by them', async () => {
    const visitor = await form();
    visitor.one<HTMLFormElement>('.form').requestSubmit();
    await visitor.until(() => visitor.one('#f-text-error').textContent);
    for (const [name] of kinds) expect(visitor.one(`#f-${name}-error`).textContent, name).to.equal('REQUIRED');
    for (const [name, , , , , wrong] of kinds) fill(fieldOf(visitor, name), wrong, 'input');
    visitor.one<HTMLFormElement>('.form').requestSubmit();
    await visitor.until(() => visitor.one('#f-text-error').textContent === 'MAX');
    for (const [name, , , , , wrong, said] of kinds) {
      const field = fieldOf(visitor, name);
      expect(visitor.one(`#f-${name}-error`).textContent, name).to.equal(said);
      expect(field.value.replace(/\D/g, '') || field.value, name).to.equal(wrong.replace(/\D/g, '') || wrong);
      expect(field.getAttribute('aria-invalid'), name).to.equal('true');
      expect(field.getAttribute('aria-describedby'), name).to.contain(`f-${name}-error`);
    }
    expect(visitor.focused).to.equal(fieldOf(visitor, 'text'));
  });
});
