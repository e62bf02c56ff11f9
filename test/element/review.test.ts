import { expect } from '@open-wc/testing';
import { cleanUp, flowOf, visit } from './harness.ts';

afterEach(cleanUp);

describe('a review before sending', () => {
  it('shows each answer with a way back, and sends what was confirmed', async () => {
    const visitor = await visit(
      flowOf([
        { ask: 'Which size?', as: 'size', options: ['S', 'M'] },
        { ask: 'Your name?', as: 'name' },
        { review: { size: 'Size', name: 'Name' }, title: 'Is all of it right?' },
        'Thank you, {name}.',
      ]),
    );
    visitor.press('S');
    await visitor.says('Your name?');
    await visitor.send('Anna <b>');
    await visitor.until(() => visitor.has('.review'));
    const rows = () =>
      visitor
        .all('.reviewed')
        .map((row) => [...row.querySelectorAll('dt, bdi, button')].map((each) => each.textContent?.trim()));
    expect(rows()).to.deep.equal([
      ['Size', 'S', 'Change'],
      ['Name', 'Anna <b>', 'Change'],
    ]);
    await visitor.until(() => visitor.focused?.textContent === 'All right', 'focus on what confirms');
    visitor.press('Change: Size');
    await visitor.until(() => visitor.has('#changing'));
    visitor.press('M');
    await visitor.until(() => rows()[0]?.[1] === 'M');
    visitor.press('All right');
    await visitor.says('Thank you, Anna <b>.');
    expect(visitor.has('.review .primary')).to.equal(false);
  });
});
