import { describe, it } from 'node:test';
import { expect } from 'chai';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { drive, type DriveOptions } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const issues = ['Late', 'Broken', { label: 'None of these', value: 'none', exclusive: true }];
const asked = (step: object, options: DriveOptions = {}) =>
  drive(steps({ ask: 'What went wrong?', as: 'issues', ...step }, 'Noted: {issues}.'), options);
const textOf = (step: object, ...given: never[]) => {
  const { question } = asked(step).answer(...given);
  const text = question?.problems[0]?.text;
  return typeof text === 'string' ? text : undefined;
};

describe('a choice of which one stands alone', () => {
  it('keeps it alone, also where more would have to be chosen', () => {
    const chat = asked({ options: issues, many: { min: 2 } }).answer(['none']);
    expect(chat.state.vars.issues).to.deep.equal(['none']);
    expect(chat.lines.slice(1)).to.deep.equal(['> None of these', 'Noted: none.']);
  });

  it('takes it with no other', () => {
    expect(asked({ options: issues, many: true }).answer(['none', 'Late']).problems).to.deep.equal(['errOption']);
    expect(asked({ options: issues, many: true }).answer(['Broken', 'Late']).problems).to.deep.equal([]);
  });
});

describe('how many are chosen', () => {
  const many = { min: 2, max: 2, tooFew: 'Two, please.', tooMany: 'Only two, please.' };
  const options = ['A', 'B', 'C'];

  it('is told in the words for just this', () => {
    expect(textOf({ options, many }, ['A'] as never)).to.equal('Two, please.');
    expect(textOf({ options, many }, ['A', 'B', 'C'] as never)).to.equal('Only two, please.');
  });

  it('is told in the words for any mistake where it has none of its own', () => {
    expect(textOf({ options, many, error: 'Hm.' }, ['A'] as never)).to.equal('Two, please.');
    expect(textOf({ options, many: { min: 2 }, error: 'Hm.' }, ['A'] as never)).to.equal('Hm.');
    expect(textOf({ options, many, error: 'Hm.' }, ['D'] as never)).to.equal('Hm.');
  });
});

describe('options in an order of chance', () => {
  const options = ['A', 'B', 'C', 'D', 'E', 'F'];
  const orderOf = (session: string, more: object = {}) =>
    asked({ options, shuffle: true, ...more }, { session }).choices;

  it('stand otherwise for other visitors, and for one always alike', () => {
    const orders = Array.from({ length: 20 }, (_, at) => orderOf(`${at}`).join(''));
    expect(new Set(orders).size).to.be.above(15);
    expect(orderOf('7').join('')).to.equal(orders[7]);
    expect(orderOf('7', { shuffle: false })).to.deep.equal(options);
  });

  it('have each an equal chance of each place', () => {
    const orders = Array.from({ length: 3000 }, (_, at) =>
      asked({ options: ['A', 'B', 'C'], shuffle: true }, { session: `${at}-${at * 7919}` }).choices.join(''),
    );
    for (const order of ['ABC', 'ACB', 'BAC', 'BCA', 'CAB', 'CBA'])
      expect(orders.filter((each) => each === order).length, order).to.be.within(425, 575);
  });

  it('keep their order when one is gone or back', () => {
    const options = ['A', { label: 'B', when: 'more' }, 'C', 'D'];
    const of = (more: boolean) => asked({ options, shuffle: true }, { values: { more }, session: 'x' }).choices;
    expect(of(true).filter((each) => each !== 'B')).to.deep.equal(of(false));
  });

  it('leave what stands alone at the end, and lead where they lead', () => {
    for (const session of ['a', 'b', 'c', 'd', 'e'])
      expect(orderOf(session, { options: [issues[2], ...options] }).at(-1)).to.equal('None of these');
    const flow = steps(
      {
        ask: 'Which?',
        shuffle: true,
        options: [
          { label: 'A', then: ['At A.'] },
          { label: 'B', then: ['At B.'] },
        ],
      },
      'End.',
    );
    for (const session of ['a', 'b', 'c', 'd'])
      expect(drive(flow, { session }).answer('B').lines.slice(1)).to.deep.equal(['> B', 'At B.', 'End.']);
  });

  it('are those of a list that a variable holds too', () => {
    const chat = asked({ options: '= list', shuffle: true }, { values: { list: ['x', '{y}', '**z**'] } });
    expect([...chat.choices].sort()).to.deep.equal(['**z**', 'x', '{y}']);
  });

  it('are those of a ranking too', () => {
    const flow = steps({ ask: 'Order?', type: 'ranking', options, shuffle: true });
    const of = (session: string) => {
      const { question } = drive(flow, { session });
      return question?.kind === 'field' && question.field.type === 'ranking' ? question.field.choices : [];
    };
    expect(new Set(['a', 'b', 'c', 'd'].map((each) => JSON.stringify(of(each)))).size).to.be.above(1);
  });
});

describe('what all have chosen', () => {
  const options = ['Sea', { label: 'Hills', value: 'hills' }];
  const voting = (reply: object | Error, more: object = {}) =>
    asked({ options, poll: 'votes', ...more }, { request: () => reply as never });

  it('is asked of the endpoint with the choice, and shown below it', () => {
    const chat = voting({ counts: { Sea: 30, hills: 10 } }).answer('hills');
    expect(chat.lines).to.deep.equal(['What went wrong?', '> Hills', '[poll Sea 30 Hills 10! of 40]', 'Noted: hills.']);
    expect(chat.of('request').map(({ name, method, body }) => [name, method, body])).to.deep.equal([
      ['votes', 'POST', { flow: chat.flow.flow, question: 'issues', session: 'session-1', votes: ['hills'] }],
    ]);
  });

  it('keeps own words to itself', () => {
    const chat = voting({ counts: { Sea: 1, other: 1 } }, { other: true }).answer('My aunt’s flat');
    expect(JSON.stringify(chat.of('request'))).not.to.include('aunt');
    expect(chat.lines[2]).to.equal('[poll Sea 1 Hills 0 of 2]');
  });

  it('counts people where several may be chosen', () => {
    const chat = voting({ counts: { Sea: 3, hills: 2 }, voters: 4 }, { many: true }).answer(['Sea', 'hills']);
    expect(chat.lines[2]).to.equal('[poll Sea 3! Hills 2! of 4]');
  });

  for (const reply of [new Error('down'), {}, { counts: { Sea: '<b>', hills: -4 } }, { counts: [1, 2] }])
    it(`is left out where there are no counts: ${JSON.stringify(reply)}`, () => {
      expect(voting(reply).answer('Sea').lines.slice(1)).to.deep.equal(['> Sea', 'Noted: Sea.']);
    });

  it('is no vote where the question is passed over, or has no name', () => {
    expect(voting({}, { skip: true }).answer(null).of('request')).to.deep.equal([]);
    const nameless = voting({}, { as: undefined }).answer('Sea');
    expect([nameless.of('request').length, nameless.reports[0]]).to.deep.equal([0, 'missing-name main/0']);
  });

  it('comes before the way that the choice leads', () => {
    const chat = voting({ counts: { A: 1 } }, { options: [{ label: 'A', then: ['At A.'] }] }).answer('A');
    expect(chat.lines.slice(1)).to.deep.equal(['> A', '[poll A 1! of 1]', 'At A.', 'Noted: A.']);
  });

  it('is checked before anybody votes', () => {
    const flow = {
      flow: 'x',
      parts: { a: [{ ask: 'Which?', as: 'w', options, poll: 'votes', shuffle: true }, 'Noted.'] },
    };
    expect(checkFlow(flow as never).problems).to.deep.equal([]);
  });
});
