import { expect } from '@open-wc/testing';
import type { Envelope } from '../../src/engine/envelope.ts';
import { cleanUp, flowOf, listen, mount, next, visit, Visitor } from './harness.ts';

afterEach(cleanUp);

const contact = { name: 'Kari', email: 'vip@nordlys.example', whatsapp: '+47 922 33 444', hours: 'On weekdays' };
const question = { ask: 'What are you looking for?', as: 'need' };
/** Somebody is there at any time, and at none. */
const always = '0-24 UTC',
  never = 'mon-sun closed';
const card = (visitor: Visitor) => visitor.one('.row.handover .handover');
const links = (visitor: Visitor) => visitor.all<HTMLAnchorElement>('.row.handover a');
const words = (visitor: Visitor) => card(visitor).innerText.replace(/\s+/g, ' ').trim();
/** A conversation that has come to its step. */
async function handed(
  step: object,
  more: object = { contact },
  attributes?: Record<string, string>,
  properties?: object,
) {
  const visitor = await visit(flowOf([question, step, { ask: 'Anything else?' }], more), attributes, properties);
  const told = listen(visitor);
  await visitor.send('Jeans');
  await visitor.until(() => visitor.has('.row.handover'), 'the card');
  await visitor.asks();
  return { visitor, told };
}

describe('the card that hands over to a person', () => {
  it('shows who can be reached, where and when, and how soon an answer comes', async () => {
    const { visitor } = await handed({
      handover: true,
      say: 'One moment, {need} it is.',
      answer: 'Usually within five minutes.',
    });
    expect(visitor.messages.at(-2)).to.equal('One moment, Jeans it is.');
    expect(words(visitor)).to.equal(
      'Kari Usually within five minutes. vip@nordlys.example WhatsApp (opens in a new tab) On weekdays',
    );
    expect(links(visitor).map(({ href }) => href)).to.deep.equal([
      'mailto:vip@nordlys.example',
      'https://wa.me/4792233444',
    ]);
    for (const link of links(visitor)) expect(link.getBoundingClientRect().height, link.innerText).to.be.at.least(44);
    expect(visitor.messages.at(-1)).to.equal('Anything else?');
  });

  it('says what the contact says of its answers, here and in the header', async () => {
    const { visitor } = await handed({ handover: true }, { contact: { ...contact, answer: 'The same day.' } });
    expect(words(visitor)).to.contain('The same day.');
    expect(visitor.one('.contact').textContent).to.contain('The same day.');
  });

  it('is one link for a channel, with a text that is ready to be sent and a reference', async () => {
    const { visitor } = await handed({
      handover: { channel: 'whatsapp', to: '+47 922 33 444', text: 'I look for {need}.', ref: true },
      button: 'Chat with Kari',
    });
    const [link] = links(visitor),
      reference = visitor.element
        .snapshot()
        ?.transcript.flat()
        .flatMap((entry) => (entry.kind === 'handover' ? [entry.reference] : []))[0];
    expect(links(visitor)).to.have.length(1);
    expect(link!.innerText.replace(/\s+/g, ' ').trim()).to.equal('Chat with Kari (opens in a new tab)');
    expect(new URL(link!.href).searchParams.get('text')).to.equal(`I look for Jeans.\nReference: ${reference}`);
    expect([link!.target, link!.rel]).to.deep.equal(['_blank', 'noopener noreferrer']);
    expect(words(visitor)).to.equal(`Talk to a person Chat with Kari (opens in a new tab) Reference: ${reference}`);
  });

  for (const [channel, to, href, shown] of [
    ['sms', '+47 922 33 444', 'sms:+4792233444', 'Text message +47 922 33 444'],
    ['call', '+47 922 33 444', 'tel:+4792233444', '+47 922 33 444'],
    ['mail', 'kari@nordlys.example', 'mailto:kari@nordlys.example', 'kari@nordlys.example'],
    ['telegram', '@nordlys', 'https://t.me/nordlys', 'Telegram (opens in a new tab)'],
  ] as const) {
    it(`names the way: ${channel}`, async () => {
      const { visitor } = await handed({ handover: { channel, to } }, {});
      expect(links(visitor).map((link) => [link.href, link.innerText.replace(/\s+/g, ' ').trim()])).to.deep.equal([
        [href, shown],
      ]);
    });
  }

  it('leads to nothing that could do harm', async () => {
    const { visitor } = await handed({ handover: { channel: 'page', to: 'javascript:alert(1)' } }, { contact });
    expect(links(visitor)).to.have.length(0);
  });

  it('tells the hours in the language of the conversation, and whose clock it is where that is another one', async () => {
    const { visitor } = await handed(
      { handover: true, hours: { 'mon-sun': '0-24', zone: 'Pacific/Kiritimati' } },
      { contact },
      { lang: 'nl' },
    );
    expect(words(visitor)).to.contain('maandag–zondag').and.to.contain('Line-eiland').and.not.to.contain('On weekdays');
    visitor.element.lang = 'en';
    await visitor.until(() => words(visitor).includes('Monday–Sunday'));
  });

  it('says when somebody is back while nobody is there, and still shows the ways', async () => {
    const { visitor } = await handed({ handover: true, say: 'One moment.', hours: never });
    expect(words(visitor)).to.equal('There’s nobody here right now. vip@nordlys.example WhatsApp (opens in a new tab)');
    expect(visitor.messages).not.to.include('One moment.');
    const hour = new Date().getUTCHours(),
      later = (hour + 2) % 24,
      until = (hour + 3) % 24;
    const { visitor: other } = await handed({ handover: true, hours: `${later}-${until} UTC` });
    expect(words(other)).to.match(/^There’s nobody here right now\. We’re back (today|tomorrow) at \d+:\d\d/);
  });

  it('takes a message while nobody is there', async () => {
    const got: Envelope[] = [];
    const endpoint = async (envelope: Envelope) => {
      got.push(envelope);
      return { ok: true, id: envelope.id };
    };
    const visitor = await visit(
      flowOf(
        [
          question,
          {
            handover: 'shop',
            say: 'One moment.',
            hours: never,
            else: [
              'The shop is closed.',
              { ask: 'Where may we write to you?', type: 'email', as: 'email' },
              { submit: true, send: ['need', 'email'] },
            ],
          },
          'Until tomorrow!',
        ],
        { contact },
      ),
      {},
      { endpoints: { '': endpoint } as never, endpoint: endpoint as never },
    );
    await visitor.send('Jeans');
    await visitor.says('The shop is closed.');
    await visitor.send('anna@example.com');
    await visitor.says('Until tomorrow!');
    expect(visitor.has('.row.handover')).to.equal(false);
    expect(got.filter(({ type }) => type === 'form.submitted').map(({ answers }) => answers)).to.deep.equal([
      { need: 'Jeans', email: 'anna@example.com' },
    ]);
    expect(got.filter(({ type }) => type === 'handover.requested')).to.deep.equal([]);
  });

  it('sends the answers to the endpoint of that name, else to the default one, and tells the page', async () => {
    for (const name of ['shop', 'somebody else']) {
      const got: Record<string, Envelope[]> = { shop: [], usual: [] };
      const take = (list: Envelope[]) => async (envelope: Envelope) => {
        list.push(envelope);
        return { ok: true, id: envelope.id };
      };
      const visitor = await visit(
        flowOf([question, { handover: name, send: ['need'], hours: always }, { ask: 'Anything else?' }], { contact }),
        {},
        { endpoint: take(got['usual']!) as never, endpoints: { shop: take(got['shop']!) } as never },
      );
      const event = next<CustomEvent>(visitor.element, 'smoc-handover');
      await visitor.send('Jeans');
      expect((await event).detail).to.deep.equal({ channel: name, step: 'main/1' });
      const list = got[name === 'shop' ? 'shop' : 'usual']!;
      await visitor.until(() => list.some(({ type }) => type === 'handover.requested'), 'the envelope');
      expect(list.find(({ type }) => type === 'handover.requested')).to.deep.include({
        answers: { need: 'Jeans' },
        handover: { channel: name, open: true },
      });
    }
  });

  it('is heard once by a screen reader, and leaves the focus with the next question', async () => {
    const { visitor, told } = await handed({ handover: true, answer: 'Usually within five minutes.', hours: always });
    await visitor.until(() => told.some((text) => text.includes('Kari')), 'the announcement');
    expect(told.filter((text) => text.includes('Kari'))).to.have.length(1);
    expect(told.find((text) => text.includes('Kari'))).to.contain('Kari Usually within five minutes. Monday–Sunday');
    await visitor.until(() => visitor.focused === visitor.field, 'the focus');
  });

  it('speaks in the words of the flow and in its tone', async () => {
    const { visitor } = await handed({ handover: true, hours: never }, { contact }, { lang: 'nl', tone: 'u' });
    expect(words(visitor)).to.contain('Op dit moment is er geen medewerker bereikbaar.');
    const { visitor: own } = await handed(
      { handover: true, hours: never },
      { contact, messages: { personAway: 'Kari is asleep.' } },
    );
    expect(words(own)).to.contain('Kari is asleep.');
  });
});

describe('a hand-over that reaches nobody', () => {
  const errors = (visitor: Visitor): string[] => {
    const told: string[] = [];
    visitor.element.addEventListener('smoc-error', ({ detail: { code, step } }) => told.push(`${code} ${step}`));
    return told;
  };
  it('says so instead of showing an empty card, and the author is told once', async () => {
    const visitor = await visit(
      flowOf([question, { handover: 'shop' }, { ask: 'Again?', options: [{ label: 'Yes', then: 'main' }] }]),
    );
    const told = errors(visitor);
    for (let time = 1; time < 3; time++) {
      await visitor.send('Jeans');
      await visitor.until(() => visitor.all('.row.handover').length === time);
      await visitor.until(() => visitor.options.length);
      visitor.press('Yes');
      await visitor.asks();
    }
    expect(words(visitor)).to.equal('I can’t put you through to somebody from here.');
    expect(told).to.deep.equal(['no-contact main/1']);
  });

  it('reaches the owner alone where there is an endpoint and no contact', async () => {
    const told: string[] = [];
    const { visitor } = await handed(
      { handover: 'shop', answer: 'Within an hour.' },
      {},
      {},
      { endpoint: async ({ id }: Envelope) => ({ ok: true, id }) },
    );
    visitor.element.addEventListener('smoc-error', ({ detail: { code } }) => told.push(code));
    expect(words(visitor)).to.equal('I’ll pass it on to a colleague. Within an hour.');
    expect(told).to.deep.equal([]);
  });

  it('is not one where the brand names a contact', async () => {
    const { visitor } = await handed(
      { handover: true },
      {},
      {},
      { theme: { name: 'x', brand: { name: 'Nordlys', contact: 'mailto:brand@nordlys.example' } } },
    );
    expect(links(visitor).map(({ href }) => href)).to.deep.equal(['mailto:brand@nordlys.example']);
  });
});

describe('a conversation with a card', () => {
  it('shows it again after a reload', async () => {
    const flow = flowOf([question, { handover: true, answer: 'Soon.' }, { ask: 'Anything else?' }], { contact });
    const first = await visit(flow, { keep: 'visit' });
    await first.send('Jeans');
    await first.until(() => first.has('.row.handover .handover'));
    await first.asks();
    first.element.remove();
    const again = new Visitor(mount(flow, { keep: 'visit' }));
    await again.until(() => again.has('.row.handover .handover'), 'the card');
    expect(words(again)).to.contain('Kari Soon.');
    await again.element.forget();
  });
});
