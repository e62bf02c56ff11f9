import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SmocChat } from '../../src/smoc-chat.ts';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

const sent = { ask: 'Which code did we send you?', type: 'code', as: 'code' };
const asked = async (
  step: object = {},
  attributes: Record<string, string> = {},
  after: readonly unknown[] = ['Noted.'],
  properties: Partial<SmocChat> = {},
) => {
  const visitor = await visit(flowOf([{ ...sent, ...step }, ...after]), attributes, properties);
  return visitor.until(() => visitor.field);
};
const kept = (visitor: Visitor) => visitor.element.snapshot()?.vars['code'];
const submit = (visitor: Visitor) => visitor.one<HTMLFormElement>('.dock').requestSubmit();

describe('a question for a code that was sent', () => {
  it('is one field, which phones fill in from the message, with a box for each character', async () => {
    const visitor = await asked({ scale: 4 });
    const { field } = visitor;
    expect(visitor.all('.dock input')).to.have.length(1);
    expect([field.autocomplete, field.inputMode, field.maxLength, field.type]).to.deep.equal([
      'one-time-code',
      'numeric',
      -1,
      'text',
    ]);
    expect(visitor.all('.code-box')).to.have.length(4);
    expect(visitor.one('.code-boxes').getAttribute('aria-hidden')).to.equal('true');
  });

  it('is answered by keyboard alone, blanks and hyphens left out', async () => {
    const visitor = await asked();
    visitor.field.focus();
    await sendKeys({ type: '123-45 6' });
    expect(visitor.field.value).to.equal('123456');
    await sendKeys({ press: 'Enter' });
    await visitor.says('Noted.');
    expect(kept(visitor)).to.equal('123456');
  });

  it('is found by role and name, and described by what is wrong with it, which keeps what was typed', async () => {
    const visitor = await asked({}, { lang: 'nl', tone: 'formal' });
    expect(visitor.field.getAttribute('aria-labelledby')).to.equal('m1');
    visitor.type('1234');
    submit(visitor);
    await visitor.until(() => visitor.one('#error').textContent.trim());
    expect(visitor.one('#error').textContent).to.equal('Vul alstublieft de hele code van 6 tekens in.');
    expect([visitor.field.value, visitor.field.getAttribute('aria-invalid')]).to.deep.equal(['1234', 'true']);
  });

  for (const event of ['input', 'change'])
    it(`takes a whole message, pasted or filled in, told of by "${event}" alone`, async () => {
      const visitor = await asked();
      visitor.field.value = 'Your code is 123 456. Do not share it.'.replace('123 456', '123456');
      visitor.field.dispatchEvent(new Event(event, { bubbles: true }));
      expect(visitor.field.value).to.equal('123456');
      submit(visitor);
      await visitor.says('Noted.');
    });

  it('is checked by an endpoint, which opens it again with its words and what was typed', async () => {
    const calls: unknown[] = [];
    const verify = (call: { body: { code: string } }) => {
      calls.push(call.body.code);
      return call.body.code === '123456' ? { ok: true } : { fieldErrors: { code: 'That is another code.' } };
    };
    const visitor = await asked({}, {}, [{ request: 'verify', send: ['code'], save: { ok: 'ok' } }, 'Welcome.'], {
      endpoints: { verify: verify as never },
    });
    visitor.type('111111');
    submit(visitor);
    await visitor.until(() => visitor.one('#error').textContent === 'That is another code.');
    await visitor.until(() => visitor.field.value === '111111');
    expect(visitor.focused).to.equal(visitor.field);
    visitor.type('123456');
    submit(visitor);
    await visitor.says('Welcome.');
    expect(calls).to.deep.equal(['111111', '123456']);
  });

  it('lets a new code be asked for after a while, which is seen, and told once to those who hear it', async () => {
    const visitor = await asked({ pause: 2, resend: ['A new code is on its way.'] });
    const button = () => visitor.button('Send a new code') as HTMLButtonElement;
    const told: string[] = [];
    const region = visitor.one('[aria-live=polite]');
    const watch = new MutationObserver(() => told.push(region.textContent));
    watch.observe(region, { childList: true, characterData: true, subtree: true });
    await visitor.until(() => button().disabled);
    expect(visitor.one('.resend-time').textContent).to.match(/^0:0[12]$/);
    expect(visitor.one('.resend-time').getAttribute('aria-hidden')).to.equal('true');
    await visitor.until(() => !button().disabled);
    expect(visitor.one('.resend-time').textContent).to.equal('');
    await visitor.until(() => told.some((text) => text.includes('You can ask')));
    watch.disconnect();
    const heard = told.filter((text) => text.includes('You can ask for a new code now.'));
    expect(heard).to.have.length(1);
    expect(told.filter((text) => /\d/.test(text))).to.deep.equal([]);
    visitor.type('12');
    button().click();
    await visitor.says('A new code is on its way.');
    await visitor.until(() => visitor.messages.filter((text) => text === sent.ask).length === 2);
    expect(button().disabled).to.equal(true);
    expect(kept(visitor)).to.equal(undefined);
  });

  it('has no button for a new one where the author names no way', async () => {
    expect((await asked()).has('.resend')).to.equal(false);
  });

  it('runs from left to right in a chat that does not, in boxes that fit 320 pixels and are as large as a finger', async () => {
    for (const scale of [4, 6, 8]) {
      const visitor = await asked({ scale }, { lang: 'ar' });
      visitor.element.style.inlineSize = '320px';
      visitor.type('1'.repeat(scale));
      const dock = visitor.one('.dock').getBoundingClientRect();
      const boxes = visitor.all('.code-box').map((box) => box.getBoundingClientRect());
      expect(boxes[0]!.left).to.be.below(boxes.at(-1)!.left);
      expect(boxes[0]!.left).to.be.at.least(dock.left);
      expect(boxes.every(({ left, right }) => left >= dock.left && right <= dock.right)).to.equal(true);
      expect(boxes[0]!.height).to.be.at.least(43);
      // The field does not scroll: every sign stands in its box.
      expect(visitor.field.scrollWidth).to.be.at.most(visitor.field.clientWidth + 1);
      cleanUp();
    }
  });
});
