import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

const names = ['first', 'last', 'street', 'town', 'shop'];
const form = () =>
  flowOf([
    ...Array.from({ length: 6 }, (_, index) => `Message ${index}`),
    { ask: 'Who are you?', fields: names.map((as) => ({ as, label: as })) },
    'Thanks.',
  ]);
/** What was drawn has been laid out, and whatever follows its size has moved. */
const settled = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
const fieldOf = (visitor: Visitor, name: string) => visitor.one<HTMLInputElement>(`.form [name=${name}]`);
const topOf = (element: Element) => Math.round(element.getBoundingClientRect().top);

/** A chat whose form fits between its header and its end. */
async function withForm(flow: unknown): Promise<Visitor> {
  const visitor = await visit(flow);
  await visitor.until(() => visitor.has('.form'));
  const scroller = visitor.one('.scroll');
  visitor.element.style.blockSize = `${visitor.one('.form').offsetHeight + visitor.one('.panel').offsetHeight - scroller.clientHeight + 40}px`;
  await settled();
  scroller.scrollTop = scroller.scrollHeight;
  await settled();
  return visitor;
}

describe('a form in the chat', () => {
  it('keeps the first field that is wrong in sight, with its label', async () => {
    const visitor = await withForm(form());
    visitor.one('.form [part~=send]').click();
    await visitor.until(() => visitor.focused === fieldOf(visitor, 'first'));
    await settled();
    expect(topOf(visitor.one('.form .label'))).to.be.at.least(topOf(visitor.one('.scroll')));
  });

  it('shows the label of a wrong field too where only the field itself was in sight', async () => {
    const visitor = await withForm(form());
    visitor.element.style.blockSize = '320px';
    await settled();
    fieldOf(visitor, 'last').focus();
    const scroller = visitor.one('.scroll');
    scroller.scrollTop += topOf(fieldOf(visitor, 'first')) - topOf(scroller) - 2;
    await settled();
    await sendKeys({ press: 'Enter' });
    await visitor.until(() => visitor.focused === fieldOf(visitor, 'first'));
    await settled();
    expect(topOf(visitor.one('.form .label'))).to.be.at.least(topOf(scroller));
    expect(visitor.one('.form .error').getBoundingClientRect().bottom).to.be.at.most(
      scroller.getBoundingClientRect().bottom,
    );
  });

  it('does not move under the one who types when another field comes up', async () => {
    const flow = form();
    const fields = [
      ...names.map((as) => ({ as, label: as, skip: true })),
      { as: 'sms', type: 'consent', label: 'You may text me.', when: 'shop is set' },
    ];
    const visitor = await withForm({
      ...flow,
      parts: { main: [...(flow.parts['main'] as unknown[]).slice(0, 6), { ask: 'Who are you?', fields }] },
    });
    fieldOf(visitor, 'shop').focus();
    await settled();
    const before = topOf(fieldOf(visitor, 'shop'));
    await sendKeys({ type: '1' });
    await visitor.until(() => visitor.has('.consent'));
    await settled();
    expect(topOf(fieldOf(visitor, 'shop'))).to.equal(before);
  });
});
