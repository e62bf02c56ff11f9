import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { EndpointSetting } from '../../src/effects/delivery/endpoint.ts';
import { cleanUp, flowOf, listen, mount, visit, Visitor } from './harness.ts';

afterEach(cleanUp);

const status = {
  ok: true,
  referral: { url: 'https://shop.example/friend.html?ref=7Q2M9KXA' },
  shares: 1200,
  friends: { joined: 3, pending: 1, ready: 2, most: 5 },
  milestones: [
    { at: 3, reached: false, title: 'a free coffee' },
    { at: 1, reached: true, title: 'a place on the list' },
  ],
  rewards: [
    {
      id: 1,
      kind: 'parking_minutes',
      status: 'issued',
      title: 'Parking',
      amount: 90,
      code: 'P-1',
      until: '2099-01-01',
    },
    { id: 2, kind: 'voucher', status: 'pending', title: 'Coffee', code: 'NOT-YET', link: 'https://x.example/' },
    { id: 3, kind: 'points', status: 'issued', title: 'Old', code: 'GONE', until: '2020-01-01' },
  ],
};
const step = { referrals: 'status', query: { token: 'T-1' } };
const textOf = (element: Element | null) =>
  (element as HTMLElement | null)?.innerText.trim().replace(/\s+/g, ' ') ?? '';

async function shown(told: object | (() => object) = status, more: object = {}, attributes = {}) {
  const asked: object[] = [];
  const endpoints = {
    status: ({ query }: { query: object }) => {
      asked.push(query);
      return typeof told === 'function' ? told() : told;
    },
  } as unknown as Readonly<Record<string, EndpointSetting>>;
  const visitor = await visit(flowOf([{ ...step, ...more }, { ask: 'More?' }]), attributes, { endpoints });
  return { visitor, asked };
}

describe('how a campaign stands', () => {
  it('is asked with what the flow says, and told in numbers, each with its word', async () => {
    const { visitor, asked } = await shown();
    await visitor.until(() => visitor.has('.referrals'));
    expect(asked).to.deep.equal([{ token: 'T-1' }]);
    const figures = visitor.all('.figures dt').map((name) => [textOf(name), textOf(name.nextElementSibling)]);
    expect(figures).to.deep.equal([
      ['shared', '1,200'],
      ['joined', '3'],
      ['pending', '1'],
      ['confirmed', '2'],
    ]);
  });

  it('says how far it is to the next milestone, to the eye and to those who hear it', async () => {
    const { visitor } = await shown();
    const bar = visitor.one('[role=progressbar]');
    const words = '2 of 3 friends: then comes a free coffee';
    expect(
      ['aria-label', 'aria-valuenow', 'aria-valuemin', 'aria-valuemax', 'aria-valuetext'].map((name) =>
        bar.getAttribute(name),
      ),
    ).to.deep.equal(['Your way to the next reward', '2', '0', '3', words]);
    expect(textOf(visitor.one('.milestones > p'))).to.equal(words);
    expect(
      visitor.all('.milestone-list li').map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()),
    ).to.deep.equal(['a place on the list, reached', '3a free coffee, at 3 friends']);
  });

  for (const [what, friends, milestones, words] of [
    ['without milestones', { joined: 1, ready: 1, most: 5 }, [], '1 of 5 friends count so far'],
    [
      'at the most that can count',
      { joined: 7, ready: 5, most: 5 },
      [],
      'All 5 friends that can count have joined. More friends are welcome, and get their own reward.',
    ],
    [
      'at the last milestone',
      { joined: 3, ready: 3, most: 5 },
      [{ at: 3, reached: true, title: 'x' }],
      'You have reached everything there is. Thank you!',
    ],
  ] as const)
    it(`has words of its own ${what}`, async () => {
      const { visitor } = await shown({ ...status, friends, milestones });
      expect(textOf(visitor.one('.milestones > p'))).to.equal(words);
    });

  it('shows how each reward stands; a code only of one that can be used', async () => {
    const { visitor } = await shown();
    expect(visitor.all('.earned').map((each) => textOf(each.querySelector('p')))).to.deep.equal([
      '90 minutes · Ready to use · Valid until January 1, 2099',
      'Waiting for your friend',
      'Expired on January 1, 2020',
    ]);
    expect(visitor.all('.earned code').map((each) => textOf(each))).to.deep.equal(['P-1']);
    expect(visitor.all('.earned a')).to.have.length(0);
  });

  it('offers the link once more, and tells the endpoint of it', async () => {
    const events: unknown[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.resolve() },
      configurable: true,
    });
    const { visitor } = await shown();
    visitor.element.addEventListener('smoc-share', (event) => events.push((event as CustomEvent).detail));
    expect(textOf(visitor.one('.again .link'))).to.equal(status.referral.url);
    visitor.one('.again .copy').click();
    await visitor.until(() => events.length);
    Reflect.deleteProperty(navigator, 'clipboard');
    expect(events).to.deep.equal([{ channel: 'copy', step: 'main/0' }]);
  });

  it('takes whatever an endpoint tells: odd values are nothing, words stay words, addresses are safe', async () => {
    const odd = {
      friends: { joined: '3', pending: -1, ready: Infinity, most: null },
      milestones: [{ at: 'x' }, null, { at: 2, title: '<b>{token}</b>' }],
      rewards: [{ title: '<i>x</i>', link: 'javascript:alert(1)', status: 'issued', kind: '__proto__' }, 'x'],
      referral: { url: 'javascript:alert(1)' },
    };
    const { visitor } = await shown(odd);
    expect(visitor.all('.figures dd').map((each) => textOf(each))).to.deep.equal(['0', '0', '0', '0']);
    expect(textOf(visitor.one('.milestones > p'))).to.contain('<b>{token}</b>');
    expect([
      visitor.has('.referrals i i'),
      visitor.has('.referrals b b'),
      visitor.has('a[href^=javascript]'),
      visitor.has('.again'),
    ]).to.deep.equal([false, false, false, false]);
  });
});

describe('a campaign that cannot be asked', () => {
  it('says so, and tries again by a press, by keyboard too', async () => {
    let works = false;
    const { visitor } = await shown(() => {
      if (!works) throw new Error('down');
      return status;
    });
    const told = listen(visitor);
    await visitor.until(() => visitor.has('.referrals'));
    expect(textOf(visitor.one('.referrals p'))).to.equal('I cannot see how it stands right now.');
    visitor.button('Try again').focus();
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => told.includes('I cannot see how it stands right now.'));
    works = true;
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => visitor.has('.figures'));
    expect(visitor.has('.referrals [part~=retry]')).to.equal(false);
  });

  it('says so of a link that is none any more', async () => {
    const { visitor } = await shown({ ok: false });
    await visitor.until(() => visitor.has('.referrals [part~=retry]'));
  });

  it('goes where the author says', async () => {
    const { visitor } = await shown(
      () => {
        throw new Error('down');
      },
      { fail: ['No luck.'] },
    );
    await visitor.says('No luck.');
    expect(visitor.has('.referrals')).to.equal(false);
  });
});

it('a card that tells how it stands is as it was after a reload', async () => {
  const endpoints = { status: () => status } as unknown as Readonly<Record<string, EndpointSetting>>;
  const flow = flowOf([{ ask: 'Ready?', options: ['Yes'] }, step, { ask: 'More?' }]);
  const first = new Visitor(mount(flow, { keep: 'visit' }, { endpoints }));
  await first.asks();
  first.press('Yes');
  await first.until(() => first.has('.figures'));
  first.element.remove();
  const second = new Visitor(mount(flow, { keep: 'visit' }, { endpoints: {} }));
  await second.until(() => second.has('.figures'));
  expect(textOf(second.one('.figures dd'))).to.equal('1,200');
  await second.element.forget();
});

it('a card that tells how it stands has room at 320 px', async () => {
  const { visitor } = await shown();
  visitor.element.style.inlineSize = '320px';
  await visitor.element.updateComplete;
  const { scrollWidth, clientWidth } = visitor.one('.scroll');
  expect(scrollWidth).to.be.at.most(clientWidth);
});
