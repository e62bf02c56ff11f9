import { describe, it } from 'node:test';
import { expect } from 'chai';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const photo = { id: 'f1', name: 'a <b>{x}.png', size: 1200, type: 'image/png' };
const scan = { id: 'f2', name: 'scan.pdf', size: 9, type: 'application/pdf' };
const asked = (more: object = {}) =>
  drive(steps({ ask: 'Can you show us?', type: 'file', as: 'photo', ...more }, 'Got {photo.name|nothing}.'));
const fieldOf = (more: object) => {
  const { question } = asked(more);
  return question?.kind === 'field' && question.field.type === 'file' ? question.field : undefined;
};

describe('a question for files', () => {
  it('keeps a reference and nothing else, and shows its name as it is', () => {
    const chat = asked().answer([{ ...photo, url: 'https://a.example/secret', bytes: 'AAAA' }] as never);
    expect(chat.state.vars.photo).to.deep.equal(photo);
    expect(chat.lines.slice(1)).to.deep.equal(['> a <b>{x}.png', 'Got a <b>{x}.png.']);
    expect(chat.state.personal, 'a name of a file may be a person’s').to.deep.equal(['photo']);
  });

  it('keeps a list where several may be sent, between the limits', () => {
    const many = { min: 2, max: 2, tooFew: 'Front and back, please.' };
    const chat = asked({ many }).answer([photo] as never);
    expect(chat.question?.problems).to.deep.equal([
      { word: 'few', text: 'Front and back, please.', values: { min: 2 } },
    ]);
    expect(chat.answer([photo, scan, photo] as never).problems).to.deep.equal(['many']);
    expect(chat.answer([photo, scan] as never).state.vars.photo).to.deep.equal([photo, scan]);
  });

  for (const given of [
    [{}],
    [{ ...photo, id: '' }],
    [{ ...photo, size: -1 }],
    [{ ...photo, name: 7 }],
    ['f1'],
    [{ ...photo, type: 'x'.repeat(501) }],
  ])
    it(`takes nothing that is no reference: ${JSON.stringify(given).slice(0, 60)}`, () => {
      expect(asked().answer(given as never).problems).to.deep.equal(['errCheck']);
    });

  it('must be answered unless it may be skipped', () => {
    expect(asked().answer([]).problems).to.deep.equal(['required']);
    expect(asked({ skip: true }).answer(null).lines.at(-1)).to.equal('Got nothing.');
  });

  it('takes words in place of a clip, and of nothing else', () => {
    expect(asked({ voice: true }).answer('It rattles.').state.vars.photo).to.equal('It rattles.');
    expect(asked().answer('It rattles.').problems).to.deep.equal(['errCheck']);
    expect(asked({ voice: true }).answer('x'.repeat(5001)).problems).to.deep.equal(['errText']);
  });

  it('reads sizes and limits, and holds to what can be', () => {
    expect(fieldOf({ size: '10 MB', accept: ['image/*', '.pdf'], camera: 'back' })).to.deep.include({
      size: 10_000_000,
      accept: ['image/*', '.pdf'],
      camera: 'back',
      max: 1,
      isMany: false,
      upload: 'uploads',
    });
    expect(fieldOf({ many: { min: -3, max: 1e9 } })).to.deep.include({ min: 1, max: 100, isMany: true });
    expect(fieldOf({ max: 3, min: 2, files: 'pics', as: undefined })).to.deep.include({ min: 2, max: 3, name: 'pics' });
    expect(fieldOf({ voice: true, seconds: 1e9 })?.voice).to.equal(600);
  });

  it('is known to the checks', () => {
    const step = { ask: 'Show us', type: 'file', as: 'photo', size: '5 MB', upload: '/api/uploads', many: { max: 3 } };
    expect(checkFlow({ flow: 'x', parts: { a: [step, 'Thanks.'] } } as never).problems).to.deep.equal([]);
  });
});
