import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { cleanUp, flowOf, mount, visit, Visitor } from './harness.ts';

/* Contrast themes: the system chooses the colours. */

before(() => emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' }));
afterEach(() => {
  cleanUp();
});
after(() => emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' }));

/** A system colour as the browser has it now. */
function systemColor(name: string): string {
  const probe = document.body.appendChild(document.createElement('span'));
  probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
const colors = { Red: '#cc0000', Green: 'rgb(0, 128, 0)', Blue: 'blue' };
const options = Object.entries(colors).map(([label, color]) => ({ label, color }));
const grounds = ['rgb(204, 0, 0)', 'rgb(0, 128, 0)', 'rgb(0, 0, 255)'];

describe('in a contrast theme', () => {
  for (const [name, question] of Object.entries({
    'one of several': { ask: 'Which?', options },
    'one or more': { ask: 'Which?', as: 'x', many: true, options },
    'with words of one’s own': { ask: 'Which?', options, other: true },
    'in a form': { ask: 'Which?', fields: [{ as: 'x', label: 'Colour', options }] },
  }))
    it(`swatches keep their colours, each with an edge that one sees: ${name}`, async () => {
      const visitor = await visit(flowOf([question]));
      await visitor.until(() => visitor.all('.swatch').length === 3, 'three swatches');
      for (const [index, swatch] of visitor.all('.swatch').entries()) {
        const { backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(swatch);
        expect(backgroundColor).to.equal(grounds[index]);
        expect(borderTopColor).to.equal(systemColor('CanvasText'));
        expect(borderTopWidth).to.equal('2px');
      }
    });

  it('what is chosen is told by a tick', async () => {
    const visitor = await visit(flowOf([{ ask: 'Which?', as: 'x', many: true, options }]));
    await visitor.until(() => visitor.has('.box'));
    const [first] = visitor.all<HTMLInputElement>('.box input');
    first?.click();
    expect(first?.checked).to.equal(true);
    expect(getComputedStyle(first as Element).appearance).to.equal('auto');
  });

  it('what cannot be chosen any more is told by the colour that the system has for it', async () => {
    const visitor = await visit(flowOf([{ ask: 'Which?', as: 'x', many: { max: 2 }, options: ['A', 'B', 'C'] }]));
    await visitor.until(() => visitor.all('.box input').length === 3);
    for (const box of visitor.all('.box input').slice(0, 2)) box.click();
    await visitor.until(() => visitor.has('.box :disabled'));
    expect(getComputedStyle(visitor.one('.box:has(:disabled)')).color).to.equal(systemColor('GrayText'));
  });

  it('everything to press or to type in has an edge, and a ring of the system’s own with the focus', async () => {
    const visitor = new Visitor(
      mount(
        flowOf([
          { reward: 'VIP', title: 'Pass', open: '/x', button: 'Open' },
          { ask: 'Name?', as: 'x', skip: true },
        ]),
        {
          mode: 'bubble',
          open: '',
        },
      ),
    );
    await visitor.until(
      () => visitor.has('.dock .send') && visitor.has('.reward') && visitor.has('[aria-live=polite]'),
    );
    await visitor.asks();
    for (const selector of [
      '.launcher',
      '.dock .field',
      '.send',
      '.skip, .quiet',
      '.reward .button',
      '.panel',
      '.bubble',
    ]) {
      const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(
        visitor.one(selector),
      );
      expect(borderTopStyle, selector).not.to.equal('none');
      expect(parseFloat(borderTopWidth), selector).to.be.above(0);
      expect(borderTopColor, selector).not.to.equal(backgroundColor);
    }
    visitor.one('.scroll').focus();
    for (let count = 0; count < 5; count++) {
      await sendKeys({ press: 'Tab' });
      const { outlineColor, outlineStyle } = getComputedStyle(visitor.focused as Element);
      expect([outlineColor, outlineStyle], visitor.focused?.className).to.deep.equal([
        systemColor('Highlight'),
        'solid',
      ]);
    }
  });

  it('a field that is wrong has another edge', async () => {
    const visitor = await visit(flowOf([{ ask: 'E-mail?', as: 'x', type: 'email' }]));
    const before = getComputedStyle(visitor.field).borderInlineStartWidth;
    await visitor.send('x');
    await visitor.until(() => visitor.one('#error').textContent);
    expect(parseFloat(getComputedStyle(visitor.field).borderInlineStartWidth)).to.be.above(2 * parseFloat(before));
  });
});
