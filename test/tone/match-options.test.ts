import { describe, it } from 'node:test';
import { expect } from 'chai';
import {
  meantGrade,
  meantOption,
  meantOptions,
  meantYes,
  type Grades,
  type Meant,
  type Offered,
} from '../../src/tone/match-options.lazy.ts';
import { cpuTime } from '../tools/cpu-time.ts';

/** Places from 1 on: "2" is taken, "2? 3?" is asked back, "2 3?" where 2 is sure, "-" is not understood. */
function inShort(meant: Meant): string {
  if (meant.kind === 'none') return '-';
  if (meant.kind === 'clear') return meant.at.map((at) => at + 1).join(' ');
  return meant.at.map((at) => `${at + 1}${meant.sure.includes(at) ? '' : '?'}`).join(' ');
}
type Option = string | Offered;
const offeredOf = (options: readonly Option[]): Offered[] =>
  options.map((option) => (typeof option === 'string' ? { label: option, value: option } : option));

type Rows = readonly (readonly [said: string, meant: string])[];
function table(name: string, options: readonly Option[], rows: Rows, read = meantOption): void {
  describe(name, () => {
    for (const [said, meant] of rows)
      it(`"${said}" is ${meant}`, () => {
        expect(inShort(read(said, offeredOf(options)))).to.equal(meant);
      });
  });
}

table(
  'sizes',
  ['Small', 'Medium', 'Large'],
  [
    ['Medium', '2'],
    ['medium', '2'],
    ['MEDIUM', '2'],
    ['  medium  ', '2'],
    ['medium.', '2'],
    ['“Medium”', '2'],
    ['médium', '2'],
    ['ｍｅｄｉｕｍ', '2'],
    ['medium please', '2'],
    ['Medium, please!', '2'],
    ['the medium one', '2'],
    ["I'd like medium", '2'],
    ['I’ll take the large one please', '3'],
    ['size small', '1'],
    ['doe maar medium', '2'],
    ['Medium graag', '2'],
    ['ja, medium graag', '2'],
    ['yes medium', '2'],
    ['ich nehme medium', '2'],
    ['Medium bitte', '2'],
    // By its place.
    ['2', '2'],
    ['2.', '2'],
    ['#2', '2'],
    ['２', '2'],
    ['٢', '2'],
    ['२', '2'],
    ['two', '2'],
    ['twee', '2'],
    ['zwei', '2'],
    ['one', '1'],
    ['een', '1'],
    ['eins', '1'],
    ['one, please', '1'],
    ['option 2', '2'],
    ['optie 3', '3'],
    ['number two', '2'],
    ['nummer een', '1'],
    ['Nummer drei', '3'],
    ['the second', '2'],
    ['the second one please', '2'],
    ['second', '2'],
    ['2nd', '2'],
    ['de tweede', '2'],
    ['de 2e', '2'],
    ['die zweite', '2'],
    ['der Zweite bitte', '2'],
    ['first', '1'],
    ['de eerste graag', '1'],
    ['the last one', '3'],
    ['de laatste', '3'],
    ['das letzte', '3'],
    ['4', '-'],
    ['0', '-'],
    ['the fourth', '-'],
    ['that one', '-'],
    ['the one', '-'],
    ['2 3', '-'],
    // Typing errors.
    ['medum', '2'],
    ['meduim', '2'],
    ['mediumm', '2'],
    ['mediun', '2?'],
    ['nedium', '2?'],
    ['smal', '1'],
    ['lagre', '3'],
    ['large,medum', '3?'],
    ['lurge', '3?'],
    ['m', '2?'],
    ['med', '2?'],
    // What must be asked back.
    ['Medium or Large?', '2? 3?'],
    ['medium or large', '2? 3?'],
    ['medium of large', '2? 3?'],
    ['medium oder large', '2? 3?'],
    ['medium and large', '2? 3?'],
    ['medium?', '2?'],
    ['medium because I am tall', '2?'],
    ['is medium a good one for a horse', '2?'],
    // What must never choose.
    ['not medium', '-'],
    ['Not Medium!', '-'],
    ['niet medium', '-'],
    ['nicht medium', '-'],
    ['geen medium', '-'],
    ['kein medium', '-'],
    ['no medium', '-'],
    ['anything but medium', '-'],
    ['alles behalve medium', '-'],
    ['everything except small', '-'],
    ["I don't want medium", '-'],
    ['never large', '-'],
    ['without the small', '-'],
    ['neither medium nor large', '-'],
    ['nee, liever niet', '-'],
    ['no', '-'],
    ['yes', '-'],
    ['ja graag', '-'],
    ['none', '-'],
    ['whatever', '-'],
    ['I do not know', '-'],
    ['help', '-'],
    ['?', '-'],
    ['…', '-'],
    ['please', '-'],
    ['extra', '-'],
    ['mall', '1?'],
    ['<b>medium</b>', '2?'],
    ['medium'.repeat(60), '-'],
  ],
);

table(
  'people, where the third option begins with a two',
  ['Just me', 'A group', '2 people'],
  [
    ['2', '2? 3?'],
    ['two', '2? 3?'],
    ['2 people', '3'],
    ['two people', '3'],
    ['twee', '2? 3?'],
    ['1', '1?'],
    ['the second', '2'],
    ['option 2', '2? 3?'],
    ['3', '3?'],
    ['3rd', '3'],
    ['group', '2'],
    ['just me', '1'],
  ],
);

table(
  'people in their order',
  ['1 person', '2 people', '3 people', '4 or more'],
  [
    ['2', '2'],
    ['two', '2'],
    ['4', '4'],
    ['5', '-'],
    ['2 people', '2'],
    ['3 persons', '-'],
    ['more', '4?'],
    ['people', '2? 3?'],
  ],
);

table(
  'figures that are no places',
  ['2', '4', '6'],
  [
    ['2', '1'],
    ['4', '2'],
    ['four', '2'],
    ['3', '3?'],
    ['the second', '2'],
    ['8', '-'],
  ],
);

table(
  'lengths',
  ['10 km', '20 km', '50 km'],
  [
    ['20', '2?'],
    ['20 km', '2'],
    ['20km', '2'],
    ['2', '2?'],
    ['the 2nd', '2'],
    ['km', '-'],
    ['21 km', '-'],
  ],
);

table(
  'ages',
  ['Under 18', '18–25', '26-35', 'Over 35'],
  [
    ['18-25', '2'],
    ['18 – 25', '2'],
    ['under 18', '1'],
    ['18', '1? 2?'],
    ['35', '3? 4?'],
    ['over 35', '4'],
    ['30', '-'],
  ],
);

table(
  'prices',
  ['€ 10', '€ 25', '€10.50'],
  [
    ['€10', '1'],
    ['€ 25', '2'],
    ['25 euro', '-'],
    ['10.50', '3?'],
    ['10,50', '3?'],
    ['€10,50', '3'],
  ],
);

table(
  'yes and no',
  ['Yes, please', 'No, thanks'],
  [
    ['yes', '1'],
    ['Yes please', '1'],
    ['yep', '1'],
    ['sure', '1'],
    ['of course', '1'],
    ['ok', '1'],
    ['ja', '1'],
    ['ja graag', '1'],
    ['graag', '1'],
    ['jazeker!', '1'],
    ['ja gerne', '1'],
    ['klar', '1'],
    ['natürlich', '1'],
    ['no', '2'],
    ['nope', '2'],
    ['no thank you', '2'],
    ['nee', '2'],
    ['nee, bedankt', '2'],
    ['nee, liever niet', '2'],
    ['nein', '2'],
    ['Nein danke', '2'],
    ['yes and no', '1? 2?'],
    ['yes?', '1?'],
    ['maybe', '-'],
    ['not yes', '-'],
  ],
);

table(
  'an offer and a polite no',
  ['Sign me up', 'Not now'],
  [
    ['yes please', '1?'],
    ['no', '2?'],
    ['not now', '2'],
    ['sign me up', '1'],
    ['sign up', '1'],
    ['now', '2?'],
  ],
);

table(
  'two ways to agree',
  ['Yes, by phone', 'Yes, by e-mail', 'No'],
  [
    ['yes', '1? 2?'],
    ['no', '3'],
    ['by phone', '1?'],
    ['phone', '1?'],
    ['yes email', '2'],
    ['yes, by email', '2'],
  ],
);

table(
  'words that agree elsewhere',
  ['Left arm', 'Right arm', 'Never'],
  [
    ['yes', '-'],
    ['right', '2'],
    ['no', '3?'],
  ],
);

table(
  'one way on',
  ['Let’s go'],
  [
    ['ok', '1'],
    ['ja graag', '1'],
    ["let's go", '1'],
    ['lets go', '1'],
    ['1', '1'],
    ['no', '-'],
    ['wait', '-'],
  ],
);

table(
  'channels, with words of the author',
  [
    { label: 'By e-mail', value: 'mail', words: ['post', 'inbox'] },
    { label: 'By phone', value: 'phone', words: ['call me', 'telephone'] },
    { label: 'Per brief', value: 3 },
  ],
  [
    ['email', '1'],
    ['E-Mail', '1'],
    ['by mail', '1'],
    ['inbox please', '1'],
    ['call me', '2'],
    ['telefone', '2?'],
    ['telephon', '2'],
    ['phone or mail', '1? 2?'],
    ['brief', '3'],
  ],
);

table(
  'options that hold one another',
  ['Large', 'Extra large', 'Dark blue', 'Light blue', 'Not available'],
  [
    ['large', '1'],
    ['extra large', '2'],
    ['XL extra large', '2?'],
    ['extra', '2?'],
    ['blue', '3? 4?'],
    ['dark blue', '3'],
    ['darkblue', '3'],
    ['available', '5?'],
    ['not available', '5'],
  ],
);

table(
  'a size that is not there',
  ['Small', 'Extra large'],
  [
    ['large', '2?'],
    ['extra-large', '2'],
  ],
);

table(
  'words with words in them',
  ['The summer offers', 'Something for the beach', 'Return a parcel'],
  [
    ['summer', '1'],
    ['summer offers', '1'],
    ['beach', '2?'],
    ['return', '3'],
    ['retrun a parcel', '3'],
    ['return parcel', '3'],
    ['I want to return a parcel', '3'],
  ],
);

table(
  'other scripts',
  ['Ja – да', 'нет', '赤', '青', 'كبير', 'Größe', 'Ærø'],
  [
    ['нет', '2'],
    ['НЕТ', '2'],
    ['赤', '3'],
    ['赤い', '-'],
    ['كبير', '5'],
    ['grosse', '6'],
    ['große', '6'],
    ['aero', '7'],
  ],
);

table(
  'pictures',
  ['👍', '👎', '🍕 Pizza'],
  [
    ['👍', '1'],
    ['👎', '2'],
    ['pizza', '3?'],
    ['🍕', '3?'],
    ['🍕 pizza', '3'],
    ['yes', '1'],
    ['nein', '2'],
  ],
);

table(
  'options of the same words',
  ['Amsterdam', 'Amsterdam', 'Utrecht'],
  [
    ['amsterdam', '1? 2?'],
    ['utrecht', '3'],
    ['ütrecht', '3'],
  ],
);

table(
  'values that nobody sees',
  [
    { label: 'Daily', value: 1 },
    { label: 'Weekly', value: 7 },
    { label: 'Monthly', value: 30 },
    { label: 'Never', value: 0 },
  ],
  [
    ['1', '1'],
    ['7', '2?'],
    ['30', '3?'],
    ['never', '4'],
    ['weekly', '2'],
  ],
);

table(
  'several of some',
  ['Red', 'Blue', 'Green', 'Salt and pepper', { label: 'None of these', value: 'none', isNone: true }],
  [
    ['red', '1'],
    ['red and blue', '1 2'],
    ['Red, blue en green', '1 2 3'],
    ['rot', '-'],
    ['1 and 3', '1 3'],
    ['1, 3', '1 3'],
    ['1 3', '1 3'],
    ['salt and pepper', '4'],
    ['salt and pepper, red', '1 4'],
    ['the first and the last one', '1 5'],
    ['all', '1 2 3 4'],
    ['alles', '1 2 3 4'],
    ['all of them please', '1 2 3 4'],
    ['none', '5'],
    ['none of them', '5'],
    ['geen van deze', '5'],
    ['keine', '5'],
    ['red or blue', '1? 2?'],
    ['red, gren', '1 3'],
    ['red, grean', '1 3?'],
    ['red and yellow', '-'],
    ['not red', '-'],
    ['all but red', '-'],
    ['red, not blue', '-'],
    ['red?', '1?'],
  ],
  meantOptions,
);

table(
  'both of two',
  ['Tea', 'Coffee'],
  [
    ['both', '1 2'],
    ['allebei graag', '1 2'],
    ['beide', '1 2'],
    ['neither', '-'],
    ['tea + coffee', '1 2'],
  ],
  meantOptions,
);

describe('grades', () => {
  const five: Grades = { first: 1, last: 5, low: 'Poor', high: 'Excellent' };
  const net: Grades = { first: 0, last: 10 };
  const thumb: Grades = { first: 0, last: 1, isThumb: true };
  const rows: readonly (readonly [Grades, string, string])[] = [
    [five, '4', '4'],
    [five, 'four', '4'],
    [five, 'vier sterren', '4'],
    [five, '4 stars', '4'],
    [five, '4/5', '4'],
    [five, '4 out of 5', '4'],
    [five, '4 van de 5', '4'],
    [five, '4 von 5', '4'],
    [five, '★★★', '3'],
    [five, '4.5', '4? 5?'],
    [five, '4,5', '4? 5?'],
    [five, '4 or 5', '4? 5?'],
    [five, '3-4', '3? 4?'],
    [five, '6', '-'],
    [five, '0', '-'],
    [five, '4/10', '-'],
    [five, 'excellent', '5'],
    [five, 'poor', '1'],
    [five, 'not 4', '-'],
    [five, 'not excellent', '-'],
    [five, '٤', '4'],
    [net, '0', '0'],
    [net, 'ten', '10'],
    [net, '9 or so', '-'],
    [thumb, 'up', '1'],
    [thumb, 'thumbs down', '0'],
    [thumb, 'ja', '1'],
    [thumb, 'nein', '0'],
    [thumb, '👍', '1'],
    [thumb, 'meh', '-'],
  ];
  for (const [grades, said, meant] of rows)
    it(`"${said}" is ${meant}`, () => {
      const found = meantGrade(said, grades);
      const short =
        found.kind === 'none' ? '-' : found.at.map((at) => `${at}${found.kind === 'unsure' ? '?' : ''}`).join(' ');
      expect(short).to.equal(meant);
    });
});

describe('an agreement', () => {
  for (const [said, isGiven] of [
    ['yes', true],
    ['I agree', true],
    ['ja, akkoord', true],
    ['einverstanden', true],
    ['no', false],
    ['I do not agree', undefined],
    ['nee bedankt', false],
    ['yess', undefined],
    ['yes?', undefined],
    ['yes but no news', undefined],
    ['no problem', undefined],
    ['I’m fine', undefined],
    ['I’m good, thanks', undefined],
    ['it’s ok', undefined],
    ['I’m fine with that', true],
    ['fine', true],
    ['prima zo', undefined],
    ['prima', true],
    ['passt schon', undefined],
    ['passt', true],
  ] as const)
    it(`"${said}" is ${isGiven}`, () => {
      expect(meantYes(said)).to.equal(isGiven);
    });
});

it('is worked out at once for many options and long words', () => {
  const many = Array.from({ length: 400 }, (_, at) => ({ label: `Municipality number ${at} of the north`, value: at }));
  const sentences = ['municipalty 77', 'a'.repeat(120), 'n o r t h '.repeat(12)];
  expect(cpuTime(() => sentences.forEach((said) => meantOptions(said, many)))).to.be.below(1500);
});
