import { describe, it } from 'node:test';
import { expect } from 'chai';
import { forgetPersonal } from '../../src/engine/forget.lazy.ts';
import { drive } from './drive.ts';
import { steps } from './flow-of.ts';

const flow = steps(
  { ask: 'Name?', as: 'name' },
  'Hi {name}, from {brand}',
  {
    ask: 'Who?',
    fields: [
      { as: 'email', type: 'email', label: 'E-mail' },
      { as: 'size', label: 'Size', options: ['S', 'M'] },
    ],
  },
  { ask: 'Age?', as: 'age', type: 'number' },
  { ask: 'Secret?' },
  { ask: 'Colour?', as: 'colour', options: ['Red', 'Blue'], other: true },
  { ask: 'Fit?', as: 'fit', options: ['Slim'] },
  { consent: 'Mail {email}', as: 'news' },
  { set: { greeting: 'Dear {name}!', list: '= [name, 1]', n: 3 } },
  { image: '/hi/{name}.webp', link: '/l/{name}' },
  { open: '/o?{email}', title: 'Go {name}' },
  { submit: true, save: { link: 'link', code: 'code' } },
  { reward: '{code}', code: '{code}', open: '/r?{name}', title: 'For {name}' },
  { share: '{link}?by={name}', text: 'From {name}', skip: true },
  'Bye {fit}',
);

describe('forgetting', () => {
  const chat = drive(flow, {
    submit: ({ id }) => ({
      type: 'delivered',
      id,
      reply: { link: 'https://x.example/', code: 'VIP-7', say: 'Thanks Anneke' },
    }),
  });
  chat.answer('Anneke', { email: 'canary@example.com', size: 'M' }, 7, 'my secret cat', 'Magenta', 'Slim', true);
  chat.answer(null);
  const before = chat.state,
    after = forgetPersonal(before);

  it("leaves none of the visitor's own words anywhere in the state", () => {
    const text = JSON.stringify(after);
    for (const canary of ['Anneke', 'canary@example.com', 'secret cat', 'Magenta']) {
      expect(JSON.stringify(before)).to.contain(canary);
      expect(text).not.to.contain(canary);
    }
    expect(after.vars).to.deep.equal({
      size: 'M',
      fit: 'Slim',
      news: true,
      greeting: 'Dear ···!',
      list: ['···', 1],
      n: 3,
      link: 'https://x.example/',
      code: 'VIP-7',
    });
    expect(after.personal).to.deep.equal([]);
  });

  it('leaves the conversation to be read, with dots where those words were', () => {
    Object.assign(chat, { state: after });
    expect(chat.lines).to.deep.equal([
      'Name?',
      '> ···',
      'Hi ···, from Nordlys',
      'Who?',
      '> E-mail: ··· | Size: M',
      'Age?',
      '> ···',
      'Secret?',
      '> ···',
      'Colour?',
      '> ···',
      'Fit?',
      '> Slim',
      '> Mail ···',
      '[image /hi/···.webp  → /l/···]',
      '[open /o?··· Go ··· in tab]',
      '[delivery delivered]',
      'Thanks ···',
      '[reward VIP-7 For ··· ]',
      '[share https://x.example/?by=··· native copy whatsapp sms mail]',
      '> –',
      'Bye Slim',
    ]);
  });

  it('changes nothing else, and nothing that it was given', () => {
    const { vars, personal, transcript, consents, trail, ...rest } = after;
    expect(rest).to.deep.equal(
      (({ vars: _v, personal: _p, transcript: _t, consents: _c, trail: _trail, ...others }) => others)(before),
    );
    expect(trail, 'what was given, by which answers could be changed').to.deep.equal([]);
    expect(consents[0]).to.deep.equal({ ...before.consents[0]!, text: 'Mail ···' });
    expect([vars, personal, transcript].length).to.equal(3);
  });

  it('leaves none of them in the address beside what was agreed to or not', () => {
    for (const answer of [true, false]) {
      const { state } = drive(
        steps({ ask: 'Name?', as: 'name' }, { consent: 'Yes', as: 'ok', link: '/p?n={name}' }),
      ).answer('Anneke', answer);
      expect(JSON.stringify(state)).to.contain('/p?n=Anneke');
      expect(JSON.stringify(forgetPersonal(state))).not.to.contain('Anneke');
    }
  });

  it('takes a short answer for itself only', () => {
    const short = drive(steps({ ask: 'Size?', as: 'size' }, { set: { code: 'SALE-S', copy: '{size}' } })).answer(
      'S',
    ).state;
    expect(forgetPersonal(short).vars).to.deep.equal({ code: 'SALE-S', copy: '···' });
  });

  it('leaves no part of an address, wherever it was said', () => {
    const home = { street: 'Karl Johans gate 1', postalCode: '0154', city: 'Oslo', country: 'NO' };
    const { state } = drive(
      steps(
        { ask: 'Where to?', type: 'address', as: 'home' },
        'It goes to {home.street} in {home.city}, {home.postalCode}.',
      ),
    ).answer(home);
    expect(JSON.stringify(state)).to.contain('"Karl Johans gate 1"').and.to.contain('"0154"');
    expect(JSON.stringify(forgetPersonal(state))).not.to.match(/Karl|0154|Oslo/);
  });

  it('leaves no address with which an endpoint is asked how a campaign stands, and asks for no news by it any more', () => {
    const asksBy = (query: object) =>
      drive(
        steps(
          { ask: 'E-mail?', type: 'email', as: 'email' },
          { referrals: '/api/status', query },
          { news: '/api/news', query, tell: [{ say: 'Your friend is in.' }] },
          { ask: 'More?', options: ['No'] },
        ),
        { request: () => ({ ok: true, friends: {} }) },
      ).answer('canary@example.com', 'No').state;
    const byAddress = asksBy({ email: '{email}' });
    expect(byAddress.listening!.query).to.deep.equal({ email: 'canary@example.com' });
    expect(JSON.stringify(forgetPersonal(byAddress))).not.to.contain('canary');
    expect(forgetPersonal(byAddress).listening).to.equal(undefined);
    const byToken = asksBy({ token: 'T-1' });
    expect(forgetPersonal(byToken).listening).to.deep.equal(byToken.listening);
  });
});
