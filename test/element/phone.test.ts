import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

const call = { ask: 'Which number may we call?', type: 'phone', as: 'phone', country: 'NO' };
const asked = async (step: object = {}, attributes: Record<string, string> = {}, after: unknown = 'Noted.') => {
  const visitor = await visit(flowOf([{ ...call, ...step }, after]), attributes);
  return visitor.until(() => visitor.has('.country'), 'a field for a number with its country');
};
const kept = (visitor: Visitor) => visitor.element.snapshot()?.vars['phone'];
const country = (visitor: Visitor) => visitor.one('.country').textContent.replace(/\s+/g, ' ').trim();
const search = (visitor: Visitor) => visitor.one<HTMLInputElement>('.country-search');
const active = (visitor: Visitor) =>
  visitor.root.getElementById(search(visitor).getAttribute('aria-activedescendant') ?? '')?.textContent.trim();

/** By what those who hear the chat find things: role and name. */
function byRole(visitor: Visitor, role: string, name: RegExp): HTMLElement {
  const roles: Record<string, string> = {
    button: 'button',
    textbox: 'input[type=tel]',
    combobox: '[role=combobox]',
    listbox: '[role=listbox]',
    option: '[role=option]',
  };
  const nameOf = (element: Element) =>
    element.getAttribute('aria-label') ??
    visitor.root.getElementById(element.getAttribute('aria-labelledby') ?? '')?.textContent ??
    element.textContent;
  const found = visitor.all(roles[role]!).find((each) => name.test(nameOf(each)));
  if (!found) throw new Error(`There is no ${role} ${String(name)}`);
  return found;
}

/** As browsers and password managers fill in: the value is there, and one event of two tells of it. */
function fill(field: HTMLInputElement, value: string, event: 'input' | 'change'): void {
  field.value = value;
  field.dispatchEvent(new Event(event, { bubbles: true }));
}

describe('a phone number with its country', () => {
  it('is answered by keyboard alone: the country by its name, then the number', async () => {
    const visitor = await asked();
    visitor.one('.country').focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(visitor.focused).to.equal(search(visitor));
    expect(active(visitor)).to.match(/^Norway/);
    await sendKeys({ type: 'nether' });
    expect(active(visitor)).to.match(/^Netherlands/);
    await sendKeys({ press: 'Enter' });
    expect(visitor.focused).to.equal(visitor.field);
    expect(country(visitor)).to.equal('NL +31');
    await sendKeys({ type: '0612345678' });
    expect(visitor.field.value).to.equal('06 12345678');
    await sendKeys({ press: 'Enter' });
    await visitor.says('Noted.');
    expect(kept(visitor)).to.equal('+31612345678');
    expect(visitor.messages).to.include('+31 6 12345678');
  });

  it('is found and answered by roles and names alone', async () => {
    const visitor = await asked();
    byRole(visitor, 'button', /^Country: Norway, NO \+47$/).click();
    const combobox = byRole(visitor, 'combobox', /^Choose the country$/);
    expect(combobox.getAttribute('aria-controls')).to.equal(byRole(visitor, 'listbox', /^Countries$/).id);
    byRole(visitor, 'option', /^Sweden/).click();
    byRole(visitor, 'button', /^Country: Sweden, SE \+46$/);
    const field = byRole(visitor, 'textbox', /Which number may we call/) as HTMLInputElement;
    visitor.type('070 123 45 67', field);
    byRole(visitor, 'button', /^Send$/).click();
    await visitor.says('Noted.');
    expect(kept(visitor)).to.equal('+46701234567');
  });

  it('has a list that is searched by name without accents, by code and by prefix, and says how many it finds', async () => {
    const visitor = await asked();
    visitor.one('.country').click();
    for (const [words, first] of [
      ['aland', 'Åland Islands'],
      ['+352', 'Luxembourg'],
      ['0047', 'Norway'],
      ['jp', 'Japan'],
      ['united st', 'United States'],
    ] as const) {
      search(visitor).value = '';
      search(visitor).focus();
      await sendKeys({ type: words });
      expect(
        visitor.all('.country-option').some((option) => option.textContent.includes(first)),
        words,
      ).to.equal(true);
      expect(visitor.all('.country-option').length, words).to.be.below(6);
      search(visitor).select();
      await sendKeys({ press: 'Delete' });
    }
    await sendKeys({ type: 'xyz' });
    await visitor.until(() => visitor.one('[aria-live=polite]').textContent.includes('Found: 0'));
    expect(visitor.one('.countries .hint').textContent).to.equal('No country found');
    await sendKeys({ press: 'Enter' });
    expect(visitor.has('.countries')).to.equal(true);
  });

  it('closes its list by Escape, by the button and by going elsewhere, and no bubble with it', async () => {
    const visitor = await asked();
    const escapes: Event[] = [];
    visitor.element.addEventListener('keydown', (event) => escapes.push(event));
    visitor.one('.country').click();
    await sendKeys({ press: 'Escape' });
    expect(visitor.has('.countries')).to.equal(false);
    expect(visitor.focused).to.equal(visitor.one('.country'));
    expect(escapes).to.have.length(0);
    visitor.one('.country').click();
    visitor.one('.country').click();
    expect(visitor.has('.countries')).to.equal(false);
    visitor.one('.country').click();
    visitor.field.focus();
    expect(visitor.has('.countries')).to.equal(false);
    expect(country(visitor)).to.equal('NO +47');
  });

  it('follows the prefix that is typed, and keeps the country when the field is emptied', async () => {
    const visitor = await asked();
    visitor.field.focus();
    await sendKeys({ type: '+3161234' });
    expect([country(visitor), visitor.field.value]).to.deep.equal(['NL +31', '+31 6 1234']);
    visitor.field.select();
    await sendKeys({ press: 'Delete' });
    expect([country(visitor), visitor.field.value]).to.deep.equal(['NL +31', '']);
    await sendKeys({ type: '00471' });
    expect([country(visitor), visitor.field.value]).to.deep.equal(['NO +47', '+47 1']);
  });

  it('lets people delete and type in the middle, and changes nothing under their hands', async () => {
    const visitor = await asked();
    visitor.field.focus();
    await sendKeys({ type: '40612345' });
    expect(visitor.field.value).to.equal('40 61 23 45');
    await sendKeys({ press: 'Backspace' });
    expect(visitor.field.value).to.equal('40 61 23 4');
    visitor.field.setSelectionRange(2, 2);
    await sendKeys({ type: '9' });
    expect([visitor.field.value, visitor.field.selectionStart]).to.deep.equal(['409 61 23 4', 3]);
  });

  it('gives what was typed with one prefix that of the country that is chosen then', async () => {
    const visitor = await asked();
    visitor.type('+31612345678');
    visitor.one('.country').click();
    visitor
      .all('.country-option')
      .find((option) => option.textContent.startsWith('Germany'))!
      .click();
    expect([country(visitor), visitor.field.value]).to.deep.equal(['DE +49', '06123 45678']);
  });

  for (const event of ['input', 'change'] as const)
    for (const [value, shown, number] of [
      ['+31612345678', 'NL +31', '+31612345678'],
      ['0031 (0)6 12345678', 'NL +31', '+31612345678'],
      ['40612345', 'NO +47', '+4740612345'],
      ['4740612345', 'NO +47', '+4740612345'],
    ] as const)
      it(`takes ${value} from a browser that fills it in and tells of it by "${event}" alone`, async () => {
        const visitor = await asked();
        expect(visitor.field.autocomplete).to.equal('tel');
        fill(visitor.field, value, event);
        expect(country(visitor)).to.equal(shown);
        visitor.one<HTMLFormElement>('.dock').requestSubmit();
        await visitor.says('Noted.');
        expect(kept(visitor)).to.equal(number);
      });

  it('takes what a browser fills in without a word', async () => {
    const visitor = await asked();
    visitor.field.value = '+31612345678';
    visitor.one<HTMLFormElement>('.dock').requestSubmit();
    await visitor.says('Noted.');
    expect(kept(visitor)).to.equal('+31612345678');
  });

  it('judges a number by the country that is chosen, says what is wrong beside the field, and keeps what was typed', async () => {
    const visitor = await asked({}, { lang: 'nl', tone: 'formal' });
    visitor.one('.country').click();
    visitor
      .all('.country-option')
      .find((option) => option.textContent.startsWith('Denemarken'))!
      .click();
    await visitor.send('32 12 34');
    await visitor.until(() => visitor.one('#error').textContent.trim());
    expect(visitor.one('#error').textContent).to.equal(
      'Dit is te kort voor een nummer met +45. Controleer het alstublieft.',
    );
    expect([visitor.field.value, country(visitor)]).to.deep.equal(['32 12 34', 'DK +45']);
    expect(visitor.field.getAttribute('aria-describedby')).to.contain('error');
    await visitor.send('32 12 34 56');
    await visitor.says('Noted.');
    expect(kept(visitor)).to.equal('+4532123456');
  });

  it('offers only the countries that the author names; a single one is no choice', async () => {
    const visitor = await asked({ country: 'SE', countries: ['NO', 'SE', 'DK'] });
    visitor.one('.country').click();
    expect(visitor.all('.country-option > span').map((name) => name.textContent)).to.deep.equal([
      'Denmark',
      'Norway',
      'Sweden',
    ]);
    cleanUp();
    const single = await asked({ country: true, countries: ['NO'] });
    expect([country(single), single.one<HTMLButtonElement>('.country').disabled]).to.deep.equal(['NO +47', true]);
  });

  it('begins with the region of the page where the author names no country', async () => {
    const { lang } = document.documentElement;
    document.documentElement.lang = 'de-AT';
    try {
      const visitor = await asked({ country: true }, { lang: 'de' });
      expect(country(visitor)).to.equal('AT +43');
      expect(visitor.one('.country').getAttribute('aria-label')).to.equal('Land: Österreich, AT +43');
    } finally {
      document.documentElement.lang = lang;
    }
  });

  it('stands in a form with other fields, and what was answered stands there again', async () => {
    const fields = [
      { as: 'name', label: 'Name' },
      { as: 'phone', type: 'phone', label: 'Phone', country: 'NO' },
      { as: 'sms', label: 'By text message?', when: "phone = '+31612345678'", skip: true },
    ];
    const flow = flowOf([{ ask: 'Who?', fields, id: 'who' }, { ask: 'Right?', options: ['No'] }, { go: 'who' }]);
    const visitor = await visit(flow);
    await visitor.until(() => visitor.has('#f-phone'));
    const phone = visitor.one<HTMLInputElement>('#f-phone');
    visitor.type('Anna', visitor.one<HTMLInputElement>('#f-name'));
    visitor.type('12', phone);
    visitor.one<HTMLFormElement>('.form').requestSubmit();
    await visitor.until(() => visitor.one('#f-phone-error').textContent);
    expect(visitor.focused).to.equal(phone);
    expect(phone.value).to.equal('12');
    fill(phone, '0031612345678', 'change');
    await visitor.until(() => visitor.has('#f-sms'));
    visitor.one<HTMLFormElement>('.form').requestSubmit();
    await visitor.says('Right?');
    expect(kept(visitor)).to.equal('+31612345678');
    visitor.press('No');
    await visitor.until(() => visitor.has('#f-phone'));
    expect([visitor.one<HTMLInputElement>('#f-phone').value, country(visitor)]).to.deep.equal([
      '+31 6 12345678',
      'NL +31',
    ]);
  });

  it('leaves the field that a text was typed in for the number, so that no keyboard goes and comes', async () => {
    const visitor = await visit(flowOf([{ ask: 'Name?', as: 'name' }, call, 'Noted.']));
    await visitor.until(() => visitor.field);
    const { field } = visitor;
    await visitor.send('Anna');
    await visitor.until(() => visitor.has('.country'));
    expect(visitor.field).to.equal(field);
  });

  it('formats no more once another question stands in the same field', async () => {
    const visitor = await asked({}, {}, { ask: 'Name?', as: 'name' });
    await visitor.send('40612345');
    await visitor.says('Name?');
    await visitor.until(() => !visitor.has('.country'));
    visitor.field.focus();
    await sendKeys({ type: '+4740612' });
    expect(visitor.field.value).to.equal('+4740612');
  });

  it('takes the place that there is at 320 pixels, and is large enough to be touched', async () => {
    const visitor = await asked({ country: 'GB' });
    visitor.element.style.inlineSize = '320px';
    visitor.one('.country').click();
    const dock = visitor.one('.dock').getBoundingClientRect();
    for (const part of ['.country', '.field', '.send', '.country-search', '.country-option'])
      for (const element of visitor.all(part)) {
        const { left, right, height } = element.getBoundingClientRect();
        expect(left, part).to.be.at.least(dock.left);
        expect(right, part).to.be.at.most(dock.right);
        expect(height, part).to.be.at.least(43);
      }
    expect(visitor.field.getBoundingClientRect().width).to.be.above(110);
  });
});

describe('a phone number without a country', () => {
  it('loads nothing of the countries, and is kept as it was typed', async () => {
    const visitor = await visit(flowOf([{ ask: 'Number?', type: 'phone', as: 'phone' }, 'Noted.']));
    await visitor.send('06 12 34 56 78');
    await visitor.says('Noted.');
    expect(kept(visitor)).to.equal('06 12 34 56 78');
    expect(visitor.has('.country')).to.equal(false);
  });
});
