import { describe, it } from 'node:test';
import { expect } from 'chai';
import { amountOf, sumOf, type ReceiptLine } from '../../src/blocks/receipt/sum-of-lines.work.ts';
import { forgetPersonal } from '../../src/engine/forget.lazy.ts';
import type { Entry } from '../../src/engine/state.ts';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { drive, type Drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const entry = <K extends Entry['kind']>(chat: Drive, kind: K) =>
  chat.entries.find((each): each is Extract<Entry, { kind: K }> => each.kind === kind)!;
const told = (step: object) => checkFlow(steps(step as never, 'Bye.')).problems.map(({ code }) => code);

describe('a timeline', () => {
  it('has its stages in order, and what is no time is left out', () => {
    const stages = [
      { label: 'Ordered', at: '2027-03-01T10:12', state: 'done' },
      { label: 'For {who}', at: 'soon', state: 'now' },
      { label: 'There' },
      { text: 'without a label' },
    ];
    const chat = drive(steps({ set: { who: 'Kari' } }, { timeline: stages, title: 'Your order' } as never, 'Bye.'));
    expect(chat.lines).to.deep.equal(['[timeline Ordered | For Kari | There]', 'Bye.']);
    expect(entry(chat, 'timeline').items.map(({ state, at }) => [state, at])).to.deep.equal([
      ['done', '2027-03-01T10:12'],
      ['now', undefined],
      ['next', undefined],
    ]);
  });
  it('may come from a variable, and forgets what was typed', () => {
    const chat = drive(
      steps(
        { ask: 'Name?', as: 'name' },
        { set: { all: ['Sent to Kari Nordmann', { label: '{x} *y*', state: 'odd' }] } },
        { timeline: '= all' },
      ),
    ).answer('Kari Nordmann');
    expect(chat.lines.at(-1)).to.equal('[timeline Sent to Kari Nordmann | {x} *y*]');
    expect(JSON.stringify(forgetPersonal(chat.state).transcript)).not.to.contain('Kari');
  });
});

describe('a receipt', () => {
  const lines: readonly ReceiptLine[] = [
    { label: 'Jeans', price: 79.1, quantity: 3 },
    { label: 'Delivery', price: 4.95 },
    { label: 'Sale', price: 10, kind: 'discount' },
    { label: 'Tax', price: 1.005, kind: 'tax' },
    { label: 'VAT', price: 40, kind: 'included' },
  ];
  it('sums its lines in whole coins: discounts are taken off, taxes added, included ones left', () => {
    expect(sumOf(lines, 'EUR')).to.equal(233.26);
    expect(
      sumOf(
        [
          { label: 'a', price: 0.1 },
          { label: 'b', price: 0.2 },
        ],
        'EUR',
      ),
    ).to.equal(0.3);
    expect(sumOf([{ label: 'a', price: 12.5 }], 'JPY')).to.equal(13);
    expect(sumOf([{ label: 'a', price: 1.234 }], 'KWD')).to.equal(1.234);
    expect(sumOf([{ label: 'a', price: 1 }], 'no currency')).to.equal(1);
  });
  it('takes a discount off however it is written', () => {
    for (const price of [10, -10]) expect(amountOf({ label: 'a', price, kind: 'discount' }, 'EUR')).to.equal(-10);
    expect(amountOf(lines[0]!, 'EUR')).to.equal(237.3);
    expect(amountOf({ label: 'Returned', price: -5 }, 'EUR')).to.equal(-5);
  });
  it('reads lines from the file and from a variable, and leaves out what has no price', () => {
    const items = [{ label: 'A', price: '= 2 * 3', quantity: '2' }, { label: 'B' }, { label: 'C', price: 'x' }];
    const written = drive(steps({ receipt: items, currency: 'NOK', number: '{no|7}' }));
    expect(entry(written, 'receipt')).to.deep.include({ total: 12, currency: 'NOK', number: '7' });
    const data = drive(
      steps(
        {
          set: {
            all: [
              { label: 'A', price: '= 1', quantity: 1 },
              { label: '{x}', price: '4' },
            ],
          },
        },
        { receipt: '= all' },
      ),
    );
    expect(entry(data, 'receipt')).to.deep.include({ total: 4, currency: 'EUR' });
    expect(data.lines).to.deep.equal(['[receipt {x}]']);
  });
  it('shows the sum that a server has worked out', () => {
    expect(entry(drive(steps({ receipt: [{ label: 'A', price: 1 }], total: '= 5 + 1' })), 'receipt').total).to.equal(6);
  });
});

describe('a chart', () => {
  it('has shares with a number of at least nothing', () => {
    const chart = [
      { label: 'A', value: 2 },
      { label: 'B', value: '= 1 + 1' },
      { label: 'C', value: -1 },
      { label: 'D', value: 'x' },
      { label: 'E', value: 0 },
    ];
    const chat = drive(steps({ chart, title: 'T', unit: 'votes' } as never, 'Bye.'));
    expect(chat.lines).to.deep.equal(['[chart A | B | E]', 'Bye.']);
  });
  it('may come from a variable', () => {
    const chat = drive(steps({ set: { all: [{ label: '{x}', value: '3' }] } }, { chart: '= all' }));
    expect(entry(chat, 'chart').items).to.deep.equal([{ label: '{label}', values: { label: '{x}' }, value: 3 }]);
  });
});

describe('lists that are shown', () => {
  for (const verb of ['timeline', 'receipt', 'chart'])
    it(`are told to the author where there is nothing in them: ${verb}`, () => {
      for (const list of ['= gone', []]) {
        const chat = drive(steps({ [verb]: list } as never, 'Bye.'));
        expect([chat.lines, chat.reports]).to.deep.equal([['Bye.'], ['missing-value main/0']]);
      }
    });
  it('hold a hundred rows at most', () => {
    const all = Array.from({ length: 500 }, (_, at) => ({ label: `N${at}`, value: 1 }));
    expect(entry(drive(steps({ set: { all } }, { chart: '= all' })), 'chart').items).to.have.length(100);
  });
  for (const [step, expected] of [
    [{ timeline: [{ label: 'A', at: '2027-03-01', state: 'done', text: 'b' }], title: 'T' }, []],
    [{ timeline: [{ label: 'A', state: 'half' }] }, ['wrong-value']],
    [
      { receipt: [{ label: 'A', price: 1, quantity: 2, kind: 'tax' }], currency: 'EUR', total: 3, date: '2027-03-01' },
      [],
    ],
    [{ receipt: [{ price: 1 }] }, ['missing']],
    [{ chart: [{ label: 'A', value: '= 1 + 1', color: '#123' }], unit: 'votes' }, []],
    [{ chart: [{ label: 'A', amount: 1 }] }, ['unknown-key']],
  ] as const)
    it(`${JSON.stringify(step)}: ${expected.join() || 'nothing'}`, () => {
      expect(told(step)).to.deep.equal(expected);
    });
});
