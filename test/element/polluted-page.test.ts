import { expect } from '@open-wc/testing';
import { blocks } from '../../src/flow/blocks.ts';
import type { Keys } from '../../src/flow/keys.ts';
import { cardKeys, optionKeys } from '../../src/flow/options.ts';
import { anyFieldKeys, askKeys, questions } from '../../src/flow/questions.ts';
import { cleanUp, flowOf, mount, Visitor } from './harness.ts';

/*
 * A page that puts names of its own on all objects, as old libraries do. What an author has left out of a card, an entry or a question
 * stays left out.
 */

afterEach(cleanUp);

const namesIn = (keys: Keys): string[] =>
  Object.entries(keys).flatMap(([name, { inner }]) => [name, ...(inner ? namesIn(inner) : [])]);
/** With these on all objects no page can define a property or go through a list. */
const unbearable = new Set(['set', 'get', 'value', 'return']);
/** What `Intl` reads of the options that it is handed. */
const formatting = [
  ...['style', 'currency', 'currencyDisplay', 'unit', 'unitDisplay', 'notation', 'numberingSystem', 'localeMatcher'],
  ...['minimumIntegerDigits', 'minimumFractionDigits', 'maximumSignificantDigits', 'useGrouping', 'signDisplay'],
  ...['numeric', 'calendar', 'timeZone', 'hour12', 'dateStyle', 'timeStyle', 'weekday', 'month', 'fallback'],
];
const names = [
  ...new Set([
    ...blocks.flatMap(({ verb, keys }) => [verb, ...namesIn(keys as Keys)]),
    ...questions.flatMap(({ type, keys }) => [type, ...namesIn(keys as Keys)]),
    ...[cardKeys, optionKeys, askKeys, anyFieldKeys].flatMap((keys) => namesIn(keys as Keys)),
    ...formatting,
    ...['kind', 'labels', 'typed', 'rows', 'values', 'cards', 'items', 'problems', 'animated', 'isFixed', 'granted'],
  ]),
].filter((name) => !unbearable.has(name));

const steps = [
  'Hello, {who|you}.',
  { set: { n: 1234.5, day: '2027-03-04', who: ['Ada', 'Ben'] } },
  '{n:money}, {n:percent}, {n:number}, {n, plural, one {#} other {# things}}, {day:date full}, {day:relative}, {who}',
  { image: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=', alt: 'A' },
  { cards: [{ title: 'Coat' }, { title: 'Hat', price: 12 }] },
  { timeline: [{ label: 'Ordered' }, { label: 'Packed' }] },
  { receipt: [{ label: 'Coat', price: 12 }] },
  { chart: [{ label: 'A', value: 3 }] },
  { event: { title: 'Opening', starts: '2027-03-04T18:00[Europe/Oslo]' } },
  { reward: 'X-1' },
  { countdown: '2090-03-04T18:00[Europe/Oslo]' },
  { ask: 'Well?', as: 'well', options: ['Yes', { label: 'No' }] },
];
const form = [
  {
    ask: 'You?',
    fields: [
      { as: 'a', label: 'A' },
      { as: 'b', label: 'B', options: ['C', 'D'] },
    ],
  },
];

/** A countdown goes on from one conversation to the next. */
const timeless = (words: string) => words.replace(/^\d\d,\d{3} days.* left$/, 'days left');

/** What a visitor sees and hears of a chat: its words, and what stands in its attributes. */
const seen = ({ root }: Visitor): string =>
  [...root.querySelectorAll('.row, .ask')]
    .flatMap((row) => [row, ...row.querySelectorAll('*')])
    .map((each) =>
      [
        each.localName,
        each.children.length ? '' : timeless(each.textContent),
        each.className,
        each.ariaLabel,
        each.role,
      ].join(' '),
    )
    .join('\n');

async function conversation(): Promise<string> {
  const both = [steps, form].map((each) => new Visitor(mount(flowOf(each))));
  for (const visitor of both) {
    await visitor.asks();
    await visitor.until(() => visitor.has('[aria-live=polite]'), 'readiness');
  }
  const first = both.map(seen).join('\n');
  cleanUp();
  return first;
}

describe('on a page that puts names of its own on all objects', () => {
  const plain = conversation();
  const SOME = 12;
  for (let from = 0; from < names.length; from += SOME) {
    const some = names.slice(from, from + SOME);
    it(`a chat shows what its author has written, with ${some.join(', ')}`, async () => {
      const expected = await plain;
      const shared = Object.prototype as Record<string, unknown>;
      for (const name of some) if (!(name in shared)) shared[name] = 'theirs';
      let found: string;
      try {
        found = await conversation();
      } finally {
        for (const name of some) if (shared[name] === 'theirs') delete shared[name];
      }
      expect(found).to.equal(expected);
    });
  }

  it('a conversation that was kept shows the same when it is opened again', async () => {
    const flow = flowOf([...steps, ...form]);
    const before = new Visitor(mount(flow, { keep: 'visit' }));
    await before.asks();
    await before.until(() => before.button('Yes'));
    before.press('Yes');
    await before.until(() => before.has('.form'), 'the form');
    const expected = seen(before);
    cleanUp();
    const shared = Object.prototype as Record<string, unknown>;
    const some = ['text', 'hint', 'badge', 'consent', 'skip', 'change', 'zoom', 'title'];
    for (const name of some) shared[name] = 'theirs';
    let found: string;
    try {
      const after = new Visitor(mount(flow, { keep: 'visit' }));
      await after.until(() => after.has('.form'), 'the form again');
      found = seen(after);
    } finally {
      for (const name of some) delete shared[name];
    }
    const rows = (all: string) => all.split('\n').filter((line) => line.includes('theirs'));
    expect(expected).to.contain('Ordered');
    expect(found).to.contain('Ordered');
    expect(rows(found)).to.deep.equal([]);
  });
});
