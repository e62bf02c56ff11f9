import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

const asked = async (attributes: Record<string, string> = {}) => {
  const visitor = await visit(
    flowOf([{ ask: 'Where can we write to you?', type: 'email', as: 'mail' }, 'Noted: {mail}.']),
    attributes,
  );
  await visitor.until(() => visitor.field);
  // Its chunk is there once it has taken the field over.
  return visitor.until(() => offered(visitor, 'anna@gmial.com'), 'the offer');
};
/** What is offered once this stands in the field; '' for nothing. */
function offered(visitor: Visitor, address: string, field = visitor.field): string {
  visitor.type(address, field);
  return visitor.all('.email-hint').map((hint) => hint.textContent.trim())[0] ?? '';
}

describe('a mistyped e-mail address', () => {
  it('is told while it is typed, and put right by keyboard alone', async () => {
    const visitor = await asked();
    visitor.type('');
    visitor.field.focus();
    await sendKeys({ type: 'anna@gmial.com' });
    expect(visitor.one('.email-hint').textContent.trim()).to.equal('Did you mean anna@gmail.com?');
    await visitor.until(() => visitor.one('[aria-live=polite]').textContent.includes('Did you mean anna@gmail.com?'));
    await sendKeys({ press: 'Tab' });
    expect(visitor.focused).to.equal(visitor.one('.email-hint button'));
    await sendKeys({ press: 'Enter' });
    expect([visitor.field.value, visitor.has('.email-hint button')]).to.deep.equal(['anna@gmail.com', false]);
    expect(visitor.focused).to.equal(visitor.field);
    await sendKeys({ press: 'Enter' });
    await visitor.says('Noted: anna@gmail.com.');
  });

  it('is found by role and name, and is only an offer: what was typed can be sent', async () => {
    const visitor = await asked();
    expect(visitor.button('Did you mean anna@gmail.com?').getAttribute('part')).to.equal('button suggestion');
    visitor.one<HTMLFormElement>('.dock').requestSubmit();
    await visitor.says('Noted: anna@gmial.com.');
    await visitor.until(() => !visitor.has('.email-hint button'));
  });

  it('is not told where the address may be right, and goes when it is', async () => {
    const visitor = await asked();
    for (const address of ['anna@mail.com', 'anna@smoc.ai', 'anna@gmail.com', 'anna@gmail.co', 'anna@', ''])
      expect(offered(visitor, address), address).to.equal('');
    expect(offered(visitor, 'anna@hotmial.nl')).to.equal('Did you mean anna@hotmail.nl?');
    expect(offered(visitor, 'anna@hotmail.nl')).to.equal('');
  });

  it('is told of what a browser fills in, by "change" alone, and once the field is left', async () => {
    const visitor = await asked();
    visitor.type('');
    visitor.field.value = 'anna@gmail.co';
    visitor.field.dispatchEvent(new Event('change', { bubbles: true }));
    expect(visitor.one('.email-hint').textContent.trim()).to.equal('Did you mean anna@gmail.com?');
  });

  it('is told of what was typed before the code that knows it was there', async () => {
    const flow = flowOf([
      { ask: 'Friend?', fields: [{ as: 'go', label: 'Go', skip: true }] },
      { ask: 'Mail?', type: 'email' },
    ]);
    const visitor = await visit(flow);
    await visitor.until(() => visitor.has('#f-go'));
    // What stands in the field as it is drawn stands for what was typed until then.
    const typed = new MutationObserver(() => {
      const field = visitor.root.querySelector<HTMLInputElement>('.dock .field');
      if (field) field.value = 'anna@gmial.com';
    });
    typed.observe(visitor.root, { childList: true, subtree: true });
    visitor.one<HTMLFormElement>('.form').requestSubmit();
    await visitor.until(() => visitor.has('.email-hint button'));
    typed.disconnect();
  });

  it('is told beside what is wrong with it', async () => {
    const visitor = await asked();
    visitor.type('anna@gmail,com');
    visitor.one<HTMLFormElement>('.dock').requestSubmit();
    await visitor.until(() => visitor.one('#error').textContent.trim());
    await visitor.until(() => visitor.has('.email-hint button'));
    visitor.one('.email-hint button').click();
    visitor.one<HTMLFormElement>('.dock').requestSubmit();
    await visitor.says('Noted: anna@gmail.com.');
  });

  it('is told in a form too, for each address by itself, and what others show on follows', async () => {
    const fields = [
      { as: 'mine', type: 'email', label: 'Yours' },
      { as: 'friend', type: 'email', label: 'Your friend’s' },
      { as: 'ok', label: 'Sure?', when: "mine = 'anna@gmail.com'", skip: true },
    ];
    const visitor = await visit(flowOf([{ ask: 'Who?', fields }, 'Noted: {mine}, {friend}.']));
    await visitor.until(() => visitor.has('#f-mine'));
    const mine = visitor.one<HTMLInputElement>('#f-mine');
    await visitor.until(() => offered(visitor, 'anna@gmial.com', mine));
    visitor.type('ben@yaho.com', visitor.one<HTMLInputElement>('#f-friend'));
    expect(visitor.all('.email-hint').map((hint) => hint.textContent.trim())).to.deep.equal([
      'Did you mean anna@gmail.com?',
      'Did you mean ben@yahoo.com?',
    ]);
    visitor.press('Did you mean anna@gmail.com?');
    await visitor.until(() => visitor.has('#f-ok'));
    visitor.one<HTMLFormElement>('.form').requestSubmit();
    await visitor.says('Noted: anna@gmail.com, ben@yaho.com.');
  });

  it('is told as the conversation speaks', async () => {
    for (const [lang, tone, words] of [
      ['nl', 'warm', 'Bedoel je anna@gmail.com?'],
      ['nl', 'formal', 'Bedoelt u anna@gmail.com?'],
      ['de', 'formal', 'Meinten Sie anna@gmail.com?'],
    ] as const) {
      const visitor = await asked({ lang, tone });
      expect(offered(visitor, 'anna@gmial.com')).to.equal(words);
      cleanUp();
    }
  });

  it('is large enough to be touched, and stands within a chat of 320 pixels', async () => {
    const visitor = await asked();
    visitor.element.style.inlineSize = '320px';
    visitor.type('anna.maria.nordlys-berg.of.the.north@gmial.com');
    const { left, right, height } = visitor.one('.email-hint button').getBoundingClientRect();
    const dock = visitor.one('.dock').getBoundingClientRect();
    expect(height).to.be.at.least(43);
    expect([left >= dock.left, right <= dock.right]).to.deep.equal([true, true]);
  });

  it('is no matter of the next question in the same field', async () => {
    const visitor = await visit(
      flowOf([
        { ask: 'Mail?', type: 'email', as: 'mail' },
        { ask: 'Word?', as: 'w' },
      ]),
    );
    await visitor.until(() => offered(visitor, 'anna@gmial.com'));
    visitor.one<HTMLFormElement>('.dock').requestSubmit();
    await visitor.says('Word?');
    await visitor.until(() => visitor.field.getAttribute('inputmode') === 'text');
    expect(offered(visitor, 'anna@gmial.com')).to.equal('');
  });
});
