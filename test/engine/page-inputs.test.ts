import { describe, it } from 'node:test';
import { expect } from 'chai';
import { drive } from './drive.ts';
import { flowOf, steps } from './flow-of.ts';

describe('the page', () => {
  it('sets variables, says something, and sends the conversation somewhere', () => {
    const chat = drive(
      flowOf({
        flow: 'x',
        parts: { main: [{ ask: 'Name?', as: 'name' }, 'Bye {name}'], side: ['Side {n}', { return: true }] },
      }),
    );
    chat.send({ type: 'set', values: { n: 7 } });
    chat.send({ type: 'say', text: 'By the way, {n}.' });
    expect(chat.question?.step).to.equal('main/0');
    chat.send({ type: 'go', to: 'side' });
    expect(chat.lines).to.deep.equal(['Name?', 'By the way, 7.', 'Side 7', 'Name?']);
    chat.answer('Anna');
    expect(chat.lines.at(-1)).to.equal('Bye Anna');
    expect(chat.entries[1]!.step).to.equal('');
  });

  it('is told of a place that is not there, and the question stays open', () => {
    const chat = drive(steps({ ask: 'Name?' }));
    chat.send({ type: 'go', to: 'gone' });
    expect(chat.reports).to.deep.equal(['unknown-target main/0']);
    expect(chat.question?.step).to.equal('main/0');
  });

  it('is not counted as finished where it breaks off', () => {
    const main = [{ ask: 'Name?' }, { ask: 'Shall we?', options: [{ label: 'Yes', then: 'gone' }] }];
    const chat = drive(flowOf({ flow: 'x', parts: { main, silent: [{ set: { n: 1 } }], bye: ['Bye'] } })).answer('x');
    chat.answer('Yes');
    expect(chat.lines.at(-1)).to.equal('[unavailable]');
    expect(chat.envelopes.map(({ type }) => type)).to.deep.equal(['flow.started']);
    expect(chat.state.completed).not.to.equal(true);
    for (const act of [
      { type: 'say', text: 'Call us.' },
      { type: 'set', values: { n: 1 } },
      { type: 'go', to: 'gone' },
      { type: 'go', to: 'silent' },
    ] as const) {
      chat.send(act);
      expect(
        chat.envelopes.map(({ type }) => type),
        act.type,
      ).to.deep.equal(['flow.started']);
    }
    expect(chat.events('end')).to.deep.equal([]);
    chat.send({ type: 'go', to: 'bye' });
    expect(
      chat.envelopes.map(({ type }) => type),
      'the flow came to its end after all',
    ).to.deep.equal(['flow.started', 'flow.completed']);
    expect(chat.events('end')).to.deep.equal([{ step: 'bye/0' }]);
  });

  for (const [what, step] of Object.entries({ wait: { wait: 9 }, request: { request: '/x' } })) {
    it(`is not counted as finished either where it breaks off before a ${what}, and the page says something meanwhile`, () => {
      const chat = drive(steps({ ask: 'Name?' }, { go: 'gone' }, step), {
        slow: true,
        pace: { perCharacter: 1, most: 1, between: 1 },
        request: () => undefined,
      });
      chat.answer('x');
      chat.send({ type: 'say', text: 'One moment.' });
      const { key } = chat.state.pending as { key: number };
      chat.send(what === 'wait' ? { type: 'elapsed', key } : { type: 'responded', key, reply: {} });
      expect(chat.lines.slice(-2)).to.deep.equal(['One moment.', '[unavailable]']);
      expect(chat.envelopes.map(({ type }) => type)).to.deep.equal(['flow.started']);
      expect(chat.events('end')).to.deep.equal([]);
    });
  }

  it('may begin again after the end', () => {
    const chat = drive(steps({ ask: 'Name?' })).answer('x');
    chat.send({ type: 'go', to: 'main' });
    expect(chat.answer('y').lines).to.deep.equal(['Name?', '> x', 'Name?', '> y']);
    expect(chat.envelopes.map(({ type }) => type)).to.deep.equal(['flow.started', 'flow.completed']);
  });
});
