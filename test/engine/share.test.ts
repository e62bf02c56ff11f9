import { describe, it } from 'node:test';
import { expect } from 'chai';
import { drive } from './drive.ts';
import { steps } from './flow-of.ts';

describe('a share card', () => {
  const flow = steps(
    { ask: 'Go?', options: ['y'] },
    {
      share: 'https://x.example/?ref={code}',
      text: 'Come, says {name}',
      via: ['native', 'copy'],
      as: 'shared',
      skip: 'Later',
      button: 'Share',
    },
    { say: 'Thanks!', when: 'shared is set' },
    { ask: 'More?' },
  );
  const open = () => drive(flow, { values: { code: 'A 1', name: 'Anna' } }).answer('y');

  it('waits to be used, tells and delivers the channel, and stays usable', () => {
    const chat = open();
    expect(chat.question).to.deep.equal({
      kind: 'card',
      step: 'main/1',
      count: 2,
      problems: [],
      entry: 3,
      skip: 'Later',
    });
    expect(chat.entries[2]).to.deep.include({
      kind: 'share',
      url: 'https://x.example/?ref=A%201',
      via: ['native', 'copy'],
      values: { name: 'Anna' },
    });
    chat.send({ type: 'used', entry: 3, value: 'copy' });
    expect(chat.lines.slice(2)).to.deep.equal(['[share https://x.example/?ref=A%201 native copy]', 'Thanks!', 'More?']);
    chat.send({ type: 'used', entry: 3, value: 'whatsapp' });
    expect(chat.question?.step).to.equal('main/3');
    expect(chat.state.vars.shared).to.equal('whatsapp');
    expect(chat.events('share')).to.deep.equal([
      { channel: 'copy', step: 'main/1' },
      { channel: 'whatsapp', step: 'main/1' },
    ]);
    expect(chat.envelopes.filter(({ type }) => type === 'share.intended').map(({ share }) => share)).to.deep.equal([
      { channel: 'copy', url: 'https://x.example/?ref=A%201' },
      { channel: 'whatsapp', url: 'https://x.example/?ref=A%201' },
    ]);
  });

  it('may be skipped where it says so', () => {
    const chat = open();
    const { state } = chat;
    expect(chat.answer('x').state).to.equal(state);
    expect(chat.answer(null).lines.slice(3)).to.deep.equal(['> Later', 'More?']);
    const fixed = drive(steps({ share: '/x' }));
    const waiting = fixed.state;
    expect(fixed.answer(null).state).to.equal(waiting);
    expect(fixed.lines).to.deep.equal(['[share /x native copy whatsapp sms mail]']);
  });

  it('is no other entry', () => {
    const chat = open(),
      { state } = chat;
    for (const entry of [0, 1, 99, -5, 1.5]) chat.send({ type: 'used', entry, value: 'copy' });
    expect(chat.state).to.equal(state);
  });

  it('is not shown with nothing to share', () => {
    const chat = drive(steps({ share: '{link}', as: 'shared' }, 'On'));
    expect(chat.lines).to.deep.equal(['On']);
    expect(chat.reports).to.deep.equal(['missing-value main/0']);
  });
});
