import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Answer } from '../../src/engine/input.ts';
import { drive } from './drive.ts';
import { steps } from './flow-of.ts';

describe('a visitor who leaves in the middle', () => {
  const list = [
    { ask: 'Name?', as: 'name', autocomplete: 'given-name' },
    { consent: 'You may keep this.', as: 'keep', no: 'No' },
    { ask: 'Mail?', as: 'mail', type: 'email' },
    { submit: true },
    { ask: 'Anything else?', as: 'more' },
  ];
  const abandoned = (chat: ReturnType<typeof drive>) => chat.envelopes.filter(({ type }) => type === 'flow.abandoned');
  const left = (...answers: Answer[]) => {
    const chat = drive(steps(...list)).answer(...answers);
    chat.send({ type: 'left' });
    return chat;
  };

  it('leaves behind what they said so far, with the consent that allows it and the step at which they stopped', () => {
    const [envelope, ...more] = abandoned(left('Anna', true));
    expect(more).to.deep.equal([]);
    expect(envelope).to.deep.include({ step: 'main/2', answers: { name: 'Anna', keep: true } });
    expect(envelope!.contact.firstName).to.equal('Anna');
    expect(envelope!.consents.map(({ id, granted, text }) => [id, granted, text])).to.deep.equal([
      ['keep', true, 'You may keep this.'],
    ]);
  });

  it('leaves nothing behind before a consent, after a refused one, or once all is sent', () => {
    for (const answers of [
      [],
      ['Anna'],
      ['Anna', false],
      ['Anna', true, 'anna@example.com'],
      ['Anna', true, 'anna@example.com', 'No'],
    ]) {
      expect(abandoned(left(...answers)), answers.join()).to.deep.equal([]);
    }
  });

  it('leaves it once, however often they come and go, and may still send all of it', () => {
    const chat = left('Anna', true);
    chat.send({ type: 'left' });
    chat.answer('anna@example.com');
    chat.send({ type: 'left' });
    expect(chat.envelopes.map(({ type }) => type)).to.deep.equal(['flow.started', 'flow.abandoned', 'form.submitted']);
  });
});
