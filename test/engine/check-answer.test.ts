import { expect } from '@open-wc/testing';
import { checkAnswer } from '../../src/engine/check-answer.lazy.ts';
import type { FieldModel } from '../../src/engine/question.ts';
import { allWorks } from '../../src/engine/all-works.lazy.ts';
import { readNumber } from '../../src/questions/read-number.judge.lazy.ts';

type Asked = { readonly [key: string]: unknown } & { readonly type?: FieldModel['type'] };
const field = (more: Asked) => ({ name: 'x', type: 'text', place: 'composer', ...more }) as FieldModel;
const check = (more: Asked, given: unknown, lang = 'en') =>
  checkAnswer(allWorks.judges, field(more), given, {
    lang,
    today: '2027-02-01',
    words: (label) => String(label).replaceAll('*', ''),
  });
const word = (...args: Parameters<typeof check>) => check(...args).word;
const value = (...args: Parameters<typeof check>) => {
  const checked = check(...args);
  return checked.word === undefined ? checked.value : checked;
};

describe('an e-mail address', () => {
  for (const good of [
    'anna@example.com',
    'a@b.c',
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
    'a@x.com..',
    'a,b@x.com',
    'a@x_y.com',
    'ben@nope',
    'jürgen@büro',
    'a@é..com',
    'a@-é.com',
    'a@é.com/x',
    'a@é.com:25',
    'a@%C3%A9.com',
    'a b@é.com',
    '“anna@example.com”',
    '«jürgen@fern.example»',
    'jürgen@fern@fern.example',
    `${'é'.repeat(33)}@x.com`,
    `a@${'é'.repeat(60)}.com`,
    `a@${'abc.'.repeat(63)}com`,
    `a@${'x'.repeat(64)}.com`,
    'a@b@c.com',
    '<a@x.com',
    '<<a@x.com>>',
    'anna@x.com <ben@x.com> <cem@x.com>',
    'anna@x.com, ben@x.com',
    'anna@x.com ben@x.com',
    'mailto:',
    'mailto:anna@x.com,ben@x.com',
  ]) {
    it(`is not ${bad}`, () => expect(word({ type: 'email' }, bad)).to.equal('errEmail'));
  }
  for (const good of [
    'info@gärtnerei-müller.example',
    'jürgen@fern.example',
    'Jürgen.Müller@Gärtnerei-Müller.EXAMPLE',
    'почта@пример.рф',
    '用户@例子.广告',
    'अजय@डाटा.भारत',
    'δοκιμή@παράδειγμα.ελ',
    'علی۱۲@مثال.ایران',
    'info@xn--grtnerei-mller-5hb70b.example',
    'ben@i❤.example',
    'o’brien@fern.example'.replace('’', "'"),
    'info@نامه\u200cای.example',
  ]) {
    it(`may be ${good}, kept as it was typed`, () =>
      expect(check({ type: 'email' }, good)).to.deep.equal({ value: good, typed: good }));
  }
  for (const [typed, kept] of [
    ['\u202aanna@example.com\u202c', 'anna@example.com'],
    ['\ufeffanna@example.com\u200b', 'anna@example.com'],
    ['anna@exam\u00adple.com', 'anna@example.com'],
    ['anna\u200d@example.com', 'anna@example.com'],
    ['\u2068jürgen@fern.example\u2069', 'jürgen@fern.example'],
    ['\u00a0\u3000anna@example.com\u2003', 'anna@example.com'],
    ['anna@my\u2011shop.example', 'anna@my-shop.example'],
    ['jean\u2010luc@fern.example', 'jean-luc@fern.example'],
    ['ａｎｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'anna@example.com'],
    ['anna＠example。com', 'anna@example.com'],
    ['anna١٢@example.com', 'anna12@example.com'],
    ['ju\u0308rgen@fern.example', 'jürgen@fern.example'],
    ['anna﹫example﹒com', 'anna@example.com'],
    ['anna@example．com\ufe0f', 'anna@example.com'],
    ['\u{e0001}anna@exa\u2060mple.com', 'anna@example.com'],
    ['anna@exa\uff0dmple.com', 'anna@exa-mple.com'],
    ['anna＋vip@example｡com', 'anna+vip@example.com'],
    // Copied from a link, from a mail program, from a list, and with the full stop that phones make of two blanks.
    ['mailto:anna@example.com', 'anna@example.com'],
    ['MAILTO：anna@example.com?subject=Hi%20there', 'anna@example.com'],
    ['<anna@example.com>', 'anna@example.com'],
    ['Anna de Vries <anna@example.com>', 'anna@example.com'],
    ['"Vries, Anna" <anna@example.com>;', 'anna@example.com'],
    ['Иван <почта@пример.рф>', 'почта@пример.рф'],
    ['anna@example.com, ', 'anna@example.com'],
    ['anna@example.com;', 'anna@example.com'],
    ['anna@example.com. ', 'anna@example.com'],
    ['anna@example.com。', 'anna@example.com'],
    ['用户@例子.广告，', '用户@例子.广告'],
  ] as const) {
    it(`is ${kept}, copied as ${JSON.stringify(typed)}`, () => expect(value({ type: 'email' }, typed)).to.equal(kept));
  }
  it('is judged as the browser judges it', () => {
    const input = Object.assign(document.createElement('input'), { type: 'email', required: true });
    for (const text of ['a@b.c', 'a@b..c', 'a"b@c.d', 'a@[1.2.3.4]', 'x@1.2.3.4', 'a@b-c.d', 'a\\b@c.d', 'a@b.c-']) {
      input.value = text;
      expect(word({ type: 'email' }, text) === undefined, text).to.equal(input.validity.valid);
    }
  });
});

describe('a phone number', () => {
  for (const good of ['+47 22 33 44 55', '06-12345678', '(020) 123 45 67', '+1.202.555.0143', '123456'])
    it(`may be ${good}`, () => expect(value({ type: 'phone' }, good)).to.equal(good));
  for (const [typed, kept] of [
    ['٠٦١٢٣٤٥٦٧٨', '0612345678'],
    ['+۹۸ ۲۱ ۱۲۳۴ ۵۶۷۸', '+98 21 1234 5678'],
    ['०२२-१२३४५६७८', '022-12345678'],
    ['০১৭১২৩৪৫৬৭৮', '01712345678'],
    ['๐๘๑-๒๓๔-๕๖๗๘', '081-234-5678'],
    ['\u{11136}\u{11137}\u{11138}\u{11139}\u{1113a}\u{1113b}', '012345'],
    ['０９０ー１２３４ー５６７８', '090-1234-5678'],
    ['＋８１　９０－１２３４－５６７８', '+81 90-1234-5678'],
    ['06\u201112345678', '06-12345678'],
    ['06\u2013123\u2212456\u2014\u206278', '06-123-456-78'],
    ['0612345678\u200b', '0612345678'],
    ['\u202a+31 6 12345678\u202c', '+31 6 12345678'],
    ['\u2066+31\u00a06\u202f1234\u20095678\u2069', '+31 6 1234 5678'],
    ['（020）123 45 67', '(020)123 45 67'],
    ['tel:+31-6-12345678', '+31-6-12345678'],
    ['TEL：０６１２３４５６７８', '0612345678'],
    ['(+31) 6 12345678', '(+31) 6 12345678'],
    ['06 12 34 56 78,', '06 12 34 56 78'],
    ['06-12345678;', '06-12345678'],
    ['06﹣12345678', '06-12345678'],
    ['06\ufe6312\uff0d34\u00ad56\u{e0020}78', '06-12-345678'],
    ['﹢31 6 12345678\ufe0f', '+31 6 12345678'],
  ] as const) {
    it(`is ${kept}, typed or copied as ${JSON.stringify(typed)}`, () =>
      expect(value({ type: 'phone' }, typed)).to.equal(kept));
  }
  for (const bad of [
    '12345',
    '٠٦١',
    '①②③④⑤⑥',
    '1234567890123456',
    'call me',
    '12+3456789',
    '+',
    '555-CALL-NOW',
    'tel:',
    'tel:123',
    '020 1234567, 020 7654321',
  ])
    it(`is not ${bad}`, () => expect(word({ type: 'phone' }, bad)).to.equal('errPhone'));
});

describe('a web address', () => {
  for (const [given, kept] of [
    ['example.com', 'https://example.com'],
    ['http://example.com/x?y=z#q', 'http://example.com/x?y=z#q'],
    ['HTTPS://Example.com', 'HTTPS://Example.com'],
    ['münchen.de', 'https://münchen.de'],
    ['sub.example.com:8080/x', 'https://sub.example.com:8080/x'],
    ['डाटा.भारत', 'https://डाटा.भारत'],
    ['http://пример.рф/о–нас?q=é', 'http://пример.рф/о–нас?q=é'],
    ['\u202ahttps://example.com/x\u202c', 'https://example.com/x'],
    ['my\u2011shop.example/a\u200b', 'https://my-shop.example/a'],
    ['ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｃｏｍ', 'https://example.com'],
    ['例子。广告', 'https://例子.广告'],
    ['192.0.2.1', 'https://192.0.2.1'],
    ['<https://example.com/a>', 'https://example.com/a'],
    ['example.com, ', 'https://example.com'],
    ['www.example.com.', 'https://www.example.com'],
    ['https://例子.广告。', 'https://例子.广告'],
    ['https://example﹒com/a', 'https://example.com/a'],
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
    'https://пример',
    'https://é.com@evil.example',
    'é.com\u3000x',
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
    // Digits of every script.
    ['١٢', 'ar', 12],
    ['١٢', 'en', 12],
    ['۱۲', 'fa', 12],
    ['१२', 'hi', 12],
    ['১২', 'bn', 12],
    ['๑๒', 'th', 12],
    ['௧௨', 'ta', 12],
    ['၁၂', 'my', 12],
    ['１２', 'ja', 12],
    ['\u{1e951}\u{1e952}', 'ff-Adlm', 12],
    ['\u{116da}\u{116e3}', 'my', 9],
    // Kinds of minus.
    ['−5', 'en', -5],
    ['–5', 'nl', -5],
    ['‑5', 'nl', -5],
    ['－５', 'ja', -5],
    ['\u200e−۵', 'fa', -5],
    ['\u061c-٥', 'ar-EG', -5],
    ['﹣5', 'zh', -5],
    // The language's own signs.
    ['١٢٫٥', 'ar-EG', 12.5],
    ['١٢٫٥', 'en', 12.5],
    ['١٬٢٣٤٫٥', 'ar-EG', 1234.5],
    ['١٢،٥', 'ar-EG', 12.5],
    ['١٢,٥', 'ar-EG', 12.5],
    ['1.234', 'ar-MA', 1234],
    ['۱٬۲۳۴٫۵', 'fa', 1234.5],
    ['۱۲/۵', 'fa', NaN],
    ['१२,३४,५६७', 'hi', 1234567],
    ['12,34,567', 'en-IN', 1234567],
    ['12,34,567.50', 'hi', 1234567.5],
    ['12,34,567', 'en', 1234567],
    ['12.34.567', 'nl', 1234567],
    ['1,00,000', 'bn', 100000],
    ['12 34 567', 'en', 1234567],
    ['12,34', 'en-IN', 12.34],
    ['1,23', 'en', 1.23],
    ['１，２３４．５', 'ja', 1234.5],
    ['1’234.50', 'de-CH', 1234.5],
    ["1'234'567.5", 'fr-CH', 1234567.5],
    ['1 234,5', 'fr', 1234.5],
    ['1\u202f234,5', 'fr', 1234.5],
    ['1\u00a0234,5', 'pl', 1234.5],
    ['1.234,5', 'de-AT', 1234.5],
    ['1 234.5', 'en', 1234.5],
    ['1 234,567', 'en', 1234.567],
    // One sign that may be either: as the language has it.
    ['1.234', 'en', 1.234],
    ['1,234', 'en', 1234],
    ['1.234', 'de', 1234],
    ['1,234', 'de', 1.234],
    ['1.234', 'nb', 1234],
    ['1.234', 'es-MX', 1.234],
    ['0,500', 'en', 0.5],
    ['0.500', 'nl', 0.5],
    ['1234,567', 'en', 1234.567],
    ['12345.678', 'nl', 12345.678],
    // Two signs tell which is which.
    ['1.234,5', 'en', 1234.5],
    ['1,234.5', 'nl', 1234.5],
    ['1.234.567', 'en', 1234567],
    ['1,234,567', 'de', 1234567],
    ['1.234,56.7', 'de', NaN],
    ['1,23.456', 'en', NaN],
    // Money, as prices are written.
    ['€ 12', 'nl', 12],
    ['12 €', 'de', 12],
    ['€12,50', 'nl', 12.5],
    ['€ 12,-', 'nl', 12],
    ['12.–', 'de-CH', 12],
    ['-€5', 'nl', -5],
    ['€ -5', 'nl', -5],
    ['￥1,200', 'ja', 1200],
    ['₹1,50,000', 'en-IN', 150000],
    // Signs of a keyboard for Japanese or Chinese, and of one for Persian.
    ['１２。５', 'ja', 12.5],
    ['１、２３４。５', 'ja', 1234.5],
    ['12。', 'zh', 12],
    ['﷼ ۱٬۲۰۰', 'fa', 1200],
    ['12\u{e0020}', 'en', 12],
    ['1\u2060234\ufe0f', 'en', 1234],
    ['\ufe6331', 'zh', -31],
    ['＋３１', 'ja', 31],
    ['1\u202f234,50', 'fr', 1234.5],
    ["1'234.50", 'de-CH', 1234.5],
    ['1,23,456.78', 'en-IN', 123456.78],
    ['১,২৩,৪৫৬.৭৮', 'bn', 123456.78],
    ['๑,๒๓๔.๕', 'th', 1234.5],
    ['𝟏𝟐', 'en', 12],
    // More than one number, or none that is sure.
    ['12 34', 'en', NaN],
    ['1 2', 'en', NaN],
    ['10-12', 'en', NaN],
    ['10–12', 'en', NaN],
    ['(5)', 'en', NaN],
    ['5-', 'en', NaN],
    ['5²', 'en', NaN],
    ['½', 'en', NaN],
    ['50%', 'en', NaN],
    ['1,,5', 'en', NaN],
    ['-', 'en', NaN],
    ['.', 'en', NaN],
    ['€', 'en', NaN],
    ['12\u200b', 'en', 12],
    ['1.234,5', 'nl_NL', 1234.5],
    ['1.500', 'nl_BE', 1500],
    ['1,500', 'x-default', 1500],
  ] as const)
    it(`is ${number} for "${text}" in ${lang}`, () => expect(readNumber(text, lang)).to.deep.equal(number));

  for (const [text, unit, number] of [
    ['72 kg', 'kg', 72],
    ['72KG', 'kg', 72],
    ['72 ㎏', 'kg', 72],
    ['72,5 kg', 'kg', 72.5],
    ['72 lb', 'kg', NaN],
    ['kg', 'kg', NaN],
    ['50 %', '%', 50],
    ['€ 12', '€', 12],
    ['$ 12', '€', NaN],
    ['12 jaar', 'jaar', 12],
    ['1.80 m', 'm', 1.8],
    ['12', 'kg', 12],
    ['١٢٪', '%', 12],
    ['１２％', '%', 12],
    ['80 m2', 'm²', 80],
    ['80 m²', 'm2', 80],
    ['１２歳', '歳', 12],
    ['۱۲ ﷼', '﷼', 12],
  ] as const)
    it(`is ${number} for "${text}" where it is asked in ${unit}`, () =>
      expect(readNumber(text, 'nl', unit)).to.deep.equal(number));

  it('is compared with its limits as a number, in whatever signs it was typed', () => {
    const limits = { type: 'number', min: 1, max: 50, step: 0.5, unit: 'km' } as const;
    expect(value(limits, '١٢٫٥ km', 'ar')).to.equal(12.5);
    expect(check(limits, '５１', 'ja')).to.deep.equal({ word: 'max', values: { max: '50\u00a0km' } });
    expect(check(limits, '−5', 'nl')).to.deep.equal({ word: 'min', values: { min: '1\u00a0km' } });
    expect(word(limits, '1,234', 'nl')).to.equal('errStep');
  });

  it('keeps its limits and its step', () => {
    const limits = { type: 'number', min: 58, max: 120 } as const;
    expect(value(limits, '58')).to.equal(58);
    expect(check(limits, 57)).to.deep.equal({ word: 'min', values: { min: 58 } });
    expect(check(limits, '121')).to.deep.equal({ word: 'max', values: { max: 120 } });
    expect(word({ type: 'number', min: 0 }, -1)).to.equal('min');
    expect(value({ type: 'number', step: 0.1 }, '0.3')).to.equal(0.3);
    expect(value({ type: 'number', min: 1, step: 2 }, '5')).to.equal(5);
    expect(word({ type: 'number', min: 1, step: 2 }, '4')).to.equal('errStep');
    expect(word({ type: 'number' }, NaN)).to.equal('errNumber');
    expect(word({ type: 'number' }, 'x')).to.equal('errNumber');
    expect(value({ type: 'number' }, 0)).to.equal(0);
  });
});

describe('a text', () => {
  for (const unseen of ['\u200b', '\u202a\u202c', '\u3164', ' \ufeff ', '\u00ad\u00a0'])
    it(`of ${JSON.stringify(unseen)} alone is none`, () => expect(word({}, unseen)).to.equal('required'));
  for (const [typed, kept] of [
    ['\u200bAnna\u200b', 'Anna'],
    ['\u202aAnna\u202c ', 'Anna'],
    ['\u3000\ufeffAnna\u00a0', 'Anna'],
    ['Anna\u0000', 'Anna'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['👩\u200d💻', '👩\u200d💻'],
    ['I ❤\ufe0f', 'I ❤\ufe0f'],
    ['नमस्\u200d', 'नमस्\u200d'],
    ['Ｍüller – x²', 'Ｍüller – x²'],
  ] as const)
    it(`is kept as ${JSON.stringify(kept)} when it is ${JSON.stringify(typed)}`, () =>
      expect(value({}, typed)).to.equal(kept));
  for (const [autocomplete, typed, kept] of [
    ['postal-code', '１２３４\u3000ａｂ', '1234 ab'],
    ['postal-code', '100ー0001\u200b', '100-0001'],
    ['one-time-code', '١٢٣٤٥٦', '123456'],
    ['shipping postal-code', '१२३४५६', '123456'],
    ['postal-code', '123\u22124567', '123-4567'],
    ['postal-code', 'SW1A\u20091AA', 'SW1A 1AA'],
    ['postal-code', '123〜4567', '123-4567'],
    ['bday', '٢٠٠٠-٠١-٠١', '2000-01-01'],
    ['tel-national', '०६१२', '0612'],
    ['cc-number', '４１１１　１１１１', '4111 1111'],
  ] as const)
    it(`that a browser knows as ${autocomplete} is ${kept} for ${JSON.stringify(typed)}`, () =>
      expect(value({ autocomplete }, typed)).to.equal(kept));

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
    ['２', 2],
    ['٢', 2],
    ['ｂｌｕｅ', 'blue'],
    ['\u202aBlue\u202c', 'blue'],
    ['Blue\u200b', 'blue'],
  ] as const) {
    it(`is ${JSON.stringify(kept)} for ${JSON.stringify(given)}`, () =>
      expect(value({ type: 'choice', choices }, given)).to.equal(kept));
  }
  const spelled = [
    { value: 'café', label: 'Café' },
    { value: 'a1', label: 'A-1' },
    { value: 'xl', label: 'Extra large' },
  ];
  for (const [typed, kept] of [
    ['cafe\u0301', 'café'],
    ['A\u20111', 'a1'],
    ['extra\u00a0\u00a0large', 'xl'],
  ] as const)
    it(`is ${kept} for ${JSON.stringify(typed)}`, () =>
      expect(value({ type: 'choice', choices: spelled }, typed)).to.equal(kept));
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
