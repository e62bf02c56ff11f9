import { describe, it } from 'node:test';
import { expect } from 'chai';
import { drive } from './drive.ts';
import { steps } from './flow-of.ts';

describe('open, track, reward', () => {
  it('leaves for an address, or shows a card for it where it has a title', () => {
    const chat = drive(
      steps(
        { open: '/a?x={q}' },
        { open: '{url}', in: 'same', title: 'Go {q}' },
        { open: '{none}' },
        { open: '/p', in: 'panel' },
      ),
      { values: { q: 'a b', url: 'https://x.example/?y' } },
    );
    expect(chat.lines).to.deep.equal([
      '[open /a?x=a%20b  in tab]',
      '[open https://x.example/?y Go a b in same]',
      '[open /p  in tab]',
    ]);
    expect(chat.of('open')).to.deep.equal([
      { type: 'open', url: '/a?x=a%20b', in: 'tab' },
      { type: 'open', url: '/p', in: 'tab' },
    ]);
  });

  it('tells what is tracked', () => {
    const chat = drive(steps({ track: 'seen', data: { n: '= a + 1', who: '{name}' } }), {
      values: { a: 1, name: 'A' },
    });
    expect(chat.events('track')).to.deep.equal([{ name: 'seen', data: { n: 2, who: 'A' } }]);
  });

  it('shows a reward with its values, and none that is empty', () => {
    const chat = drive(
      steps(
        {
          reward: '{code}',
          title: 'For {name}',
          text: 'Show it',
          until: '{day}',
          code: 'C-{code}',
          open: '/r/{code}',
          kind: 'voucher',
          button: 'Use',
        },
        { reward: '{gone}', title: 'Nothing' },
      ),
      { values: { code: 'A B', name: 'Anna', day: '2027-03-04' } },
    );
    expect(chat.lines).to.deep.equal(['[reward A B For Anna Show it]']);
    expect(chat.entries[0]).to.deep.include({
      code: 'C-A B',
      until: '2027-03-04',
      open: '/r/A%20B',
      rewardKind: 'voucher',
    });
    expect(chat.reports).to.deep.equal(['missing-value main/1']);
  });
});
