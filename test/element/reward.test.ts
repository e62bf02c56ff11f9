import { expect } from '@open-wc/testing';
import { cleanUp, flowOf, listen, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

const size = (element: Element) => parseFloat(getComputedStyle(element).fontSize);
async function shown(...steps: object[]): Promise<Visitor> {
  const visitor = await visit(flowOf([...steps, { ask: 'Well?' }]));
  await visitor.until(() => visitor.all('.reward.card').length >= 1, 'a reward');
  return visitor;
}
const textOf = (element: Element | null) =>
  (element as HTMLElement | null)?.innerText.trim().replace(/\s+/g, ' ') ?? '';
/** A day so many days from today, as the visitor's clocks show it. */
const inDays = (days: number): string => {
  const date = new Date(Date.now() + days * 86_400_000);
  return new Date(+date - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};
const card = async (step: object) => (await shown({ reward: 'For you', ...step })).one('.reward.card');

describe('a reward', () => {
  it('shows what one gets larger than what it is called', async () => {
    const visitor = await shown(
      { reward: '25 % off', title: 'Your welcome gift', code: 'HELLO' },
      { reward: 'A free coffee' },
    );
    await visitor.until(() => visitor.all('.reward.card').length === 2);
    const [one, other] = visitor.all('.reward.card') as [HTMLElement, HTMLElement];
    expect(size(one.querySelector('.worth')!)).to.be.above(size(one.querySelector('strong')!));
    expect(size(other.querySelector('strong')!)).to.be.above(size(visitor.one('.bubble')));
  });

  it('copies a code, but no sentence', async () => {
    expect(textOf((await card({ reward: 'VIP-7', title: 'Pass' })).querySelector('[part=code]'))).to.equal('VIP-7');
    const place = await card({ reward: 'A place on the list', title: 'For you' });
    expect(place.querySelector('[part=code]')).to.equal(null);
    expect(textOf(place.querySelector('.worth'))).to.equal('A place on the list');
    expect(textOf((await card({ reward: 'Ten euros off', code: 'TEN' })).querySelector('[part=code]'))).to.equal('TEN');
  });

  for (const [kind, about, sign, worth] of [
    ['list_spot', { amount: 1 }, 'Guest list', ''],
    ['discount_code', { amount: 10, unit: '%' }, 'Discount', '10% off'],
    ['discount_code', { amount: 5, unit: 'EUR' }, 'Discount', '€5 off'],
    ['voucher', { amount: 2.5, unit: 'EUR' }, 'Voucher', '€2.50'],
    ['parking_minutes', { amount: 90 }, 'Parking', '90 minutes'],
    ['data_allowance', { amount: 2, every: 'month' }, 'Mobile data', '2 GB each month'],
    ['external_code', { amount: 15, unit: 'stars' }, 'From a partner', '15 stars'],
    ['climate_days', { amount: 1 }, 'For the climate', '1 day'],
    ['virtual_card', { amount: 25, unit: 'NOK' }, 'Gift card', 'NOK 25'],
    ['points', { amount: 1500 }, 'Points', '1,500 points'],
    ['other', { amount: 3, unit: 'hours' }, 'Reward', '3 hours'],
    ['no kind at all', { amount: 3 }, 'Reward', '3'],
  ] as const)
    it(`says what ${kind} is and how much: ${worth || sign}`, async () => {
      const shownCard = await card({ kind, title: 'T', reward: 'R S', ...about });
      expect(textOf(shownCard.querySelector('.reward-kind'))).to.equal(sign);
      expect(textOf(shownCard.querySelector('.worth'))).to.equal(worth || 'R S');
    });

  it('writes amounts as the visitor’s language does', async () => {
    const visitor = await visit(
      flowOf([{ reward: 'x y', kind: 'data_allowance', amount: 1.5, every: 'month' }, { ask: 'Well?' }]),
      { lang: 'de' },
    );
    await visitor.until(() => visitor.has('.reward .worth'));
    expect(textOf(visitor.one('.reward .worth'))).to.equal('Jeden Monat 1,5 GB');
  });
});

describe('how a reward stands', () => {
  const about = { code: 'C-1', open: '/shop', qr: true, title: 'T' };
  const usable = (of: Element) => [!!of.querySelector('[part=code]'), !!of.querySelector('a.button')];

  for (const [status, words, isUsable, more] of [
    ['ready', 'Ready to use', true, {}],
    ['issued', 'Ready to use', true, {}],
    ['pending', 'Waiting for your friend', false, {}],
    ['held', 'On hold for now', false, {}],
    ['held', 'On hold until October 14, 2033', false, { from: '2033-10-14' }],
    ['approved', 'On its way to you', false, {}],
    ['redeemed', 'Used', false, {}],
    ['cancelled', 'Cancelled', false, {}],
    ['rejected', 'Cancelled', false, {}],
    ['expired', 'Expired', false, {}],
    ['expired', 'Expired on January 2, 2020', false, { until: '2020-01-02' }],
    ['something new', '', false, {}],
  ] as const)
    it(`${status}: "${words}", ${isUsable ? 'with' : 'without'} its code and its way to use it`, async () => {
      const shownCard = await card({ ...about, status, ...more });
      expect(textOf(shownCard.querySelector('.reward-status'))).to.equal(words);
      expect(usable(shownCard)).to.deep.equal([isUsable, isUsable]);
    });

  it('is never to be used once its day is over, whatever its status says', async () => {
    for (const status of [undefined, 'ready', 'issued', 'pending']) {
      const shownCard = await card({ ...about, until: inDays(-1), ...(status && { status }) });
      expect(textOf(shownCard.querySelector('.reward-status')), status).to.match(/^Expired on /);
      expect(usable(shownCard), status).to.deep.equal([false, false]);
      cleanUp();
    }
  });

  it('counts its last days, and says a later day only', async () => {
    const until = async (days: number) =>
      textOf((await card({ ...about, until: inDays(days) })).querySelector('.valid'));
    expect(await until(0)).to.match(/^Today is the last day · Valid until /);
    expect(await until(2)).to.match(/^3 days left · Valid until /);
    expect(await until(30)).to.match(/^Valid until /);
    expect(textOf((await card({ ...about, until: 'the snow melts' })).querySelector('.valid'))).to.equal(
      'Valid until the snow melts',
    );
  });

  it('says how far one that comes again is, and for how long it comes', async () => {
    for (const [every, given, times, told] of [
      ['month', 3, 6, 'Month 3 of 6'],
      ['month', 0, 6, 'For 6 months'],
      ['month', 0, 1, 'For 1 month'],
      ['week', 1, 4, 'Week 1 of 4'],
      ['year', 9, 2, 'Year 2 of 2'],
      ['month', 3, 0, ''],
      ['', 3, 6, ''],
    ] as const) {
      const shownCard = await card({ ...about, status: 'issued', ...(every && { every }), given, times });
      expect(textOf(shownCard.querySelector('.valid')), `${every} ${given} ${times}`).to.equal(told);
      cleanUp();
    }
  });

  it('of each month has ended, and not expired, with all that has come', async () => {
    const ended = await card({ ...about, status: 'expired', every: 'month', given: 6, times: 6, until: '2020-01-31' });
    expect(textOf(ended.querySelector('.reward-status'))).to.equal('Ended on January 31, 2020');
    expect(textOf(ended.querySelector('.valid'))).to.equal('Month 6 of 6');
    cleanUp();
    const never = await card({ ...about, status: 'expired', every: 'month', times: 6 });
    expect(textOf(never.querySelector('.reward-status'))).to.equal('Has ended');
    expect(never.querySelector('.valid')).to.equal(null);
  });

  it('says from when on it can be used: with its code, which is theirs, and no way to use it before', async () => {
    const early = await card({ ...about, status: 'issued', from: '2033-10-14', until: '2033-12-31' });
    expect(textOf(early.querySelector('.reward-status'))).to.equal('From October 14, 2033');
    expect(textOf(early.querySelector('.valid'))).to.equal('Valid until December 31, 2033');
    expect(usable(early)).to.deep.equal([true, false]);
    cleanUp();
    const promised = await card({ ...about, status: 'pending', from: '2033-10-14', every: 'month', times: 6 });
    expect(textOf(promised.querySelector('.reward-status'))).to.equal('Waiting for your friend');
    expect(textOf(promised.querySelector('.valid'))).to.equal('For 6 months · From October 14, 2033');
    cleanUp();
    const begun = await card({ ...about, status: 'issued', from: inDays(-1) });
    expect(textOf(begun.querySelector('.reward-status'))).to.equal('Ready to use');
    expect(usable(begun)).to.deep.equal([true, true]);
  });

  for (const [lang, manner, words] of [
    ['nl', 'warm', ['Vanaf 14 oktober 2033', 'Maand 3 van 6']],
    ['nl', 'formal', ['Beschikbaar vanaf 14 oktober 2033', 'Maand 3 van 6']],
    ['de', 'warm', ['Ab dem 14. Oktober 2033', 'Monat 3 von 6']],
    ['de', 'playful', ['Gleich ist es so weit: ab dem 14. Oktober 2033', 'Monat 3 von 6']],
    ['en', 'formal', ['Available from 14 October 2033', 'Month 3 of 6']],
  ] as const)
    it(`says that in ${lang}, ${manner}`, async () => {
      const reward = { reward: 'x y', every: 'month', given: 3, times: 6, from: '2033-10-14', status: 'issued' };
      const visitor = await visit(
        { ...flowOf([reward, { ask: 'Well?' }]), tone: manner },
        { lang: lang === 'en' ? 'en-GB' : lang },
      );
      await visitor.until(() => visitor.has('.reward .valid'));
      const of = (part: string) => textOf(visitor.one(`.reward ${part}`));
      expect([of('.reward-status'), of('.valid')]).to.deep.equal(words);
    });

  it('is told with its state to those who hear it', async () => {
    const reward = {
      reward: 'R S',
      title: 'Parking',
      kind: 'parking_minutes',
      amount: 90,
      status: 'pending',
      code: 'C-1',
    };
    const visitor = await visit(flowOf([{ ask: 'Ready?' }, reward, { ask: 'Well?' }]));
    const told = listen(visitor);
    await visitor.send('Yes');
    await visitor.until(() => told.join().includes('Parking, 90 minutes, Waiting for your friend'));
    expect(told.join()).not.to.contain('C-1');
  });
});

describe('rewards of an endpoint', () => {
  const rewards = [
    { id: 1, kind: 'parking_minutes', status: 'issued', title: '90 {minutes} <b>free</b>', code: 'P-1', amount: 90 },
    { id: 2, kind: 'voucher', status: 'held', from: '2033-10-14', title: 'Coffee', link: 'javascript:alert(1)' },
    { id: 3, kind: 'external_code', status: 'ready', title: 'App', link: 'https://apps.example/', conditions: 'Once.' },
    'A word',
    null,
  ];
  const given = { set: { rewards } };

  it('have a card each, in order, with words that stand as they are', async () => {
    const visitor = await shown(given, { say: 'Yours:', reward: '= rewards' });
    await visitor.until(() => visitor.all('.reward.card').length >= 4);
    expect(visitor.all('.reward strong').map((each) => textOf(each))).to.deep.equal([
      '90 {minutes} <b>free</b>',
      'Coffee',
      'App',
      'A word',
    ]);
    expect(visitor.has('.reward b')).to.equal(false);
    expect(visitor.all<HTMLAnchorElement>('.reward a.button').map(({ href }) => href)).to.deep.equal([
      'https://apps.example/',
    ]);
    expect(textOf(visitor.one('.conditions'))).to.equal('Once.');
  });

  it('may be one alone, and none', async () => {
    expect(
      (
        await shown(given, { set: { one: '= at(rewards, 0)' } }, { reward: { en: 'Always' } }, { reward: '= nothing' })
      ).all('.reward.card'),
    ).to.have.length(1);
  });
});

describe('codes to scan', () => {
  it('are QR codes or barcodes with their words, dark on light in every scheme', async () => {
    const visitor = await visit(
      flowOf([{ reward: 'Pass', title: 'Yours', code: 'VIP-7', qr: true, barcode: true }, { ask: 'Well?' }]),
      {
        scheme: 'dark',
      },
    );
    await visitor.until(() => visitor.has('.reward .qr-code') && visitor.has('.reward .barcode'));
    expect(visitor.one('.reward .qr-code').getAttribute('aria-label')).to.equal('QR code: VIP-7');
    const barcode = visitor.one('.barcode');
    expect([barcode.getAttribute('role'), barcode.getAttribute('aria-label')]).to.deep.equal(['img', 'Barcode: VIP-7']);
    expect(getComputedStyle(barcode.querySelector('rect')!).fill).to.equal('rgb(255, 255, 255)');
    expect(getComputedStyle(barcode.querySelector('path')!).fill).to.equal('rgb(0, 0, 0)');
  });

  it('are left out where a barcode has no sign for it', async () => {
    const visitor = await shown({ reward: 'Pass', title: 'Yours', code: 'VÍP', barcode: true });
    expect(visitor.has('.barcode')).to.equal(false);
    expect(textOf(visitor.one('[part=code]'))).to.equal('VÍP');
  });
});

for (const kind of ['list_spot', 'virtual_card', 'voucher'])
  it(`a card of ${kind} has room at 320 px`, async () => {
    const visitor = await shown({
      reward: 'A present for you',
      kind,
      amount: 250,
      unit: 'EUR',
      title: 'A rather long title of a reward',
      code: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
      status: 'ready',
    });
    visitor.element.style.inlineSize = '320px';
    await visitor.element.updateComplete;
    const box = visitor.one('.reward.card').getBoundingClientRect();
    for (const each of visitor.all('.reward.card *')) {
      const { left, right, width } = each.getBoundingClientRect();
      if (width > 1)
        expect([left >= box.left - 1, right <= box.right + 1], each.outerHTML.slice(0, 80)).to.deep.equal([true, true]);
    }
  });
