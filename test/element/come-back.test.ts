import { expect } from '@open-wc/testing';
import { cleanUp, flowOf, mount, visit, Visitor } from './harness.ts';

const { fetch } = window;
afterEach(() => {
  window.fetch = fetch;
  cleanUp();
});

describe('who comes back after everything has arrived', () => {
  for (const [lang, gone, dear] of [
    ['en', 'Sent, and no longer kept here', 'Dear!'],
    ['nl', 'Verstuurd en hier niet meer bewaard', 'Dear!'],
  ] as const)
    it(`reads in words that what was typed is no longer here, and no signs in its place, ${lang}`, async () => {
      window.fetch = (_, init) => {
        const { id } = JSON.parse(init?.body as string) as { id: string };
        return Promise.resolve(Response.json({ ok: true, id }));
      };
      const flow = flowOf(
        [
          { ask: 'Name?', as: 'name' },
          'Nice to meet you, {name}!',
          {
            ask: 'Who?',
            fields: [
              { as: 'email', type: 'email', label: 'E-mail' },
              { as: 'size', label: 'Size', options: ['S', 'M'] },
            ],
          },
          { set: { greeting: 'Dear {name}!', both: '= [name, size]' } },
          { submit: true },
          { say: '{greeting}' },
          { say: 'For {both}.' },
          { reward: 'For {name}', title: 'A gift for {name}', code: 'VIP-7' },
          { reward: 'A drink', code: 'FOR-{name}' },
          { share: 'https://shop.example/?by={name}', via: ['copy'], skip: true },
          'Bye.',
        ],
        { language: lang },
      );
      const setting = { keep: 'visit', endpoint: '/results' };
      const first = await visit(flow, setting);
      await first.send('Anneke');
      await first.until(() => first.has('.form .box input'));
      first.type('anneke@shop.example', first.one('.form input.field'));
      first.one('.form .box input').click();
      first.one<HTMLFormElement>('.form').requestSubmit();
      await first.until(() => first.has('.share.card'));
      expect(first.one('.share .link').textContent).to.equal('https://shop.example/?by=Anneke');
      first.one('.ask button').click();
      await first.says('Bye.');
      await first.until(() => first.has('.reward.card'));
      expect(first.messages).to.include('Dear Anneke!');
      await first.until(() => first.element.snapshot()?.pending?.kind === 'end');

      // What is kept is written a moment later.
      let second = first;
      await first.until(() =>
        Object.values(first.element.snapshot()?.deliveries ?? {}).every((it) => it === 'delivered'),
      );
      for (let tries = 0; tries < 20; tries++) {
        second.element.remove();
        second = new Visitor(mount(flow, setting));
        await second.says('Bye.');
        if (!second.messages.includes('Anneke')) break;
      }
      await second.until(() => second.all('.reward.card').length === 2);
      const shown = second.one('.panel').innerText;
      expect(shown).not.to.include('···');
      expect(shown).not.to.include('Anneke');
      expect(second.all('code').map((code) => code.textContent)).to.deep.equal(['VIP-7']);
      expect(second.has('.share .link')).to.equal(false);
      expect(second.messages[1]).to.equal(gone);
      expect(second.messages.filter((message) => message.includes(gone))).to.have.length(2);
      expect(second.messages).to.include.members([dear, 'For S.', 'Nice to meet you!', 'Bye.']);
      await second.element.forget();
    });
});

describe('the mark that something is kept', () => {
  const flow = flowOf(['Hello.', { ask: 'Name?', as: 'name' }, 'Hi {name}!', { ask: 'And then?' }]);
  const marked = () => localStorage.getItem('smoc-chat') !== null;
  /** Somebody who has answered, and whose answer is on the device. */
  async function answered() {
    const first = await visit(flow, { keep: 'visit' });
    await first.send('Anneke');
    await first.says('And then?');
    await first.until(marked);
    first.element.remove();
  }
  afterEach(async () => {
    const last = await visit(flow, { keep: 'visit' });
    await last.element.forget();
  });

  it('comes with the first answer, and goes with what was kept', async () => {
    await answered();
    const next = new Visitor(mount(flow, { keep: 'visit' }));
    await next.says('And then?');
    await next.element.forget();
    expect(marked()).to.equal(false);
  });

  it('has who comes back see their conversation from the first moment', async () => {
    await answered();
    const next = new Visitor(mount(flow, { keep: 'visit' }));
    const seen = new Set<number>();
    await next.until(() => {
      if (next.element.shadowRoot?.querySelector('.row')) seen.add(next.messages.length);
      return next.messages.includes('And then?');
    });
    expect(Math.min(...seen)).to.equal(next.messages.length);
  });

  it('is not needed: a returning visitor without it has their conversation all the same', async () => {
    await answered();
    localStorage.removeItem('smoc-chat');
    const next = new Visitor(mount(flow, { keep: 'visit' }));
    await next.says('Hi Anneke!');
    expect(next.messages).to.include.members(['Hello.', 'Anneke', 'And then?']);
    expect(next.messages.filter((message) => message === 'Hello.')).to.have.length(1);
  });
});
