import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cleanUp, flowOf, listen, mount, Visitor } from './harness.ts';

const undo: (() => void)[] = [];
afterEach(() => {
  cleanUp();
  for (const each of undo.splice(0)) each();
});

const step = {
  instructions: [
    'Read this.',
    { text: 'Order **here**.', open: 'https://shop.example/order?plan=a#top', button: 'To the order' },
  ],
  title: 'Three steps',
  as: 'order',
  resume: true,
};
const after = ['It is {order}.', { ask: 'More?' }];
const shown = async (more: object = {}, attributes = {}) => {
  const visitor = new Visitor(mount(flowOf([{ ...step, ...more }, ...after]), attributes));
  await visitor.until(() => visitor.has('.instructions'));
  return visitor;
};
const link = (visitor: Visitor) => visitor.one<HTMLAnchorElement>('.instructions a');
/** Opens the address as a press does, without leaving the test's page. */
function follow(visitor: Visitor): void {
  link(visitor).addEventListener('click', (event) => event.preventDefault(), { once: true });
  link(visitor).click();
}
const come = (state: 'hidden' | 'visible') => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  undo.push(() => Reflect.deleteProperty(document, 'visibilityState'));
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('instructions', () => {
  it('are a list in order, whose links open in a new tab; the conversation waits', async () => {
    const visitor = await shown();
    expect(visitor.all('.instructions li p').map((each) => each.innerText.trim())).to.deep.equal([
      'Read this.',
      'Order here.',
    ]);
    expect([link(visitor).target, link(visitor).rel, link(visitor).href]).to.deep.equal([
      '_blank',
      'noopener noreferrer',
      'https://shop.example/order?plan=a#top',
    ]);
    expect(link(visitor).textContent).to.contain('opens in a new tab');
    expect(visitor.has('.dock .field')).to.equal(false);
  });

  it('carry the referral code and the number of what was sent', async () => {
    const flow = flowOf([{ ask: 'Name?', as: 'name' }, { submit: true }, step, ...after]);
    const visitor = new Visitor(mount(flow, {}, { context: {}, endpoint: undefined }));
    await visitor.asks();
    await visitor.send('Ben');
    await visitor.until(() => visitor.has('.instructions'));
    const { submission } = visitor.element.snapshot()!;
    expect(submission).to.match(/^[\da-f-]{36}$/);
    expect(link(visitor).href).to.equal(`https://shop.example/order?plan=a&submission=${submission}#top`);
  });

  it('are ticked off by a press, and the conversation goes on', async () => {
    const visitor = await shown({ done: 'I have ordered' });
    visitor.press('I have ordered');
    await visitor.says('It is done.');
    await visitor.until(() => visitor.has('.finished'));
    expect(visitor.has('.instructions button')).to.equal(false);
  });

  it('are done by keyboard alone', async () => {
    const visitor = await shown();
    visitor.button('Done').focus();
    await sendKeys({ press: 'Enter' });
    await visitor.says('It is done.');
  });

  it('may be put off, and ticked off later without asking again', async () => {
    const visitor = await shown();
    visitor.press('I’ll do this later');
    await visitor.says('It is later.');
    expect(visitor.all('.instructions button').map((each) => each.innerText.trim())).to.deep.equal(['Done']);
    visitor.press('Done');
    await visitor.until(() => visitor.has('.finished'));
    expect(visitor.element.snapshot()?.vars.order).to.equal('done');
    expect(visitor.messages.filter((each) => each === 'More?')).to.have.length(1);
  });

  it('are not put off where the author does not say so', async () => {
    const visitor = await shown({ resume: false });
    expect(visitor.all('.instructions button')).to.have.length(1);
  });

  it('welcome who comes back from another page, to the eye and to the ear, once', async () => {
    const visitor = await shown();
    const told = listen(visitor);
    follow(visitor);
    await visitor.until(() => visitor.has('.instructions .opened'));
    come('hidden');
    expect(visitor.one('.instructions').textContent).not.to.contain('Welcome back');
    come('visible');
    const words = 'Welcome back! Tick it off here once you have finished.';
    await visitor.until(() => visitor.one('.instructions').textContent.includes(words));
    await visitor.until(() => told.includes(words));
    come('hidden');
    come('visible');
    expect(told.filter((each) => each === words)).to.have.length(1);
  });

  it('are as they were after a reload', async () => {
    const flow = flowOf([{ ask: 'Ready?', options: ['Yes'] }, step, ...after]);
    const first = new Visitor(mount(flow, { keep: 'visit' }));
    await first.asks();
    first.press('Yes');
    await first.until(() => first.has('.instructions'));
    follow(first);
    await first.until(() => first.has('.instructions .opened'));
    first.element.remove();
    const second = new Visitor(mount(flow, { keep: 'visit' }));
    await second.until(() => second.has('.instructions .opened'));
    second.press('Done');
    await second.says('It is done.');
    await second.element.forget();
  });

  it('lead nowhere by an address that is not safe', async () => {
    const visitor = await shown({ instructions: [{ text: 'Go', open: 'javascript:alert(1)' }] });
    expect(visitor.has('.instructions a')).to.equal(false);
  });
});
