import { describe, it } from 'node:test';
import { expect } from 'chai';
import {
  attributesOf,
  isToBeHad,
  shownVariant,
  variantWith,
  withVariant,
} from '../../src/blocks/card-variants.work.ts';
import type { Entry, ShownCard } from '../../src/engine/state.ts';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { forgetPersonal } from '../../src/engine/forget.lazy.ts';
import { drive, type Drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

type CardsEntry = Extract<Entry, { kind: 'cards' }>;
const entryIn = (chat: Drive): CardsEntry => {
  const found = chat.entries.findLast((entry): entry is CardsEntry => entry.kind === 'cards');
  if (!found) throw new Error('There are no cards.');
  return found;
};
const press = (chat: Drive, card: number, button = 0): Drive => {
  chat.send({ type: 'used', entry: entryIn(chat).id, value: { news: 'pressed', card, button } });
  return chat;
};

const slim = { title: 'Slim', price: 79, was: 99, image: '/slim.jpg' };
const wide = { title: 'Wide', price: 89 };
const jeans = [
  { name: 'Slim', price: 79, before: 99, photo: '/a b.jpg', url: '/p/1', fit: 'slim', left: 3 },
  { name: 'Wide {x} **y**', price: 89.5, photo: '/w.jpg', url: '/p/2', fit: 'wide', left: 0 },
];
const given = { set: { jeans } } as const;

describe('cards', () => {
  it('that are only to be looked at stand in the transcript, and the conversation goes on', () => {
    const chat = drive(steps({ cards: [slim, wide], say: 'Look:' }, 'Bye.'));
    expect(chat.lines).to.deep.equal(['Look:', '[cards Slim 79 | Wide 89]', 'Bye.']);
    expect(entryIn(chat)).to.deep.include({ layout: 'row', currency: 'EUR' });
  });

  it('wait for a choice where it is kept, and keep the title of a card that is written out', () => {
    const chat = drive(steps({ cards: [slim, wide], as: 'pick' }, 'So {pick}.', { ask: 'More?' }));
    expect(chat.question).to.deep.include({ kind: 'card', entry: 1 });
    press(chat, 1);
    expect(chat.lines).to.deep.equal(['[cards Slim 79 | Wide 89]', '> Wide', 'So Wide.', 'More?']);
    expect([chat.state.vars.pick, chat.state.answered, chat.state.personal]).to.deep.equal(['Wide', ['pick'], []]);
    expect(chat.events('answer')).to.deep.equal([{ step: 'main/0', name: 'pick', value: 'Wide' }]);
    press(chat, 0);
    expect(chat.lines).to.have.length(4);
  });

  it('keep the item of a list, whose keys the card and all that follows may use', () => {
    const card = {
      title: '{name}',
      price: '{price}',
      was: '{before}',
      image: '{photo}',
      facts: { Fit: '{fit}' },
      stock: '= left',
    };
    const chat = drive(
      steps(given, { cards: '= jeans', card, as: 'pick', currency: 'NOK' }, 'So {pick.name}, {pick.price:money EUR}.'),
    );
    const [first, second] = entryIn(chat).cards;
    expect(first).to.deep.include({
      price: 79,
      was: 99,
      image: '/a b.jpg',
      stock: 3,
      values: { name: 'Slim', fit: 'slim' },
    });
    expect(second).to.deep.include({ price: 89.5, stock: 0 });
    expect(second).not.to.have.property('was');
    press(chat, 0);
    expect(chat.lines.slice(1)).to.deep.equal(['> Slim', 'So Slim, €79.00.']);
    expect(chat.state.vars.pick).to.deep.equal(jeans[0]);
  });

  it('of items that are written like cards need no template, and their words are no marks and no places for values', () => {
    const chat = drive(steps(given, { cards: '= jeans', as: 'pick' }));
    expect(chat.lines[0]).to.equal('[cards Slim 79 | Wide {x} **y** 89.5]');
    expect(drive(steps({ set: { all: ['A', 'B', '{c}'] } }, { cards: '= all' })).lines[0]).to.equal(
      '[cards A | B | {c}]',
    );
  });

  it('are shown only while their test holds, and no more than are wanted', () => {
    const tested = drive(steps(given, { cards: '= jeans', card: { title: '{name}', when: 'left > 0' }, as: 'pick' }));
    expect(tested.lines[0]).to.equal('[cards Slim]');
    expect(drive(steps(given, { cards: '= jeans', max: 1 })).lines[0]).to.equal('[cards Slim 79]');
    const many = drive(steps({ set: { all: Array.from({ length: 500 }, (_, at) => `N${at}`) } }, { cards: '= all' }));
    expect(entryIn(many).cards).to.have.length(60);
  });

  for (const cards of ['= nothing', '= word', []])
    it(`without any card are told to the author, and passed over: ${JSON.stringify(cards)}`, () => {
      const chat = drive(steps({ set: { word: 'x' } }, { cards, as: 'pick' } as never, 'Bye.'));
      expect([chat.lines, chat.reports]).to.deep.equal([['Bye.'], ['no-options main/1']]);
    });

  it('can be passed over where the author says so', () => {
    const step = { cards: [slim], as: 'pick', skip: 'None of these' };
    const chat = drive(steps(step, 'Then not.')).answer(null);
    expect(chat.lines.slice(1)).to.deep.equal(['> None of these', 'Then not.']);
    expect(chat.state.marks?.[1]).to.deep.equal({ isOver: true });
    expect(drive(steps({ ...step, skip: false }, 'Then not.')).answer(null).lines).to.have.length(1);
  });

  it('have several buttons: one leads to a page, others lead on, each its own way', () => {
    const card = {
      title: '{name}',
      options: [
        { label: 'View', open: '{url}' },
        { label: 'This one', then: 'picked' },
        { label: 'Why?', then: ['Because.'], value: 'why' },
        { label: 'Never', when: 'fit = x', then: 'picked' },
      ],
    };
    const flow = () => ({
      ...steps(given, { cards: '= jeans', card, as: 'pick' }, 'After.'),
      parts: { main: [given, { cards: '= jeans', card, as: 'pick' }, 'After.'], picked: ['Good: {pick.name}.'] },
    });
    const chat = drive(flow() as never);
    expect(entryIn(chat).cards[0]!.buttons).to.deep.equal([
      { label: 'View', open: '/p/1', key: 'card/options/0' },
      { label: 'This one', answers: true, key: 'card/options/1' },
      { label: 'Why?', answers: true, key: 'card/options/2' },
    ]);
    expect(press(chat, 0, 0).lines).to.have.length(1);
    expect(press(chat, 1, 1).lines.slice(1)).to.deep.equal(['> This one, Wide {x} **y**', 'Good: Wide {x} **y**.']);
    const why = press(drive(flow() as never), 0, 2);
    expect(why.lines.slice(1)).to.deep.equal(['> Why?, Slim', 'Because.', 'After.']);
    expect(why.state.vars.pick).to.equal('why');
  });

  it('save what the chosen one has', () => {
    const chat = drive(steps(given, { cards: '= jeans', save: { fit: 'fit', page: 'url' } }, '{fit} at {page}'));
    expect(press(chat, 0).lines.at(-1)).to.equal('slim at /p/1');
  });

  it('read as they did before when they are chosen, whatever the list has become', () => {
    const chat = drive(steps(given, { cards: '= jeans', as: 'pick' }, '{pick.name}'));
    chat.send({ type: 'set', values: { jeans: [] } });
    expect(press(chat, 0).lines.slice(1)).to.deep.equal(['> Slim', 'Slim']);
  });

  it('keep a price in words, and no number that is none', () => {
    const [card] = entryIn(
      drive(steps({ cards: [{ title: 'A', price: 'from 20', was: 'x', stock: 'y', stars: 9 }] })),
    ).cards;
    expect(card).to.deep.include({ price: 'from 20', stars: 5 });
    expect(card).not.to.have.any.keys('was', 'stock');
  });

  it('forget what the visitor typed', () => {
    const chat = drive(
      steps(
        { ask: 'Name?', as: 'name' },
        { set: { all: [{ title: 'For Kari Nordmann', open: '/x?n=Kari%20Nordmann' }] } },
        {
          cards: '= all',
        },
      ),
    ).answer('Kari Nordmann');
    expect(JSON.stringify(entryIn(chat))).to.contain('Kari');
    expect(JSON.stringify(forgetPersonal(chat.state).transcript)).not.to.match(/Kari|Nordmann/);
  });
});

describe('variants of a card', () => {
  const variants = [
    { attributes: { Colour: 'Blue', Size: 'S' }, stock: 0 },
    { attributes: { Colour: 'Blue', Size: 'M' }, stock: 2 },
    { attributes: { Colour: 'Black', Size: 'M' }, price: 84, image: '/black.jpg', stock: 9 },
    { attributes: { Colour: 'Black', Size: 'L' }, price: 84, stock: 0 },
  ];
  const card: ShownCard = { title: 'Slim', price: 79, was: 99, image: '/blue.jpg', variants };

  it('are shown from the first that is to be had, or as they were picked', () => {
    expect([shownVariant(card), shownVariant(card, 3), shownVariant(card, 17), shownVariant({})]).to.deep.equal([
      1, 3, 1, 0,
    ]);
  });
  it('change price, picture and stock, and leave the rest', () => {
    expect(withVariant(card, 2)).to.deep.include({ price: 84, was: 99, image: '/black.jpg', stock: 9 });
    expect(withVariant(card, 1)).to.deep.include({ price: 79, image: '/blue.jpg', stock: 2 });
    expect(withVariant({ title: 'A' }, 0)).to.deep.equal({ title: 'A' });
  });
  it('are told by attribute', () => {
    expect(attributesOf(card)).to.deep.equal([
      ['Colour', ['Blue', 'Black']],
      ['Size', ['S', 'M', 'L']],
    ]);
  });
  for (const [from, name, value, to] of [
    [1, 'Colour', 'Black', 2],
    [2, 'Size', 'L', 3],
    [3, 'Colour', 'Blue', 1],
    [2, 'Size', 'S', 0],
    [1, 'Size', 'XXL', 1],
  ] as const)
    it(`go from ${from} to ${to} by ${name} ${value}`, () => {
      expect(variantWith(card, from, name, value)).to.equal(to);
    });
  it('know what is sold out', () => {
    expect(['S', 'M', 'L'].map((size) => isToBeHad(card, 'Size', size))).to.deep.equal([false, true, false]);
  });

  const pick = (chat: Drive, variant: number) =>
    chat.send({ type: 'used', entry: entryIn(chat).id, value: { news: 'variant', card: 0, variant } });
  it('are shown from the one that the visitor has asked for, where that is to be had', () => {
    const inSize = (size: string, stock: number) => ({ attributes: { Size: size }, stock });
    const cards = [{ ...slim, variants: [inSize('S', 3), inSize('M', 0), inSize('L', 2)] }];
    const first = (said: string) => {
      const chat = drive(steps({ ask: 'Size?', as: 'size' }, { cards }, { ask: 'More?' })).answer(said);
      return shownVariant(entryIn(chat).cards[0]!);
    };
    expect([first('L'), first('M'), first('XXL')]).to.deep.equal([2, 0, 0]);
  });
  it('are kept with the card that is chosen', () => {
    const chat = drive(
      steps(
        { cards: [{ title: 'Slim', price: 79, variants }], as: 'pick' },
        '{pick.title} {pick.variant.Size} {pick.price}',
      ),
    );
    pick(chat, 2);
    pick(chat, 99);
    expect(chat.state.marks?.[1]).to.deep.equal({ variants: { 0: 2 } });
    press(chat, 0);
    expect(chat.lines.slice(1)).to.deep.equal(['> Slim, Black, M', 'Slim M 84']);
    expect(chat.state.vars.pick).to.deep.equal({ title: 'Slim', price: 84, variant: { Colour: 'Black', Size: 'M' } });
  });
  it('that are sold out cannot be chosen, unless a test of the button says otherwise', () => {
    const options = ['Choose', { label: 'Tell me', when: 'true', value: 'tell' }];
    const chat = drive(steps({ cards: [{ title: 'Slim', variants, options }], as: 'pick' }, 'Bye.'));
    pick(chat, 0);
    expect(press(chat, 0, 0).lines).to.have.length(1);
    expect(press(chat, 0, 1).lines.slice(1)).to.deep.equal(['> Tell me, Slim, Blue, S', 'Bye.']);
  });
  it('that are sold out may lead to steps that ask where to tell that they are back', () => {
    const alert = { label: 'Tell me', soldOut: true, then: [{ ask: 'Where?', as: 'email', type: 'email' }, 'Noted.'] };
    const options = ['Choose', alert];
    const chat = drive(steps({ cards: [{ title: 'Slim', variants, options }], as: 'pick' }, 'Bye.'));
    pick(chat, 1);
    expect(press(chat, 0, 1).lines).to.have.length(1);
    pick(chat, 0);
    press(chat, 0, 1).answer('a@b.example');
    expect(chat.lines.slice(1)).to.deep.equal([
      '> Tell me, Slim, Blue, S',
      'Where?',
      '> a@b.example',
      'Noted.',
      'Bye.',
    ]);
    expect(chat.state.vars.pick).to.deep.include({ title: 'Slim', variant: { Colour: 'Blue', Size: 'S' } });
    // It was not chosen.
    expect(chat.state.marks?.[1]).to.deep.equal({ variants: { 0: 0 }, isOver: true });
  });
  it('come from a list too, as data', () => {
    const item = {
      title: 'Slim',
      variants: [{ attributes: { Size: '{x}' }, image: 'javascript:x', price: '12' }, { attributes: 7 }, 'x'],
    };
    const [shown] = entryIn(drive(steps({ set: { all: [item] } }, { cards: '= all' }))).cards;
    expect(shown!.variants).to.deep.equal([{ attributes: { Size: '\\{x\\}' }, image: 'javascript:x', price: 12 }]);
  });
});

describe('a card that is put into the shopping cart of the page', () => {
  const step = {
    cards: [
      {
        ...slim,
        options: [
          { label: 'Add', cart: true },
          { label: 'Buy', cart: true, then: 'paid' },
        ],
      },
    ],
    skip: 'Done',
  };
  const started = () => drive({ ...steps(step), parts: { main: [step, 'Bye.'], paid: ['To the till.'] } } as never);
  const settle = (chat: Drive, button: number, isAdded: boolean) =>
    chat.send({
      type: 'used',
      entry: 1,
      value: {
        news: 'cart',
        card: 0,
        button,
        isAdded,
        say: { en: isAdded ? '{item} is in.' : 'No: {reason}' },
        values: { item: 'Slim', reason: 'none left' },
      },
    });

  it('asks the page once, and says what became of it, while the question stays open', () => {
    const chat = press(press(started(), 0), 0);
    expect(chat.events('add-to-cart')).to.deep.equal([
      {
        title: 'Slim',
        price: 79,
        currency: 'EUR',
        variant: null,
        value: 'Slim',
        step: 'main/0',
        entry: 1,
        card: 0,
        button: 0,
      },
    ]);
    settle(chat, 0, true);
    settle(chat, 0, true);
    expect(chat.lines.slice(1)).to.deep.equal(['Slim is in.']);
    expect(chat.state.marks?.[1]).to.deep.equal({ cart: { 0: 'added' } });
    expect(chat.question).to.deep.include({ kind: 'card', entry: 1 });
    expect(chat.answer(null).lines.slice(2)).to.deep.equal(['> Done', 'Bye.']);
  });
  it('says why not, and may be tried again', () => {
    const chat = press(started(), 0);
    settle(chat, 0, false);
    expect(chat.lines.slice(1)).to.deep.equal(['No: none left']);
    expect(press(chat, 0).events('add-to-cart')).to.have.length(2);
  });
  it('leads on once it is there, and not before', () => {
    const chat = press(started(), 0, 1);
    expect(chat.lines).to.have.length(1);
    settle(chat, 1, true);
    expect(chat.lines.slice(1)).to.deep.equal(['Slim is in.', '> Buy, Slim', 'To the till.']);
  });
  it('is the visitor’s act; what the page says of it is none', () => {
    const chat = started();
    settle(chat, 0, true);
    expect([chat.state.acted, chat.lines.length]).to.deep.equal([false, 1]);
    expect(press(chat, 0).state.acted).to.equal(true);
  });
});

describe('what an author is told of cards', () => {
  it('that are only shown keep nobody: a part that leads back to itself over them goes round without end', () => {
    const codes = (step: object) =>
      checkFlow({ flow: 'x', parts: { main: ['Look.', step, { go: 'main' }] } })
        .problems.map(({ code }) => code)
        .filter((code) => code === 'endless-loop');
    expect(codes({ cards: [slim] })).to.deep.equal(['endless-loop']);
    for (const more of [{ as: 'pick' }, { skip: true }, { cards: [{ title: 'A', options: ['B'] }] }])
      expect(codes({ cards: [slim], ...more }), JSON.stringify(more)).to.deep.equal([]);
  });

  const told = (step: object) =>
    checkFlow(steps({ set: { items: [] } }, step as never, 'Bye.')).problems.map(
      ({ code, path }) => `${code} ${path.split('/').at(-1)}`,
    );
  for (const [step, expected] of [
    [{ cards: [{ ...slim, alt: 'Slim jeans', stock: 3 }], as: 'pick', layout: 'carousel' }, []],
    [{ cards: '= items', card: { title: '{name}', price: '{price}', image: '{photo}', variants: '= sizes' } }, []],
    [{ cards: [{ title: 'A', stars: 4.5, source: 'Kari', date: '2027-01-02', open: 'https://x.example/' }] }, []],
    [{ cards: [{ title: 'A', options: [{ label: 'Add', cart: true }] }] }, []],
    [{ cards: [{ title: 'A', open: 'javascript:alert(1)' }] }, ['unsafe-address open']],
    [
      { cards: [{ title: 'A', variants: [{ attributes: { Size: 'M' }, image: 'javascript:alert(1)' }] }] },
      ['unsafe-address image'],
    ],
    [{ cards: [{ title: 'A', variants: [{ Size: 'M' }] }] }, ['missing 0', 'unknown-key Size']],
    [{ cards: [{ title: 'A', colour: 'x' }] }, ['unknown-key colour']],
    [{ cards: [{ title: 'A' }], layout: 'pile' }, ['wrong-value layout']],
    [{ ask: 'A?', options: [{ label: 'A', cart: true }] }, ['unknown-key cart']],
  ] as const)
    it(`${JSON.stringify(step)}: ${expected.join() || 'nothing'}`, () => {
      expect(told(step)).to.deep.equal(expected);
    });
});
