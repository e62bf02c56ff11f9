import { describe, it } from 'node:test';
import { expect } from 'chai';
import { languages } from '../../src/tone/languages.ts';
import { mergeStrings, stringsOf, type Strings } from '../../src/tone/strings.ts';

const warm = await stringsOf('en', 'warm');

describe('stringsOf', () => {
  it('has what can stand beside a first message in warm English at once', async () => {
    const fresh = (await import('../../src/tone/strings.ts?fresh' as string)) as { stringsOf: typeof stringsOf };
    const words = fresh.stringsOf('en', 'warm', true) as Strings;
    expect([words.assistant, words.skip]).to.deep.equal([warm.assistant, warm.skip]);
    expect((await fresh.stringsOf('en', 'warm')).send).to.equal('Send');
    expect(fresh.stringsOf('en', 'warm', true)).to.deep.equal(warm);
  });

  it('has the same object the second time, at once', async () => {
    const first = await stringsOf('nl', 'formal');
    expect(stringsOf('nl', 'formal')).to.equal(first);
  });

  const cases: [lang: string, tone: string, key: keyof Strings, word: string][] = [
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
    ['de', 'warm', 'youSay', 'Du hast gesagt'],
    ['de-AT', 'du', 'youSay', 'Du hast gesagt'],
    ['de', 'playful', 'sent', 'Gelandet!'],
    ['de-CH', 'formal', 'youSay', 'Ihre Antwort'],
    ['DE', 'sie', 'youSay', 'Ihre Antwort'],
    ['fr', 'warm', 'retry', 'Try again'],
    ['fra', 'warm', 'retry', 'Try again'],
    ['deu', 'warm', 'retry', 'Noch einmal versuchen'],
    ['nl_NL', 'warm', 'send', 'Versturen'],
    ['nld', 'warm', 'youSay', 'Jij zei'],
    ['auto', 'warm', 'send', 'Send'],
    ['x-default', 'warm', 'send', 'Send'],
    ['', 'warm', 'retry', 'Try again'],
    ['nlx', 'warm', 'send', 'Send'],
    ['constructor', '__proto__', 'send', 'Send'],
  ];
  for (const [lang, tone, key, word] of cases)
    it(`says "${word}" in ${lang || 'no language'}, ${tone || 'no tone'}`, async () => {
      expect((await stringsOf(lang, tone))[key]).to.equal(word);
    });

  it('says u and never je in formal Dutch, je and never u in warm and playful', async () => {
    for (const [key, word] of Object.entries(await stringsOf('nl', 'formal')))
      expect(word, key).not.to.match(/\b(je|jij|jou|jouw)\b/i);
    for (const tone of ['warm', 'playful'])
      for (const [key, word] of Object.entries(await stringsOf('nl', tone)))
        expect(word, key).not.to.match(/\b(u|uw)\b/i);
  });

  it('says Sie and never du in formal German, du and never Sie in warm and playful', async () => {
    for (const [key, text] of Object.entries(await stringsOf('de', 'formal')))
      expect(text, key).not.to.match(/\b(du|dir|dich|dein\w*|bleib|nimm|wähle|kopiere|schreib)\b/i);
    for (const tone of ['warm', 'playful'])
      for (const [key, text] of Object.entries(await stringsOf('de', tone)))
        expect(text, key).not.to.match(/\b(Sie|Ihnen|Ihre?\w?)\b/);
  });

  it('says in every language and tone that it is a machine', async () => {
    for (const lang of Object.keys(languages))
      for (const tone of ['warm', 'playful', 'formal'])
        expect((await stringsOf(lang, tone)).assistant).to.match(/automat.*\{brand\}/i);
  });
});

describe('mergeStrings', () => {
  it('lets the later change win, key by key', () => {
    const words = mergeStrings(warm, { send: 'Go', next: 'On' }, { send: 'Launch' });
    expect([words.send, words.next, words.skip]).to.deep.equal(['Launch', 'On', 'Skip']);
  });

  it('passes over unknown keys, empty texts and what is no text', () => {
    const words = mergeStrings(
      warm,
      { assistant: '', send: ' ', next: 7, zzz: 'x', skip: null },
      undefined,
      JSON.parse('{"__proto__": {"done": "x"}}') as Record<string, unknown>,
    );
    expect(words).to.deep.equal(warm);
  });

  it('leaves the words it was given as they were', () => {
    mergeStrings(warm, { send: 'Changed' });
    expect(warm.send).to.equal('Send');
  });
});
