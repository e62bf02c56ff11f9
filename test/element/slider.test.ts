import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys, sendMouse } from '@web/test-runner-commands';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

const budget = { ask: 'How much?', type: 'slider', as: 'amount', min: 0, max: 500, step: 10, currency: 'EUR' };
const asked = async (step: object = {}) => {
  const visitor = await visit(flowOf([{ ...budget, ...step }, 'So {amount}.']));
  return visitor.until(() => visitor.has('.handle'), 'a slider');
};
const handles = (visitor: Visitor) => visitor.all<HTMLInputElement>('.handle');
const shown = (visitor: Visitor) => visitor.one('.shown').textContent;
const heard = (visitor: Visitor) => handles(visitor).map((handle) => handle.getAttribute('aria-valuetext'));
const press = async (...keys: string[]) => {
  for (const key of keys) await sendKeys({ press: key });
};

describe('a slider', () => {
  it('is answered by keyboard alone, and says its number in words as it moves', async () => {
    const visitor = await asked();
    visitor.one('.scroll').focus();
    await press('Tab');
    expect(visitor.focused).to.equal(handles(visitor)[0]);
    expect([shown(visitor), ...heard(visitor)]).to.deep.equal(['€250', '€250']);
    await press('ArrowRight', 'ArrowRight');
    expect([shown(visitor), ...heard(visitor)]).to.deep.equal(['€270', '€270']);
    await press('End');
    expect(shown(visitor)).to.equal('€500');
    await press('ArrowLeft', 'Enter');
    await visitor.says('So 490.');
    expect(visitor.messages).to.include('€490');
  });

  it('is named by its question, in a form by its label', async () => {
    const named = (visitor: Visitor) =>
      visitor.root.getElementById(handles(visitor)[0]!.getAttribute('aria-labelledby') ?? '')?.textContent.trim();
    expect(named(await asked())).to.contain('How much?');
    cleanUp();
    const form = await visit(flowOf([{ ask: 'You?', fields: [{ ...budget, ask: undefined, label: 'Budget' }] }]));
    await form.until(() => form.has('.handle'));
    expect(named(form)).to.equal('Budget');
  });

  it('has two handles for a range, each with its name, that never pass each other', async () => {
    const visitor = await asked({ range: true, start: [100, 120] });
    expect(handles(visitor).map((handle) => handle.getAttribute('aria-label'))).to.deep.equal(['From', 'To']);
    handles(visitor)[0]!.focus();
    await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    expect(shown(visitor)).to.equal('€120 – €120');
    await press('Tab', 'Home');
    expect(shown(visitor)).to.equal('€120 – €120');
    await press('ArrowRight', 'ArrowRight');
    expect([shown(visitor), ...heard(visitor)]).to.deep.equal(['€120 – €140', '€120', '€140']);
    await press('Enter');
    await visitor.until(() => visitor.messages.includes('€120 – €140'));
    expect(visitor.element.snapshot()?.vars['amount']).to.deep.equal([120, 140]);
  });

  it('takes a press beside its two handles for the nearer one, from right to left too', async () => {
    for (const dir of ['ltr', 'rtl']) {
      const visitor = await asked({ range: true });
      visitor.one('.slider').dir = dir;
      const { left, right, top, width, height } = visitor.one('.track').getBoundingClientRect();
      const at = dir === 'ltr' ? left + width * 0.2 : right - width * 0.2;
      await sendMouse({ type: 'click', position: [Math.round(at), Math.round(top + height / 2)] });
      const [from, to] = handles(visitor).map((handle) => handle.valueAsNumber);
      expect(from, dir).to.be.within(80, 120);
      expect(to, dir).to.equal(500);
      cleanUp();
    }
  });

  it('in a form that may leave it out, is no answer until it is moved or pressed', async () => {
    const fields = [
      { as: 'floor', type: 'slider', label: 'Floor', skip: true, max: 20 },
      { as: 'rooms', type: 'slider', label: 'Rooms', skip: true, max: 8 },
    ];
    const visitor = await visit(flowOf([{ ask: 'Which?', fields }, 'Thanks.']));
    await visitor.until(() => visitor.has('.handle'));
    expect(visitor.all('.shown').map(({ textContent }) => textContent)).to.deep.equal(['–', '–']);
    handles(visitor)[1]!.click();
    expect(visitor.all('.shown').map(({ textContent }) => textContent)).to.deep.equal(['–', '4']);
    visitor.press('Send');
    await visitor.says('Thanks.');
    const { floor, rooms } = visitor.element.snapshot()!.vars;
    expect([floor, rooms]).to.deep.equal([null, 4]);
  });

  it('keeps what the visitor moved when the language changes, and says it in that language', async () => {
    const visitor = await asked();
    handles(visitor)[0]!.focus();
    await press('ArrowRight');
    visitor.element.lang = 'nl';
    await visitor.until(() => shown(visitor)?.replace(/\s/g, ' ') === '€ 260', 'Dutch');
    expect(heard(visitor)[0]?.replace(/\s/g, ' ')).to.equal('€ 260');
  });

  it('says what is wrong with an answer of the page in its own words, in each language', async () => {
    for (const [lang, words] of [
      ['en', 'Choose €80 or €90.'],
      ['nl', 'Kies € 80 of € 90.'],
      ['de', 'Wähle 80 € oder 90 €.'],
    ] as const) {
      const visitor = await visit(flowOf([budget]), { lang });
      await visitor.element.answer(83);
      await visitor.until(() => visitor.one('#error').textContent.trim(), lang);
      expect(visitor.one('#error').textContent.trim().replace(/\s/g, ' ')).to.equal(words);
      expect(handles(visitor)[0]!.getAttribute('aria-invalid')).to.equal('true');
      cleanUp();
    }
  });

  it('is large enough to be touched, and fits a narrow screen', async () => {
    const visitor = await asked({ low: 'As little as possible, please', high: 'As much as it takes' });
    visitor.element.style.inlineSize = '320px';
    expect(handles(visitor)[0]!.getBoundingClientRect().height).to.be.at.least(44);
    const { scrollWidth, clientWidth } = visitor.one('.scroll');
    expect(scrollWidth).to.equal(clientWidth);
  });

  it('can be seen in forced colours', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const visitor = await asked();
    const track = getComputedStyle(visitor.one('.track'), '::after');
    expect(track.backgroundColor).not.to.equal(getComputedStyle(visitor.one('.card')).backgroundColor);
    await emulateMedia({ forcedColors: 'none' });
  });
});
