import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

/** Types as people do, key by key, and sends by Enter. */
async function typeAndSend(visitor: Visitor, text: string): Promise<void> {
  await visitor.until(() => visitor.field);
  visitor.field.focus();
  await sendKeys({ type: text });
  await sendKeys({ press: 'Enter' });
}
const kept = (visitor: Visitor, name: string) => visitor.element.snapshot()?.vars[name];

describe('what is typed in the signs of another keyboard', () => {
  for (const address of ['info@gärtnerei-müller.example', 'jürgen@fern.example', 'почта@пример.рф'])
    it(`${address} is taken as an e-mail address, kept and shown as it was typed`, async () => {
      const visitor = await visit(flowOf([{ ask: 'E-mail?', type: 'email', as: 'mail' }, 'Thanks, {mail}.']));
      await typeAndSend(visitor, address);
      await visitor.says(`Thanks, ${address}.`);
      expect(kept(visitor, 'mail')).to.equal(address);
      expect(visitor.messages).to.include(address);
    });

  it('is kept as it was typed in a bubble of fields, too', async () => {
    const fields = [
      { as: 'mail', type: 'email', label: 'E-mail' },
      { as: 'guests', type: 'number', label: 'Guests' },
    ];
    const visitor = await visit(flowOf([{ ask: 'Who?', fields }, 'Thanks.']));
    await visitor.until(() => visitor.has('.form'));
    visitor.all('.form .field')[0]?.focus();
    await sendKeys({ type: 'jürgen@gärtnerei.example' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: '١٢' });
    await sendKeys({ press: 'Enter' });
    await visitor.says('Thanks.');
    expect(kept(visitor, 'mail')).to.equal('jürgen@gärtnerei.example');
    expect(kept(visitor, 'guests')).to.equal(12);
  });

  it('ben@nope is asked for again, and the reason told', async () => {
    const visitor = await visit(flowOf([{ ask: 'E-mail?', type: 'email', as: 'mail' }, 'Thanks.']));
    await typeAndSend(visitor, 'ben@nope');
    await visitor.until(() => visitor.one('#error').textContent !== '');
    expect(kept(visitor, 'mail')).to.equal(undefined);
    expect(visitor.field.value).to.equal('ben@nope');
  });

  it('٠٦١٢٣٤٥٦٧٨ is a phone number and １２ a number; the transcript has them as they were typed', async () => {
    const visitor = await visit(
      flowOf([{ ask: 'Phone?', type: 'phone', as: 'phone' }, { ask: 'How many?', type: 'number', as: 'n' }, 'Thanks.']),
    );
    await typeAndSend(visitor, '٠٦١٢٣٤٥٦٧٨');
    await visitor.says('How many?');
    await typeAndSend(visitor, '１２');
    await visitor.says('Thanks.');
    expect([kept(visitor, 'phone'), kept(visitor, 'n')]).to.deep.equal(['0612345678', 12]);
    // Each stands in an isolate of its own, so that it turns nothing around beside it.
    const typed = visitor.messages.map((text) => text.replace(/[\u2066-\u2069]/g, ''));
    expect(typed).to.include.members(['٠٦١٢٣٤٥٦٧٨', '１２']);
  });

  it('an address copied from a phone’s contacts is taken without the signs that nobody sees', async () => {
    const visitor = await visit(flowOf([{ ask: 'E-mail?', type: 'email', as: 'mail' }, 'Thanks.']));
    await visitor.send('\u202aanna@example.com\u202c');
    await visitor.says('Thanks.');
    expect(kept(visitor, 'mail')).to.equal('anna@example.com');
  });
});

describe('an e-mail field', () => {
  it('changes neither capitals nor words, on phones either', async () => {
    const visitor = await visit(flowOf([{ ask: 'E-mail?', type: 'email', as: 'mail' }]));
    await visitor.until(() => visitor.field);
    expect([
      visitor.field.autocapitalize,
      visitor.field.spellcheck,
      visitor.field.getAttribute('autocorrect'),
    ]).to.deep.equal(['none', false, 'off']);
  });
});

describe('a number that is known already', () => {
  it('stands in its field as the language writes it, and is the same number when it is sent back', async () => {
    for (const [lang, shown] of [
      ['nl', '1,234'],
      ['en', '1.234'],
      ['de-CH', '1.234'],
    ] as const) {
      const fields = [{ as: 'km', type: 'number', label: 'Kilometres', default: 1.234 }];
      const visitor = await visit(flowOf([{ ask: 'How far?', fields }, 'Thanks.']), { lang });
      await visitor.until(() => visitor.has('.form .field'));
      expect(visitor.one<HTMLInputElement>('.form .field').value).to.equal(shown);
      visitor.one<HTMLFormElement>('.form').requestSubmit();
      await visitor.says('Thanks.');
      expect(kept(visitor, 'km')).to.equal(1.234);
      cleanUp();
    }
  });

  it('and the limits of a number are told as the language writes them', async () => {
    const visitor = await visit(flowOf([{ ask: 'Weight?', type: 'number', min: 0.5 }]), { lang: 'nl' });
    await visitor.send('0,1');
    await visitor.until(() => visitor.one('#error').textContent.includes('0,5'));
  });
});
