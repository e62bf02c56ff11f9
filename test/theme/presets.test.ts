import { expect } from '@open-wc/testing';
import type { Theme } from '../../src/theme/theme.ts';
import { applyTheme } from '../../src/theme/apply-theme.lazy.ts';
import { contrast } from '../../src/theme/palette.lazy.ts';
import { pairs } from '../../src/theme/pairs.ts';
import { readTheme } from '../../src/theme/read-theme.lazy.ts';
import { changesFor } from '../../src/tone/voice.lazy.ts';
import { mergeWords, wordsOf } from '../../src/tone/words.ts';

/** `test/node/themes.test.ts` sees to it that no file of `themes/` is missing here. */
const presets = ['nordlys'];

for (const name of presets) {
  describe(`the preset ${name}`, () => {
    const address = new URL(`/themes/${name}.json`, location.href).href;
    let theme: Theme;
    before(async () => {
      const loaded = readTheme(await (await fetch(address)).json(), address);
      expect(loaded.problems).to.deep.equal([]);
      theme = loaded.theme as Theme;
    });

    const declared = (scheme: 'light' | 'dark') => {
      const sheet = new CSSStyleSheet();
      expect(applyTheme(theme, sheet)).to.deep.equal([]);
      const { style } = sheet.cssRules[scheme === 'light' ? 3 : 2] as CSSStyleRule;
      return (role: string) => style.getPropertyValue(`--smoc-${role}`).trim();
    };

    for (const scheme of ['light', 'dark'] as const) {
      it(`is readable in the ${scheme} scheme, on its background too`, () => {
        const token = declared(scheme);
        const under = token('background').match(/#[\da-f]{6}/g) ?? [];
        for (const { front, grounds, ratio } of pairs) {
          for (const ground of grounds.flatMap(role => role === 'ground' ? [token(role), ...under] : [token(role)])) {
            expect(contrast(token(front), ground), `${front} on ${ground}`).to.be.at.least(ratio);
          }
        }
      });
    }

    it('has the pictures that it names', async () => {
      for (const picture of [theme.brand?.logo, theme.brand?.bot?.avatar]) {
        if (picture === undefined) continue;
        const image = new Image();
        image.src = picture;
        await image.decode();
        expect(image.naturalWidth).to.be.above(0);
      }
    });

    it('changes only words that there are, and keeps their places for values', async () => {
      for (const [language, changes] of Object.entries(theme.voice?.words ?? {})) {
        const words = await wordsOf(language.slice(0, 2), 'warm');
        for (const [key, word] of Object.entries(changes)) {
          const before = words[key as keyof typeof words];
          expect(before, `${language}: ${key}`).to.be.a('string');
          expect([...word.matchAll(/\{\w+\}/g)].map(String).sort()).to.deep.equal([...before.matchAll(/\{\w+\}/g)].map(String).sort());
        }
      }
    });

    it('never says je where u is due', async () => {
      const words = mergeWords(await wordsOf('nl', 'formal'), ...changesFor(theme.voice?.words, 'nl', 'formal'));
      for (const [key, word] of Object.entries(words)) expect(word, key).not.to.match(/\b(je|jij|jou|jouw)\b/i);
    });
  });
}
