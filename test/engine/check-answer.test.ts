import { expect } from '@open-wc/testing';
import { checkAnswer, readNumber } from '../../src/engine/check-answer.lazy.ts';
import type { FieldModel } from '../../src/engine/question.ts';

const field = (more: Partial<FieldModel>): FieldModel => ({ name: 'x', type: 'text', ...more });
const check = (more: Partial<FieldModel>, given: unknown, lang = 'en') =>
  checkAnswer(field(more), given, lang, (label) => String(label).replaceAll('*', ''));
const word = (...args: Parameters<typeof check>) => check(...args).word;
const value = (...args: Parameters<typeof check>) => {
  const checked = check(...args);
  return checked.word === undefined ? checked.value : checked;
};

describe('an e-mail address', () => {
  for (const good of [
    'anna@example.com',
    'a@b',
    'anna+vip@mail.example.co.uk',
    "o'neil!#$%&*/=?^_`{|}~-@x.io",
    'a.b..c@x-y.com',
    '.a@x.com',
    'A@X.COM',
    '  anna@example.com ',
    `a@${'x'.repeat(63)}.com`,
  ]) {
    it(`may be ${good}`, () => expect(value({ type: 'email' }, good)).to.equal(good.trim()));
  }
  for (const bad of [
    'anna',
    'anna@',
    '@x.com',
    'a b@x.com',
    'a@x..com',
    'a@-x.com',
    'a@x-.com',
    'a@x.com.',
    'a,b@x.com',
    'a@x_y.com',
    'ånna@x.com',
    'a@é.com',
    `a@${'x'.repeat(64)}.com`,
    'a@b@c.com',
    '<a@x.com>',
  ]) {
    it(`is not ${bad}`, () => expect(word({ type: 'email' }, bad)).to.equal('errEmail'));
  }
  it('is judged as the browser judges it', () => {
    const input = Object.assign(document.createElement('input'), { type: 'email', required: true });
    for (const text of [
      'a@b.c',
      'a@b..c',
      'a"b@c.d',
      'a@[1.2.3.4]',
      'x@1.2.3.4',
      'a@b-c.d',
      'a\\b@c.d',
      'a@b.c-',
      'é@b.c',
    ]) {
      input.value = text;
      expect(word({ type: 'email' }, text) === undefined, text).to.equal(input.validity.valid);
    }
  });
});

describe('a phone number', () => {
  for (const good of ['+47 22 33 44 55', '06-12345678', '(020) 123 45 67', '+1.202.555.0143', '123456'])
    it(`may be ${good}`, () => expect(value({ type: 'phone' }, good)).to.equal(good));
  for (const bad of ['12345', '1234567890123456', 'call me', '12+3456789', '+', '555-CALL-NOW'])
    it(`is not ${bad}`, () => expect(word({ type: 'phone' }, bad)).to.equal('errPhone'));
});

describe('a web address', () => {
  for (const [given, kept] of [
    ['example.com', 'https://example.com'],
    ['http://example.com/x?y=z#q', 'http://example.com/x?y=z#q'],
    ['HTTPS://Example.com', 'HTTPS://Example.com'],
    ['münchen.de', 'https://münchen.de'],
    ['sub.example.com:8080/x', 'https://sub.example.com:8080/x'],
  ] as const) {
    it(`may be ${given}`, () => expect(value({ type: 'url' }, given)).to.equal(kept));
  }
  for (const bad of [
    'example',
    'javascript:alert(1)',
    'ftp://example.com',
    'http://',
    'a b.com',
    'http://user:pw@example.com',
    'mailto:a@b.c',
    'https://exa mple.com',
  ]) {
    it(`is not ${bad}`, () => expect(word({ type: 'url' }, bad)).to.equal('errUrl'));
  }
});

describe('a number', () => {
  for (const [text, lang, number] of [
    ['5', 'en', 5],
    ['-5', 'en', -5],
    ['+5', 'en', 5],
    ['1.5', 'en', 1.5],
    ['1,5', 'en', 1.5],
    ['1,5', 'nl', 1.5],
    ['1.5', 'nl', 1.5],
    ['1,500', 'en', 1500],
    ['1.500', 'nl', 1500],
    ['1.500,25', 'nl', 1500.25],
    ['1,500.25', 'en', 1500.25],
    ['1 500', 'nb', 1500],
    ["1'500", 'de-CH', 1500],
    ['.5', 'en', 0.5],
    ['5.', 'en', 5],
    ['007', 'en', 7],
    ['5', 'no language', 5],
    ['', 'en', NaN],
    ['five', 'en', NaN],
    ['5 kg', 'en', NaN],
    ['1e5', 'en', NaN],
    ['0x10', 'en', NaN],
    ['1.2.3', 'en', NaN],
    ['Infinity', 'en', NaN],
    ['--5', 'en', NaN],
    ['1,2,3', 'en', NaN],
  ] as const)
    it(`is ${number} for "${text}" in ${lang}`, () => expect(readNumber(text, lang)).to.deep.equal(number));

  it('keeps its limits and its step', () => {
    const limits = { type: 'number', min: 58, max: 120 } as const;
    expect(value(limits, '58')).to.equal(58);
    expect(check(limits, 57)).to.deep.equal({ word: 'min', values: { min: 58 } });
    expect(check(limits, '121')).to.deep.equal({ word: 'max', values: { max: 120 } });
    expect(word({ type: 'number', min: 0 }, -1)).to.equal('min');
    expect(value({ type: 'number', step: 0.1 }, '0.3')).to.equal(0.3);
    expect(value({ type: 'number', min: 1, step: 2 }, '5')).to.equal(5);
    expect(word({ type: 'number', min: 1, step: 2 }, '4')).to.equal('errNumber');
    expect(word({ type: 'number' }, NaN)).to.equal('errNumber');
    expect(word({ type: 'number' }, 'x')).to.equal('errNumber');
    expect(value({ type: 'number' }, 0)).to.equal(0);
  });
});

describe('a text', () => {
  it('is kept without the blanks around it', () => expect(value({}, '  Anna  ')).to.equal('Anna'));
  it('is counted in characters, not in halves of them', () => {
    expect(value({ max: 3 }, '👋👋👋')).to.equal('👋👋👋');
    expect(check({ max: 3 }, '👋👋👋👋')).to.deep.equal({ word: 'errText', values: { max: 3 } });
    expect(check({ min: 3 }, 'ab')).to.deep.equal({ word: 'short', values: { min: 3 } });
  });
  it('has an end even where the author sets none', () =>
    expect(word({ type: 'long' }, 'x'.repeat(5_001))).to.equal('errText'));
  for (const empty of ['', '   ', null, undefined, [], {}]) {
    it(`is asked for when it is ${JSON.stringify(empty)}, unless it may be left out`, () => {
      expect(word({}, empty)).to.equal('required');
      expect(value({ skip: true }, empty)).to.equal(null);
    });
  }
  it('is no list and no object', () => expect(word({}, { a: 1 })).to.equal('required'));
});

describe('a choice', () => {
  const choices = [
    { value: 'blue', label: '**Blue**' },
    { value: 2, label: 'Two' },
    { value: false, label: 'None' },
  ];
  for (const [given, kept] of [
    ['blue', 'blue'],
    [2, 2],
    ['2', 2],
    [false, false],
    ['Blue', 'blue'],
    [' two ', 2],
    ['NONE', false],
  ] as const) {
    it(`is ${JSON.stringify(kept)} for ${JSON.stringify(given)}`, () =>
      expect(value({ type: 'choice', choices }, given)).to.equal(kept));
  }
  for (const given of ['red', 3, true, {}, [['blue']], 'constructor'])
    it(`is none for ${JSON.stringify(given)}`, () =>
      expect(word({ type: 'choice', choices }, given)).to.match(/errOption|required/));
  it('shows the label, or what was typed beside it', () => {
    expect(check({ type: 'choice', choices }, 'blue')).to.deep.equal({ value: 'blue', labels: ['**Blue**'] });
    expect(check({ type: 'choice', choices, other: true }, ' Red ')).to.deep.equal({
      value: 'Red',
      labels: [],
      typed: 'Red',
    });
  });
  it('may be several, each once, within its limits', () => {
    const many = { type: 'choice', choices, many: { min: 1, max: 2 } } as const;
    expect(check(many, ['blue', 2, 'blue'])).to.deep.equal({ value: ['blue', 2], labels: ['**Blue**', 'Two'] });
    expect(value(many, 'blue')).to.deep.equal(['blue']);
    expect(check(many, ['blue', 2, false])).to.deep.equal({ word: 'many', values: { max: 2 } });
    expect(word(many, [])).to.equal('required');
    expect(word({ ...many, many: { min: 2, max: 3 } }, ['blue'])).to.equal('few');
    expect(value({ ...many, many: { min: 0, max: 2 } }, [])).to.equal(null);
    expect(check({ ...many, other: true }, ['blue', 'Red'])).to.deep.equal({
      value: ['blue', 'Red'],
      labels: ['**Blue**'],
      typed: 'Red',
    });
    expect(word(many, ['blue', 'Red'])).to.equal('errOption');
  });
  it('can always be given, whatever its limits say', () => {
    expect(value({ type: 'choice', choices, many: { min: 9, max: 0 } }, ['blue', 2, false])).to.deep.equal([
      'blue',
      2,
      false,
    ]);
    expect(value({ type: 'choice', choices, many: { min: 0, max: 0 } }, ['blue'])).to.deep.equal(['blue']);
  });
});

describe('a consent', () => {
  it('is given by true alone', () => {
    expect(value({ type: 'consent' }, true)).to.equal(true);
    for (const no of [false, null, 'true', 1, {}]) expect(value({ type: 'consent' }, no)).to.equal(false);
  });
  it('must be given where it is required', () => {
    expect(word({ type: 'consent', required: true }, false)).to.equal('required');
    expect(value({ type: 'consent', required: true }, true)).to.equal(true);
  });
});
