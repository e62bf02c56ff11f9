import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseColor, toHex, toOklch } from '../../src/theme/color.lazy.ts';
import { contrast, nearestAccessible, paletteFrom } from '../../src/theme/palette.lazy.ts';
import { pairs } from '../../src/theme/pairs.ts';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const hueOf = (color: string) => toOklch(parseColor(color) ?? [0, 0, 0, 1])[2];

function expectReadable(color: string, accent?: string) {
  const palette = paletteFrom(accent === undefined ? { color } : { color, accent });
  for (const scheme of ['light', 'dark'] as const) {
    for (const { front, grounds, ratio } of pairs) {
      for (const ground of grounds) {
        const had = contrast(palette[scheme][front], palette[scheme][ground]);
        expect(had, `${front} on ${ground}, ${scheme}, from ${color} and ${accent ?? 'nothing'}`).to.be.at.least(ratio);
      }
    }
  }
}

describe('paletteFrom', () => {
  it('gives readable texts and visible lines in both schemes, whatever the two colours are', () => {
    fc.assert(fc.property(hex, fc.option(hex, { nil: undefined }), expectReadable), { numRuns: 250 });
  });

  for (const color of [
    '#000000',
    '#ffffff',
    '#808080',
    '#ff0000',
    '#00ff00',
    '#0000ff',
    '#ffff00',
    '#767676',
    '#757575',
    '#010101',
    '#fefefe',
  ]) {
    it(`gives a readable palette from ${color}`, () => {
      expectReadable(color);
      expectReadable(color, '#ffffff');
      expectReadable('#808080', color);
    });
  }

  it('gives the visitor’s bubble an edge that shows, even from white', () => {
    for (const color of ['#ffffff', '#fffde7', '#0b0d12', '#000000']) {
      const { light, dark } = paletteFrom({ color });
      expect(contrast(light['own-ground'], light.ground)).to.be.at.least(1.25);
      expect(contrast(dark['own-ground'], dark.ground)).to.be.at.least(1.5);
    }
  });

  it('keeps a brand colour exactly where it is a ground', () => {
    const { light } = paletteFrom({ color: '#14213f', accent: '#2bd4a4' });
    expect(light['header-ground']).to.equal('#14213f');
    expect(light['own-ground']).to.equal('#14213f');
    expect(light['button-ground']).to.equal('#2bd4a4');
  });

  it('keeps white on a blue that misses it by a hair, and turns to dark text on yellow', () => {
    const blue = paletteFrom({ color: '#1a7fe0' }).light;
    expect(blue['button-text']).to.equal('#ffffff');
    expect(Math.abs(hueOf(blue['button-ground']) - hueOf('#1a7fe0'))).to.be.below(2);
    const yellow = paletteFrom({ color: '#ffd400' }).light;
    expect(yellow['button-ground']).to.equal('#ffd400');
    expect(contrast(yellow['button-text'], '#ffffff')).to.be.above(10);
  });

  it('says what it cannot take', () => {
    expect(() => paletteFrom({ color: 'nonsense(1)' })).to.throw(TypeError, '"nonsense(1)" is not an opaque colour');
    expect(() => paletteFrom({ color: '#00000080' })).to.throw(TypeError, 'opaque');
    expect(() => contrast('var(--x)', '#fff')).to.throw(TypeError, '"var(--x)" is not a colour');
  });
});

describe('contrast', () => {
  const known: [string, string, number][] = [
    ['#000', '#fff', 21],
    ['#fff', '#000', 21],
    ['#777', '#fff', 4.478],
    ['#767676', '#fff', 4.542],
    ['#00f', '#fff', 8.592],
    ['#f00', '#000', 5.252],
    ['#abc', '#abc', 1],
  ];
  for (const [a, b, ratio] of known)
    it(`of ${a} and ${b} is ${ratio}`, () => {
      expect(contrast(a, b)).to.be.closeTo(ratio, 0.001);
    });
});

describe('nearestAccessible', () => {
  it('leaves a colour alone that is readable already', () => {
    expect(nearestAccessible('#123456', '#fff', 4.5)).to.equal('#123456');
  });

  it('gives a shade of the same hue that just reaches the ratio', () => {
    const shade = nearestAccessible('#2bd4a4', '#fff', 4.5);
    expect(contrast(shade, '#fff')).to.be.within(4.5, 4.75);
    expect(Math.abs(hueOf(shade) - hueOf('#2bd4a4'))).to.be.below(4);
  });

  it('goes the shorter way: lighter on dark grounds, darker on light ones', () => {
    expect(contrast(nearestAccessible('#777', '#111', 7), '#000')).to.be.above(contrast('#777', '#000'));
    expect(contrast(nearestAccessible('#777', '#fafafa', 7), '#000')).to.be.below(contrast('#777', '#000'));
  });

  it('reads on every ground at once', () => {
    const grounds = ['#ffffff', '#e8eaf2', '#dcefe8'];
    const shade = nearestAccessible('#66ccaa', grounds, 4.5);
    for (const ground of grounds) expect(contrast(shade, ground)).to.be.at.least(4.5);
  });

  it('gives black or white, whichever is better, where no shade can do it', () => {
    expect(nearestAccessible('#888', ['#000', '#fff'], 4.5)).to.be.oneOf(['#000000', '#ffffff']);
    expect(nearestAccessible('#888', '#707070', 21)).to.equal('#ffffff');
  });
});

describe('parseColor', () => {
  const same: [string, string][] = [
    ['#1af', '#11aaff'],
    ['#1AF8', '#11aaff88'],
    ['#11aaff', '#11aaff'],
    ['rgb(17, 170, 255)', '#11aaff'],
    ['rgb(17 170 255)', '#11aaff'],
    ['rgba(17,170,255,.5)', '#11aaff80'],
    ['rgb(0% 50% 100% / 50%)', '#0080ff80'],
    ['hsl(120, 100%, 25%)', '#008000'],
    ['hsl(0.5turn 100% 50%)', '#00ffff'],
    ['hsl(-120deg 100% 50%)', '#0000ff'],
    ['hsla(0 0% 100% / 1)', '#ffffff'],
    ['oklch(1 0 0)', '#ffffff'],
    ['oklch(62.8% 0.2577 29.23)', '#ff0000'],
    ['rebeccapurple', '#663399'],
    [' White ', '#ffffff'],
  ];
  for (const [said, meant] of same)
    it(`reads ${said}`, () => {
      expect(toHex(parseColor(said) ?? [0, 0, 0, 0])).to.equal(meant);
    });

  const no: unknown[] = [
    '',
    '#12',
    '#12345',
    '#ggg',
    'rgb(1,2)',
    'rgb(1,2,3,4,5)',
    'rgb(1,2,x)',
    'hsl(a 1% 1%)',
    'var(--x)',
    'url(x)',
    'currentColor',
    'transparent',
    'inherit',
    'rgb(1,2,3);color:red',
    '#fff}',
    'red;',
    'expression(1)',
    'constructor',
    7,
    null,
    undefined,
    {},
    [1, 2, 3],
    `#${'f'.repeat(80)}`,
  ];
  for (const value of no)
    it(`takes ${JSON.stringify(value) ?? 'undefined'} for no colour`, () => {
      expect(parseColor(value)).to.equal(undefined);
    });

  it('agrees with the browser about random colours in every notation', () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
      willReadFrequently: true,
    });
    if (!canvas) throw new Error('no canvas');
    const byBrowser = (color: string) => {
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const notation = fc.oneof(
      hex,
      fc
        .tuple(fc.integer({ min: 0, max: 360 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
        .map(([h, s, l]) => `hsl(${h} ${s}% ${l}%)`),
      fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map(([r, g, b]) => `rgb(${r}, ${g}, ${b})`),
      // Pale enough to be inside sRGB: outside of it browsers clip, and we keep the hue.
      fc
        .tuple(fc.integer({ min: 30, max: 90 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 360 }))
        .map(([l, c, h]) => `oklch(${l}% ${c / 1000} ${h})`),
    );
    fc.assert(
      fc.property(notation, (color) => {
        const mine = (parseColor(color) ?? []).slice(0, 3).map((channel) => channel * 255);
        byBrowser(color)
          .slice(0, 3)
          .forEach((channel, index) => expect(mine[index], color).to.be.closeTo(channel, 1));
      }),
      { numRuns: 200 },
    );
  });
});
