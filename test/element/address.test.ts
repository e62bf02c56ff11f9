import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SmocChat } from '../../src/smoc-chat.ts';
import { cleanUp, flowOf, visit, type Visitor } from './harness.ts';

afterEach(cleanUp);

const home = { ask: 'Where shall we send it?', type: 'address', as: 'home', country: 'NO' };
const asked = async (
  step: object = {},
  attributes: Record<string, string> = {},
  properties: Partial<SmocChat> = {},
) => {
  const visitor = await visit(flowOf([{ ...home, ...step }, 'Noted.']), attributes, properties);
  return visitor.until(() => visitor.has('.address [data-part=street]'), 'the fields of an address');
};
const kept = (visitor: Visitor) => visitor.element.snapshot()?.vars['home'] as Record<string, string> | undefined;
const part = (visitor: Visitor, name: string) => visitor.one<HTMLInputElement>(`.address [data-part=${name}]`);
const parts = (visitor: Visitor) => visitor.all('.address [data-part]').map(({ dataset }) => dataset['part']);
const select = (visitor: Visitor) => visitor.one<HTMLSelectElement>('.address select');
function choose(visitor: Visitor, country: string): void {
  select(visitor).value = country;
  select(visitor).dispatchEvent(new Event('change', { bubbles: true }));
}
/** As a browser fills in: the value, and one event or none that tells of it. */
function fill(field: HTMLInputElement | HTMLSelectElement, value: string, event?: string): void {
  field.value = value;
  if (event) field.dispatchEvent(new Event(event, { bubbles: true }));
}
const send = (visitor: Visitor) => visitor.one<HTMLFormElement>('.form').requestSubmit();
/** A field by what it is called, as those who hear the chat find it. */
const labelled = (visitor: Visitor, name: string) => {
  const label = visitor
    .all<HTMLLabelElement>('label')
    .find((each) => each.textContent.replace(/\(.*/, '').trim() === name);
  return visitor.root.getElementById(label?.htmlFor ?? '') as HTMLInputElement | null;
};

describe('a question for a postal address', () => {
  it('is answered by keyboard alone', async () => {
    const visitor = await asked();
    part(visitor, 'street').focus();
    for (const words of ['Karl Johans gate 1', '', '0154', 'Oslo']) {
      if (words) await sendKeys({ type: words });
      if (words !== 'Oslo') await sendKeys({ press: 'Tab' });
    }
    await sendKeys({ press: 'Enter' });
    await visitor.says('Noted.');
    expect(kept(visitor)?.['text']).to.equal('Karl Johans gate 1, 0154 Oslo, Norway');
    expect(visitor.messages).to.include('Karl Johans gate 1, 0154 Oslo, Norway');
  });

  it('is found and filled in by the names of its fields alone', async () => {
    const visitor = await asked();
    expect(visitor.one('.form [role=group]').getAttribute('aria-labelledby')).to.equal('m1');
    visitor.type('Karl Johans gate 1', labelled(visitor, 'Street and number')!);
    visitor.type('0154', labelled(visitor, 'Postal code')!);
    visitor.type('Oslo', labelled(visitor, 'Town or city')!);
    expect(labelled(visitor, 'Country')).to.equal(select(visitor));
    visitor.press('Send');
    await visitor.says('Noted.');
  });

  it('has the marks by which browsers fill it in, with those of the author before them', async () => {
    const visitor = await asked({ country: 'US' });
    const fills = visitor.all<HTMLInputElement>('.address .field').map((field) => field.getAttribute('autocomplete'));
    expect(fills).to.deep.equal([
      'country',
      'address-line1',
      'address-line2',
      'address-level2',
      'address-level1',
      'postal-code',
    ]);
    cleanUp();
    const shipping = await asked({ autocomplete: 'shipping' });
    expect(part(shipping, 'street').autocomplete).to.equal('shipping address-line1');
  });

  it('has the fields and the order of the country, and keeps what was typed when another one is chosen', async () => {
    const visitor = await asked();
    expect(parts(visitor)).to.deep.equal(['street', 'extra', 'postalCode', 'city']);
    visitor.type('1 Main St', part(visitor, 'street'));
    visitor.type('Springfield', part(visitor, 'city'));
    const city = part(visitor, 'city');
    choose(visitor, 'US');
    expect(parts(visitor)).to.deep.equal(['street', 'extra', 'city', 'region', 'postalCode']);
    expect(part(visitor, 'city')).to.equal(city);
    expect([part(visitor, 'street').value, city.value]).to.deep.equal(['1 Main St', 'Springfield']);
    expect(labelled(visitor, 'ZIP code')).to.equal(part(visitor, 'postalCode'));
    choose(visitor, 'HK');
    expect(parts(visitor)).to.deep.equal(['street', 'extra', 'city']);
  });

  for (const event of ['change', 'input', undefined])
    it(`takes what a browser fills in at once, told of by ${event ?? 'nothing'}`, async () => {
      const visitor = await asked();
      const [street, postalCode, city] = ['street', 'postalCode', 'city'].map((name) => part(visitor, name));
      fill(street!, 'Dam 1', event);
      fill(postalCode!, '1012 JL', event);
      fill(city!, 'Amsterdam', event);
      fill(select(visitor), 'NL', event);
      send(visitor);
      await visitor.says('Noted.');
      expect(kept(visitor)).to.include({ postalCode: '1012 JL', city: 'Amsterdam', country: 'NL' });
    });

  it('says what is wrong at the field that it is about, and keeps what was typed', async () => {
    const visitor = await asked();
    fill(part(visitor, 'street'), 'Karl Johans gate 1');
    fill(part(visitor, 'city'), 'Oslo');
    fill(part(visitor, 'postalCode'), '15');
    send(visitor);
    await visitor.until(() => visitor.one('#error').textContent.trim());
    expect(visitor.one('#error').textContent).to.equal(
      'That’s not a postal code of this country yet. An example: 1234.',
    );
    expect(visitor.all('.address [aria-invalid=true]')).to.deep.equal([part(visitor, 'postalCode')]);
    expect(part(visitor, 'postalCode').value).to.equal('15');
    expect(part(visitor, 'postalCode').getAttribute('aria-describedby')).to.contain('error');
  });

  it('does not ask for a country where there is only one', async () => {
    const visitor = await asked({ countries: ['NO'], country: true });
    expect(visitor.has('.address select')).to.equal(false);
    fill(part(visitor, 'street'), 'Karl Johans gate 1');
    fill(part(visitor, 'city'), 'Oslo');
    fill(part(visitor, 'postalCode'), '0154');
    send(visitor);
    await visitor.says('Noted.');
    expect(kept(visitor)?.['country']).to.equal('NO');
  });

  it('suggests addresses of an endpoint while the street is typed, chosen by keyboard', async () => {
    const calls: unknown[] = [];
    const find = ({ query }: { query: Record<string, string> }) => {
      calls.push(query);
      return {
        suggestions: [
          { text: 'Karl Johans gate 1, 0154 Oslo', street: 'Karl Johans gate 1', postalCode: '0154', city: 'Oslo' },
          { text: 'Karl Johans gate 22, 0159 Oslo', street: 'Karl Johans gate 22', postalCode: '0159', city: 'Oslo' },
        ],
      };
    };
    const visitor = await asked({ suggest: 'addresses' }, {}, { endpoints: { addresses: find as never } });
    const street = part(visitor, 'street');
    expect([street.getAttribute('role'), street.getAttribute('aria-expanded')]).to.deep.equal(['combobox', 'false']);
    street.focus();
    await sendKeys({ type: 'Karl Joh' });
    await visitor.until(() => visitor.all('.suggestions [role=option]').length === 2);
    expect(calls).to.deep.equal([{ q: 'Karl Joh', country: 'NO', lang: 'en' }]);
    expect(street.getAttribute('aria-expanded')).to.equal('true');
    await visitor.until(() => visitor.one('[aria-live=polite]').textContent.includes('Found: 2'));
    await sendKeys({ press: 'ArrowUp' });
    expect(visitor.root.getElementById(street.getAttribute('aria-activedescendant')!)?.textContent).to.contain(
      'gate 22',
    );
    await sendKeys({ press: 'Enter' });
    expect([street.value, part(visitor, 'postalCode').value, part(visitor, 'city').value]).to.deep.equal([
      'Karl Johans gate 22',
      '0159',
      'Oslo',
    ]);
    expect(visitor.all('.suggestions [role=option]')).to.have.length(0);
    await sendKeys({ press: 'Enter' });
    await visitor.says('Noted.');
  });

  it('closes the suggestions by Escape and by going on, takes one that is pressed, and does without an endpoint that fails', async () => {
    let isDown = false;
    const answer = { suggestions: ['Dam 1', 'Dam 2', { text: 7 }, null] };
    const visitor = await asked(
      { suggest: 'addresses' },
      {},
      {
        endpoints: {
          addresses: (() => {
            if (isDown) throw new Error('down');
            return answer;
          }) as never,
        },
      },
    );
    const street = part(visitor, 'street');
    const options = () => visitor.all('.suggestions [role=option]');
    visitor.type('Dam', street);
    await visitor.until(() => options().length === 2);
    await sendKeys({ press: 'Escape' });
    expect(options()).to.have.length(0);
    visitor.type('Dam ', street);
    await visitor.until(() => options().length === 2);
    part(visitor, 'city').focus();
    expect(options()).to.have.length(0);
    visitor.type('Dam 2', street);
    await visitor.until(() => options().length === 2);
    options()[1]!.click();
    expect(street.value).to.equal('Dam 2');
    isDown = true;
    visitor.type('Damrak', street);
    await visitor.until(() => options().length === 0);
    expect(street.value).to.equal('Damrak');
  });

  it('stands in a form among other fields, and stands there again as it was', async () => {
    const fields = [
      { as: 'name', label: 'Name' },
      { as: 'home', type: 'address', label: 'Address', country: 'NO' },
    ];
    const visitor = await visit(
      flowOf([{ ask: 'Who?', fields, id: 'who' }, { ask: 'Right?', options: ['No'] }, { go: 'who' }]),
    );
    await visitor.until(() => visitor.has('#f-home-street'));
    fill(visitor.one<HTMLInputElement>('#f-name'), 'Anna', 'input');
    send(visitor);
    await visitor.until(() => visitor.one('#f-home-error').textContent);
    for (const [name, words] of Object.entries({ street: 'Dam 1', postalCode: '1012JL', city: 'Amsterdam' }))
      fill(visitor.one<HTMLInputElement>(`#f-home-${name}`), words, 'change');
    choose(visitor, 'NL');
    send(visitor);
    await visitor.says('Right?');
    visitor.press('No');
    await visitor.until(() => visitor.has('#f-home-street'));
    expect(part(visitor, 'postalCode').value).to.equal('1012 JL');
    expect(select(visitor).value).to.equal('NL');
  });

  it('fits 320 pixels, and is large enough to be touched', async () => {
    const visitor = await asked({ country: 'US' });
    visitor.element.style.inlineSize = '320px';
    const form = visitor.one('.form').getBoundingClientRect();
    for (const field of visitor.all('.address .field')) {
      const { left, right, height } = field.getBoundingClientRect();
      expect([left >= form.left, right <= form.right]).to.deep.equal([true, true]);
      expect(height).to.be.at.least(43);
    }
  });
});
