import { describe, it } from 'node:test';
import { expect } from 'chai';
import { forgetPersonal } from '../../src/engine/forget.lazy.ts';
import { drive } from './drive.ts';
import { flowOf, steps } from './flow-of.ts';

/* 1 February 2027, a Monday, a little after 9:00 UTC: when `drive` begins. */
const open = 'mon-fri 9-17 UTC',
  closed = 'mon-fri 12-17 UTC';
const ask = [
  { ask: 'What?', as: 'need' },
  { ask: 'Mail?', type: 'email', as: 'email' },
];
const requested = (chat: ReturnType<typeof drive>) =>
  chat.envelopes.filter(({ type }) => type === 'handover.requested');

describe('handing over to a person', () => {
  it('shows a card, sends what was asked for, tells the page, and goes on', () => {
    const chat = drive(
      steps(
        ...ask,
        { handover: true, say: 'One moment.', send: ['need'], answer: 'Within five minutes', hours: open },
        'Anything else?',
      ),
    ).answer('Jeans', 'a@b.example');
    expect(chat.lines.slice(4)).to.deep.equal([
      'One moment.',
      '[handover contact Within five minutes]',
      'Anything else?',
    ]);
    expect(chat.entries.find(({ kind }) => kind === 'handover')).to.deep.include({ hours: open });
    const [envelope] = requested(chat);
    expect(envelope).to.deep.include({
      step: 'main/2',
      answers: { need: 'Jeans' },
      handover: { channel: 'contact', open: true },
      contact: { firstName: null, lastName: null, email: null, phone: null },
    });
    expect(chat.events('handover')).to.deep.equal([{ channel: 'contact', step: 'main/2' }]);
    expect(chat.reports).to.deep.equal([]);
  });

  it('tells who it is, and what they agreed to, where the flow sends that', () => {
    const chat = drive(
      steps(...ask, { consent: 'You may write to me.', as: 'may' }, { handover: 'shop', send: { mail: '= email' } }),
    ).answer('Jeans', 'a@b.example', true);
    const [effect] = chat.of('deliver').filter(({ envelope }) => envelope.type === 'handover.requested');
    expect(effect).to.deep.include({ endpoint: 'shop' });
    expect(effect?.envelope.answers).to.deep.equal({ mail: 'a@b.example' });
    expect(effect?.envelope.contact.email).to.equal('a@b.example');
    expect(effect?.envelope.consents.map(({ id }) => id)).to.deep.equal(['may']);
    expect(chat.events('handover')).to.deep.equal([{ channel: 'shop', step: 'main/3' }]);
  });

  it('sends no answers that the flow does not name', () => {
    expect(
      requested(drive(steps(...ask, { handover: true })).answer('Jeans', 'a@b.example'))[0]?.answers,
    ).to.deep.equal({});
    expect(
      requested(drive(steps(...ask, { handover: true, send: 'all' })).answer('Jeans', 'a@b.example'))[0]?.answers,
    ).to.deep.equal({ need: 'Jeans', email: 'a@b.example' });
  });

  it('waits with the envelope until the visitor has done something', () => {
    const chat = drive(steps({ handover: true }, { ask: 'Well?' }));
    expect(requested(chat)).to.have.length(0);
    expect(requested(chat.answer('Yes'))).to.have.length(1);
  });

  it('keeps a channel with its number, its text with its values, and a reference that is nobody’s', () => {
    const chat = drive(
      steps(
        { ask: 'Who?', as: 'name' },
        { handover: { channel: 'whatsapp', to: '{number}', text: 'I am {name}', ref: true }, button: 'Ask {name}' },
      ),
      { values: { number: '+31 6 1234 5678' } },
    ).answer('Anna');
    const entry = chat.entries.at(-1);
    expect(entry).to.deep.include({
      kind: 'handover',
      channel: 'whatsapp',
      to: '+31 6 1234 5678',
      text: 'I am {name}',
      button: 'Ask {name}',
      values: { name: 'Anna' },
    });
    expect(entry).to.have.property('reference', requested(chat)[0]?.id.slice(0, 8));
    expect(chat.events('handover')).to.deep.equal([{ channel: 'whatsapp', step: 'main/1' }]);
  });

  for (const [what, handover, report] of [
    ['a channel that there is not', { channel: 'pigeon', to: 'home' }, 'unknown-channel'],
    ['a channel to nobody', { channel: 'whatsapp' }, 'missing-value'],
    ['a number that is missing', { channel: 'sms', to: '= gone' }, 'missing-value'],
  ] as const) {
    it(`falls back on the contact, and tells the author: ${what}`, () => {
      const chat = drive(steps({ handover }));
      expect(chat.entries[0])
        .to.deep.include({ kind: 'handover', channel: handover.channel })
        .and.not.to.have.property('to');
      expect(chat.reports).to.deep.equal([`${report} main/0`]);
    });
  }

  it('is nothing when it is turned off', () => {
    const chat = drive(steps({ handover: false }, 'Bye.'));
    expect(chat.lines).to.deep.equal(['Bye.']);
  });
});

describe('handing over while nobody is there', () => {
  it('takes a message in the steps of `else`, and says, reaches and sends nothing of its own', () => {
    const chat = drive(
      steps(
        {
          handover: 'shop',
          say: 'One moment!',
          image: '/kari.webp',
          goal: 'asked',
          celebrate: true,
          hours: closed,
          else: ['Closed.', { ask: 'Mail?', type: 'email', as: 'email' }, { submit: 'call-back' }, 'Until tomorrow.'],
        },
        'Bye.',
      ),
    ).answer('a@b.example');
    expect(chat.lines).to.deep.equal([
      'Closed.',
      'Mail?',
      '> a@b.example',
      '[delivery delivered]',
      'Until tomorrow.',
      'Bye.',
    ]);
    expect(requested(chat)).to.have.length(0);
    expect([chat.events('handover'), chat.state.goals, chat.of('celebrate')]).to.deep.equal([[], [], []]);
    expect(chat.envelopes.find(({ type }) => type === 'form.submitted')?.answers).to.deep.equal({
      email: 'a@b.example',
    });
  });

  it('goes to the part that `else` names', () => {
    const chat = drive(
      flowOf({
        flow: 'x',
        parts: { main: [{ handover: true, hours: closed, else: 'message' }, 'never'], message: ['Leave a message.'] },
      }),
    );
    expect(chat.lines).to.deep.equal(['Leave a message.']);
  });

  it('without `else` shows when somebody is back; the page is not called', () => {
    const chat = drive(
      steps({ ask: 'Well?' }, { handover: true, say: 'One moment!', hours: closed, answer: 'Soon' }, 'Bye.'),
    ).answer('x');
    expect(chat.lines.slice(2)).to.deep.equal(['[handover contact Soon away]', 'Bye.']);
    expect(chat.entries[2]).to.deep.include({ away: { back: Date.UTC(2027, 1, 1, 12) } });
    expect(chat.events('handover')).to.deep.equal([]);
    expect(requested(chat).map(({ handover }) => handover)).to.deep.equal([{ channel: 'contact', open: false }]);
  });

  it('may never be back', () => {
    expect(drive(steps({ handover: true, hours: 'mon-sun closed UTC' })).entries[0]).to.deep.include({ away: {} });
  });

  it('is judged by the clock of the place', () => {
    const at = (hours: string) => drive(steps({ handover: true, hours })).lines[0];
    expect([
      at('mon-fri 9-17 Europe/Amsterdam'),
      at('mon-fri 9-17 Asia/Tokyo'),
      at('mon-fri 9-17 America/New_York'),
    ]).to.deep.equal(['[handover contact]', '[handover contact away]', '[handover contact away]']);
  });

  it('counts hours that cannot be read as open', () => {
    expect(drive(steps({ handover: true, hours: 'office hours', else: ['Closed.'] })).lines).to.deep.equal([
      '[handover contact]',
    ]);
  });
});

describe('a conversation that is over', () => {
  it('forgets what was typed in what a card says', () => {
    const chat = drive(
      steps(
        { ask: 'Where?', as: 'place' },
        { handover: { channel: 'mail', to: '{place}@shop.example', text: 'From {place}' } },
        { submit: true },
      ),
    ).answer('Utrecht');
    expect(JSON.stringify(forgetPersonal(chat.state))).not.to.contain('Utrecht');
  });
});
