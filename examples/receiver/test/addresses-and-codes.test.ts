import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeBook, newCode, newToken, readCode } from '../campaign/codes.ts';
import { readEmailAddress } from '../campaign/email-address.ts';
import { showableName } from '../referrals/referrers.ts';
import { textFor } from '../../../src/campaign/texts.ts';

describe('An e-mail address', () => {
  for (const [typed, key] of [
    ['Anna@Example.com', 'anna@example.com'],
    ['  anna@example.com\t', 'anna@example.com'],
    ['anna+vip+2@example.com', 'anna@example.com'],
    ['a.n.na@gmail.com', 'anna@gmail.com'],
    ['anna+x@googlemail.com', 'anna@gmail.com'],
    ['a.nna@example.com', 'a.nna@example.com'],
    ['+anna@example.com', '+anna@example.com'],
    ['anna@exämple.no', 'anna@xn--exmple-cua.no'],
    ['info@gärtnerei-müller.example', 'info@xn--grtnerei-mller-5hb70b.example'],
    ['INFO@Gärtnerei-MÜLLER.example', 'info@xn--grtnerei-mller-5hb70b.example'],
    ['info@xn--grtnerei-mller-5hb70b.example', 'info@xn--grtnerei-mller-5hb70b.example'],
    ['jürgen@fern.example', 'jürgen@fern.example'],
    ['Jürgen+vip@fern.example', 'jürgen@fern.example'],
    ['ju\u0308rgen@fern.example', 'jürgen@fern.example'],
    ['почта@пример.рф', 'почта@xn--e1afmkfd.xn--p1ai'],
    ['用户@例子.广告', '用户@xn--fsqu00a.xn--4rr70v'],
    ['\u202aanna@example.com\u202c', 'anna@example.com'],
    ['anna@example.com\u200b', 'anna@example.com'],
    ['ａｎｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'anna@example.com'],
    ['a.n.na@ｇmail.com', 'anna@gmail.com'],
    ['mailto:anna@example.com', 'anna@example.com'],
    ['Anna de Vries <Anna@example.com>', 'anna@example.com'],
    ['anna@example.com,', 'anna@example.com'],
    ['anna﹫example.com', 'anna@example.com'],
  ] as const) {
    it(`${typed.trim()} is the mailbox ${key}`, () => assert.equal(readEmailAddress(typed)?.key, key));
  }

  for (const typed of [
    '',
    ' ',
    'anna',
    '@example.com',
    'anna@',
    'anna@ex ample.com',
    'an na@example.com',
    'anna@example..com',
    'anna@-example.com',
    'a@b@c',
    'anna@example.com\r\nBcc: eve@example.com',
    'anna@example.com\r\nBcc: <eve@example.com>',
    'anna@example.com, eve@example.com',
    `${'a'.repeat(250)}@example.com`,
    'ben@nope',
    'anna@localhost',
    'jürgen@büro',
    'jürgen@é.com/x',
    '“anna@example.com”',
  ]) {
    it(`is not ${JSON.stringify(typed.slice(0, 40))}`, () => assert.equal(readEmailAddress(typed), null));
  }
});

describe('A code', () => {
  it('has eight signs that nobody mixes up, and does not repeat', () => {
    const codes = Array.from({ length: 5000 }, newCode);
    for (const code of codes) assert.match(code, /^[2-9A-HJKMNP-Z]{8}$/);
    assert.equal(new Set(codes).size, codes.length);
    assert.equal(new Set(codes.join('')).size, 31);
    assert.match(newToken(), /^[\w-]{22}$/);
  });

  it('is read as people write it, and nothing else is', () => {
    for (const typed of [
      '7q2m-9kxa',
      '7Q2M\u20119KXA\u200b',
      '\u202a7q2m 9kxa\u202c',
      '７Ｑ２Ｍー９ＫＸＡ',
      '7q2m\u00a09kxa',
    ])
      assert.equal(readCode(typed), '7Q2M9KXA', typed);
    for (const wrong of ['', '7Q2M9KX', '7Q2M9KXAB', '0Q2M9KXA', '7Q2M9KX%', '7Q2M9KX\0'])
      assert.equal(readCode(wrong), null);
  });

  it('that was promised for something is the one that is given', () => {
    const book = codeBook({ link: 'AAAA2222' });
    assert.equal(book.codeFor('link'), 'AAAA2222');
    assert.equal(book.codeFor('other'), book.codeFor('other'));
    assert.deepEqual(Object.keys(book.codes), ['link', 'other']);
  });
});

describe('A name for friends to see', () => {
  for (const name of ['Anna', 'Åse-Marie', "D'Arcy", 'Þóra', '王', 'Anne  Lise', 'J.R.', 'St. John'])
    it(`may be ${name}`, () => assert.equal(showableName(name), name.replace('  ', ' ')));
  for (const name of [
    null,
    '',
    '  ',
    'http://x.example',
    'Anna1',
    '<b>',
    'x'.repeat(41),
    'a\nb@c',
    'evil.example',
    't.co now',
    "a.'b",
  ])
    it(`may not be ${JSON.stringify(name)}`, () => assert.equal(showableName(name), null));
});

describe('A text in several languages', () => {
  const text = { en: 'you', nl: 'je', 'nl~formal': 'u' };
  for (const [locale, tone, expected] of [
    ['nl', 'formal', 'u'],
    ['nl-BE', 'formal', 'u'],
    ['nl', 'warm', 'je'],
    ['en-GB', 'formal', 'you'],
    ['nl_NL', 'formal', 'u'],
    ['NL-nl', '', 'je'],
    ['x-default', '', 'you'],
    ['', '', 'you'],
    ['fr', '', 'you'],
    ['__proto__', 'constructor', 'you'],
  ] as const) {
    it(`reads "${expected}" in ${locale}~${tone}`, () => assert.equal(textFor(text, { locale, tone }), expected));
  }

  it('reads the nearest language that is there', () => {
    const nordic = { en: 'you', no: 'du', 'zh-Hant': '你', zh: '你们', id: 'kamu' };
    for (const [locale, expected] of [
      ['nb-NO', 'du'],
      ['nn', 'du'],
      ['zh_TW', '你'],
      ['zh-CN', '你们'],
      ['in', 'kamu'],
      ['sv', 'you'],
    ] as const)
      assert.equal(textFor(nordic, { locale, tone: '' }), expected, locale);
  });
});
