import { expect } from '@open-wc/testing';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

const two = [{ ask: 'One?' }, { ask: 'Two?' }];
const parts = { main: [{ ask: 'Which?', options: [{ label: 'long', then: two }, 'short'] }, { ask: 'Last?' }, 'Bye.'] };
const bar = (visitor: Visitor) => visitor.one<HTMLProgressElement>('progress');

afterEach(cleanUp);

describe('how far the conversation is', () => {
  it('is not shown where the flow does not ask for it', async () => {
    const visitor = await visit(flowOf(two));
    expect(visitor.has('progress')).to.equal(false);
  });

  it('is a bar that goes ahead where a way is shorter, and back only where somebody changes an answer', async () => {
    const visitor = await visit(flowOf([], { parts, progress: 'steps' }));
    await visitor.until(() => visitor.has('progress'));
    expect([bar(visitor).value, bar(visitor).max]).to.deep.equal([0, 4]);
    expect(bar(visitor).getAttribute('aria-valuetext')).to.equal('Question 1 of 4');
    expect(bar(visitor).ariaLabel).to.equal('Progress');
    visitor.press('short');
    await visitor.says('Last?');
    expect(bar(visitor).position).to.equal(1 / 2);
    visitor.press('Change your answer: short');
    await visitor.until(() => visitor.has('#changing'));
    visitor.press('long');
    await visitor.says('One?');
    expect(bar(visitor).position).to.be.within(1 / 4, 1 / 2);
    await visitor.send('x');
    await visitor.says('Two?');
    await visitor.send('y');
    await visitor.says('Last?');
    expect(visitor.one('.progress-words').textContent).to.equal('Question 4 of 4');
    await visitor.send('z');
    await visitor.says('Bye.');
    expect(bar(visitor).position).to.equal(1);
  });
});
