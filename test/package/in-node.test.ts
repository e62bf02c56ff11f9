import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { installPackage, type Installed } from '../tools/installed-package.ts';

/** Even a careful look, as `typeof window`, ends the program. */
const noWindow = `Object.defineProperty(globalThis, 'window', { get() { throw new Error('looks at the window'); } });\n`;

const flow = {
  flow: 'vip',
  parts: {
    hello: [
      {
        ask: 'Shall I put you on the list?',
        options: [
          { label: 'Yes please', then: 'join' },
          { label: 'Not now', then: ['See you!'] },
        ],
      },
    ],
    join: [
      { ask: 'What is your first name?', as: 'name' },
      { ask: 'Where can I mail your pass, {name}?', type: 'email', as: 'email' },
      { submit: true },
      { goal: 'joined', celebrate: 'confetti', say: "You're in, {name}!" },
    ],
  },
};

/** A whole conversation: answers what is asked, says of what is delivered that it arrived. */
const conversation = `
import { randomUUID } from 'node:crypto';
import { allWorks, entryAt, entryCount, newState, openQuestion, transition } from 'smoc-chat/engine';

const flow = ${JSON.stringify(flow)}, answers = ['Yes please', 'Anna', 'no address', 'anna@example.com'], done = [];
let state = newState(flow, 'v1', { lang: 'en', tone: '', brand: 'Nordlys', pace: { perCharacter: 0, most: 0, between: 0 } });

function send(act) {
  const [next, effects] = transition(flow, state, { ...act, at: Date.now(), uuid: randomUUID(), chance: Math.random() }, allWorks);
  state = JSON.parse(JSON.stringify(next));
  for (const effect of effects) {
    done.push(effect.type === 'emit' ? effect.event : effect.type);
    if (effect.type === 'deliver' && effect.envelope.type === 'form.submitted') {
      console.log(JSON.stringify(effect.envelope.answers));
      send({ type: 'delivered', id: effect.envelope.id, reply: {} });
    }
  }
}

send({ type: 'start', context: {}, session: randomUUID() });
while (openQuestion(flow, state, allWorks) && answers.length) {
  const { options } = openQuestion(flow, state, allWorks), given = answers.shift();
  send({ type: 'answer', value: options?.find(({ label }) => label === given)?.value ?? given });
}
for (let index = 1; index <= entryCount(state); index++) {
  const { kind, text, labels, typed } = entryAt(state, index);
  console.log(text ?? labels?.join() ?? typed ?? kind);
}
console.log(done.includes('invalid'), done.slice(done.indexOf('goal')).join(' '));`;

describe('the installed package in Node, where there is no page', () => {
  let installed: Installed;
  before(async () => {
    installed = await installPackage();
  });
  after(() => installed?.remove());

  for (const entry of ['smoc-chat', 'smoc-chat/define', 'smoc-chat/engine', 'smoc-chat/check']) {
    it(`imports ${entry} without a look at a window, without a word, and lets the program end`, async () => {
      assert.deepEqual(await installed.node(`${noWindow}await import('${entry}');`), { code: 0, out: '', err: '' });
    });
  }

  it('has a whole conversation by the engine alone', async () => {
    const { code, out, err } = await installed.node(noWindow + conversation);
    assert.deepEqual({ code, err }, { code: 0, err: '' });
    assert.deepEqual(out.trim().split('\n'), [
      '{"name":"Anna","email":"anna@example.com"}',
      'Shall I put you on the list?',
      'Yes please',
      'What is your first name?',
      'Anna',
      'Where can I mail your pass, {name}?',
      'anna@example.com',
      'delivery',
      "You're in, {name}!",
      'celebrate',
      'true goal celebrate end deliver',
    ]);
  });

  it('checks a flow by `smoc-chat/check` alone: text by line and column, objects by path, with the files of its texts', async () => {
    const { code, out, err } = await installed.node(`${noWindow}
      import { checkFlow } from 'smoc-chat/check';
      const flow = { flow: 'told', texts: { nl: 'nl.json' }, parts: { hello: ['Our shop opens on Thursday.', { go: 'helo' }] } };
      const told = (source, options) =>
        checkFlow(source, options).map(({ severity, code, path, line, column, hint }) => [severity, code, path, line, column, hint].filter(Boolean).join(' '));
      console.log(told(flow).join('|'));
      console.log(told(JSON.stringify(flow, null, 1)).join('|'));
      console.log(told('{"flow": ').join('|'));
      const good = { ...flow, parts: { hello: ['Our shop opens on Thursday.', 'Bye.'] } };
      console.log(told(good).join('|'));
      console.log(told(good, { texts: { 'nl.json': { 'Our shop opens on Thursday.': 'Donderdag.' } } }).join('|'));
      console.log(told(JSON.stringify(good), { texts: { 'nl.json': '{"nl": {"Our shop opens on Thursday.": "Donderdag.", "Bye.": "Dag."}}' } }).join('|'));
      console.log(told(good, { texts: { 'nl.json': '[]' } }).join('|'));
      console.log(told(null).length, told(undefined).length, told({ ...good, messages: { sned: 'x' } }).join('|'));`);
    assert.deepEqual({ code, err }, { code: 0, err: '' });
    const lines = out.trimEnd().split('\n');
    assert.match(lines[0]!, /^error unknown-target \/parts\/hello\/1\/go Did you mean "hello"\?/);
    assert.match(lines[1]!, /^error unknown-target \/parts\/hello\/1\/go 10 11 Did you mean "hello"\?/);
    assert.match(lines[2]!, /^error bad-json 1 /);
    assert.equal(lines[3], '');
    assert.match(lines[4]!, /^warning untranslated \/parts\/hello\/1 /);
    assert.equal(lines[5], '');
    assert.match(lines[6]!, /^error unreadable-texts \/texts\/nl /);
    assert.match(lines[7]!, /^1 1 warning unknown-key \/messages\/sned /);
  });
});
