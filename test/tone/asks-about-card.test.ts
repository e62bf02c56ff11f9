import { describe, it } from 'node:test';
import { expect } from 'chai';
import { askedAboutCard, type CardAsk } from '../../src/tone/asks-about-card.lazy.ts';

const shown = {
  titles: ['Slim jeans', 'Wide jeans'],
  attributes: [
    ['Colour', ['Blue', 'Dark blue', 'Black']],
    ['Maat', ['S', 'M', 'L']],
  ],
} as const;
const about = (said: string): string => {
  const asked: CardAsk | undefined = askedAboutCard(said, shown);
  if (!asked) return 'nothing';
  const rest = 'value' in asked ? [asked.attribute, asked.value] : 'attribute' in asked ? [asked.attribute] : [];
  return [asked.about, ...rest, ...asked.cards].join(' ');
};

describe('what is asked about cards that are shown', () => {
  for (const [said, expected] of [
    ['How much', 'price'],
    ['how much is it?', 'price'],
    ['What does this cost?', 'price'],
    ['How much are the wide jeans?', 'price 1'],
    ['Price?', 'price'],
    ['Hoeveel kost dat?', 'price'],
    ['Wat kosten de Slim jeans?', 'price 0'],
    ['Wie viel kostet das?', 'price'],
    ['Was kostet es', 'price'],
    ['in black?', 'value Colour Black'],
    ['Do you have it in dark blue?', 'value Colour Dark blue'],
    ['Heb je ze ook in M?', 'value Maat M'],
    ['Gibt es das auch in Black?', 'value Colour Black'],
    ['which sizes?', 'values Maat'],
    ['What colours are there', 'values Colour'],
    ['Welke maten hebben jullie?', 'values Maat'],
    ['Welche Größen gibt es?', 'values Maat'],
    ['Welche Farben habt ihr', 'values Colour'],
    ['Is it in stock?', 'stock'],
    ['Zijn de slim jeans nog op voorraad?', 'stock 0'],
    ['Ist das noch verfügbar?', 'stock'],
  ] as const)
    it(`"${said}": ${expected}`, () => {
      expect(about(said)).to.equal(expected);
    });

  for (const said of [
    'How much does delivery cost?',
    'I would like black',
    'black',
    'M',
    'Which shop is near me?',
    'Hoeveel mensen komen er?',
    'What?',
    'Is that a promise?',
    'Price',
    'In pink?',
    `How much ${'is it '.repeat(20)}?`,
    '',
    '?',
  ])
    it(`"${said}" is about no card`, () => {
      expect(about(said)).to.equal('nothing');
    });
});
