import { describe, it } from 'node:test';
import { expect } from 'chai';
import { usesOf } from '../../src/flow/uses-of.ts';
import { flowOf, steps } from '../engine/flow-of.ts';

const needs = (flow: unknown) => usesOf(flowOf(flow)).expressions;

describe('whether a flow uses the whole language of expressions', () => {
  it('is false for a flow of plain tests', () => {
    expect(
      needs({
        flow: 'x',
        vars: { a: 1 },
        parts: {
          a: [
            '2 = 2',
            { if: 'query.ref is set', then: 'b' },
            { if: [{ when: "a != 'b'", then: 'b' }] },
            { set: { x: '= y' } },
            { ask: 'Pick', options: '= sizes', when: 'not done' },
          ],
        },
      }),
    ).to.equal(false);
  });
  const needing: readonly (readonly [what: string, step: object])[] = [
    ['a test', { if: 'age > 3', then: 'b' }],
    ['a branch', { if: [{ when: 'a or b', then: 'b' }] }],
    ['a when', { say: 'x', when: 'a and b' }],
    ['a check', { ask: 'x', check: 'value > 3' }],
    ['a pattern', { ask: 'x', fields: [{ as: 'y', pattern: 'abc' }] }],
    ['a sum', { set: { n: '= n + 1' } }],
    ['a sum in a list', { send: ['= a * 2'] }],
    ['a step in a step', { then: [{ else: [{ when: 'a < b', say: 'x' }] }] }],
  ];
  for (const [what, step] of needing) {
    it(`is true for ${what}`, () => {
      expect(needs({ flow: 'x', parts: { a: [step] } })).to.equal(true);
    });
  }
});

describe('what else a flow uses', () => {
  it('tells the keys that occur, at any depth and in translations', () => {
    const { keys } = usesOf(
      steps({ if: 'x', then: [{ ask: '?', options: [{ label: 'a', then: [{ handover: 'x' }] }] }] }),
    );
    expect([...keys]).to.include.members(['if', 'ask', 'options', 'handover']);
    expect(keys.has('celebrate')).to.equal(false);
  });

  it('tells styles and quotes of ICU, in translations too, and no others', () => {
    expect(usesOf(steps('{a, number, ::currency/EUR}')).icu).to.equal(true);
    expect(usesOf(steps("Write '{'name'}'")).icu).to.equal(true);
    expect(usesOf(steps("{a:date}, {n, plural, one {#} other {#}}, it's")).icu).to.equal(false);
    const translated = flowOf({ flow: 'x', parts: { a: ['Hi'] }, texts: { nl: { Hi: '{a, number, percent}' } } });
    expect(usesOf(translated).icu).to.equal(true);
  });

  it('tells lists, tables and code, whatever key their text stands under', () => {
    expect(usesOf(steps({ ask: 'Pick:\n- a\n- b' })).markdown).to.equal(true);
    expect(usesOf(steps('Just **bold** words')).markdown).to.equal(false);
  });

  it('counts what can be typed, at the default limit too, in the letters that take the most bytes', () => {
    const five = steps(...['a', 'b', 'c', 'd', 'e'].map((as) => ({ ask: 'And?', as, type: 'long' })));
    expect(usesOf(five).answerBytes).to.equal(5 * 5_000 * 4);
    expect(usesOf(steps({ ask: 'Zip?', as: 'zip', max: 6 })).answerBytes).to.equal(24);
    expect(usesOf(steps({ ask: 'Mail?', as: 'm', type: 'email' }, { ask: '?', options: ['a'] })).answerBytes).to.equal(
      0,
    );
    const bubble = steps({
      ask: 'You?',
      fields: [
        { as: 'a', max: 10 },
        { as: 'b', type: 'phone' },
        { as: 'c', max: 5 },
      ],
    });
    expect(usesOf(bubble).answerBytes).to.be.within(60, 5_000 * 4 + 60);
  });
});
