import { describe, it } from 'node:test';
import { expect } from 'chai';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const sound = { audio: '/hello.mp3', title: 'A greeting from {name}', transcript: 'I am {name}.' };

describe('a sound', () => {
  it('puts its card into the transcript, with what its words meant then, and goes on', () => {
    const chat = drive(
      steps({ set: { name: 'Kari' } }, { ...sound, say: 'Listen:' }, { set: { name: 'Ola' } }, 'Bye.'),
    );
    expect(chat.lines).to.deep.equal(['Listen:', '[audio /hello.mp3 A greeting from Kari]', 'Bye.']);
    expect(chat.entries[1]).to.deep.include({ transcript: 'I am {name}.', values: { name: 'Kari' } });
  });

  it('waits until it has ended, can be passed over, and goes on where it cannot be played', () => {
    const waiting = () => drive(steps({ audio: '/a.mp3', title: 'A', until: 'ended', skip: 'Go on' }, 'Bye.'));
    expect(waiting().question).to.deep.include({ kind: 'card', entry: 1, skip: 'Go on' });
    expect(waiting().lines).to.have.length(1);
    for (const value of ['ended', 'failed']) {
      const chat = waiting();
      chat.send({ type: 'used', entry: 1, value });
      expect(chat.lines.at(-1)).to.equal('Bye.');
    }
    expect(waiting().answer(null).lines).to.deep.equal(['[audio /a.mp3 A]', '> Go on', 'Bye.']);
  });

  it('without an address is told and passed over', () => {
    const chat = drive(steps({ audio: '' }, 'Bye.'));
    expect([chat.lines, chat.reports]).to.deep.equal([['Bye.'], ['missing-value main/0']]);
  });

  for (const [step, expected] of [
    [{ audio: '/a.mp3', title: 'A', transcript: 'Hi.', until: 'ended' }, []],
    [{ audio: '/a.mp3' }, ['no-alt audio']],
    [{ audio: '/a.mid', title: 'A' }, ['no-media audio']],
    [{ audio: 'https://open.spotify.com/track/1', title: 'A' }, ['no-media audio']],
    [{ audio: 'data:text/html,x', title: 'A' }, ['unsafe-address audio']],
    [{ audio: '/a.mp3', title: 'A', ratio: '16:9' }, ['unknown-key ratio']],
    [{ audio: '/a.mp3', title: 'A', auto: true }, ['unknown-key auto']],
  ] as const)
    it(`is told to its author: ${JSON.stringify(step)}: ${expected.join() || 'nothing'}`, () => {
      const { problems } = checkFlow(steps(step, 'Bye.'));
      expect(problems.map(({ code, path }) => `${code} ${path.split('/').at(-1)}`)).to.deep.equal(expected);
    });
});
