import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

const options = ['Late', 'Broken', { label: 'None of these', value: 'none', exclusive: true }];
const boxes = (visitor: Visitor) => visitor.all<HTMLInputElement>('.box input');
const ticked = (visitor: Visitor) => boxes(visitor).map(({ checked }) => checked);
const described = (visitor: Visitor, of: string) =>
  (visitor.one(of).getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => visitor.root.getElementById(id)?.textContent.trim())
    .filter(Boolean);

describe('an option that stands alone', () => {
  it('takes the others back, and each of them takes it back, by keyboard alone', async () => {
    const visitor = await visit(flowOf([{ ask: 'What?', as: 'x', options, many: true }, 'So {x}.']));
    await visitor.until(() => visitor.has('.box'));
    boxes(visitor)[0]!.focus();
    await sendKeys({ press: ' ' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: ' ' });
    expect(ticked(visitor)).to.deep.equal([true, true, false]);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: ' ' });
    expect(ticked(visitor)).to.deep.equal([false, false, true]);
    await sendKeys({ press: 'Shift+Tab' });
    await sendKeys({ press: ' ' });
    expect(ticked(visitor)).to.deep.equal([false, true, false]);
  });

  it('can be ticked when no more others can', async () => {
    const visitor = await visit(flowOf([{ ask: 'What?', as: 'x', options: [...options, 'Lost'], many: { max: 2 } }]));
    await visitor.until(() => visitor.has('.box'));
    boxes(visitor)[0]!.click();
    boxes(visitor)[1]!.click();
    expect(boxes(visitor).map(({ disabled }) => disabled)).to.deep.equal([false, false, false, true]);
    boxes(visitor)[2]!.click();
    expect(ticked(visitor)).to.deep.equal([false, false, true, false]);
    expect(boxes(visitor).some(({ disabled }) => disabled)).to.equal(false);
  });

  it('is taken back by own words, in a field of a bubble too', async () => {
    const field = { as: 'x', label: 'What?', type: 'choice', options, many: true, other: true };
    const visitor = await visit(flowOf([{ ask: 'Tell us.', fields: [field] }, 'So {x}.']));
    await visitor.until(() => boxes(visitor).length === 4);
    boxes(visitor)[2]!.click();
    visitor.type('Wet', visitor.one<HTMLInputElement>('.other'));
    expect(ticked(visitor)).to.deep.equal([false, false, false, true]);
    visitor.press('Send');
    await visitor.says('So Wet.');
  });
});

describe('a hint', () => {
  for (const [what, step, of] of [
    ['buttons', {}, '[role=group]'],
    ['a menu', { layout: 'menu' }, 'select'],
    ['boxes', { many: true }, '[role=group]'],
  ] as const)
    it(`helps with ${what}, and is heard with them`, async () => {
      const visitor = await visit(
        flowOf([{ ask: 'Which?', options: ['A', 'B'], hint: 'You can change it.', ...step }]),
      );
      await visitor.until(() => visitor.has('[part=hint]'));
      expect(described(visitor, `.ask ${of}`)).to.deep.equal(['You can change it.']);
    });

  it('helps with a consent', async () => {
    const visitor = await visit(flowOf([{ consent: 'You may write.', as: 'ok', hint: 'Once a month.' }]));
    await visitor.until(() => visitor.has('[part=hint]'));
    expect(described(visitor, '.tick')).to.deep.equal(['Once a month.']);
  });
});

describe('what all have chosen', () => {
  const poll = (counts: object, lang = 'en') =>
    visit(
      flowOf([{ ask: 'Where to?', as: 'x', options: ['Sea', 'Hills'], poll: 'votes' }, 'Noted.']),
      { lang },
      { endpoints: { votes: (() => ({ counts })) as never } },
    );

  it('stands below the answer as bars with numbers, read in the words of the language', async () => {
    const visitor = await poll({ Sea: 1500, Hills: 500 }, 'de');
    visitor.press('Hills');
    await visitor.says('Noted.');
    await visitor.until(() => visitor.has('.poll'));
    expect(
      visitor.all('.poll li').map(({ innerText }) => innerText.replace(/\s+/g, ' ').replace(' ,', ',').trim()),
    ).to.deep.equal(['Sea 75 % (1.500)', 'Hills✓, deine Wahl 25 % (500)']);
    expect(visitor.one('.poll > p').innerText).to.equal('Stimmen: 2.000');
    const widths = visitor.all('.share-bar > span').map((bar) => bar.offsetWidth / bar.parentElement!.offsetWidth);
    expect(widths.map((width) => Math.round(100 * width))).to.deep.equal([75, 25]);
  });

  it('is told to those who hear it', async () => {
    const visitor = await poll({ Sea: 3, Hills: 1 });
    visitor.press('Sea');
    await visitor.until(() => visitor.one('[aria-live=polite]').textContent.includes('Sea: 75%, Hills: 25%, Votes: 4'));
  });

  it('holds nobody up when the endpoint fails', async () => {
    const flow = flowOf([{ ask: 'Where to?', as: 'x', options: ['Sea', 'Hills'], poll: 'votes' }, 'Noted.']);
    const visitor = await visit(flow, {}, { endpoints: { votes: () => Promise.reject(new Error('down')) } });
    visitor.press('Sea');
    await visitor.says('Noted.');
    expect(visitor.has('.poll')).to.equal(false);
  });
});
