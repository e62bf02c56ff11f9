import { expect } from '@open-wc/testing';
import type { Theme } from '../../src/theme/theme.ts';
import type Axe from 'axe-core';
import 'axe-core/axe.min.js';
import { checkTheme } from '../../src/author/theme-tools.lazy.ts';
import { applyTheme, celebrationColors } from '../../src/theme/apply-theme.lazy.ts';
import { contrast } from '../../src/theme/palette.lazy.ts';
import { pairs } from '../../src/theme/pairs.ts';
import { readTheme } from '../../src/theme/read-theme.lazy.ts';
import { changesFor } from '../../src/tone/voice.lazy.ts';
import { mergeStrings, stringsOf, type Strings } from '../../src/tone/strings.ts';
import { cleanUp, flowOf, visit } from '../element/harness.ts';

declare const axe: typeof Axe;

afterEach(cleanUp);

/** Every file of `themes/`: the runner lists them. */
const presets = (await (await fetch('/themes/')).json()) as string[];
const themes = new Map<string, Theme>();

it('there are presets to prove', () => {
  expect(presets).to.include.members(['nordlys', 'tuut', 'aldenwaard']);
});

for (const name of presets) {
  describe(`the preset ${name}`, () => {
    const address = new URL(`/themes/${name}.json`, location.href).href;
    let theme: Theme;
    let text: string;
    before(async () => {
      text = await (await fetch(address)).text();
      const loaded = readTheme(JSON.parse(text), address);
      expect(loaded.problems).to.deep.equal([]);
      theme = loaded.theme as Theme;
      themes.set(name, theme);
    });

    it('is used exactly as it stands: the checker has nothing to say', () => {
      expect(checkTheme(text)).to.deep.equal([]);
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
          for (const ground of grounds.flatMap((role) =>
            role === 'ground' ? [token(role), ...under] : [token(role)],
          )) {
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
        const words = await stringsOf(language.slice(0, 2), 'warm');
        for (const [key, word] of Object.entries(changes)) {
          const before = words[key as keyof typeof words];
          expect(before, `${language}: ${key}`).to.be.a('string');
          expect([...word.matchAll(/\{\w+\}/g)].map(String).sort()).to.deep.equal(
            [...before!.matchAll(/\{\w+\}/g)].map(String).sort(),
          );
        }
      }
    });

    /** The chat's own words as this brand says them. */
    const spoken = async (language: string, tone: string) =>
      mergeStrings(await stringsOf(language, tone), ...changesFor(theme.voice?.words, language, tone));

    for (const language of ['en', 'nl']) {
      it(`has a warm, a playful and a formal voice of its own in ${language}`, async () => {
        const [warm, playful, formal] = (await Promise.all(
          ['warm', 'playful', 'formal'].map((tone) => spoken(language, tone)),
        )) as [Strings, Strings, Strings];
        for (const key of ['sent', 'kept', 'placeholder', 'unavailable'] as const) {
          expect(new Set([warm[key], playful[key], formal[key]]).size, key).to.equal(3);
        }
        for (const tone of ['warm', 'playful', 'formal']) {
          const own = await spoken(language, tone);
          const general = await stringsOf(language, tone);
          for (const key of ['sent', 'kept', 'unavailable'] as const)
            expect(own[key], `${tone}: ${key}`).not.to.equal(general[key]);
        }
      });
    }

    it('never says je where u is due, nor u where je is', async () => {
      for (const [key, word] of Object.entries(await spoken('nl', 'formal')))
        expect(word, key).not.to.match(/\b(je|jij|jou|jouw)\b/i);
      for (const tone of ['warm', 'playful']) {
        for (const [key, word] of Object.entries(await spoken('nl', tone)))
          expect(word, `${tone}: ${key}`).not.to.match(/\b(u|uw)\b/i);
      }
    });

    it('can be celebrated in its colours', () => {
      expect(celebrationColors(theme)).to.have.length.above(2);
      expect(theme.celebrate?.kind).to.be.oneOf(['confetti', 'hearts', 'stars', 'fireworks', 'balloons', 'snow']);
    });

    for (const scheme of ['light', 'dark'] as const) {
      it(`stays readable and whole in a real chat, ${scheme}`, async () => {
        const visitor = await visit(
          flowOf(
            [
              'Hello **you**, [read on](https://example.com).',
              { reward: 'VIP-7', title: 'Your pass', text: 'Show it.', until: '2027-03-04' },
              { ask: 'Which?', options: [{ label: 'A' }, { label: 'B', text: 'The second' }], skip: true },
              {
                ask: 'Who?',
                fields: [
                  { as: 'a', label: 'Name', hint: 'As on your card' },
                  { as: 'c', type: 'consent', label: 'News', required: true },
                ],
              },
              { ask: 'More?' },
            ],
            { bot: undefined },
          ),
          { scheme },
          { theme },
        );
        const flaws = async () =>
          (await axe.run(visitor.element, { rules: { region: { enabled: false } } })).violations.flatMap(
            ({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary ?? ''}`),
          );
        const fits = () => {
          expect(visitor.one('.scroll').scrollWidth).to.equal(visitor.one('.scroll').clientWidth);
        };
        await visitor.until(() => visitor.has('[part~=logo]') && visitor.has('[part~=reward]'));
        expect(await flaws()).to.deep.equal([]);
        fits();
        visitor.press('A');
        await visitor.until(() => visitor.has('.form'));
        visitor.one<HTMLFormElement>('.form').requestSubmit();
        await visitor.until(() => visitor.has('[aria-invalid=true]'));
        await Promise.all(
          visitor.root.getAnimations().map((animation) => {
            animation.finish?.();
            return undefined;
          }),
        );
        expect(await flaws()).to.deep.equal([]);
        fits();
      });
    }
  });
}

describe('any two presets', () => {
  const traits: [name: string, of: (theme: Theme) => unknown][] = [
    ['colour', ({ look }) => look?.color],
    ['font', ({ look }) => look?.font],
    ['corners', ({ look }) => look?.radius],
    ['density', ({ look }) => look?.density],
    ['background', ({ look }) => look?.background ?? 'none'],
    ['forms', ({ look }) => [look?.bubble, look?.depth, look?.choices, look?.header, look?.avatar].join()],
    ['tone', ({ voice }) => voice?.tone],
    ['pace', ({ voice }) => voice?.pace],
    ['emoji', ({ voice }) => voice?.emoji],
    ['celebration', ({ celebrate }) => `${celebrate?.kind}${celebrate?.shape}`],
  ];
  it('differ in most of what a brand is known by', () => {
    const all = [...themes];
    for (const [index, [name, one]] of all.entries())
      for (const [otherName, other] of all.slice(index + 1)) {
        const same = traits.filter(([, of]) => of(one) === of(other)).map(([trait]) => trait);
        expect(same, `${name} and ${otherName}`).to.have.length.below(4);
      }
  });
});
