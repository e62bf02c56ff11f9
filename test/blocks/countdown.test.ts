import { describe, it } from 'node:test';
import { expect } from 'chai';
import { timeLeft } from '../../src/blocks/countdown/time-left.view.ts';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { drive, START, type Drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const later = (seconds: number) => new Date(START + 1000 * seconds).toISOString();
const over = (chat: Drive) => {
  chat.send({ type: 'used', entry: 1, value: 'over' });
  return chat;
};
const wait = (chat: Drive, seconds: number) => {
  chat.now += 1000 * seconds;
  return chat;
};

describe('a countdown', () => {
  const step = { countdown: later(60), title: 'Until the doors open', then: ['The doors are open!'] };

  it('is shown, and the conversation goes on', () => {
    const chat = drive(steps(step, { ask: 'Name?', as: 'name' }, 'Bye, {name}.'));
    expect(chat.lines).to.deep.equal([`[countdown ${step.countdown}]`, 'Name?']);
    expect(chat.answer('Kari').lines.at(-1)).to.equal('Bye, Kari.');
  });
  it('leads on at once where the moment has come already', () => {
    expect(drive(steps({ ...step, countdown: later(-60) }, 'Then.')).lines).to.deep.equal([
      'The doors are open!',
      'Then.',
    ]);
    const without = drive(steps({ countdown: later(-60) }, 'Then.'));
    expect([without.lines.length, without.state.marks]).to.deep.equal([2, { 1: 'over' }]);
  });
  it('leads on when the moment comes, and asks again what was asked', () => {
    const chat = wait(drive(steps(step, { ask: 'Name?', as: 'name' }, 'Bye, {name}.')), 90);
    expect(over(over(chat)).lines.slice(1)).to.deep.equal(['Name?', 'The doors are open!', 'Name?']);
    expect(chat.answer('Kari').lines.slice(4)).to.deep.equal(['> Kari', 'Bye, Kari.']);
    expect(chat.state.marks).to.deep.equal({ 1: 'over' });
  });
  it('leads to a part, also after the end', () => {
    const flow = { ...steps('x'), parts: { main: [{ ...step, then: 'gone' }, 'Bye.'], gone: ['It is gone.'] } };
    expect(over(wait(drive(flow as never), 90)).lines.slice(1)).to.deep.equal(['Bye.', 'It is gone.']);
  });
  it('is not over before its moment, whatever a view says', () => {
    const chat = over(drive(steps(step, { ask: 'Name?' })));
    expect([chat.lines.length, chat.state.marks]).to.deep.equal([2, undefined]);
  });
  it('is no act of the visitor', () => {
    expect(over(wait(drive(steps(step, { ask: 'Name?' })), 90)).state.acted).to.equal(false);
  });
  it('that is none is told to the author', () => {
    expect(drive(steps({ countdown: 'soon' }, 'Bye.')).reports).to.deep.equal(['bad-moment main/0']);
  });
  it('is known to the checker, with the places that it leads to', () => {
    const told = (more: object) =>
      checkFlow(steps({ ...step, ...more } as never, 'Bye.')).problems.map(({ code }) => code);
    expect(told({})).to.deep.equal([]);
    expect(told({ then: 'nowhere' })).to.deep.equal(['unknown-target']);
  });
});

describe('the time that is left', () => {
  for (const [seconds, lang, words] of [
    [3 * 86_400 + 4 * 3600 + 12 * 60 + 9, 'en', '3 days, 4 hours, 12 minutes'],
    [86_400, 'en', '1 day'],
    [3_600, 'en', '1 hour'],
    [3_599, 'en', '59 minutes, 59 seconds'],
    [60, 'en', '1 minute'],
    [0.2, 'en', '1 second'],
    [0, 'en', '0 seconds'],
    [-5, 'en', '0 seconds'],
    [2 * 86_400 + 60, 'nl', '2 dagen en 1 minuut'],
    [7_260, 'de', '2 Stunden, 1 Minute'],
    [61, 'xx-nonsense-', '1 minute, 1 second'],
  ] as const)
    it(`of ${seconds} seconds is "${words}"`, () => {
      expect(timeLeft(1000 * seconds, lang)).to.equal(words);
    });
});
