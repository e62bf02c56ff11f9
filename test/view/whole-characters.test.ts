import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { formats } from '../../src/engine/formats.ts';
import { newState, scopeOf } from '../../src/engine/engine.ts';
import { plainText } from '../../src/engine/text.ts';
import type { Flow } from '../../src/flow/flow.ts';
import { applyEmoji } from '../../src/tone/voice.lazy.ts';
import { fromBot } from '../../src/view/messages/bubble.ts';
import type { View } from '../../src/view/view.ts';

/*
 * What people see as one sign is never cut: by the initial that stands for a picture, by the length at which a text ends, by what a brand
 * does to emoji. The oracle is the browser's own Intl.Segmenter.
 */

/** One sign of each class by which graphemes are told apart (UAX 29), in several scripts. */
const classes = [
  ...[
    'a',
    'Å',
    '1',
    '#',
    '\u0915',
    '\u0e01',
    '\u1100',
    '\uac00',
    '\uac01',
    '\u{1f468}',
    '\u{1f1f3}',
    '\u231a',
    '\u2764',
    '\u4e2d',
  ],
  ...[
    '\u0308',
    '\u0903',
    '\u0e33',
    '\u094d',
    '\u1160',
    '\u11a8',
    '\u200d',
    '\u200c',
    '\ufe0f',
    '\u20e3',
    '\u{1f3fd}',
    '\u{e0067}',
  ],
  ...['\u{1d11e}', '\u0600', '\u00ad'],
];
const starts = classes.slice(0, 14);
/** Each sign that can begin a name, before each other, with and without a mark between, and before two of them. */
const names = starts.flatMap((first) =>
  classes.flatMap((second) => [
    `${first}${second}z`,
    `${first}\u0308${second}z`,
    ...classes.slice(14, 20).map((third) => `${first}${second}${third}z`),
  ]),
);

const points = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => String.fromCodePoint(from + at));
/** Every emoji that people can send: pictures, with a skin, flags, keys, and families joined of them; with U+FE0F and without. */
function allEmoji(): string[] {
  const rgi = new RegExp('^\\p{RGI_Emoji}$', 'v');
  const pictures = [...points(0x203c, 0x32a0), ...points(0x1f000, 0x1fb00)].filter((sign) =>
    /^\p{Extended_Pictographic}$/u.test(sign),
  );
  const tones = ['', ...points(0x1f3fb, 0x1f400)];
  const letters = points(0x1f1e6, 0x1f200);
  const bases = pictures.filter((sign) => /^\p{Emoji_Modifier_Base}$/u.test(sign));
  const people = bases.flatMap((base) => tones.map((tone) => base + tone));
  const joined = [...pictures, ...pictures.map((sign) => `${sign}\ufe0f`)];
  const heart = '\u200d\u2764\ufe0f\u200d';
  const adults = ['\u{1f468}', '\u{1f469}', '\u{1f9d1}'].flatMap((adult) => tones.map((tone) => adult + tone));
  const candidates = [
    ...joined,
    ...people,
    ...letters.flatMap((one) => letters.map((other) => one + other)),
    ...[...'0123456789#*'].map((key) => `${key}\ufe0f\u20e3`),
    ...['gbeng', 'gbsct', 'gbwls'].map(
      (place) =>
        `\u{1f3f4}${[...place].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}\u{e007f}`,
    ),
    ...people.flatMap((person) =>
      ['\u2640\ufe0f', '\u2642\ufe0f', '\u27a1\ufe0f'].map((sign) => `${person}\u200d${sign}`),
    ),
    ...adults.flatMap((adult) => joined.map((thing) => `${adult}\u200d${thing}`)),
    ...adults.flatMap((one) =>
      adults.flatMap((other) => [
        one + heart + other,
        `${one}${heart}\u{1f48b}\u200d${other}`,
        `${one}\u200d\u{1f91d}\u200d${other}`,
      ]),
    ),
    ...['\u2764', '\u{1f3f3}'].flatMap((sign) => joined.map((thing) => `${sign}\ufe0f\u200d${thing}`)),
    ...['\u{1f415}', '\u{1f408}', '\u{1f43b}', '\u{1f426}', '\u{1f3f4}'].flatMap((sign) =>
      joined.map((thing) => `${sign}\u200d${thing}`),
    ),
  ].filter((each) => rgi.test(each));
  return [
    ...new Set([
      ...candidates,
      ...candidates.map((each) => each.replaceAll('\ufe0f', '')).filter((each) => !/^[\d#*]/.test(each)),
    ]),
  ];
}

const segmenter = new Intl.Segmenter('en');
const first = (text: string): string => [...segmenter.segment(text)][0]?.segment ?? '';
function initialOf(name: string): string {
  const place = document.createElement('div');
  render(fromBot({ bot: { name }, word: () => '' } as unknown as View, true, ''), place);
  return place.querySelector('.avatar')?.textContent ?? '';
}

describe('what people see as one sign', () => {
  const emoji = allEmoji();

  it('is the whole initial of a name', () => {
    expect(names.length).to.be.at.least(601);
    const cut = names.filter((name) => initialOf(name) !== first(name));
    expect(cut.map((name) => [name, initialOf(name), first(name)])).to.deep.equal([]);
  });

  it('is the whole initial where it is an emoji', () => {
    expect(emoji.length).to.be.above(4700);
    const cut = emoji.filter((each) => initialOf(`${each} Shop`) !== first(each));
    expect(cut).to.deep.equal([]);
  });

  it('is taken out, or left, as a whole by a brand that wants no emoji, or some', () => {
    // A trade mark is no emoji to a brand.
    const pictured = emoji.filter(
      (each) => first(each) === each && each[0] !== '™' && /\ufe0f|\p{Emoji_Presentation}/u.test(each),
    );
    expect(pictured.length).to.be.at.least(3000);
    expect(pictured.filter((each) => applyEmoji(`a ${each} b`, 'none') !== 'a b')).to.deep.equal([]);
    expect(pictured.filter((each) => applyEmoji(`a ${each}${each} b`, 'some') !== `a ${each} b`)).to.deep.equal([]);
  });

  it('is whole where a text that is too long ends', () => {
    const flow = { flow: 'x', parts: { a: ['Hi'] } } as unknown as Flow;
    const settings = { lang: 'en', tone: 'warm', brand: 'b', pace: { perCharacter: 0, most: 0, between: 0 } };
    const telling = { flow, settings, formats };
    const scope = scopeOf(newState(flow, '', settings));
    for (const sign of ['👩‍👩‍👧', '🇳🇴', '👍🏽', 'क्षि', 'e\u0301', '𝄞'])
      for (let before = 0; before < sign.length; before++) {
        const text = 'x'.repeat(before) + sign.repeat(4000);
        const shown = plainText(telling, text, scope);
        expect(shown.length).to.be.below(text.length);
        expect((shown.length - before) % sign.length, `${sign} after ${before}`).to.equal(0);
      }
  });
});
