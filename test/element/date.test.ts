import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

const arrival = { ask: 'When do you arrive?', type: 'date', as: 'day' };
const asked = async (step: object = {}, attributes: Record<string, string> = {}) => {
  const visitor = await visit(flowOf([{ ...arrival, ...step }, 'Noted.']), attributes);
  return visitor.until(() => visitor.has('.moment'), 'a field for a day');
};
const fields = (visitor: Visitor) => visitor.all<HTMLInputElement>('.moment');
/** As typed by who uses the browser in English. */
const types = async (...keys: string[]) => {
  for (const each of keys)
    await (each.length > 1 && /^\D/.test(each) ? sendKeys({ press: each }) : sendKeys({ type: each }));
};
const nameOf = (visitor: Visitor, field: Element) =>
  visitor.root.getElementById(field.getAttribute('aria-labelledby') ?? '')?.textContent.trim();

describe('a question for a day', () => {
  it('is answered by keyboard alone in the browser’s own field, which the question names', async () => {
    const visitor = await asked();
    visitor.one('.scroll').focus();
    await types('Tab');
    const [field] = fields(visitor);
    expect(visitor.focused).to.equal(field);
    expect(nameOf(visitor, field!)).to.contain('When do you arrive?');
    await types('03042027', 'Enter');
    await visitor.says('Noted.');
    expect(visitor.messages).to.include('Mar 4, 2027');
    expect(visitor.element.snapshot()?.vars['day']).to.equal('2027-03-04');
  });

  it('asks for a time too where it is wanted', async () => {
    const visitor = await asked({ time: true, min: '2027-03-01', max: '2027-03-31' });
    const [field] = fields(visitor);
    expect([field!.type, field!.min, field!.max]).to.deep.equal([
      'datetime-local',
      '2027-03-01T00:00',
      '2027-03-31T23:59',
    ]);
    field!.value = '2027-03-04T18:00';
    visitor.press('Send');
    await visitor.says('Noted.');
    expect(visitor.element.snapshot()?.vars['day']).to.equal('2027-03-04T18:00');
  });

  it('asks for a first and a last day, and begins the last one where the first stands', async () => {
    const visitor = await asked({ range: true, to: 'Departure' });
    const [from, to] = fields(visitor);
    expect(visitor.all('.which').map(({ textContent }) => textContent.trim())).to.deep.equal(['From', 'Departure']);
    from!.focus();
    await types('03042027');
    expect(to!.min).to.equal('2027-03-04');
    to!.focus();
    await types('03072027', 'Enter');
    await visitor.says('Noted.');
    expect(visitor.element.snapshot()?.vars['day']).to.deep.equal(['2027-03-04', '2027-03-07']);
  });

  it('says what is wrong in each language, and keeps what stands in the field', async () => {
    for (const [lang, words] of [
      ['en', 'That’s not possible on Sunday, March 7, 2027. Please choose another day.'],
      ['nl', 'Op zondag 7 maart 2027 kan het niet. Kies een andere dag.'],
      ['de', 'Am Sonntag, 7. März 2027 geht es leider nicht. Wähle einen anderen Tag.'],
    ] as const) {
      const visitor = await asked({ closed: ['sun'] }, { lang });
      const [field] = fields(visitor);
      field!.value = '2027-03-07';
      field!.form!.requestSubmit();
      await visitor.until(() => visitor.one('#error').textContent.trim(), lang);
      expect(visitor.one('#error').textContent.trim()).to.equal(words);
      expect([field!.value, field!.getAttribute('aria-invalid')]).to.deep.equal(['2027-03-07', 'true']);
      cleanUp();
    }
  });

  for (const [lang, words] of [
    ['en', 'Not possible: every Saturday, every Sunday, and Mar 4, 2027.'],
    ['nl', 'Niet mogelijk: elke zaterdag, elke zondag en 4 mrt 2027.'],
    ['de', 'Nicht möglich: jeden Samstag, jeden Sonntag und 04.03.2027.'],
  ] as const)
    it(`says beside its field which days are closed, which no picker shows, in ${lang}`, async () => {
      // A date on a closed weekday, one that cannot be picked anyway and one twice say nothing new.
      const closed = ['sun', 'sat', '2027-03-04', '2027-03-04', '2027-03-07', '2027-02-01', '2027-04-01'];
      const visitor = await asked({ closed, min: '2027-03-01', max: '2027-03-31', hint: 'Any.' }, { lang });
      await visitor.until(() => visitor.all('.hint').some(({ textContent }) => textContent.trim() === words), words);
      const [field] = fields(visitor);
      const described = field!.getAttribute('aria-describedby')!.split(' ');
      const heard = described.map((id) => visitor.root.getElementById(id)?.textContent.trim());
      expect(heard).to.include.members(['Any.', words]);
    });

  it('names a few closed days, and counts the others', async () => {
    const closed = ['07', '06', '05', '04', '03', '02', '01'].map((day) => `2027-03-${day}`);
    const visitor = await asked({ closed, range: true });
    const note = 'Not possible: Mar 1, 2027, Mar 2, 2027, Mar 3, 2027, Mar 4, 2027, Mar 5, 2027, and 2 more days.';
    for (const field of fields(visitor))
      expect(
        visitor.root.getElementById(field.getAttribute('aria-describedby')!.split(' ').at(-1)!)?.textContent,
      ).to.equal(note);
  });

  it('says nothing of closed days where there are none', async () => {
    const visitor = await asked({ closed: ['2026-12-25'], min: '2027-03-01' });
    expect(visitor.all('.hint')).to.deep.equal([]);
  });

  it('tells a day that is filled in by half from none', async () => {
    const visitor = await asked();
    const error = async () => {
      await visitor.until(() => visitor.one('#error').textContent.trim());
      return visitor.one('#error').textContent.trim();
    };
    visitor.press('Send');
    expect(await error()).to.equal('Please fill this in.');
    fields(visitor)[0]!.focus();
    await types('0304', 'Enter');
    await visitor.until(() => visitor.one('#error').textContent.includes('not a date yet'), 'the other words');
  });

  it('is filled in by the browser where it is a birthday, and has its value at first', async () => {
    const fieldsAsked = [{ as: 'born', type: 'date', label: 'Birthday', autocomplete: 'bday', default: '1985-03-04' }];
    const visitor = await visit(flowOf([{ ask: 'You?', fields: fieldsAsked }, 'Noted.']));
    await visitor.until(() => visitor.has('.moment'));
    const [field] = fields(visitor);
    expect([field!.autocomplete, field!.value, nameOf(visitor, field!)]).to.deep.equal([
      'bday',
      '1985-03-04',
      'Birthday',
    ]);
    visitor.press('Send');
    await visitor.says('Noted.');
    expect(visitor.element.snapshot()?.vars['born']).to.equal('1985-03-04');
  });

  it('takes what a page answers in words', async () => {
    const visitor = await asked({}, { lang: 'nl' });
    await visitor.element.answer('4 maart 2027');
    await visitor.says('Noted.');
    expect(visitor.messages).to.include('4 mrt 2027');
  });

  it('is large enough to be touched, and fits a narrow screen', async () => {
    for (const step of [{ range: true }, { time: true, range: true }]) {
      const visitor = await asked(step);
      visitor.element.style.inlineSize = '320px';
      for (const field of fields(visitor)) expect(field.getBoundingClientRect().height).to.be.at.least(44);
      const { scrollWidth, clientWidth } = visitor.one('.scroll');
      expect(scrollWidth).to.equal(clientWidth);
      cleanUp();
    }
  });
});
