import { describe, it } from 'node:test';
import { expect } from 'chai';
import { applyEmoji, changesFor } from '../../src/tone/voice.lazy.ts';

describe('applyEmoji', () => {
  const cases: [text: string, none: string, some: string][] = [
    ['Hi! 👋 Our shop opens.', 'Hi! Our shop opens.', 'Hi! 👋 Our shop opens.'],
    ['You’re in, Ben! 🎉', 'You’re in, Ben!', 'You’re in, Ben! 🎉'],
    ['🎉 You’re in!', 'You’re in!', '🎉 You’re in!'],
    ['🎉You’re in!', 'You’re in!', '🎉You’re in!'],
    ['Nice 😊, and 🛍 more 💫.', 'Nice, and more.', 'Nice 😊, and more.'],
    ['One 🎉🎊🥳 two 🎈', 'One two', 'One 🎉 two'],
    ['One 🎉 🎊 two', 'One two', 'One 🎉 two'],
    ['Great 👍!', 'Great!', 'Great 👍!'],
    ['first 🎉\nsecond 🎊\n🥳 third', 'first\nsecond\nthird', 'first 🎉\nsecond\nthird'],
    ['- 🎁 a gift\n- ✨ a seat', '- a gift\n- a seat', '- 🎁 a gift\n- a seat'],
    ['Family 👨‍👩‍👧‍👦 and 🏳️‍🌈 and 👍🏽 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿 and 🇳🇴🇳🇱', 'Family and and and and', 'Family 👨‍👩‍👧‍👦 and and and and'],
    ['Press 1️⃣ or #️⃣', 'Press or', 'Press 1️⃣ or'],
    ['I ❤️ this, I ❤ that', 'I this, I that', 'I ❤️ this, I that'],
    ['**🎉** and **🎉 hi**', 'and **hi**', '**🎉** and **hi**'],
    ['🎉', '', '🎉'],
    ['', '', ''],
  ];
  for (const [text, none, some] of cases) {
    it(`none and some: ${JSON.stringify(text).slice(0, 40)}`, () => {
      expect(applyEmoji(text, 'none')).to.equal(none);
      expect(applyEmoji(text, 'some')).to.equal(some);
      expect(applyEmoji(text, 'many')).to.equal(text);
    });
  }

  const text = [
    '2027 and 90 min, #1 * 3',
    '© 2027 Nordlys® ™',
    '©️ stays',
    'a → b ↔ c ⇒ d',
    'wow‼ really⁉',
    '▪ one • two ● three',
    'Ⓜ ℹ ⌘',
    'Müller, São, Øst, 東京',
    '{launch:date} _italic_ **bold** ++under++ [words](https://x.example/#1)',
    '5 % of 3 × 4 = ½',
    'e.g. "quoted" – dash — dash…',
    '  two blanks  kept  ',
    'line\n\nline',
  ];
  for (const kept of text)
    it(`leaves ${JSON.stringify(kept)} alone`, () => {
      expect(applyEmoji(kept, 'none')).to.equal(kept);
      expect(applyEmoji(kept, 'some')).to.equal(kept);
    });

  it('takes out whole characters only: nothing of an emoji is left behind', () => {
    for (const emoji of ['👩🏿‍❤️‍💋‍👨🏻', '🧑🏽‍🚀', '🏴‍☠️', '👁️‍🗨️', '🫱🏻‍🫲🏿', '⛹🏾‍♀️', '🇯🇵', '*️⃣', '☎️', '⌚', '✂️', '⭐'])
      expect(applyEmoji(`a ${emoji} b`, 'none'), emoji).to.equal('a b');
  });

  it('is quick with an endless row', () => {
    expect(applyEmoji(`${'🎉 '.repeat(5000)}x`, 'none')).to.equal('x');
    expect(applyEmoji(`${' '.repeat(20_000)}x${'_*'.repeat(20_000)}`, 'none')).to.have.length(60_001);
  });
});

describe('changesFor', () => {
  const words = { en: { send: 'a' }, nl: { send: 'b' }, 'nl~formal': { send: 'c' }, 'nl-BE': { send: 'd' } };
  it('gives the language’s changes, then those of its tone', () => {
    expect(changesFor(words, 'nl', 'formal')).to.deep.equal([words.nl, words['nl~formal']]);
    expect(changesFor(words, 'en', 'formal')).to.deep.equal([words.en, undefined]);
  });
  it('gives a region’s changes last', () => {
    expect(changesFor(words, 'nl-BE', 'formal')).to.deep.equal([
      words.nl,
      words['nl~formal'],
      words['nl-BE'],
      undefined,
    ]);
  });
  it('gives those of the nearest language, however the tags are written', () => {
    expect(changesFor(words, 'nl_NL', 'formal')).to.deep.equal([words.nl, words['nl~formal']]);
    expect(changesFor(words, 'NL_be', '').filter(Boolean)).to.deep.equal([words.nl, words['nl-BE']]);
    const nordic = { no: { send: 'e' }, 'zh-Hant': { send: 'f' }, zh: { send: 'g' } };
    expect(changesFor(nordic, 'nb', '').filter(Boolean)).to.deep.equal([nordic.no]);
    expect(changesFor(nordic, 'zh-TW', '').filter(Boolean)).to.deep.equal([nordic['zh-Hant']]);
    expect(changesFor(nordic, 'auto', '').filter(Boolean)).to.deep.equal([]);
  });
  it('gives nothing where there is nothing', () => {
    expect(changesFor(undefined, 'nl', 'warm')).to.deep.equal([undefined, undefined]);
    expect(changesFor(words, 'constructor', 'warm').filter(Boolean)).to.deep.equal([]);
  });
});
