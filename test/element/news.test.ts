import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import type { EndpointSetting } from '../../src/effects/delivery/endpoint.ts';
import { cleanUp, flowOf, listen, mount, visit, Visitor } from './harness.ts';

/** What a test put in the place of something that the browser has. */
const undo: (() => void)[] = [];
afterEach(() => {
  cleanUp();
  for (const each of undo.splice(0)) each();
});

/** Lines that were opened, as an endpoint would see them. */
class Line extends EventTarget {
  static readonly CLOSED = 2;
  static readonly all: Line[] = [];
  readonly url: string;
  readyState = 1;
  constructor(url: string) {
    super();
    this.url = url;
    Line.all.push(this);
  }
  close(): void {
    this.readyState = Line.CLOSED;
  }
  tell(id: string | number, item: object): void {
    this.dispatchEvent(new MessageEvent('news', { lastEventId: String(id), data: JSON.stringify({ id, ...item }) }));
  }
  breakOff(): void {
    this.readyState = Line.CLOSED;
    this.dispatchEvent(new Event('error'));
  }
  static get open(): Line[] {
    return Line.all.filter(({ readyState }) => readyState !== Line.CLOSED);
  }
}
function withLines(): void {
  const before = globalThis.EventSource;
  Line.all.length = 0;
  globalThis.EventSource = Line as unknown as typeof EventSource;
  undo.push(() => {
    globalThis.EventSource = before;
  });
}
function inBackground(is: boolean): void {
  Object.defineProperty(document, 'visibilityState', { value: is ? 'hidden' : 'visible', configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
  undo.push(() => Reflect.deleteProperty(document, 'visibilityState'));
}

const tell = [
  {
    of: 'referral.signed_up',
    say: '{firstName|A friend} just signed up!',
    celebrate: 'hearts',
    set: { joined: '= n' },
  },
  { say: 'Something new: {type}' },
];
const step = { news: '/news', query: { token: '= token' }, status: 'status', seen: 'seen', tell };

interface Place {
  readonly visitor: Visitor;
  /** What the endpoints were asked. */
  readonly asked: object[];
  readonly seen: unknown[];
}
async function open(
  more: { news?: object[]; steps?: object[]; step?: object; token?: string } = {},
  attributes = {},
): Promise<Place> {
  const asked: object[] = [];
  const seen: unknown[] = [];
  const endpoints = {
    status: ({ query }: { query: object }) => {
      asked.push(query);
      return { ok: true, news: more.news ?? [] };
    },
    seen: ({ body }: { body: unknown }) => {
      seen.push(body);
      return {};
    },
  } as unknown as Readonly<Record<string, EndpointSetting>>;
  const flow = flowOf(
    [...(more.steps ?? []), { ...step, ...more.step }, { ask: 'Your name?', as: 'name' }, 'Hello {name}.'],
    {
      vars: { token: more.token ?? 'T-1' },
    },
  );
  return { visitor: await visit(flow, attributes, { endpoints }), asked, seen };
}
const anna = { type: 'referral.signed_up', firstName: 'Ben', n: 2 };
const count = (visitor: Visitor, text: string) => visitor.messages.filter((each) => each.includes(text)).length;

describe('news from elsewhere', () => {
  beforeEach(withLines);

  it('are told at once while the page is open, with hearts, and heard once', async () => {
    const { visitor, seen } = await open();
    const told = listen(visitor);
    await visitor.until(() => Line.open.length === 1, 'a line');
    expect(new URL(Line.all[0]!.url).search).to.equal('?token=T-1');
    Line.all[0]!.tell(7, anna);
    await visitor.says('Ben just signed up!');
    await visitor.until(() => visitor.has('[part=badge]'), 'the badge');
    await visitor.until(() => told.some((each) => each.includes('Ben just signed up!')), 'the announcement');
    expect(told.filter((each) => each.includes('Ben just signed up!'))).to.have.length(1);
    expect(visitor.element.snapshot()?.vars.joined).to.equal(2);
    await visitor.until(() => seen.length);
    expect(seen).to.deep.equal([{ token: 'T-1', ids: [7] }]);
  });

  it('come once, however often an endpoint tells them', async () => {
    const { visitor } = await open({ news: [{ id: 7, ...anna }] });
    await visitor.says('Ben just signed up!');
    await visitor.until(() => Line.open.length === 1);
    Line.all[0]!.tell(7, anna);
    Line.all[0]!.tell('8', { type: 'guest.confirmed' });
    await visitor.says('Something new: guest.confirmed');
    expect(count(visitor, 'Ben just signed up!')).to.equal(1);
  });

  it('of an earlier time are told at the next visit', async () => {
    const { visitor, asked, seen } = await open({
      news: [{ id: 1, type: 'reward.issued' }, { type: 'no id' }, 'odd'] as object[],
    });
    await visitor.says('Something new: reward.issued');
    expect(asked).to.deep.equal([{ token: 'T-1' }]);
    await visitor.until(() => seen.length === 1);
    expect(count(visitor, 'no id')).to.equal(0);
  });

  it('leave the open question as it is: its words, what was typed and the focus', async () => {
    const { visitor } = await open();
    await visitor.until(() => visitor.field && Line.open.length);
    visitor.type('An');
    Line.all[0]!.tell(7, anna);
    const { field } = visitor;
    // Nobody is interrupted while they type.
    for (let frame = 0; frame < 30; frame++) await new Promise(requestAnimationFrame);
    expect(count(visitor, 'Ben just signed up!')).to.equal(0);
    field.blur();
    await visitor.says('Ben just signed up!');
    expect(visitor.field.value).to.equal('An');
    await visitor.send('Anna');
    await visitor.says('Hello Anna.');
  });

  it('with words of others stay words', async () => {
    const { visitor } = await open();
    await visitor.until(() => Line.open.length === 1);
    Line.all[0]!.tell(7, { ...anna, firstName: '<b>**{token}**</b>' });
    await visitor.says('<b>**{token}**</b> just signed up!');
    expect(visitor.has('.bubble b')).to.equal(false);
  });

  it('what is no news is passed over', async () => {
    const { visitor } = await open();
    await visitor.until(() => Line.open.length === 1);
    Line.all[0]!.dispatchEvent(new MessageEvent('news', { lastEventId: '1', data: 'no JSON' }));
    Line.all[0]!.dispatchEvent(new MessageEvent('news', { data: '{"type": "referral.signed_up"}' }));
    Line.all[0]!.tell(2, anna);
    await visitor.says('Ben just signed up!');
    expect(count(visitor, 'signed up')).to.equal(1);
  });

  it('with less motion are told with a badge alone', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    undo.push(() => void emulateMedia({ reducedMotion: 'no-preference' }));
    const { visitor } = await open({ news: [{ id: 7, ...anna }] });
    await visitor.until(() => visitor.has('[part=badge]'));
    expect(visitor.has('canvas')).to.equal(false);
  });
});

describe('who is asked for news', () => {
  beforeEach(withLines);

  it('is nobody before the flow says so', async () => {
    const { visitor, asked } = await open({ steps: [{ ask: 'Ready?', options: ['Yes'] }] });
    await visitor.until(() => visitor.has('.option'));
    expect([Line.all.length, asked.length]).to.deep.equal([0, 0]);
    visitor.press('Yes');
    await visitor.until(() => Line.open.length === 1);
  });

  it('is nobody without what it is asked with', async () => {
    const { visitor, asked } = await open({ token: '' });
    await visitor.until(() => visitor.field);
    expect([visitor.element.snapshot()?.listening, Line.all.length, asked.length]).to.deep.equal([undefined, 0, 0]);
  });

  it('is nobody in a preview', async () => {
    const { visitor, asked } = await open({}, { preview: '' });
    await visitor.until(() => visitor.element.snapshot()?.listening);
    expect([Line.all.length, asked.length]).to.deep.equal([0, 0]);
  });

  it('is nobody until the page has granted requests', async () => {
    const { visitor, asked } = await open({}, { consent: 'required' });
    await visitor.until(() => visitor.element.snapshot()?.listening);
    expect([Line.all.length, asked.length]).to.deep.equal([0, 0]);
    visitor.element.removeAttribute('consent');
    await visitor.until(() => Line.open.length === 1);
    expect(asked).to.have.length(1);
  });

  it('is no other site', async () => {
    const errors: unknown[] = [];
    const onError = (event: Event) => errors.push((event as CustomEvent<{ code: string }>).detail.code);
    document.addEventListener('smoc-error', onError);
    undo.push(() => document.removeEventListener('smoc-error', onError));
    const { visitor } = await open({ step: { news: 'https://elsewhere.example/news' } });
    await visitor.until(() => errors.includes('request-failed'));
    expect(Line.all.length).to.equal(0);
  });

  it('is let go in the background, and asked again for what happened meanwhile', async () => {
    const { visitor, asked } = await open();
    await visitor.until(() => Line.open.length === 1);
    inBackground(true);
    expect(Line.open.length).to.equal(0);
    inBackground(false);
    await visitor.until(() => Line.open.length === 1 && asked.length === 2);
  });

  it('is let go with the chat, and when it starts over', async () => {
    const { visitor } = await open({ steps: [{ ask: 'Ready?', options: ['Yes'] }] });
    visitor.press('Yes');
    await visitor.until(() => Line.open.length === 1);
    await visitor.element.restart();
    await visitor.until(() => Line.open.length === 0, 'the line closed');
    visitor.press('Yes');
    await visitor.until(() => Line.open.length === 1);
    visitor.element.remove();
    await visitor.until(() => Line.open.length === 0);
  });

  it('is asked every now and then where no line can be had', async () => {
    const { visitor, asked } = await open();
    await visitor.until(() => Line.open.length === 1);
    Line.all[0]!.breakOff();
    expect(asked).to.have.length(1);
    expect(Line.open).to.have.length(0);
  });
});

it('what happened is told on the card that says how it stands', async () => {
  withLines();
  let joined = 0;
  const endpoints = {
    status: () => ({ ok: true, friends: { joined: joined++, pending: 0, ready: 0, most: 3 } }),
  } as unknown as Readonly<Record<string, EndpointSetting>>;
  const flow = flowOf([{ referrals: 'status' }, { news: '/news', tell }, { ask: 'More?' }]);
  const visitor = await visit(flow, {}, { endpoints });
  await visitor.until(() => Line.open.length === 1);
  const figure = () => visitor.one('.figure-of.joined dd').innerText.trim();
  expect(figure()).to.equal('0');
  Line.all[0]!.tell(7, anna);
  await visitor.until(() => figure() === '1');
});

it('news are not told again after a reload, and go on coming', async () => {
  withLines();
  const flow = flowOf([
    { ask: 'Ready?', options: ['Yes'] },
    { news: '/news', tell },
    { ask: 'Name?', as: 'name' },
  ]);
  const first = new Visitor(mount(flow, { keep: 'visit' }));
  await first.asks();
  first.press('Yes');
  await first.until(() => Line.open.length === 1);
  Line.all[0]!.tell(7, anna);
  await first.says('Ben just signed up!');
  first.element.remove();
  await first.until(() => Line.open.length === 0);
  const second = new Visitor(mount(flow, { keep: 'visit' }));
  await second.says('Ben just signed up!');
  await second.until(() => Line.open.length === 1);
  Line.open[0]!.tell(7, anna);
  Line.open[0]!.tell(8, { ...anna, firstName: 'Cleo' });
  await second.says('Cleo just signed up!');
  expect(count(second, 'Ben just signed up!')).to.equal(1);
  await second.element.forget();
});
