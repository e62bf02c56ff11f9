import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { cleanUp, flowOf, mount, Visitor } from './harness.ts';

/* A page at 400 %, a phone on its side, a keyboard over it. */

afterEach(async () => {
  cleanUp();
  document.body.style.margin = '';
  await setViewport({ width: 800, height: 600 });
});

const long =
  'A question that takes some words, so that it is read in more than one line even on a wide screen. '.repeat(4);
const history = Array.from({ length: 8 }, (_, index) => `Message ${index}.`);
const fields = ['First name', 'Last name', 'Street', 'Town', 'Shop'].map((label, index) => ({
  as: `f${index}`,
  label,
  skip: index > 2,
}));
const questions: Readonly<Record<string, object>> = {
  'a line to type, that may be skipped': { ask: long, as: 'x', hint: 'As your friends say it', skip: true },
  'a long text with a button of its own': {
    ask: long,
    as: 'x',
    type: 'long',
    button: 'Send it to the shop',
    skip: 'Rather not',
  },
  choices: { ask: long, options: ['One', 'Two', 'Another one that is longer', 'Four'], skip: true },
  'several choices': { ask: long, as: 'x', many: true, options: ['One', 'Two', 'Three', 'Four'], other: true },
  'a form of five fields': { ask: long, fields },
};
const controls = 'button, a[href], summary, input:not([tabindex="-1"]), textarea';
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

async function chat(mode: string, question: object): Promise<Visitor> {
  document.body.style.margin = '0';
  const visitor = new Visitor(
    mount(flowOf([...history, question, 'Thanks.'], { contact: { email: 'a@b.example' } }), { mode, open: '' }),
  );
  await visitor.asks();
  await visitor.until(() => visitor.has('.contact') && visitor.has('[aria-live=polite]'), 'all of it');
  await Promise.all(visitor.root.getAnimations().map(({ finished }) => finished));
  await drawn();
  return visitor;
}

/** Whether a press in the middle of it meets it. */
function isMet(visitor: Visitor, element: HTMLElement): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = visitor.root.elementFromPoint(left + width / 2, top + height / 2);
  return !!hit && (element.contains(hit) || !!element.closest('label')?.contains(hit));
}

for (const [width, height] of [
  [320, 256],
  [740, 180],
  [320, 480],
] as const)
  for (const mode of ['inline', 'bubble', 'page'])
    for (const [name, question] of Object.entries(questions))
      it(`${name} can be reached in a chat (${mode}) of ${width} by ${height}`, async () => {
        await setViewport({ width, height });
        const visitor = await chat(mode, question);
        for (const block of ['start', 'center', 'end'] as const)
          for (const control of visitor.all(controls)) {
            if (!control.checkVisibility() || control.closest('.launcher, .sr')) continue;
            control.scrollIntoView({ block });
            await drawn();
            const { left, right } = control.getBoundingClientRect();
            const what = control.innerText || control.getAttribute('aria-label') || control.getAttribute('name');
            expect(left >= 0 && right <= width, `${what}: no scrolling sideways`).to.equal(true);
            expect(isMet(visitor, control), `${what}, scrolled to the ${block}`).to.equal(true);
          }
        // The focus brings it into sight as well.
        for (const control of visitor.all('.ask input, .ask textarea, .ask button, .dock .field, .dock button')) {
          if (!control.checkVisibility() || control.closest('.sr')) continue;
          control.focus();
          await drawn();
          expect(
            isMet(visitor, control),
            `${control.className} ${control.getAttribute('name')} with the focus`,
          ).to.equal(true);
        }
        const panel = visitor.one('.panel');
        const room = panel.matches('.low')
          ? panel.clientHeight - visitor.one('header').offsetHeight
          : visitor.one('.scroll').clientHeight;
        expect(room / panel.clientHeight, 'room for what is said').to.be.at.least(0.45);
        expect(room).to.be.at.least(120);
      });

describe('a low chat', () => {
  it('shows the next question with its field after an answer', async () => {
    await setViewport({ width: 740, height: 180 });
    const visitor = await chat('bubble', { ask: 'Your name?', as: 'name' });
    expect(visitor.one('.panel').matches('.low')).to.equal(true);
    visitor.field.focus();
    await visitor.send('Ann');
    await visitor.says('Thanks.');
    await drawn();
    const row = visitor.all('.row').at(-1) as HTMLElement;
    const { top, bottom } = row.getBoundingClientRect();
    expect(bottom).to.be.at.most(180);
    expect(top).to.be.at.least(visitor.one('header').getBoundingClientRect().bottom);
  });

  it('follows what is said, and shows the way down to somebody who reads above', async () => {
    await setViewport({ width: 320, height: 256 });
    const visitor = await chat('bubble', { ask: 'Your name?', as: 'name' });
    const panel = visitor.one('.panel');
    panel.scrollTop = panel.scrollHeight;
    await drawn();
    await visitor.element.say('More.');
    await visitor.says('More.');
    await drawn();
    expect(panel.scrollHeight - panel.scrollTop - panel.clientHeight, 'at the end').to.be.below(2);
    panel.scrollTop = 0;
    await drawn();
    await visitor.element.say('Still more.');
    await visitor.until(() => visitor.has('.latest'), 'the way down');
    await drawn();
    expect(panel.scrollTop, 'nothing moves under a reader').to.equal(0);
    expect(isMet(visitor, visitor.one('.latest'))).to.equal(true);
    visitor.one('.latest').click();
    await visitor.until(() => !visitor.has('.latest'));
  });

  it('is as ever once there is room again, where it was', async () => {
    await setViewport({ width: 320, height: 256 });
    const visitor = await chat('page', { ask: 'Your name?', as: 'name' });
    await setViewport({ width: 320, height: 700 });
    await visitor.until(() => !visitor.one('.panel').matches('.low'));
    await drawn();
    expect(Math.round(visitor.one('.dock').getBoundingClientRect().bottom)).to.equal(700);
    expect(visitor.one('.panel').scrollTop).to.equal(0);
  });
});
