import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { Answer } from '../../src/engine/input.ts';
import type { Envelope } from '../../src/engine/envelope.ts';
import { cleanUp, flowOf, listen, mount, next, visit, Visitor } from './harness.ts';

afterEach(cleanUp);

const contact = {
  email: 'vip@nordlys.example',
  phone: '+47 22 33 44 55',
  whatsapp: '+47 922 33 444',
  url: 'https://nordlys.example/contact',
  hours: 'Monday to Friday',
};
const name = [{ ask: 'What is your first name?', as: 'name' }, 'Hello {name}.'];
const theme = { name: 'x', brand: { name: 'Nordlys' } };
const summary = (visitor: Visitor) => visitor.one('.contact > summary');
const isOpen = (visitor: Visitor) => visitor.one<HTMLDetailsElement>('.contact').open;
const links = (visitor: Visitor, inside = '.contact') => visitor.all<HTMLAnchorElement>(`${inside} a`);
const there = (visitor: Visitor) => visitor.until(() => visitor.has('.contact'), 'the way to a person');

describe('the way to a person', () => {
  it('is a button in the header that opens mail, phone, WhatsApp, a page, and the hours', async () => {
    const visitor = await there(await visit(flowOf(name, { contact })));
    expect(summary(visitor).innerText.trim()).to.equal('Contact');
    expect(
      links(visitor).some((each) => each.checkVisibility()),
      'closed',
    ).to.equal(false);
    summary(visitor).click();
    expect(links(visitor).map(({ href }) => href)).to.deep.equal([
      'mailto:vip@nordlys.example',
      'tel:+4722334455',
      'https://wa.me/4792233444',
      'https://nordlys.example/contact',
    ]);
    expect(links(visitor).map((each) => each.innerText.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'vip@nordlys.example',
      '+47 22 33 44 55',
      'WhatsApp (opens in a new tab)',
      'nordlys.example/contact (opens in a new tab)',
    ]);
    expect(visitor.one('.contact').innerText).to.contain('Talk to a person').and.to.contain('Monday to Friday');
    for (const target of [summary(visitor), ...links(visitor)])
      expect(target.getBoundingClientRect().height, target.innerText).to.be.at.least(44);
  });

  it('is opened, walked and left by keyboard; Escape closes it and gives the focus back', async () => {
    const visitor = await there(await visit(flowOf(name, { contact })));
    summary(visitor).focus();
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => isOpen(visitor));
    await sendKeys({ press: 'Tab' });
    expect(visitor.focused).to.equal(links(visitor)[0]);
    await sendKeys({ press: 'Escape' });
    expect(isOpen(visitor)).to.equal(false);
    expect(visitor.focused).to.equal(summary(visitor));
    await sendKeys({ press: 'Space' });
    await visitor.until(() => isOpen(visitor));
    visitor.field.focus();
    expect(isOpen(visitor), 'closes behind who goes on in the chat').to.equal(false);
    expect(visitor.messages).to.deep.equal(['What is your first name?']);
  });

  it('moves nothing when it comes and when it opens, and leaves what is being typed alone', async () => {
    const visitor = await visit(flowOf(name, { contact }), {}, { theme });
    const places = () =>
      visitor.all('.brand, .row, .dock').map((each) => {
        const { x, y, height } = each.getBoundingClientRect();
        return [x, y, height];
      });
    const before = places();
    visitor.type('Ann');
    await there(visitor);
    summary(visitor).click();
    expect(places()).to.deep.equal(before);
    expect(visitor.field.value).to.equal('Ann');
  });

  it('ends no typing pause by its keys', async () => {
    const visitor = new Visitor(
      mount(flowOf(['One.', { wait: 9, say: 'Two.' }, { ask: 'Three?' }], { contact, pace: 'natural' })),
    );
    await there(visitor);
    await visitor.until(() => visitor.element.snapshot()?.pending?.kind === 'pause');
    const { pending } = visitor.element.snapshot() ?? {};
    summary(visitor).focus();
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => isOpen(visitor));
    await sendKeys({ press: 'Escape' });
    expect(visitor.element.snapshot()?.pending).to.deep.equal(pending);
  });

  it('is the brand’s where the flow names none', async () => {
    const visitor = await there(
      await visit(
        flowOf(name),
        {},
        { theme: { ...theme, brand: { name: 'Nordlys', contact: 'mailto:brand@nordlys.example' } } },
      ),
    );
    expect(links(visitor).map(({ href }) => href)).to.deep.equal(['mailto:brand@nordlys.example']);
  });

  it('takes an address alone, and none that could do harm', async () => {
    const plain = await there(await visit(flowOf(name, { contact: 'vip@nordlys.example' })));
    expect(links(plain).map(({ href }) => href)).to.deep.equal(['mailto:vip@nordlys.example']);
    const mixed = await there(
      await visit(
        flowOf(name, { contact: { url: 'javascript:alert(1)', whatsapp: 'https://wa.me/47', email: 'a@b.example' } }),
      ),
    );
    expect(links(mixed).map(({ href }) => href)).to.deep.equal(['mailto:a@b.example', 'https://wa.me/47']);
  });

  it("may be a text message, as in a hand-over: the flow's or the brand's", async () => {
    const ofFlow = await there(await visit(flowOf(name, { contact: { url: 'sms:+4792233444' } })));
    expect(links(ofFlow).map(({ href, textContent }) => [href, textContent.trim()])).to.deep.equal([
      ['sms:+4792233444', '+4792233444'],
    ]);
    const ofBrand = await there(
      await visit(flowOf(name), {}, { theme: { ...theme, brand: { name: 'Nordlys', contact: 'sms:+4792233444' } } }),
    );
    expect(links(ofBrand).map(({ href }) => href)).to.deep.equal(['sms:+4792233444']);
  });

  for (const [what, none] of [
    ['nobody is named', undefined],
    ['nobody can be reached', { name: 'Kari', url: 'javascript:alert(1)' }],
  ] as const) {
    it(`is not there where ${what}`, async () => {
      const visitor = await visit(flowOf(name, none && { contact: none }));
      await visitor.send('Can I talk to a person?');
      await visitor.says('I can’t put you through');
      expect(visitor.has('.contact')).to.equal(false);
    });
  }

  it('speaks the language, tone and words of the conversation', async () => {
    const flow = flowOf(name, {
      contact: { ...contact, name: { en: 'Kari', nl: 'Karin' } },
      texts: { nl: { 'Hello {name}.': 'Hoi {name}.' } },
    });
    const visitor = await there(await visit({ ...flow, contact }, { lang: 'nl' }));
    expect(visitor.one('.contact').textContent).to.contain('Praat met een mens');
    visitor.element.tone = 'u';
    await visitor.until(() => visitor.one('.contact').textContent.includes('Een medewerker spreken'));
    const named = await there(await visit(flow, { lang: 'nl' }));
    expect(named.one('.contact').textContent).to.contain('Karin');
    const worded = await there(await visit(flowOf(name, { contact, messages: { contact: 'Ask Kari' } })));
    expect(summary(worded).innerText.trim()).to.equal('Ask Kari');
  });

  it('closes before the window of a bubble does', async () => {
    await setViewport({ width: 1200, height: 800 });
    const visitor = new Visitor(mount(flowOf(name, { contact }), { mode: 'bubble' }));
    await visitor.until(() => visitor.has('.launcher'));
    visitor.one('.launcher').click();
    await there(visitor);
    summary(visitor).focus();
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => isOpen(visitor));
    await sendKeys({ press: 'Escape' });
    expect([isOpen(visitor), visitor.element.opened]).to.deep.equal([false, true]);
    const closed = next(visitor.element, 'smoc-close');
    await sendKeys({ press: 'Escape' });
    await closed;
    await setViewport({ width: 800, height: 600 });
  });
});

describe('“are you a bot?”', () => {
  it('is answered truthfully, with a way to a person, and the question stays open', async () => {
    const visitor = await visit(flowOf(name, { contact }), {}, { theme });
    const told = listen(visitor);
    await visitor.send('are you a bot?');
    await visitor.says('I’m the automated assistant of Nordlys, not a person.');
    expect(visitor.messages.slice(0, 2)).to.deep.equal(['What is your first name?', 'are you a bot?']);
    await visitor.until(() => visitor.field.value === '', 'an empty field');
    expect(visitor.focused).to.equal(visitor.field);
    expect(visitor.root.getElementById(visitor.field.getAttribute('aria-labelledby') ?? '')?.textContent).to.contain(
      'What is your first name?',
    );
    expect(links(visitor, '.row').map(({ href }) => href)).to.deep.equal([
      'mailto:vip@nordlys.example',
      'tel:+4722334455',
      'https://wa.me/4792233444',
      'https://nordlys.example/contact',
    ]);
    await visitor.until(
      () => told.some((text) => text.includes('automated assistant of Nordlys')),
      'a screen reader hears it',
    );
    await visitor.send('Anna');
    await visitor.says('Hello Anna.');
  });

  it('is nobody’s name: what is sent is the real answer', async () => {
    const sent: Envelope[] = [];
    const endpoints = {
      leads: (envelope: Envelope) => {
        sent.push(envelope);
        return Promise.resolve({ ok: true, id: envelope.id });
      },
    };
    const visitor = await visit(
      flowOf([...name, { ask: 'Mail?', type: 'email', as: 'email' }, { submit: 'leads' }, 'Done.']),
      {},
      { endpoints: endpoints as never },
    );
    await visitor.send('Am I talking to a human?');
    await visitor.says('automated assistant');
    await visitor.send('Anna');
    await visitor.says('Hello Anna.');
    await visitor.send('ben je een robot');
    await visitor.until(() => visitor.messages.filter((text) => text.includes('automated assistant')).length === 2);
    expect(visitor.one('#error').textContent).to.equal('');
    await visitor.send('anna@example.com');
    await visitor.says('Done.');
    expect(sent.filter(({ type }) => type === 'form.submitted').map(({ answers }) => answers)).to.deep.equal([
      { name: 'Anna', email: 'anna@example.com' },
    ]);
  });

  it('takes away what was wrong with the answer before', async () => {
    const visitor = await visit(flowOf([{ ask: 'Mail?', type: 'email' }, 'Done.']));
    await visitor.send('x');
    await visitor.until(() => visitor.one('#error').textContent);
    await visitor.send('Kan ik een medewerker spreken?');
    await visitor.says('automated assistant');
    expect(visitor.one('#error').textContent).to.equal('');
  });

  it('is told in the words of the flow, and in the language that is chosen later', async () => {
    const flow = flowOf(name, {
      contact: 'https://nordlys.example/hjelp',
      messages: { isBot: 'A script of {brand} speaks.' },
      texts: {
        nl: {
          'A script of {brand} speaks.': 'Hier praat een script van {brand}.',
          'What is your first name?': 'Hoe heet je?',
        },
      },
    });
    const visitor = await visit(flow, { lang: 'en' }, { theme });
    await visitor.send('Are you human?');
    await visitor.says('A script of Nordlys speaks. Rather talk to somebody?');
    visitor.element.lang = 'nl';
    await visitor.says('Hier praat een script van Nordlys. Liever iemand spreken?');
    expect(links(visitor, '.row').map(({ href }) => href)).to.deep.equal(['https://nordlys.example/hjelp']);
  });

  it('stands in the transcript after a reload', async () => {
    const flow = flowOf(name, { contact });
    const first = await visit(flow, { keep: 'visit' }, { theme });
    await first.send('are you a bot?');
    await first.says('automated assistant of Nordlys');
    const said = first.messages;
    first.element.remove();
    const again = await visit(flow, { keep: 'visit' }, { theme });
    await again.until(() => again.messages.length === said.length);
    expect(again.messages).to.deep.equal(said);
    await again.send('Anna');
    await again.says('Hello Anna.');
    await again.element.forget();
  });

  const kept: [what: string, step: object, said: Answer][] = [
    [
      'a complaint about a bot',
      { ask: 'What happened?', type: 'long' },
      'Your bot asked me the same thing twice. Can I talk to a person?',
    ],
    [
      'a choice on offer',
      { ask: 'What now?', options: ['Talk to a person', 'Go on'], other: true },
      'Talk to a person',
    ],
    ['a surname', { ask: 'Your surname?' }, 'Mens'],
  ];
  for (const [what, step, said] of kept)
    it(`leaves ${what} an answer`, async () => {
      const visitor = await visit(flowOf([{ ...step, as: 'said' }, 'So: {said}']));
      await visitor.element.answer(said);
      await visitor.says(`So: ${String(said)}`);
    });

  it('is also heard among own words beside choices', async () => {
    const visitor = await visit(
      flowOf([{ ask: 'Colour?', as: 'colour', options: ['Blue'], other: 'Another' }, 'So {colour}.']),
    );
    await visitor.until(() => visitor.button('Another'));
    visitor.press('Another');
    visitor.type('Are you a robot?', visitor.one<HTMLInputElement>('.own-words .field'));
    visitor.one<HTMLFormElement>('.own-words').requestSubmit();
    await visitor.says('automated assistant');
    visitor.press('Blue');
    await visitor.says('So Blue.');
  });
});
