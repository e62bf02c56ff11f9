import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { ChatInput } from '../../src/engine/input.ts';
import { drive } from './drive.ts';
import { steps } from './flow-of.ts';

const aside = (said: string): ChatInput => ({
  type: 'aside',
  said,
  reply: { en: 'A bot of {brand}. [{way}]({address})', nl: 'Een bot van {brand}.' },
  values: { brand: 'Nordlys', way: '_a_@b.example', address: 'mailto:_a_@b.example' },
});
const name = [{ ask: 'Name?', as: 'name' }, 'Hello {name}.'];

describe('what a visitor says aside', () => {
  it('stands in the transcript with its reply, and the question waits on for its answer', () => {
    const chat = drive(steps(...name));
    const asked = chat.question;
    chat.send(aside('are you a bot?'));
    expect(chat.question).to.deep.equal(asked);
    chat.answer('Anna');
    expect(chat.lines).to.deep.equal([
      'Name?',
      '> are you a bot?',
      'A bot of Nordlys. _a_@b.example',
      '> Anna',
      'Hello Anna.',
    ]);
    expect(chat.state.vars).to.include({ name: 'Anna' });
    expect(chat.state.answered).to.deep.equal(['name']);
    expect(chat.events('message').map(({ text }) => text)).to.include('A bot of Nordlys. _a_@b.example');
  });

  it('counts as the visitor’s first act, not as a try', () => {
    const chat = drive(steps({ ask: 'Mail?', type: 'email', tries: 2, fail: ['Never mind.'] })).answer('x');
    chat.send(aside('are you a bot?'));
    expect(chat.problems).to.deep.equal([]);
    chat.answer('y');
    expect(chat.lines).to.include('Never mind.');
    const early = drive(steps(...name));
    early.send(aside('are you a bot?'));
    expect(early.state.acted).to.equal(true);
  });

  it('comes too late without a question', () => {
    const chat = drive(steps('Bye.'));
    chat.send(aside('are you a bot?'));
    expect(chat.lines).to.deep.equal(['Bye.']);
  });

  it('is read in the language of the moment', () => {
    const chat = drive(steps(...name));
    chat.send(aside('are you a bot?'));
    chat.send({ type: 'settings', settings: { ...chat.settings, lang: 'nl' } });
    expect(chat.lines.at(-1)).to.equal('Een bot van Nordlys.');
  });
});
