import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { WordFile, Words } from '../../src/tone/words.ts';
import { mergeWords, wordsOf } from '../../src/tone/words.ts';
import { words as english } from '../../src/tone/words-en.lazy.ts';
import { words as dutch } from '../../src/tone/words-nl.lazy.ts';

const warm = await wordsOf('en', 'warm');
const places = (word: string) => (word.match(/\{\w+\}/g) ?? []).sort();

describe('wordsOf', () => {
  it('has what can stand beside a first message in warm English at once', async () => {
    const fresh = (await import('../../src/tone/words.ts?fresh' as string)) as { wordsOf: typeof wordsOf };
    const words = fresh.wordsOf('en', 'warm', true) as Words;
    expect([words.assistant, words.skip]).to.deep.equal([warm.assistant, warm.skip]);
    expect((await fresh.wordsOf('en', 'warm')).send).to.equal('Send');
    expect(fresh.wordsOf('en', 'warm', true)).to.deep.equal(warm);
  });

  it('has the same object the second time, at once', async () => {
    const first = await wordsOf('nl', 'formal');
    expect(wordsOf('nl', 'formal')).to.equal(first);
  });

  const cases: [lang: string, tone: string, key: keyof Words, word: string][] = [
    ['nl', 'warm', 'send', 'Versturen'],
    ['nl-BE', 'warm', 'youSay', 'Jij zei'],
    ['NL', 'je', 'youSay', 'Jij zei'],
    ['nl', 'formal', 'youSay', 'Uw antwoord'],
    ['nl', 'u', 'youSay', 'Uw antwoord'],
    ['nl', 'formal', 'send', 'Versturen'],
    ['nl', 'playful', 'sent', 'Geland!'],
    ['en', 'formal', 'retry', 'Send again'],
    ['en-GB', 'playful', 'retry', 'One more go'],
    ['en', 'Sie', 'retry', 'Send again'],
    ['en', 'pirate', 'retry', 'Try again'],
    ['en', '', 'retry', 'Try again'],
    ['de', 'warm', 'retry', 'Try again'],
    ['', 'warm', 'retry', 'Try again'],
    ['nlx', 'warm', 'send', 'Send'],
    ['constructor', '__proto__', 'send', 'Send'],
  ];
  for (const [lang, tone, key, word] of cases)
    it(`says "${word}" in ${lang || 'no language'}, ${tone || 'no tone'}`, async () => {
      expect((await wordsOf(lang, tone))[key]).to.equal(word);
    });

  for (const [language, file] of Object.entries({ en: english, nl: dutch }) as [string, WordFile][]) {
    for (const [manner, words] of Object.entries(file)) {
      it(`${language} ${manner} has known words only, none empty, with the places that the English has`, () => {
        for (const [key, word] of Object.entries(words as Words)) {
          expect(Object.keys(warm)).to.include(key);
          expect(word, key).to.match(/^\S(.*\S)?$/);
          expect(places(word), key).to.deep.equal(places(warm[key as keyof Words]));
        }
      });
    }
  }

  it('has every word in Dutch', () => {
    expect(Object.keys(dutch.warm ?? {})).to.have.members(Object.keys(warm));
  });

  it('says u and never je in formal Dutch, je and never u in warm and playful', async () => {
    for (const [key, word] of Object.entries(await wordsOf('nl', 'formal')))
      expect(word, key).not.to.match(/\b(je|jij|jou|jouw)\b/i);
    for (const tone of ['warm', 'playful'])
      for (const [key, word] of Object.entries(await wordsOf('nl', tone)))
        expect(word, key).not.to.match(/\b(u|uw)\b/i);
  });

  it('says in every language and tone that it is a machine', async () => {
    for (const lang of ['en', 'nl'])
      for (const tone of ['warm', 'playful', 'formal'])
        expect((await wordsOf(lang, tone)).assistant).to.match(/automat.*\{brand\}/i);
  });
});

describe('mergeWords', () => {
  it('lets the later change win, key by key', () => {
    const words = mergeWords(warm, { send: 'Go', next: 'On' }, { send: 'Launch' });
    expect([words.send, words.next, words.skip]).to.deep.equal(['Launch', 'On', 'Skip']);
  });

  it('passes over unknown keys, empty texts and what is no text', () => {
    const words = mergeWords(
      warm,
      { assistant: '', send: ' ', next: 7, zzz: 'x', skip: null },
      undefined,
      JSON.parse('{"__proto__": {"done": "x"}}') as Record<string, unknown>,
    );
    expect(words).to.deep.equal(warm);
  });

  it('leaves the words it was given as they were', () => {
    mergeWords(warm, { send: 'Changed' });
    expect(warm.send).to.equal('Send');
  });
});
