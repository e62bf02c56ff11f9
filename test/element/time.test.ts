import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

const call = { ask: 'At what time shall we call?', type: 'time', as: 'at' };
const asked = async (step: object = {}, attributes: Record<string, string> = {}) => {
  const visitor = await visit(flowOf([{ ...call, ...step }, 'Noted.']), attributes);
  return visitor.until(() => visitor.has('.moment'), 'a field for a time');
};
const fields = (visitor: Visitor) => visitor.all<HTMLInputElement>('.moment');

describe('a question for a time of day', () => {
  it('is answered by keyboard alone in the browser’s own field', async () => {
    const visitor = await asked({ min: '09:00', max: '21:00', step: 15 });
    visitor.one('.scroll').focus();
    await sendKeys({ press: 'Tab' });
    const [field] = fields(visitor);
    expect(visitor.focused).to.equal(field);
    expect([field!.type, field!.min, field!.max, field!.step]).to.deep.equal(['time', '09:00', '21:00', '900']);
    await sendKeys({ type: '0630PM' });
    await sendKeys({ press: 'Enter' });
    await visitor.says('Noted.');
    expect(visitor.element.snapshot()?.vars['at']).to.equal('18:30');
  });

  it('asks for a first and a last time', async () => {
    const visitor = await asked({ range: true });
    for (const [index, keys] of ['0630PM', '0730PM'].entries()) {
      fields(visitor)[index]!.focus();
      await sendKeys({ type: keys });
    }
    await sendKeys({ press: 'Enter' });
    await visitor.says('Noted.');
    expect(visitor.element.snapshot()?.vars['at']).to.deep.equal(['18:30', '19:30']);
  });

  it('says what is wrong in each language and manner', async () => {
    for (const [lang, tone, answer, words] of [
      ['en', 'warm', 'soon', 'That’s not a time yet. An example: 6:30 PM.'],
      ['nl', 'formal', 'straks', 'Vul alstublieft een geldige tijd in, bijvoorbeeld 18:30.'],
      ['de', 'playful', 'bald', 'Hmm, das zeigt keine Uhr an. Versuch’s mal so: 18:30.'],
      ['nl', 'warm', '8:30', 'Kies 09:00 of later.'],
      ['de', 'formal', '9:20', 'Bitte wählen Sie 09:15 oder 09:30.'],
    ] as const) {
      const visitor = await asked({ min: '09:00', step: 15 }, { lang, tone });
      await visitor.element.answer(answer);
      await visitor.until(() => visitor.one('#error').textContent.trim(), words);
      expect(visitor.one('#error').textContent.trim().replace(/\s/g, ' ')).to.equal(words);
      cleanUp();
    }
  });
});
