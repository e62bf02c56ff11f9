import { expect } from '@open-wc/testing';
import { resetMouse, sendMouse, setViewport } from '@web/test-runner-commands';
import { cleanUp, flowOf, mount, Visitor } from './harness.ts';

/*
 * A visitor scrolls to the end and presses at once. The hint that told of more goes while the pointer is down: what is pressed must not move
 * away from under it.
 */

afterEach(async () => {
  cleanUp();
  await resetMouse();
  await setViewport({ width: 800, height: 600 });
});

const words = 'Words that fill a line or two of it. '.repeat(12);
const options = ['Yes please', 'Tell me more', 'Not now'];
const questions = {
  'an option': [{ ask: 'Shall I?', options }, 'Yes please'],
  Done: [{ ask: 'Which?', options, many: true, as: 'ways', default: ['Yes please'] }, 'Done'],
} as const;

const frames = (count: number) =>
  new Promise<void>((resolve) => {
    const tick = (left: number) => (left ? requestAnimationFrame(() => tick(left - 1)) : resolve());
    tick(count);
  });
const hasHint = (visitor: Visitor) => visitor.has('.latest');

async function opened(mode: string, ask: object): Promise<Visitor> {
  const visitor = new Visitor(mount(flowOf([words, words, words, ask, 'Taken.']), { mode }));
  if (mode === 'bubble') {
    await visitor.until(() => visitor.has('.launcher'), 'the launcher');
    visitor.one('.launcher').click();
  }
  await visitor.asks();
  return visitor.until(() => hasHint(visitor), 'the hint');
}

describe('a press while the hint at more goes', () => {
  for (const mode of ['inline', 'bubble'])
    for (const [width, height] of [
      [390, 700],
      [1280, 700],
    ] as const)
      for (const [what, [ask, name]] of Object.entries(questions))
        it(`is taken: ${what}, ${mode}, ${width} by ${height}`, async () => {
          await setViewport({ width, height });
          const visitor = await opened(mode, ask);
          const scroll = visitor.one('.scroll');
          scroll.scrollTo({ top: scroll.scrollHeight, behavior: 'instant' });
          const { left, top, width: across, height: down } = visitor.button(name).getBoundingClientRect();
          await sendMouse({ type: 'move', position: [Math.round(left + across / 2), Math.round(top + down / 2)] });
          await sendMouse({ type: 'down' });
          await visitor.until(() => !hasHint(visitor), 'the end of the hint');
          await frames(3);
          await sendMouse({ type: 'up' });
          await visitor.says('Taken.');
          expect(visitor.one('.row.own').textContent).to.contain('Yes please');
        });
});
