import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Entry } from '../../src/engine/state.ts';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { drive, type Drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

type CardsEntry = Extract<Entry, { kind: 'cards' }>;
const entryIn = (chat: Drive): CardsEntry | undefined =>
  chat.entries.findLast((entry): entry is CardsEntry => entry.kind === 'cards');
/** Titles of the cards that are shown, the first one first. */
const shown = (chat: Drive) => entryIn(chat)?.cards.map(({ title, values }) => values?.title ?? title) ?? [];
const reasons = (chat: Drive) => entryIn(chat)?.cards.map(({ reason }) => reason) ?? [];
const press = (chat: Drive, card: number): Drive => {
  chat.send({ type: 'used', entry: entryIn(chat)!.id, value: { news: 'pressed', card, button: 0 } });
  return chat;
};

const jeans = [
  { title: 'Fjord', colour: 'blue', rise: 'high', price: 79, sizes: ['44', '46'] },
  { title: 'Hav', colour: 'blue', rise: 'low', price: 99, sizes: ['46', '50'] },
  { title: 'Skog', colour: 'black', rise: 'high', price: 89, sizes: ['46'] },
  { title: 'Elv', colour: 'blue', rise: 'high', price: 69, sizes: ['46', '48'] },
  { title: 'Vik', colour: 'blue', rise: 'mid', price: 59, sizes: ['46'] },
];
const advice = {
  recommend: jeans,
  filter: { colour: 'colour = wanted', size: 'sizes contains size' },
  prefer: {
    "rise = 'high'": { weight: 3, reason: 'Because you like a high waist.' },
    'price < 70': { weight: 2, reason: 'It costs only {price:money EUR}.' },
  },
  relax: ['colour', 'size'],
  as: 'pick',
  say: 'These fit you:',
} as const;
const asking = (step: object, ...more: object[]) =>
  drive(
    steps(
      { ask: 'Colour?', as: 'wanted', options: ['blue', 'black', 'white'] },
      { ask: 'Size?', as: 'size', options: ['44', '46', '48', '50', '60'] },
      step as never,
      ...(more as never[]),
      'You took {pick.title|none}.',
      { ask: 'More?' },
    ),
  );

describe('a recommendation', () => {
  it('shows the three that fit best, the best first, each with the reason that counts most', () => {
    const chat = asking(advice).answer('blue', '46');
    expect(shown(chat)).to.deep.equal(['Elv', 'Fjord', 'Vik']);
    expect(reasons(chat)).to.deep.equal([
      'Because you like a high waist.',
      'Because you like a high waist.',
      'It costs only {price:money EUR}.',
    ]);
    expect(entryIn(chat)!.cards[2]!.values).to.deep.include({ price: 59 });
    expect(chat.lines.at(-2)).to.equal('These fit you:');
  });

  it('gives the same answers the same cards, and keeps the order of the list where nothing tells two apart', () => {
    const [one, other] = [asking(advice).answer('blue', '46'), asking(advice).answer('blue', '46')];
    expect(shown(one)).to.deep.equal(shown(other));
    expect(shown(asking({ ...advice, prefer: undefined, max: 9 }).answer('blue', '46'))).to.deep.equal([
      'Fjord',
      'Hav',
      'Elv',
      'Vik',
    ]);
  });

  it('waits for the choice, keeps the item, and the conversation goes on', () => {
    const chat = press(asking(advice).answer('blue', '46'), 0);
    expect(chat.state.vars.pick).to.deep.equal(jeans[3]);
    expect(chat.lines).to.include('You took Elv.');
  });

  it('may be passed over where the author says so', () => {
    expect(asking({ ...advice, skip: 'None of these' }).answer('blue', '46', null).lines).to.include.members([
      '> None of these',
      'You took none.',
    ]);
  });

  it('chooses anew when an earlier answer is changed', () => {
    const chat = asking(advice).answer('blue', '46');
    const colour = chat.entries.find(({ kind, step }) => kind === 'answer' && step === 'main/0')!;
    chat.send({ type: 'change', entry: colour.id });
    chat.answer('black');
    expect(shown(chat)).to.deep.equal(['Skog']);
    expect(chat.question).to.deep.include({ kind: 'card' });
  });

  it('takes its list from a variable, or from what an endpoint has answered', () => {
    const list = { ...advice, recommend: '= items' };
    const given = drive(
      steps({ set: { items: jeans, wanted: 'blue', size: '48' } } as never, list as never, { ask: '?' }),
    );
    const asked = drive(
      steps({ set: { wanted: 'blue', size: '48' } }, { request: 'shop', save: { items: 'jeans' } }, list as never, {
        ask: '?',
      }),
      { request: () => ({ jeans }) },
    );
    for (const chat of [given, asked]) expect(shown(chat)).to.deep.equal(['Elv']);
  });

  it('draws the cards of a template, and leaves out one whose own test does not hold', () => {
    const card = { title: '{title} ({colour})', when: 'price < 95', price: '{price}' };
    const chat = asking({ ...advice, prefer: { 'price > 90': 5 }, card }).answer('blue', '46');
    expect(entryIn(chat)!.cards.map(({ item }) => item?.title)).to.deep.equal(['Fjord', 'Elv', 'Vik']);
  });

  it('weighs by a sum about the item: the nearest come first', () => {
    const items = [
      { title: 'S', n: 10 },
      { title: 'M', n: 38 },
      { title: 'L', n: 45 },
    ];
    const chat = drive(
      steps(
        { set: { wish: 40 } },
        { recommend: items, prefer: { 'n is set': { weight: '= n > wish ? wish - n : n - wish' } } } as never,
        {
          ask: '?',
        },
      ),
    );
    expect(shown(chat)).to.deep.equal(['M', 'L', 'S']);
  });

  it('takes tests as one and as a list too', () => {
    const of = (filter: unknown) => shown(drive(steps({ recommend: jeans, filter, max: 9 } as never, { ask: '?' })));
    expect(of("colour = 'black'")).to.deep.equal(['Skog']);
    expect(of(["colour = 'blue'", 'price > 70'])).to.deep.equal(['Fjord', 'Hav']);
  });

  it('mistakes no answer for what an item lacks', () => {
    const items = [{ title: 'A', size: 'M' }, { title: 'B' }];
    const chat = drive(
      steps({ set: { size: 'M' } }, { recommend: items, filter: "size = 'M'" } as never, { ask: '?' }),
    );
    expect(shown(chat)).to.deep.equal(['A']);
  });
});

describe('a recommendation that nothing fits', () => {
  it('gives up the softest wish first, and says so in place of what is said of what fits', () => {
    const chat = asking(advice).answer('white', '48');
    expect(shown(chat)).to.deep.equal(['Elv']);
    expect(entryIn(chat)!.isNearest).to.equal(true);
    expect(chat.lines).not.to.include('These fit you:');
  });

  it('says it in the author’s words, of that which was given up', () => {
    const relaxed = {
      colour: 'Not in {wanted}, but in your size:',
      size: 'There is none in size {size}. These come nearest:',
    };
    const chat = asking({ ...advice, relaxed }).answer('white', '48');
    expect(chat.lines.at(-2)).to.equal('Not in white, but in your size:');
    expect(entryIn(chat)!.isNearest).to.equal(undefined);
  });

  it('gives up no more than it takes: a softer wish is kept where a harder one has to go anyway', () => {
    const relaxed = { colour: 'colour', size: 'There is none in size {size}.' };
    const chat = asking({ ...advice, relaxed }).answer('black', '60');
    expect(chat.lines.slice(-2)).to.deep.equal(['There is none in size 60.', '[cards Skog 89]']);
  });

  it('leads where the author says when nothing may be given up, and says nothing of what fits', () => {
    const chat = asking({ ...advice, relax: undefined, none: ['Nothing fits, sorry.'] }).answer('white', '48');
    expect(entryIn(chat)).to.equal(undefined);
    expect(chat.lines.slice(-3)).to.deep.equal(['Nothing fits, sorry.', 'You took none.', 'More?']);
    expect(chat.reports).to.deep.equal([]);
  });

  it('takes an empty list, and what is none, for nothing', () => {
    for (const recommend of [[], '= missing', '= 5'])
      expect(
        asking({ ...advice, recommend, none: ['Nothing here.'] }).answer('blue', '46').lines,
        JSON.stringify(recommend),
      ).to.include('Nothing here.');
  });

  it('tells the author where nobody is told', () => {
    const chat = asking({ ...advice, recommend: [] }).answer('blue', '46');
    expect(chat.reports.map((report) => report.split(' ')[0])).to.deep.equal(['no-options']);
    expect(chat.lines.at(-1)).to.equal('More?');
  });
});

describe('what an author is told of a recommendation', () => {
  const told = (step: object, more: object = {}) =>
    checkFlow({ ...steps({ set: { wanted: 'blue', size: 46 } }, step as never, 'Bye.'), ...more }).problems.map(
      ({ code, path, hint }) => [code, path.replace('/parts/main/1/', ''), hint] as const,
    );

  it('is nothing where all is well', () => {
    expect(told({ ...advice, relaxed: { size: 'None in {size}.' } })).to.deep.equal([]);
  });
  it('is that a wish that may be given up is none of its filters', () => {
    expect(told({ ...advice, relax: ['colour', 'sise'], relaxed: { colur: 'Not in {wanted}.' } })).to.deep.equal([
      ['wrong-value', 'relax/1', 'Did you mean "size"?'],
      ['wrong-value', 'relaxed/colur', 'Did you mean "colour"?'],
    ]);
  });
  it('is that a reason has no translation', () => {
    const translated = { texts: { nl: { 'These fit you:': 'Deze passen:', 'Bye.': 'Dag.' } } };
    expect(told(advice, translated).filter(([code]) => code === 'untranslated')).to.have.length(2);
  });
  it('is that a part which leads back to itself over cards that nobody can choose goes round without end', () => {
    const codes = (step: object) =>
      checkFlow({ flow: 'x', parts: { main: ['Look.', step, { go: 'main' }] } })
        .problems.map(({ code }) => code)
        .filter((code) => code === 'endless-loop');
    expect(codes({ recommend: jeans })).to.deep.equal(['endless-loop']);
    expect(codes({ recommend: jeans, as: 'pick' })).to.deep.equal([]);
  });
});
