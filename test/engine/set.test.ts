import { describe, it } from 'node:test';
import { expect } from 'chai';
import { drive } from './drive.ts';
import { flowOf, steps } from './flow-of.ts';

describe('set', () => {
  it('keeps values as they stand, fills placeholders, and works out sums', () => {
    const chat = drive(
      steps({
        set: {
          a: 5,
          b: '= a + 1',
          c: 'Hi {name} **x**',
          d: [1, { e: null }],
          f: true,
          g: '= nothing',
          h: '= 1 / 0',
          i: '\\{x\\}',
        },
      }),
      { values: { name: 'A&B' } },
    );
    expect(chat.state.vars).to.deep.equal({
      name: 'A&B',
      a: 5,
      b: 6,
      c: 'Hi A&B **x**',
      d: [1, { e: null }],
      f: true,
      g: null,
      h: null,
      i: '{x}',
    });
  });

  it('never touches what the page knows', () => {
    const chat = drive(steps({ set: { query: 'x', page: 1 } }, 'ref {query.ref}'), {
      context: { query: { ref: 'R1' } },
    });
    expect(chat.lines).to.deep.equal(['ref R1']);
  });
});

describe('variables', () => {
  it('begin with what the author and the page say, and take over declared query parameters, cut to length', () => {
    const flow = flowOf({
      flow: 'x',
      vars: {
        a: 1,
        b: '= a + 1',
        from: { query: 'from', max: 3 },
        other: { query: 'gone', default: 'd' },
        none: { query: 'gone' },
        long: { query: 'long' },
      },
      parts: { main: ['Hi'] },
    });
    const { vars } = drive(flow, {
      values: { c: 3 },
      context: { query: { from: '👋👋👋👋', long: 'x'.repeat(300), undeclared: 'u' } },
    }).state;
    expect(vars).to.deep.equal({ a: 1, b: 2, from: '👋👋👋', other: 'd', none: null, long: 'x'.repeat(200), c: 3 });
  });

  it('know the time', () => {
    const chat = drive(steps({ set: { now: '= now', day: '= today' } }));
    expect(chat.state.vars.now).to.equal(new Date(chat.now).toISOString());
    expect(chat.state.vars.day).to.match(/^2027-0[12]-\d\d$/);
  });
});
