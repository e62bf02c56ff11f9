import { describe, it } from 'node:test';
import { expect } from 'chai';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const drawn = `data:image/png;base64,${'A'.repeat(400)}==`;
const asked = (more: object = {}) =>
  drive(steps({ ask: 'Sign here.', type: 'signature', as: 'signed', ...more }, 'Signed by {signed.typed|hand}.'));

describe('a signature', () => {
  it('is kept as a small picture, and shown as a sign that it is there', () => {
    const chat = asked().answer({ drawn });
    expect(chat.state.vars.signed).to.deep.equal({ drawn });
    expect(chat.lines.slice(1)).to.deep.equal(['> ✍️', 'Signed by hand.']);
    expect(chat.state.personal).to.deep.equal(['signed']);
  });

  it('may be a name that is typed, which counts the same', () => {
    for (const given of [{ typed: ' Anna  Berg ' }, 'Anna Berg'])
      expect(asked().answer(given).lines.at(-1)).to.match(/^Signed by Anna\s+Berg\.$/);
    expect(asked().answer({ typed: 'x'.repeat(201) }).problems).to.deep.equal(['errText']);
  });

  for (const given of [
    {},
    { drawn: 'data:image/svg+xml,<svg onload=alert(1)>' },
    { drawn: 'https://a.example/x.png' },
    { drawn: 'data:image/png;base64,"><script>' },
    [],
    7.5,
  ])
    it(`is no other thing: ${JSON.stringify(given)}`, () => {
      const chat = asked().answer(given as never);
      expect(JSON.stringify(chat.state.vars.signed ?? null)).not.to.match(/svg|https|script/);
    });

  it('is refused where it is too large to travel, or missing', () => {
    expect(asked().answer({ drawn: `data:image/png;base64,${'A'.repeat(60_000)}` }).problems).to.deep.equal([
      'errCheck',
    ]);
    expect(asked().answer('').problems).to.deep.equal(['required']);
    expect(asked({ skip: true }).answer(null).lines.at(-1)).to.equal('Signed by hand.');
  });

  it('is known to the checks', () => {
    const step = { ask: 'Sign here.', type: 'signature', as: 'signed', clear: 'Again' };
    expect(checkFlow({ flow: 'x', parts: { a: [step, 'Thanks.'] } } as never).problems).to.deep.equal([]);
  });
});
