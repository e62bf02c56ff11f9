import { expect } from '@open-wc/testing';
import { cleanUp, flowOf, listen, visit, type Visitor } from './harness.ts';

const { createObjectURL } = URL;
afterEach(() => {
  URL.createObjectURL = createObjectURL;
  cleanUp();
});

/** A conversation that has come to its step, with what is heard of it. */
async function shown(step: object, kind: string, more: object = {}) {
  const visitor = await visit(flowOf([{ ask: 'Ready?' }, step, { ask: 'And now?' }], more));
  const told = listen(visitor);
  await visitor.send('Yes');
  await visitor.until(() => visitor.has(`.card.${kind}`), kind);
  return { visitor, told };
}
const words = (visitor: Visitor, selector: string) => visitor.one(selector).innerText.replace(/\s+/g, ' ').trim();
const spaced = (text: string) => text.replace(/\s+/g, ' ');

describe('the card of an event', () => {
  const event = {
    title: 'Opening',
    starts: '2027-03-04T18:00[Asia/Kolkata]',
    ends: '2027-03-04T21:00[Asia/Kolkata]',
    place: 'Nordlys',
    address: 'Storgata 1, Oslo & more',
  };

  it('has its time by the clocks of the place, in words of each language, and is heard', async () => {
    const { visitor, told } = await shown({ event }, 'event');
    // Where clocks show the same time, no zone is named.
    const isThere = new Date('2027-03-04T12:30:00Z').getTimezoneOffset() === -330;
    expect(words(visitor, '.event .when')).to.equal(
      `Thursday, March 4, 2027, 6:00 – 9:00 PM${isThere ? '' : ' (India Standard Time)'}`,
    );
    expect(visitor.one('.event time').getAttribute('datetime')).to.equal('2027-03-04T12:30:00.000Z');
    await visitor.until(
      () => told.some((each) => spaced(each).includes('Opening, Thursday, March 4, 2027')),
      'it, heard',
    );
    visitor.element.lang = 'nl';
    await visitor.until(() => words(visitor, '.event .when').startsWith('donderdag 4 maart 2027'), 'Dutch');
    expect(visitor.has('.event .button')).to.equal(false);
  });

  it('gives a file for the calendar, which nothing is asked of another site for', async () => {
    const { visitor } = await shown({ event, calendar: true }, 'event');
    await visitor.until(() => visitor.button('Add to calendar'), 'its button');
    const files: Blob[] = [];
    const links: HTMLAnchorElement[] = [];
    URL.createObjectURL = (file) => {
      files.push(file as Blob);
      return '#file';
    };
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      links.push(this);
    };
    visitor.press('Add to calendar');
    HTMLAnchorElement.prototype.click = click;
    expect(links.map(({ download }) => download)).to.deep.equal(['Opening.ics']);
    expect(files[0]!.type).to.equal('text/calendar;charset=utf-8');
    const text = await files[0]!.text();
    expect(text).to.contain('20270304T123000Z').and.to.contain('LOCATION:Nordlys\\, Storgata 1\\, Oslo & more');
    expect(visitor.button('Add to calendar').getBoundingClientRect().height).to.be.at.least(44);
  });

  it('leads to a map of the place, in a new tab', async () => {
    const { visitor } = await shown({ event, map: 'The way' }, 'event');
    const link = visitor.one<HTMLAnchorElement>('.event a.button');
    expect(new URL(link.href).searchParams.get('query')).to.equal('Nordlys, Storgata 1, Oslo & more');
    expect([link.target, link.rel, link.textContent.trim()]).to.deep.equal([
      '_blank',
      'noopener noreferrer',
      'The way (opens in a new tab)',
    ]);
  });

  it('brings nothing of hostile data onto the page', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const it = {
      title: evil,
      starts: '2027-03-04',
      place: evil,
      address: evil,
      text: evil,
      open: 'javascript:alert(1)',
    };
    const { visitor } = await shown({ event: '= it', map: true }, 'event', { vars: { it } });
    expect(visitor.all('.event :is(img, script)')).to.deep.equal([]);
    expect(visitor.all<HTMLAnchorElement>('.event a').every(({ protocol }) => protocol === 'https:')).to.equal(true);
  });
});

describe('a timeline', () => {
  const timeline = [
    { label: 'Ordered', at: '2027-03-01T10:12', state: 'done' },
    { label: 'On its way', state: 'now' },
    { label: 'There', text: 'Soon.' },
  ];
  it('is a list whose stages say how far they have come, without colour', async () => {
    const { visitor, told } = await shown({ timeline, title: 'Your order' }, 'timeline');
    const stages = visitor.all('.timeline ol[role=list] > li');
    expect(stages.map((each) => spaced(each.textContent).trim())).to.deep.equal([
      'Ordered, done Mar 1, 2027, 10:12 AM',
      'On its way, now',
      'There, still to comeSoon.',
    ]);
    expect(stages.map((each) => each.getAttribute('aria-current'))).to.deep.equal([null, 'step', null]);
    await visitor.until(
      () => told.some((each) => each.includes('Your order. Ordered, done. On its way, now.')),
      'it, heard',
    );
  });
});

describe('a countdown', () => {
  const soon = (seconds: number) => new Date(Date.now() + 1000 * seconds).toISOString();

  it('tells how long it is, and those who hear it the moment once, and not every second', async () => {
    const { visitor, told } = await shown({ countdown: soon(3000), title: 'Until the doors open' }, 'countdown');
    const left = visitor.one('.countdown .left');
    expect([left.getAttribute('role'), left.getAttribute('aria-live')]).to.deep.equal(['timer', 'off']);
    expect(left.textContent).to.match(/^49 minutes, \d+ seconds?$|^50 minutes$/);
    const before = left.textContent;
    await visitor.until(() => left.textContent !== before, 'a second');
    await visitor.until(() => told.some((each) => each.includes('Until the doors open: ')), 'it, heard');
    expect(told.filter((each) => each.includes('second'))).to.deep.equal([]);
  });

  it('ends by itself, and leads on; what was typed stays', async () => {
    const { visitor } = await shown({ countdown: soon(2), over: 'Open!', then: ['Come in.'] }, 'countdown');
    await visitor.until(() => visitor.field, 'the question');
    visitor.type('half of my ans');
    await visitor.says('Come in.');
    expect(words(visitor, '.countdown .left')).to.equal('Open!');
    expect(visitor.field.value).to.equal('half of my ans');
    await visitor.until(() => visitor.messages.at(-1) === 'And now?');
  });

  it('stops with its chat', async () => {
    const { setInterval: begin, clearInterval: end } = window;
    const running = new Set<unknown>();
    window.setInterval = ((...given: Parameters<typeof begin>) => {
      const timer = begin(...given);
      running.add(timer);
      return timer;
    }) as typeof begin;
    window.clearInterval = (timer) => {
      running.delete(timer);
      end(timer);
    };
    try {
      const { visitor } = await shown({ countdown: soon(3000) }, 'countdown');
      await visitor.until(() => running.size > 0, 'a timer');
      visitor.element.remove();
      await visitor.until(() => running.size === 0, 'its end');
    } finally {
      Object.assign(window, { setInterval: begin, clearInterval: end });
    }
  });
});

describe('a receipt', () => {
  const receipt = [
    { label: 'Jeans', price: 79, quantity: 2 },
    { label: 'Sale', price: 10, kind: 'discount' },
    { label: 'VAT', price: 29.6, kind: 'included' },
  ];
  it('is a table with a head for each line, and its sum in the money of each language', async () => {
    const { visitor, told } = await shown({ receipt, number: '2471', date: '2027-03-04' }, 'receipt');
    const rows = () =>
      visitor
        .all('.receipt tr')
        .map((row) =>
          [...row.children].map((cell) => `${cell.tagName} ${spaced((cell as HTMLElement).innerText).trim()}`),
        );
    expect(rows()).to.deep.equal([
      ['TH Jeans 2 × €79.00', 'TD €158.00'],
      ['TH Sale', 'TD -€10.00'],
      ['TH Total', 'TD €148.00'],
      ['TH VAT', 'TD €29.60'],
    ]);
    expect(visitor.all('.receipt th').every((each) => each.getAttribute('scope') === 'row')).to.equal(true);
    expect(words(visitor, '.receipt caption')).to.equal('Receipt No. 2471 · March 4, 2027');
    await visitor.until(() => told.some((each) => each.includes('Total: €148.00')), 'its sum, heard');
    visitor.element.lang = 'de';
    await visitor.until(() => words(visitor, '.receipt .total') === 'Gesamt 148,00 €', 'German');
  });
});

describe('a chart', () => {
  const chart = [
    { label: 'Slim', value: 120, color: '#123' },
    { label: 'Wide', value: 79.5, color: 'red;background:url(https://evil.example/)' },
    { label: 'Other', value: 0.5 },
  ];
  it('is a table of names and numbers, whose bars only show them once more', async () => {
    const { visitor, told } = await shown({ chart, title: 'Shares', unit: 'votes' }, 'chart');
    expect(visitor.one('.chart table').getAttribute('role')).to.equal('table');
    expect(visitor.all('.chart tr').map((row) => spaced(row.innerText).trim())).to.deep.equal([
      'Slim 60% 120 votes',
      'Wide 40% 79.5 votes',
      'Other < 1% 0.5 votes',
    ]);
    expect(
      visitor.all('.chart .bar').map(({ style }) => [style.inlineSize, style.backgroundColor, style.backgroundImage]),
    ).to.deep.equal([
      ['100%', 'rgb(17, 34, 51)', ''],
      ['66.25%', '', ''],
      ['0.416667%', '', ''],
    ]);
    await visitor.until(
      () => told.some((each) => each.includes('Shares. Slim: 60%, 120 votes. Wide: 40%')),
      'it, heard',
    );
  });
});

describe('what is shown on cards', () => {
  const long = 'A_very_long_name_without_any_place_to_break_it_and_more';
  for (const [kind, step] of [
    ['event', { event: { title: long, starts: '2027-03-04T18:00', address: long }, map: true, calendar: long }],
    ['timeline', { timeline: [{ label: long, at: '2027-03-04T18:00', text: long }], title: long }],
    ['countdown', { countdown: '2099-03-04', title: long }],
    ['receipt', { receipt: [{ label: long, price: 1_000_000 }], title: long }],
    ['chart', { chart: [{ label: long, value: 1_000_000 }], title: long, unit: long }],
  ] as const)
    for (const language of ['en', 'ar'])
      it(`fits a narrow screen: ${kind}, ${language}`, async () => {
        const { visitor } = await shown(step, kind, { language });
        visitor.element.style.inlineSize = '320px';
        const scroller = visitor.one('.scroll');
        expect(scroller.scrollWidth).to.equal(scroller.clientWidth);
        const card = visitor.one(`.card.${kind}`).getBoundingClientRect();
        const { left, right } = scroller.getBoundingClientRect();
        expect(card.left).to.be.at.least(left);
        expect(card.right).to.be.at.most(right);
      });
});
