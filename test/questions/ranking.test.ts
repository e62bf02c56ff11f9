import { describe, it } from 'node:test';
import { expect } from 'chai';
import { drive } from '../engine/drive.ts';
import { flowOf, steps } from '../engine/flow-of.ts';

const options = ['Price', 'Fit', { label: 'Colour', value: 'c' }];
const asked = (step: object = {}) =>
  drive(steps({ ask: 'What matters?', type: 'ranking', as: 'order', options, ...step }, '{order}'));

describe('a ranking', () => {
  for (const [given, kept] of [
    [
      ['c', 'Price', 'Fit'],
      ['c', 'Price', 'Fit'],
    ],
    [
      ['Colour', 'fit', 'PRICE'],
      ['c', 'Fit', 'Price'],
    ],
    ['Fit, Colour, Price', ['Fit', 'c', 'Price']],
    ['fit > colour > price', ['Fit', 'c', 'Price']],
  ] as const)
    it(`keeps ${kept.join(', ')} for ${JSON.stringify(given)}`, () => {
      const chat = asked().answer(given as never);
      expect(chat.state.vars.order).to.deep.equal(kept);
      expect(chat.state.personal).to.deep.equal([]);
    });

  it('shows the order in the words of the flow', () => {
    expect(asked().answer(['c', 'Fit', 'Price']).lines[1]).to.equal('> Colour, Fit, Price');
  });

  it('keeps only as many places as count', () => {
    expect(asked({ max: 2 }).answer(['c', 'Fit', 'Price']).state.vars.order).to.deep.equal(['c', 'Fit']);
    expect(asked({ max: 2 }).answer(['Fit', 'c']).state.vars.order).to.deep.equal(['Fit', 'c']);
    expect(asked({ max: 99 }).answer(['c', 'Fit']).problems).to.deep.equal(['few']);
  });

  for (const given of [['c', 'Fit'], ['c', 'c', 'c'], 'Fit'])
    it(`asks again where places are missing: ${JSON.stringify(given)}`, () => {
      expect(asked().answer(given as never).problems).to.deep.equal(['few']);
    });
  for (const given of [['c', 'Fit', 'Length'], 'Fit, Length, Colour', 7])
    it(`takes nothing that is no option: ${JSON.stringify(given)}`, () => {
      expect(asked().answer(given as never).problems).to.deep.equal(['errOption']);
    });

  it('reads a text of any length in no time', () => {
    expect(asked().answer(`a${' '.repeat(50_000)}b`).problems).to.deep.equal(['errOption']);
  });

  it('is passed over, and the author told, where there is nothing to put in order', () => {
    expect(asked({ options: '= none' }).reports.join()).to.include('no-options');
  });

  it('begins with the order of before, and takes what a variable holds as plain data', () => {
    const flow = flowOf({
      flow: 'x',
      parts: { main: [{ ask: 'Which?', type: 'ranking', as: 'order', options: '= items' }] },
    });
    const { question } = drive(flow, { values: { items: ['**a**', '{b}'], order: ['{b}'] } });
    const field = question?.kind === 'field' ? question.field : undefined;
    expect(field).to.deep.include({ value: ['{b}'], places: 2 });
    expect(field?.type === 'ranking' && field.choices.map(({ value }) => value)).to.deep.equal(['**a**', '{b}']);
  });
});
