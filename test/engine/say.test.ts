import { describe, it } from 'node:test';
import { expect } from 'chai';
import { drive } from './drive.ts';
import { flowOf, steps } from './flow-of.ts';

describe('saying', () => {
  it('says texts and shows pictures in order, one message after the other', () => {
    const chat = drive(
      steps(
        'Hi **{brand}**',
        { say: 'Look:', image: '/a.webp?c={code}', alt: 'A {code}', link: 'https://x.example' },
        { image: '/b.webp' },
      ),
      { values: { code: 'x y' } },
    );
    expect(chat.lines).to.deep.equal([
      'Hi Nordlys',
      'Look:',
      '[image /a.webp?c=x%20y A x y → https://x.example]',
      '[image /b.webp ]',
    ]);
    expect(chat.events('message')).to.deep.equal([
      { entry: 1, text: 'Hi Nordlys' },
      { entry: 2, text: 'Look:' },
    ]);
    expect(chat.entries.map(({ id, step }) => [id, step])).to.deep.equal([
      [1, 'main/0'],
      [2, 'main/1'],
      [3, 'main/1'],
      [4, 'main/2'],
    ]);
  });

  it('keeps what its placeholders stood for, so that another language reads the same conversation', () => {
    const flow = flowOf({
      flow: 'x',
      parts: { main: [{ set: { n: 1 } }, 'Hi {name}', { set: { name: 'Ben' } }, { ask: 'Well?' }] },
      texts: { nl: { 'Hi {name}': 'Hoi {name} ({n})' } },
    });
    const chat = drive(flow, { values: { name: 'Anna' } });
    chat.send({ type: 'settings', settings: { ...chat.settings, lang: 'nl' } });
    expect(chat.lines).to.deep.equal(['Hoi Anna (1)', 'Well?']);
    expect(chat.question?.count).to.equal(1);
  });

  it('tells the author once of a name without value', () => {
    const chat = drive(steps('Hi {nobody}', { ask: 'Again?', options: [{ label: 'Yes', then: 'main' }] })).answer(
      'Yes',
      'Yes',
    );
    expect(chat.lines.filter((line) => line === 'Hi')).to.have.length(3);
    expect(chat.reports).to.deep.equal(['missing-value main/0']);
  });

  it('leaves out a step whose condition does not hold, with all that is in it', () => {
    const chat = drive(
      steps(
        { say: 'No', when: 'x is set', goal: 'g', celebrate: true, go: 'main', image: '/a' },
        { say: 'Yes', when: 'x is empty' },
        { note: 'for authors' },
      ),
    );
    expect(chat.lines).to.deep.equal(['Yes']);
    expect(chat.state.goals).to.deep.equal([]);
  });
});

describe('pace', () => {
  const pace = { perCharacter: 10, most: 200, between: 100 };
  it('types before every message but the first, as long as the message, with an end', () => {
    const chat = drive(steps('First', '12345', 'x'.repeat(100), { image: '/a' }, { ask: '1234567890' }), { pace });
    expect(chat.of('pause').map(({ ms }) => ms)).to.deep.equal([150, 300, 100, 200]);
    expect(chat.lines).to.have.length(5);
  });

  it('waits before a step as many seconds as it says, at most ten', () => {
    const chat = drive(
      steps('First', { wait: 2, say: '12345' }, { wait: 671 }, { wait: '= n * 2' }, { wait: 'soon' }, { wait: -1 }),
      { pace, values: { n: 3 } },
    );
    expect(chat.of('pause').map(({ ms }) => ms)).to.deep.equal([2000, 150, 10_000, 6000]);
  });

  it('does not pause at all when it is instant', () => {
    expect(drive(steps('First', { wait: 5, say: 'Second' })).of('pause')).to.deep.equal([]);
  });

  it('goes on only when its own pause is over', () => {
    const chat = drive(steps('First', 'Second', 'Third'), { pace, slow: true });
    const { pending } = chat.state;
    expect(pending).to.deep.equal({ kind: 'pause', key: 1, ms: 160, typing: true });
    const before = chat.state;
    for (const act of [
      { type: 'elapsed', key: 0 },
      { type: 'elapsed', key: 2 },
      { type: 'answer', value: 'x' },
      { type: 'responded', key: 1, reply: {} },
      { type: 'failed', key: 1, reason: '' },
    ] as const) {
      expect(chat.send(act)).to.deep.equal([]);
      expect(chat.state).to.equal(before);
    }
    chat.send({ type: 'elapsed', key: 1 });
    expect(chat.lines).to.deep.equal(['First', 'Second']);
    chat.send({ type: 'elapsed', key: 1 });
    expect(chat.lines).to.deep.equal(['First', 'Second']);
  });
});
