import { describe, it } from 'node:test';
import { expect } from 'chai';
import { drive } from './drive.ts';
import { steps } from './flow-of.ts';

const asked = [
  { ask: 'Which size?', as: 'size', options: ['S', 'M'] },
  {
    ask: 'And you?',
    fields: [
      { as: 'name', label: 'First name' },
      { as: 'email', type: 'email', label: 'E-mail' },
    ],
  },
];
const toReview = (review: unknown, more: object = {}) =>
  drive(steps(...asked, { review, ...more }, { submit: true }, 'Thank you.')).answer('S', {
    name: 'Anna',
    email: 'anna@example.com',
  });
const card = (chat: ReturnType<typeof drive>) => chat.entries.findLast(({ kind }) => kind === 'review')!;
const labels = (chat: ReturnType<typeof drive>) => {
  const entry = card(chat);
  return entry.kind === 'review' ? entry.answers.map(({ label }) => label) : [];
};

describe('looking over the answers', () => {
  it('shows all of them by what was asked, or those that the author names, and waits', () => {
    expect(labels(toReview('all'))).to.deep.equal(['Which size?', 'First name', 'E-mail']);
    expect(labels(toReview(['email', 'size', 'unknown']))).to.deep.equal(['E-mail', 'Which size?']);
    expect(labels(toReview({ email: 'Where we write', size: 'Size' }))).to.deep.equal(['Where we write', 'Size']);
    expect(toReview('all').question).to.deep.include({ kind: 'card', step: 'main/2' });
  });

  it('goes on when they are confirmed, once', () => {
    const chat = toReview('all');
    const { id } = card(chat);
    chat.send({ type: 'used', entry: id, value: 'confirm' });
    expect(chat.lines.at(-1)).to.equal('Thank you.');
    const { state } = chat;
    chat.send({ type: 'used', entry: id, value: 'confirm' });
    expect(chat.state).to.equal(state);
    expect(chat.envelopes.filter(({ type }) => type === 'form.submitted')).to.have.length(1);
  });

  it('leads back to an answer and comes back with the new one', () => {
    const chat = toReview('all');
    const before = card(chat);
    chat.send({ type: 'change', entry: 2 });
    chat.send({ type: 'used', entry: before.id, value: 'confirm' });
    expect(chat.lines.at(-1)).not.to.equal('Thank you.');
    chat.answer('M');
    expect(chat.question).to.deep.include({ kind: 'card', step: 'main/2' });
    expect(chat.lines).to.include('> M').and.not.to.include('> S');
    chat.send({ type: 'used', entry: card(chat).id, value: 'confirm' });
    const sent = chat.envelopes.find(({ type }) => type === 'form.submitted');
    expect(sent?.answers).to.deep.include({ size: 'M', email: 'anna@example.com' });
  });

  it('is passed over where nothing was answered', () => {
    const chat = drive(steps({ review: 'all' }, 'Bye.'));
    expect(chat.lines).to.deep.equal(['Bye.']);
  });
});
