import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { contrast, paletteFrom } from '../../src/theme/palette.lazy.ts';
import { pairs } from '../../src/theme/pairs.ts';
import { readLook } from '../../src/theme/read-look.lazy.ts';
import { readTheme } from '../../src/theme/read-theme.lazy.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const base = 'https://shop.example/themes/';
const names = readdirSync(`${root}/themes`)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -5));

describe('themes', () => {
  for (const name of names) {
    const { theme, problems } = readTheme(
      JSON.parse(readFileSync(`${root}/themes/${name}.json`, 'utf8')),
      `${base}${name}.json`,
    );
    const look = readLook(theme?.look, base);

    it(`${name} is whole, and readable in both schemes`, () => {
      assert.deepEqual([...problems, ...look.problems], []);
      for (const scheme of ['light', 'dark'] as const) {
        for (const { front, grounds, ratio } of pairs) {
          for (const ground of grounds) {
            const had = contrast(
              look.sheet[scheme][`--smoc-${front}`] ?? '',
              look.sheet[scheme][`--smoc-${ground}`] ?? '',
            );
            assert.ok(
              had >= ratio,
              `${front} on ${ground} in the ${scheme} scheme has ${had.toFixed(2)}:1, needs ${ratio}:1`,
            );
          }
        }
      }
    });

    it(`${name} has its pictures in themes/`, () => {
      for (const picture of [theme?.brand?.logo, theme?.brand?.bot?.avatar]) {
        if (picture?.startsWith(base)) assert.ok(existsSync(`${root}/themes/${picture.slice(base.length)}`), picture);
      }
    });
  }
});

describe('tokens.styles.ts', () => {
  const source = readFileSync(`${root}/src/theme/tokens.styles.ts`, 'utf8');
  const tokens = /export const tokens[^]*?\n {2}\}/.exec(source)?.[0] ?? '';

  it('says of every token what it is for', () => {
    const lines = tokens.split('\n').map((line) => line.trim());
    const silent = lines.filter(
      (line, index) => line.startsWith('--smoc-') && !/^\/\* .+\. \*\/$/.test(lines[index - 1] ?? ''),
    );
    assert.deepEqual(silent, []);
  });

  it('has a default for every role that a palette sets', () => {
    for (const role of Object.keys(paletteFrom({ color: '#123456' }).light))
      assert.ok(tokens.includes(`  --smoc-${role}: `), role);
  });

  it('has the colour that stands in for a missing one in a theme', () => {
    const own = /OWN_COLOR = '(#\w+)'/.exec(readFileSync(`${root}/src/theme/read-look.lazy.ts`, 'utf8'))?.[1];
    assert.ok(own && tokens.includes(`--smoc-color: ${own};`));
  });
});
