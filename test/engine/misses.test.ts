import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Envelope } from '../../src/engine/envelope.ts';
import { withoutContact } from '../../src/shared/without-contact.ts';
import { cpuTime } from '../tools/cpu-time.ts';
import { drive } from './drive.ts';
import { steps } from './flow-of.ts';

const size = { ask: 'Which size?', as: 'size', options: ['S', 'M'] };
const colour = { ask: 'Which colour?', as: 'colour', options: ['Red', 'Blue'] };
const flow = steps(size, { submit: true }, colour, 'Thanks.');
const misses = (said: string) => ({ type: 'not-understood', said }) as const;
const sent = (chat: ReturnType<typeof drive>) => chat.of('deliver').map(({ envelope }): Envelope => envelope);

describe('what was not understood', () => {
  it('goes out with the next result, once, with the step that had asked', () => {
    const chat = drive(flow);
    chat.send(misses('something wide, please'));
    chat.answer('M');
    chat.send(misses('the colour of the sea'));
    chat.answer('Blue');
    const taken = sent(chat).flatMap(({ type, misses: list }) => (list ? [[type, list]] : []));
    expect(taken).to.deep.equal([
      ['form.submitted', [{ step: 'main/0', sentence: 'something wide, please' }]],
      ['flow.completed', [{ step: 'main/2', sentence: 'the colour of the sea' }]],
    ]);
    expect(chat.state).not.to.have.property('misses');
  });

  it('is no part of a result where all was understood', () => {
    for (const envelope of sent(drive(flow).answer('M', 'Red'))) expect(envelope).not.to.have.property('misses');
  });

  for (const [said, kept] of [
    ['mail me at anna@example.com please', 'mail me at …@… please'],
    ['anna @ example.com', '…@…'],
    ['anna＠example.com', '…@…'],
    ['call +47 22 00 14 14 tonight', 'call … tonight'],
    ['030/123 45-67', '…'],
    ['٠١٢٣٤٥٦٧٨', '…'],
    ['１２３４５６７', '…'],
    ['(415) 555-2671', '(…'],
    ['size 42 or 44', 'size 42 or 44'],
    ['wider\u200b than\n M', 'wider than M'],
  ] as const)
    it(`is kept of ${JSON.stringify(said)} as ${JSON.stringify(kept)}`, () => {
      expect(withoutContact(said)).to.equal(kept);
    });

  it('is nothing where only blanks were typed, or nobody says what', () => {
    const chat = drive(flow);
    chat.send(misses(withoutContact(' \u200b ')));
    chat.send({ type: 'not-understood' });
    expect(chat.state).not.to.have.property('misses');
  });

  it('is bounded in number and length, whole signs alone, and takes no time', () => {
    const chat = drive(flow);
    for (let n = 0; n < 30; n++) chat.send(misses(`${n}`));
    expect(chat.state.misses?.map(({ sentence }) => sentence)).to.deep.equal(
      Array.from({ length: 20 }, (_, n) => `${n + 10}`),
    );
    const kept = withoutContact(`x ${'👩'.repeat(400)}`);
    expect(kept).to.match(/^x (👩)+$/u);
    expect([...kept]).to.have.length(200);
    const long = ['a', '1 ', '@ ', '+1.'].map((piece) => piece.repeat(5e5));
    expect(cpuTime(() => long.forEach(withoutContact))).to.be.below(500);
  });

  it('is forgotten with everything else that was typed', () => {
    const chat = drive(flow);
    chat.send(misses('wide'));
    expect(chat.works.inputs!.forgetPersonal(chat.state)).not.to.have.property('misses');
  });
});
