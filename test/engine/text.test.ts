import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Json } from '../../src/shared/json.ts';
import type { Token } from '../../src/shared/inline-marks.ts';
import { literal, readAddress } from '../../src/engine/data-text.ts';
import { capture } from '../../src/engine/capture.ts';
import { formats } from '../../src/engine/formats.ts';
import { icuFormats } from '../../src/engine/icu-formats.lazy.ts';
import { plainText, readText, sourceText } from '../../src/engine/text.ts';
import { valuesScope } from '../../src/engine/engine.ts';
import { flowOf, instant } from './flow-of.ts';

const flow = flowOf({
  flow: 'texts',
  language: 'en',
  parts: { main: ['Hi'] },
  texts: {
    'nl-BE': { Fries: 'Frieten' },
    nl: { Hi: 'Hoi', Fries: 'Patat', Blue: 'Blauw', 'Hi {name}': 'Hoi {name} uit {city}' },
    'nl~formal': { Hi: 'Goedendag' },
    '~brief': { Hi: 'Yo', Later: 'L8r' },
    de: '/texts/de.json',
  },
});
const settings = (lang = 'en', tone = '') => ({ lang, tone, pace: instant, brand: 'Nordlys' });
const telling = (lang?: string, how = formats) => ({ flow, settings: settings(lang), formats: how });
const read = (text: unknown, values: Record<string, unknown> = {}, lang = 'en', how = formats) =>
  plainText(telling(lang, how), text as string, valuesScope(values as Record<string, Json>));

/** Tokens as a line: `<bold …>`. */
const draw = (tokens: readonly Token[]): string =>
  tokens
    .map((token) =>
      token.type === 'text'
        ? token.text
        : token.type === 'break'
          ? '<br>'
          : `<${token.type}${token.type === 'link' ? ' ' + token.href : ''}>${draw(token.tokens)}</>`,
    )
    .join('');
const marked = (text: string, values: Record<string, Json> = {}) =>
  draw(readText(telling(), text, valuesScope(values)));

describe('the text that is read', () => {
  for (const [lang, tone, text, found] of [
    ['en', '', 'Hi', 'Hi'],
    ['nl', '', 'Hi', 'Hoi'],
    ['nl', 'formal', 'Hi', 'Goedendag'],
    ['nl', 'playful', 'Hi', 'Hoi'],
    ['en', 'brief', 'Hi', 'Yo'],
    ['nl', 'brief', 'Hi', 'Hoi'],
    ['nl', 'brief', 'Later', 'L8r'],
    ['nl-BE', '', 'Fries', 'Frieten'],
    ['nl-BE', '', 'Hi', 'Hoi'],
    ['nl-BE', 'formal', 'Hi', 'Goedendag'],
    ['fr', '', 'Hi', 'Hi'],
    ['de', '', 'Hi', 'Hi'],
    ['', '', 'Hi', 'Hi'],
    ['constructor', '__proto__', 'toString', 'toString'],
  ] as const) {
    it(`is "${found}" for "${text}" in ${lang || 'no language'}${tone && '~' + tone}`, () => {
      expect(sourceText(flow, settings(lang, tone), text)).to.equal(found);
    });
  }

  it("is picked from a text that carries its languages, then in the flow's own language, then any", () => {
    const text = { nl: 'Hoi', en: 'Hi', 'nl~formal': 'Dag' };
    expect(sourceText(flow, settings('nl-BE', 'formal'), text)).to.equal('Dag');
    expect(sourceText(flow, settings('nl', 'warm'), text)).to.equal('Hoi');
    expect(sourceText(flow, settings('fr'), text)).to.equal('Hi');
    expect(sourceText(flow, settings('fr'), { de: 'Tag' })).to.equal('Tag');
  });

  const spoken = flowOf({
    flow: 'languages',
    language: 'no',
    parts: { main: ['Hei'] },
    texts: {
      nn: { Hei: 'Hei (nn)' },
      en_GB: { Hei: 'Hi' },
      'en-US': { Hei: 'Howdy' },
      zh: { Hei: '你好 (Hans)' },
      'zh-Hant': { Hei: '你好 (Hant)' },
      'pt~formal': { Hei: 'Boa tarde' },
      pt: { Hei: 'Oi' },
      he: { Hei: 'שלום' },
      id: { Hei: 'Halo' },
      sr: { Hei: 'Здраво' },
      'sr-Latn': { Hei: 'Zdravo' },
    },
  });
  for (const [lang, tone, found] of [
    ['nb', '', 'Hei'],
    ['nb-NO', '', 'Hei'],
    ['nn', '', 'Hei (nn)'],
    ['nn_NO', '', 'Hei (nn)'],
    ['en', '', 'Howdy'],
    ['en-GB', '', 'Hi'],
    ['EN_gb', '', 'Hi'],
    ['zh-TW', '', '你好 (Hant)'],
    ['zh_HK', '', '你好 (Hant)'],
    ['yue', '', '你好 (Hant)'],
    ['zh-CN', '', '你好 (Hans)'],
    ['cmn', '', '你好 (Hans)'],
    ['pt-BR', '', 'Oi'],
    ['pt-BR', 'formal', 'Boa tarde'],
    ['iw', '', 'שלום'],
    ['in-ID', '', 'Halo'],
    ['ms', '', 'Halo'],
    ['sr-RS', '', 'Здраво'],
    ['sr_RS@latin', '', 'Zdravo'],
    ['sr-Latn-RS', '', 'Zdravo'],
    ['hr', '', 'Zdravo'],
    ['zh-TW-u-nu-hanidec', '', '你好 (Hant)'],
    ['fr', '', 'Hei'],
    ['x-default', '', 'Hei'],
    ['auto', '', 'Hei'],
  ] as const)
    it(`is "${found}" in ${lang}${tone && '~' + tone} where the flow speaks Norwegian`, () => {
      expect(sourceText(spoken, settings(lang, tone), 'Hei')).to.equal(found);
      // As well where it stands beside its languages.
      const inline = {
        ...Object.fromEntries(Object.entries(spoken.texts!).map(([key, table]) => [key, Object.values(table)[0]])),
        no: 'Hei',
      };
      expect(sourceText(spoken, settings(lang, tone), inline as never)).to.equal(found);
    });

  it('is that of the nearest language that has it', () => {
    expect(sourceText(flow, settings('nl-BE'), 'Blue')).to.equal('Blauw');
    expect(sourceText(flow, settings('nl_BE'), 'Fries')).to.equal('Frieten');
    expect(sourceText(flow, settings('nl_NL', 'formal'), 'Hi')).to.equal('Goedendag');
  });

  it('is read from a flow whose language is none, or written as on some pages', () => {
    for (const language of [{}, [{}], 7, null, '', 'en_US', Object.create(null)] as unknown[]) {
      const odd = { ...flow, language } as typeof flow;
      expect(sourceText(odd, settings('nl'), 'Hi')).to.equal('Hoi');
      expect(sourceText(odd, settings('fr'), { de: 'Blau', en: 'Blue' })).to.equal('Blue');
    }
  });

  it('is nothing where something else than a text stands', () => {
    for (const odd of [undefined, null, 5, true, [], {}, { en: 5 }]) expect(read(odd)).to.equal('');
  });
});

describe('a placeholder', () => {
  const table: [template: string, values: Record<string, unknown>, text: string][] = [
    ['Hi {name}!', { name: 'Anna' }, 'Hi Anna!'],
    ['Hi { name }!', { name: 'Anna' }, 'Hi Anna!'],
    ['{a.b.c} {list.1}', { a: { b: { c: 'deep' } }, list: ['x', 'y'] }, 'deep y'],
    ['{naam_é1}', { naam_é1: 'ok' }, 'ok'],
    ['Hi {name|there}!', {}, 'Hi there!'],
    ['Hi {name|}!', {}, 'Hi !'],
    ['Hi {name|there}!', { name: 'Anna' }, 'Hi Anna!'],
    ['{name|{nick|you}}', {}, 'you'],
    ['{name|{nick|you}}', { nick: 'Ann' }, 'Ann'],
    ['{n} {yes} {no}', { n: 0, yes: true, no: false }, '0 true false'],
    ['{year}', { year: 2027 }, '2027'],
    ['{list}', { list: ['a', 'b', 'c'] }, 'a, b, and c'],
    ['{thing}.', { thing: { a: 1 } }, '.'],
    // What is missing leaves no trace.
    ['Nice to meet you, {name}!', {}, 'Nice to meet you!'],
    ['Nice to meet you {name}.', { name: null }, 'Nice to meet you.'],
    ['Thanks, {name}', { name: '' }, 'Thanks'],
    ['Thanks, **{name}**!', {}, 'Thanks!'],
    ['Thanks, {name}\nBye', {}, 'Thanks\nBye'],
    ['{name}, welcome', {}, 'welcome'],
    ['Hello {name} and {other} too', {}, 'Hello and too'],
    ['({name})', {}, '()'],
    // Broken ones never show a brace.
    ['Hi {name', { name: 'Anna' }, 'Hi name'],
    ['Hi name}', {}, 'Hi name'],
    ['{{name}}', { name: 'Anna' }, 'Anna'],
    ['{}', {}, ''],
    ['a { } b', {}, 'a b'],
    ['{first name}, hi', { first: 'x' }, 'hi'],
    ['{ {name}', { name: 'Anna' }, 'Anna'],
    ['{name:}', { name: 'Anna' }, ''],
    ['{1}', {}, ''],
    ['\\{name\\}', { name: 'Anna' }, '{name}'],
    ['50 \\{ 60', {}, '50 { 60'],
    ['C:\\dir', {}, 'C:\\dir'],
    // Nothing that a page or a language brings along.
    ['{constructor}{toString}{__proto__}{a.constructor.name}{list.length}', { a: {}, list: [1] }, '1'],
    ['{__proto__.x}{a.__proto__.x}', { a: {} }, ''],
    // A value is never read again.
    ['{name}', { name: '{secret} **b** \0' + '0\0' }, '{secret} **b** \0' + '0\0'],
    ['\0' + '0\0{name}', { name: 'x' }, '0x'],
  ];
  for (const [template, values, text] of table)
    it(`makes ${JSON.stringify(text)} of ${JSON.stringify(template)}`, () => {
      expect(read(template, values)).to.equal(text);
    });

  it('tells which names have neither value nor default, those in the arm that is shown too', () => {
    const missed: string[] = [];
    const tell = (text: string) => plainText(telling(), text, valuesScope({ n: 1 }), (name) => missed.push(name));
    tell('{a} {b|x} {n, plural, one {{c}} other {{d}}} {first name}');
    expect(missed).to.deep.equal(['a', 'c', 'first name']);
  });

  it('shows a chosen option or a default in the language that is spoken, in lists too', () => {
    expect(read('{colour} of {colours}', { colour: 'Blue', colours: ['Blue', 'Red'] }, 'nl')).to.equal(
      'Blauw of Blauw en Red',
    );
  });

  it('cuts what is longer than anybody reads', () => {
    expect(read('x'.repeat(10_000))).to.have.length(4_000);
    expect(read('{a|'.repeat(2_000) + '}'.repeat(2_000)).length).to.be.below(4_000);
  });
});

describe('a format', () => {
  const table: [template: string, value: unknown, en: string, nl: string][] = [
    ['{v:date}', '2027-03-04', 'March 4, 2027', '4 maart 2027'],
    ['{v:date short}', '2027-03-04', '3/4/27', '04-03-2027'],
    ['{v, date, medium}', '2027-03-04', 'Mar 4, 2027', '4 mrt 2027'],
    ['{v:time}', '18:30', '6:30 PM', '18:30'],
    ['{v:time}', '2027-03-04T18:30', '6:30 PM', '18:30'],
    ['{v:datetime}', '2027-03-04T18:30', 'March 4, 2027 at 6:30 PM', '4 maart 2027 om 18:30'],
    ['{v:date}', new Date(2027, 2, 4).getTime(), 'March 4, 2027', '4 maart 2027'],
    ['{v:number}', 1234.5, '1,234.5', '1.234,5'],
    ['{v:number}', '1234.5', '1,234.5', '1.234,5'],
    ['{v:percent}', 0.256, '25.6%', '25,6%'],
    ['{v:money}', 129, '€129.00', '€ 129,00'],
    ['{v:money USD}', 1299.5, '$1,299.50', 'US$ 1.299,50'],
    ['{v, money, GBP}', 5, '£5.00', '£ 5,00'],
    ['{v:list}', ['a', 'b'], 'a and b', 'a en b'],
    ['{v:date|soon}', '', 'soon', 'soon'],
    // What does not fit is shown as it is.
    ['{v:date}', 'next spring', 'next spring', 'next spring'],
    ['{v:date}', '5', '5', '5'],
    ['{v:money}', 'a lot', 'a lot', 'a lot'],
    ['{v:money EURO}', 5, '5', '5'],
    ['{v:date tiny}', '2027-03-04', '2027-03-04', '2027-03-04'],
    ['{v:constructor}', 5, '5', '5'],
  ];
  for (const [template, v, en, nl] of table) {
    it(`${template} shows ${JSON.stringify(v)} as ${en}`, () => {
      const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
      expect(plain(read(template, { v }))).to.equal(en);
      expect(plain(read(template, { v }, 'nl'))).to.equal(nl);
    });
  }

  it('is written as a language has it, however its tag is written', () => {
    expect(read('{v:number}', { v: 1234.5 }, 'nl_NL')).to.equal('1.234,5');
    expect(read('{v:number}', { v: 1234.5 }, 'de_DE.UTF-8')).to.equal('1.234,5');
    expect(read('{v, plural, one {één} other {#}}', { v: 2000 }, 'NL_be')).to.equal('2.000');
  });

  it("is the browser's own where the language is none", () => {
    expect(read('{v:number}', { v: 5 }, 'not a language')).to.equal('5');
  });

  for (const [now, date, en, nl] of [
    ['2027-03-04T12:00', '2027-03-04', 'today', 'vandaag'],
    ['2027-03-04T23:59', '2027-03-05', 'tomorrow', 'morgen'],
    ['2027-03-04T00:01', '2027-03-03', 'yesterday', 'gisteren'],
    ['2027-03-01T12:00', '2027-03-04', 'in 3 days', 'over 3 dagen'], // Monday to Thursday
    ['2027-03-05T12:00', '2027-03-11', 'next week', 'volgende week'], // Friday to Thursday
    ['2027-03-01T12:00', '2027-03-14', 'next week', 'volgende week'], // Monday to the last day of the next week
    ['2027-03-07T12:00', '2027-03-11', 'in 4 days', 'over 4 dagen'], // from a Sunday nobody says "next week"
    ['2027-03-07T12:00', '2027-03-16', 'March 16, 2027', '16 maart 2027'],
    ['2027-01-01T12:00', '2027-03-12', 'March 12, 2027', '12 maart 2027'],
    ['2027-03-01T12:00', '2027-02-01', 'February 1, 2027', '1 februari 2027'],
    ['', '2027-03-12', 'March 12, 2027', '12 maart 2027'],
  ] as const) {
    it(`says "${en}" for ${date} on ${now || 'an unknown day'}`, () => {
      expect(read('{v:relative}', { v: date, now })).to.equal(en);
      expect(read('{v:relative}', { v: date, now }, 'nl')).to.equal(nl);
    });
  }
});

describe('plural and select', () => {
  const guests = '{n, plural, =0 {nobody} one {# guest} other {# guests}}';
  const table: [template: string, values: Record<string, unknown>, text: string][] = [
    [guests, { n: 0 }, 'nobody'],
    [guests, { n: 1 }, '1 guest'],
    [guests, { n: 2 }, '2 guests'],
    [guests, { n: '1' }, '1 guest'],
    [guests, { n: 1234 }, '1,234 guests'],
    [guests, { n: 1.5 }, '1.5 guests'],
    [guests, { n: ['a', 'b'] }, '2 guests'],
    [guests, {}, ' guests'],
    [guests, { n: 'many' }, ' guests'],
    ['{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}', { n: 1 }, '1st'],
    ['{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}', { n: 22 }, '22nd'],
    ['{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}', { n: 13 }, '13th'],
    ['{g, select, f {She} m {He} other {They}} came', { g: 'f' }, 'She came'],
    ['{g, select, f {She} m {He} other {They}} came', {}, 'They came'],
    ['{g, select, true {Yes} other {No}}', { g: true }, 'Yes'],
    ['{g, select, a {A}}', { g: 'b' }, ''],
    ['{g, select, constructor {odd} other {fine}}', { g: 'toString' }, 'fine'],
    [
      '{n, plural, one {{name} brings # {g, select, f {girl} other {friend}}} other {{name|Somebody} brings # friends}}',
      { n: 1, name: 'Anna' },
      'Anna brings 1 friend',
    ],
    ['{n, plural, one {# of {m, plural, one {# one} other {# ones}}} other {#}}', { n: 1, m: 3 }, '1 of 3 ones'],
    ['#1 {n, plural, other {\\# #}}', { n: 3 }, '#1 # 3'],
    ['{n,plural,one{a}other{b}}', { n: 1 }, 'a'],
    ['{n, plural, one {a} other {b}', { n: 1 }, 'a'],
    ['{n, plural, one friend}', { n: 1 }, '1'],
    ['{n, plural, }', { n: 1 }, '1'],
    ['{n {x} y}', { n: 1 }, ' y'],
    ['{n, plural, one {**#**} other {_#_}}', { n: 2 }, '2'],
  ];
  // Whatever else ICU MessageFormat has for plurals and selections.
  const party = `{n, plural, offset:1
    =0 {nobody} =1 {{host}} one {{host} and # guest} other {{host} and # guests}
  }`;
  const nested =
    '{g, select, f {{n, plural, =0 {Her list is empty} one {# friend of hers} other {# friends of hers}}} other {{n, plural, one {# friend of theirs} other {# friends of theirs}}}}';
  table.push(
    [party, { n: 0, host: 'Anna' }, 'nobody'],
    [party, { n: 1, host: 'Anna' }, 'Anna'],
    [party, { n: 2, host: 'Anna' }, 'Anna and 1 guest'],
    [party, { n: 1235, host: 'Anna' }, 'Anna and 1,234 guests'],
    [party, { n: ['a', 'b', 'c'], host: 'Anna' }, 'Anna and 2 guests'],
    [party, { host: 'Anna' }, 'Anna and  guests'],
    ['{n, selectordinal, offset: 1 one {#st} two {#nd} few {#rd} other {#th}}', { n: 3 }, '2nd'],
    ['{n,plural,offset:2 other{#}}', { n: 1 }, '-1'],
    ['{n, plural, offset:x one {a} other {b}}', { n: 2 }, 'b'],
    ['{offset, select, offset {a} other {b}}', { offset: 'offset' }, 'a'],
    [nested, { g: 'f', n: 0 }, 'Her list is empty'],
    [nested, { g: 'f', n: 1 }, '1 friend of hers'],
    [nested, { n: 3 }, '3 friends of theirs'],
    ['{n, plural, other {{g, select, f {her #} other {their #}}}}', { n: 3, g: 'f' }, 'her 3'],
    ['{n, plural, =1.5 {one and a half} other {#}}', { n: 1.5 }, 'one and a half'],
    ['{n, plural, =-1 {below} other {#}}', { n: -1 }, 'below'],
    ['{n, plural, other {\\{#\\}}}', { n: 3 }, '{3}'],
    ['{ n , plural , other { # } }', { n: 3 }, ' 3 '],
  );
  for (const [template, values, text] of table)
    it(`makes "${text}" of ${template} with ${JSON.stringify(values)}`, () => {
      expect(read(template, values)).to.equal(text);
    });

  it('follows the language', () => {
    expect(read('{n, plural, one {jeden} few {# kilka} many {# wiele} other {# inne}}', { n: 3 }, 'pl')).to.equal(
      '3 kilka',
    );
    expect(read('{n, plural, one {jeden} few {# kilka} many {# wiele} other {# inne}}', { n: 5 }, 'pl')).to.equal(
      '5 wiele',
    );
  });
});

describe('what only ICU has', () => {
  const blanks = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

  const styles: [template: string, value: unknown, en: string, nl: string, without: string][] = [
    ['{v, number, percent}', 0.256, '26%', '26%', '0.256'],
    ['{v, number, integer}', 1234.5, '1,235', '1.235', '1,234.5'],
    ['{v, number, ::currency/EUR}', '129', '€129.00', '€ 129,00', '129'],
    ['{v, number, ::currency/EUR precision-integer}', 129, '€129', '€ 129', '129'],
    ['{v:number ::currency/NOK unit-width-iso-code}', 5, 'NOK 5.00', 'NOK 5,00', '5'],
    ['{v, number, ::.00}', 1.5, '1.50', '1,50', '1.5'],
    ['{v, number, ::compact-short}', 12345, '12K', '12K', '12,345'],
    ['{v, number, ::compact-long}', 12345, '12 thousand', '12 duizend', '12,345'],
    ['{v, number, ::unit/kilometer unit-width-full-name}', 3, '3 kilometers', '3 kilometer', '3'],
    ['{v, number, ::percent scale/100}', 0.0025, '25%', '25%', '0.003'],
    ['{v, number, ::sign-always}', 5, '+5', '+5', '5'],
    ['{v, number, ::currency/EUR|free}', null, 'free', 'free', 'free'],
    ['{v, date, ::EEEEdMMMM}', '2027-03-04', 'Thursday, March 4', 'donderdag 4 maart', '2027-03-04'],
    ['{v, date, ::yMMM}', '2027-03-04', 'Mar 2027', 'mrt 2027', '2027-03-04'],
    ['{v, time, ::Hmm}', '2027-03-04T18:30+01:00[Europe/Oslo]', '18:30', '18:30', '6:30 PM'],
    ['{v, time, ::jmm}', '18:30', '6:30 PM', '18:30', '18:30'],
    [
      '{n, plural, one {# friend pays {v, number, ::currency/EUR}} other {# friends pay {v, number, ::currency/EUR}}}',
      5,
      '2 friends pay €5.00',
      '2 friends pay € 5,00',
      '2 friends pay 5',
    ],
    [
      '{v, number, ::currency/EUR} or {v:money USD}, {name|you}!',
      5,
      '€5.00 or $5.00, you!',
      '€ 5,00 or US$ 5,00, you!',
      '5 or $5.00, you!',
    ],
    // What does not fit or cannot be read is shown as it is.
    ['{v, number, ::currency/EUR}', 'a lot', 'a lot', 'a lot', 'a lot'],
    ['{v, date, ::yMMMd}', 'next spring', 'next spring', 'next spring', 'next spring'],
    ['{v, number, ::currency}', 5, '5', '5', '5'],
    ['{v, number, ::nonsense/1}', 5, '5', '5', '5'],
    ['{v, date, ::yQQ}', '2027-03-04', '2027-03-04', '2027-03-04', '2027-03-04'],
    ['{v, number, ::constructor}', 5, '5', '5', '5'],
  ];
  for (const [template, v, en, nl, without] of styles) {
    it(`${template} shows ${JSON.stringify(v)} as ${en}, and plainly as long as its code is not there`, () => {
      expect(blanks(read(template, { v, n: 2 }, 'en', icuFormats))).to.equal(en);
      expect(blanks(read(template, { v, n: 2 }, 'nl', icuFormats))).to.equal(nl);
      expect(blanks(read(template, { v, n: 2 }))).to.equal(without);
    });
  }

  const quotes: [template: string, text: string][] = [
    [`Write '{'name'}' for a name`, 'Write {name} for a name'],
    [`'{'{name}'}'`, '{Anna}'],
    [`'{}' and '{ }'`, '{} and { }'],
    [`{n, plural, other {'{'#'}'}}`, '{3}'],
    [`{n, select, other {'{ **a** }'}}`, '{ a }'],
    // All other apostrophes are apostrophes.
    [`It's '{name}', they''re '{n}'`, `It's 'Anna', they''re '3'`],
    [`{n, plural, other {'#'}}`, `'3'`],
    [`'{n, select, 3 {'three'} other {'more'}}'`, `''three''`],
    [`'{gone|a 'friend'}'`, `'a 'friend''`],
    [`don't {name}`, `don't Anna`],
    [`a '} b`, `a ' b`],
  ];
  for (const [template, text] of quotes)
    it(`reads ${template} as ${text}`, () => {
      expect(read(template, { name: 'Anna', n: 3 }, 'en', icuFormats)).to.equal(text);
    });

  it('never reads a value', () => {
    expect(
      read(
        '{v} {w, number, percent}',
        { v: `'{'{n, number, percent}'}'`, w: '{n, number, percent}', n: 1 },
        'en',
        icuFormats,
      ),
    ).to.equal(`'{'{n, number, percent}'}' {n, number, percent}`);
  });
});

describe('marks with values', () => {
  it('reads the marks of the author and none of a value', () => {
    expect(marked('**{a}** and _{b}_', { a: '**x**', b: '[w](javascript:alert(1))' })).to.equal(
      '<bold>**x**</> and <italic>[w](javascript:alert(1))</>',
    );
    expect(marked('{a}{b}', { a: '*', b: '*x**' })).to.equal('**x**');
  });

  it('encodes a value in an address, but takes one that the address begins with as it is', () => {
    expect(marked('[go]({url})', { url: 'https://a.example/?x=1&y=2' })).to.equal(
      '<link https://a.example/?x=1&y=2>go</>',
    );
    expect(marked('[go]({url}?q={q})', { url: 'https://a.example/', q: 'a b' })).to.equal(
      '<link https://a.example/?q=a%20b>go</>',
    );
    expect(marked('[go](/s?q={q}&r={r})', { q: 'a&b=c d', r: 'é)' })).to.equal(
      '<link /s?q=a%26b%3Dc%20d&r=%C3%A9)>go</>',
    );
    expect(marked('[go](/s?q={q})', { q: 'x\ud800y' })).to.equal('<link /s?q=x%EF%BF%BDy>go</>');
    expect(readAddress(telling(), '/hi/{name}?x={ n }', valuesScope({ name: 'A/B', n: 1 }))).to.equal('/hi/A%2FB?x=1');
    expect(readAddress(telling(), 5, valuesScope({}))).to.equal('');
  });

  it('lets a mark go that has nothing in it', () => {
    expect(marked('Hi **{a}** you')).to.equal('Hi you');
    expect(marked('Hi [{a}](/x)you')).to.equal('Hi you');
  });

  it('hands a richer reader the same template, and fills whatever tokens it makes', () => {
    const scan = (source: string) => [{ type: 'list', items: [[{ type: 'text', text: source }], []] as unknown[] }];
    expect(readText(telling(), '- {a}', valuesScope({ a: '- b' }), scan)).to.deep.equal([
      { type: 'list', items: [[{ type: 'text', text: '- - b' }], []] },
    ]);
  });

  it('takes data literally', () => {
    const odd = '**a** {b} [c](d) \\ #1 - `e` _f_\n> g';
    expect(read(literal(odd), { b: 'x' })).to.equal(odd);
  });
});

describe('what an entry keeps of its values', () => {
  const scope = valuesScope({ name: 'Anna', city: 'Oslo', list: [1], now: 'T', __proto__: { x: 1 } } as never);
  it('is everything that any language mentions, by path', () => {
    expect(capture(flow, ['Hi {name}'], scope)).to.deep.equal({ name: 'Anna', city: 'Oslo' });
    expect(capture(flow, [{ en: '{list.0}', nl: '{name:date}' }], scope)).to.deep.equal({ 'list.0': 1, name: 'Anna' });
    expect(capture(flow, ['{city:relative}'], scope)).to.deep.equal({ city: 'Oslo', now: 'T' });
    expect(capture(flow, ['{n, plural, one {{name}} other {}}'], scope)).to.deep.equal({ name: 'Anna' });
  });
  it('is nothing where nothing is mentioned or known', () => {
    expect(capture(flow, ['Hi', '{gone}', undefined, 5, '{__proto__}'], valuesScope({}))).to.equal(undefined);
  });
});
