import { describe, it } from 'node:test';
import { expect } from 'chai';
import { isAwaited } from '../../src/blocks/embed/awaited-message.view.ts';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const table = { embed: 'https://tables.example/?for={name}', title: 'Tables' };

describe('an embedded page', () => {
  it('puts its card into the transcript and goes on', () => {
    const chat = drive(steps({ set: { name: 'A&B' } }, { ...table, height: 300, load: 'press' }, 'Bye.'));
    expect(chat.lines).to.deep.equal(['[embed https://tables.example/?for=A%26B Tables]', 'Bye.']);
    expect(chat.entries[0]).to.deep.include({ height: 300, onPress: true });
  });

  it('waits for its message, and can be passed over', () => {
    const waiting = () => drive(steps({ ...table, until: 'booked' }, 'Bye.'));
    expect(waiting().entries[0]).to.deep.include({ until: 'booked' });
    expect(waiting().question).to.deep.include({ kind: 'card', entry: 1, skip: true });
    const chat = waiting();
    chat.send({ type: 'used', entry: 1, value: 'booked' });
    expect(chat.lines).to.have.length(1);
    chat.send({ type: 'used', entry: 1, value: 'ended' });
    expect(chat.lines.at(-1)).to.equal('Bye.');
    expect(waiting().answer(null).lines.at(-1)).to.equal('Bye.');
  });

  it('without an address is told and passed over', () => {
    const chat = drive(steps({ embed: '{gone}', title: 'A' }, 'Bye.'));
    expect([chat.lines, chat.reports]).to.deep.equal([['Bye.'], ['missing-value main/0']]);
  });

  for (const [message, expected] of [
    ['booked', true],
    [{ type: 'booked' }, true],
    [{ event: 'booked', id: 7 }, true],
    ['{"type":"booked"}', true],
    ['booked!', false],
    [{ type: 'opened', of: 'booked' }, false],
    [{ type: { booked: true } }, false],
    [['booked'], false],
    [Object.create({ type: 'booked' }), false],
    [null, false],
    [undefined, false],
    [0, false],
  ] as const)
    it(`${expected ? 'is' : 'is not'} awaited with the message ${JSON.stringify(message)}`, () => {
      expect(isAwaited(message, 'booked')).to.equal(expected);
    });

  for (const [step, expected] of [
    [
      { embed: 'https://a.example', title: 'A', height: 300, width: 300, ratio: '1:1', until: 'done', skip: 'Later' },
      [],
    ],
    [{ embed: 'https://a.example' }, ['no-alt embed']],
    [{ embed: 'http://a.example', title: 'A' }, ['unsafe-address embed']],
    [{ embed: 'javascript:alert(1)', title: 'A' }, ['unsafe-address embed']],
    [{ embed: 'data:text/html,x', title: 'A' }, ['unsafe-address embed']],
    [{ embed: 'blob:https://a.example/1', title: 'A' }, ['unsafe-address embed']],
    [{ embed: 'https://www.youtube.com/embed/dQw4w9WgXcQ', title: 'A' }, ['no-media embed']],
    [{ embed: 'https://a.example', title: 'A', load: 'soon' }, ['wrong-value load']],
    [{ embed: 'https://a.example', title: 'A', controls: true }, ['unknown-key controls']],
  ] as const)
    it(`is told to its author: ${JSON.stringify(step)}: ${expected.join() || 'nothing'}`, () => {
      const { problems } = checkFlow(steps(step, 'Bye.'));
      expect(problems.map(({ code, path }) => `${code} ${path.split('/').at(-1)}`)).to.deep.equal(expected);
    });
});
