import { describe, it } from 'node:test';
import { expect } from 'chai';
import { readFlow } from '../../src/flow/read-flow.ts';
import { drive } from './drive.ts';

const source = JSON.stringify({
  flow: 'shop',
  parts: {
    hello: [
      'Hi.',
      { ask: 'Name?', as: 'name' },
      { ask: 'Size?', as: 'size', options: ['S', { label: 'M', value: 'm' }] },
      {
        ask: 'You?',
        fields: [
          { as: 'email', type: 'email', label: 'E-mail' },
          { as: 'ok', type: 'consent', label: 'Yes' },
        ],
      },
      { if: [{ when: "size = 'm'", then: [{ say: 'M it is, {name}.' }] }] },
      { image: '/a.png', alt: 'A' },
      { cards: [{ title: 'Coat', price: 12, button: 'Take' }], skip: 'No' },
      { submit: true },
      'Bye.',
    ],
  },
});

/** Words of the flow format, and of what browsers take as options. */
const names = (
  'alt as ask block bot bubbles button capture cards celebrate composed currency default delay detail else ' +
  'embed end endpoint entry error event fail go handover headers hint id if image key kind lang language layout limit ' +
  'max message method min name news number offers on once open options other pace page passive price progress query ' +
  'read receipt recommend referral renderBefore creationScope retry reward say search share signal skip source split ' +
  'status step style tell then timeout timeline tone type typing url value values video wait when'
).split(' ');

/** What a visitor reads, and what is done, from the first message to the last. */
function conversation(): readonly string[] {
  const { flow } = readFlow(source);
  // What is sent is not checked against its contract: the checker's own library looks at inherited names.
  const chat = drive(flow!, { odd: true });
  chat.answer('Anna', 'm', { email: 'anna@example.com', ok: true });
  chat.answer(null);
  return [...chat.lines, ...chat.effects.map(({ type }) => type)];
}

describe('a page that puts names of its own on all objects', () => {
  const plain = conversation();
  for (const name of names)
    it(`has the same conversation with "${name}"`, () => {
      expect(plain).to.include('M it is, Anna.').and.to.include('Bye.');
      Object.defineProperty(Object.prototype, name, {
        value: 'theirs',
        configurable: true,
        enumerable: true,
        writable: true,
      });
      let there: readonly string[];
      try {
        there = conversation();
      } finally {
        delete (Object.prototype as Record<string, unknown>)[name];
      }
      expect(there).to.deep.equal(plain);
    });
});
