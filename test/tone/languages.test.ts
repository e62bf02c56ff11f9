import { before, describe, it } from 'node:test';
import { expect } from 'chai';
import type { InManners, Language } from '../../src/tone/language.ts';
import { languages } from '../../src/tone/languages.ts';
import { inManner } from '../../src/tone/manner.ts';

type Part = Readonly<Record<string, unknown>>;

const read = async (code: string) => (await languages[code]!()).language as Language;
const english = await read('en');
const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
/** All that is told in manners. */
const sections = (Object.keys(english) as (keyof Language)[]).filter(
  (section): section is Exclude<keyof Language, 'address' | 'asks' | 'asksOfCards' | 'choosing' | 'smallTalk'> =>
    !['address', 'asks', 'asksOfCards', 'choosing', 'smallTalk'].includes(section),
);
const manners = ['warm', 'playful', 'formal'] as const;

/** Every text of a part, by its key; those that have a form for each plural by key and category. */
function textsOf(part: Part): Map<string, string> {
  return new Map(
    Object.entries(part).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[key, value] as const]
        : Object.entries(value as Record<string, string>).map(([form, text]) => [`${key}.${form}`, text] as const),
    ),
  );
}

it('there are English, Dutch and German', () => {
  expect(Object.keys(languages)).to.include.members(['en', 'nl', 'de']);
});

for (const code of Object.keys(languages)) {
  describe(`the language ${code}`, () => {
    let language: Language;
    before(async () => {
      language = await read(code);
    });

    for (const section of sections)
      for (const manner of manners) {
        it(`has every string of ${section} in the ${manner} manner, with the places that the English has`, () => {
          const own = inManner(language[section] as unknown as InManners<Part>, manner);
          const model = english[section].warm as Part;
          expect(Object.keys(own)).to.have.members(Object.keys(model));
          for (const [key, text] of textsOf(own)) {
            expect(text, key).to.match(/^\S(.*\S)?$/);
            const from = model[key.split('.')[0]!];
            expect(places(text), key).to.deep.equal(
              places(typeof from === 'string' ? from : ((from as Part)['other'] as string)),
            );
          }
        });
      }

    it('has a text for every plural that the language knows', () => {
      const { pluralCategories } = new Intl.PluralRules(code).resolvedOptions();
      for (const manner of manners)
        expect(Object.keys(inManner(language.launcher, manner).unread)).to.have.members(pluralCategories);
    });

    it('repeats in no manner what the warm one says already', () => {
      for (const section of sections)
        for (const [manner, part] of Object.entries(language[section]).filter(([name]) => name !== 'warm'))
          for (const [key, text] of textsOf(part as Part))
            expect(text, `${section}, ${manner}: ${key}`).not.to.equal(
              textsOf(language[section].warm as Part).get(key),
            );
    });

    it('has words in small letters without accents for all that people may ask about a card', () => {
      for (const [name, words] of Object.entries(language.asksOfCards))
        expect(words, name).to.match(/^[a-z]+( [a-z]+)*$/);
    });

    it('has words in small letters without accents by which options are chosen', () => {
      for (const [name, words] of Object.entries(language.choosing))
        expect(words, name).to.match(/^\|?[a-z]+([ |][a-z]+)*$/);
      for (const list of ['numbers', 'ordinals'] as const)
        expect(language.choosing[list].split('|').length, list).to.equal(english.choosing[list].split('|').length);
    });

    it('has small letters for all that is small talk', () => {
      expect(language.smallTalk.words).to.equal(language.smallTalk.words.toLowerCase());
      expect(language.smallTalk.words).to.match(/^[\p{L}']+( [\p{L}']+)*$/u);
    });

    it('has patterns that can be read, for all that people may ask', () => {
      for (const [name, patterns] of Object.entries(language.asks))
        for (const pattern of [patterns].flat() as string[]) {
          expect(pattern, name).not.to.equal('');
          new RegExp(pattern);
          expect(''.match(new RegExp(`^(?:${pattern})$`)), `${name} matches nothing at all`).to.equal(null);
          // What is typed comes in small letters without accents.
          expect(pattern.replace(/\\./g, ''), name).to.equal(
            pattern.replace(/\\./g, '').toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''),
          );
        }
    });
  });
}
