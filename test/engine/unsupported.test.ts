import { describe, it } from 'node:test';
import { expect } from 'chai';
import { drive } from './drive.ts';
import { flowOf, steps } from './flow-of.ts';

describe('what this build cannot do', () => {
  for (const [verb, step] of Object.entries({
    file: { file: '/f.pdf', say: 'A colleague comes.', go: 'next' },
    hologram: { ask: 'Wave', type: 'hologram', as: 'name', say: 'A colleague comes.', go: 'next' },
  })) {
    it(`is passed over and told once: ${verb}`, () => {
      const chat = drive(
        flowOf({
          flow: 'x',
          parts: { main: [step, 'never'], next: ['next', { ask: 'again?', options: [{ label: 'y', then: 'main' }] }] },
        }),
      ).answer('y');
      expect(chat.lines).to.deep.equal([
        'A colleague comes.',
        'next',
        'again?',
        '> y',
        'A colleague comes.',
        'next',
        'again?',
      ]);
      expect(chat.reports).to.deep.equal(['unsupported main/0']);
      expect(Object.keys(chat.state.vars)).to.deep.equal([]);
    });
  }

  it('leaves a field out of its bubble, and the bubble out where no field is left', () => {
    const chat = drive(
      steps(
        {
          ask: 'a',
          fields: [
            { as: 'd', type: 'hologram' },
            { as: 'n', label: 'Name' },
          ],
        },
        { ask: 'b', fields: [{ as: 'd', type: 'hologram' }] },
        'end',
      ),
    ).answer({ n: 'Anna' });
    expect(chat.lines).to.deep.equal(['a', '> Name: Anna', 'end']);
    expect(chat.reports).to.deep.equal(['unsupported main/0/fields/0', 'unsupported main/1/fields/0']);
  });
});
