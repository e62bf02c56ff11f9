import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import type { Theme } from '../../src/theme/theme.ts';
import { themeTools } from '../../src/index.ts';
import { pairs } from '../../src/theme/pairs.ts';
import { readLook } from '../../src/theme/read-look.lazy.ts';
import { readTheme } from '../../src/theme/read-theme.lazy.ts';

const { buildTheme, checkTheme, contrast, paletteFrom } = await themeTools();
const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const tones = ['warm', 'playful', 'formal'] as const;

describe('buildTheme', () => {
  it('makes of any one or two colours a whole theme that the checker passes, and that a chat uses as it stands', () => {
    fc.assert(
      fc.property(hex, fc.option(hex, { nil: undefined }), fc.constantFrom(...tones), (color, accent, tone) => {
        const built = buildTheme({ name: 'Probe', color, tone, ...(accent && { accent }) });
        const text = JSON.stringify(built);
        expect(checkTheme(text)).to.deep.equal([]);
        const { sheet } = readLook(
          (readTheme(JSON.parse(text), 'https://x.example/').theme as Theme).look,
          'https://x.example/',
        );
        const palette = paletteFrom({ color, ...(accent && { accent }) });
        for (const scheme of ['light', 'dark'] as const) {
          for (const [role, said] of Object.entries(palette[scheme]))
            expect(sheet[scheme][`--smoc-${role}`], `${role}, ${scheme}`).to.equal(said);
          for (const { front, grounds, ratio } of pairs)
            for (const ground of grounds) {
              expect(
                contrast(palette[scheme][front], palette[scheme][ground]),
                `${front} on ${ground}, ${scheme}`,
              ).to.be.at.least(ratio);
            }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives each tone a voice and forms to begin with', () => {
    const [warm, playful, formal] = tones.map((tone) => buildTheme({ name: 'Probe', color: '#0a7d5a', tone })) as [
      Theme,
      Theme,
      Theme,
    ];
    expect([warm, playful, formal].map(({ voice }) => voice?.emoji)).to.deep.equal(['some', 'many', 'none']);
    expect([warm, playful, formal].map(({ voice }) => voice?.pace)).to.deep.equal(['natural', 'quick', 'calm']);
    expect(new Set([warm, playful, formal].map(({ look }) => look?.radius)).size).to.equal(3);
    expect(buildTheme({ name: 'Probe', color: '#0a7d5a' })).to.deep.equal(warm);
  });

  it('says what it cannot build from', () => {
    expect(() => buildTheme({ name: ' ', color: '#0a7d5a' })).to.throw(TypeError, 'needs a name');
    expect(() => buildTheme({ name: 'X', color: 'greenish' })).to.throw(
      TypeError,
      '"greenish" is not an opaque colour',
    );
    expect(() => buildTheme({ name: 'X', color: '#0a7d5a', accent: '#0a7d5a80' })).to.throw(TypeError, '"#0a7d5a80"');
    expect(() => buildTheme({ name: 'X', color: '#0a7d5a', tone: 'loud' as 'warm' })).to.throw(
      TypeError,
      '"loud" is no tone: it must be one of warm, playful, formal',
    );
  });
});

describe('checkTheme', () => {
  const lookOf = (look: unknown) => ({ name: 'Probe', look });
  const nearestIn = (hint: string) => /^(#[\da-f]{6}) is the nearest/.exec(hint)?.[1] ?? '';

  for (const color of ['#ff8a00', '#ffd426', '#2bd4a4', '#ff4f79', '#8fd3ff', '#c0c0c0']) {
    it(`says that ${color} carries no white text and is no link, and offers the nearest that can`, () => {
      const findings = checkTheme(lookOf({ color }));
      expect(findings.map(({ code, severity, path }) => `${code} ${severity} ${path}`)).to.deep.equal([
        'brand-color warning /look/color',
        'brand-color warning /look/color',
      ]);
      const [white, link] = findings as [(typeof findings)[0], (typeof findings)[0]];
      expect(white.message).to.match(
        new RegExp(
          `^look\\.color ${color} cannot carry white text: \\d\\.\\d\\d:1, needs 4\\.5:1\\. #[\\da-f]{6} is used as header-text\\.$`,
        ),
      );
      expect(contrast(nearestIn(white.hint), '#ffffff')).to.be.within(4.5, 4.7);
      expect(link.message).to.include('cannot be read as a link in the light scheme');
      expect(contrast(nearestIn(link.hint), paletteFrom({ color }).light['bot-ground'])).to.be.within(4.5, 4.7);
      // What it offers is taken: nothing is left to say.
      expect(checkTheme(lookOf({ color: nearestIn(link.hint) }))).to.deep.equal([]);
    });
  }

  it('is content with colours that can, and with a brand that has settled what stands on the others', () => {
    expect(checkTheme(lookOf({ color: '#14213f' }))).to.deep.equal([]);
    expect(checkTheme(lookOf({ color: '#14213f', accent: '#2bd4a4' }))).to.have.length(2);
    expect(
      checkTheme(
        lookOf({
          color: '#14213f',
          accent: '#2bd4a4',
          tokens: { 'button-text': '#001c12', link: { light: '#007d5e' } },
        }),
      ),
    ).to.deep.equal([]);
    expect(
      checkTheme(
        lookOf({ color: '#14213f', accent: '#2bd4a4', '--smoc-button-text': '#001c12', link: { light: '#007d5e' } }),
      ),
    ).to.deep.equal([]);
  });

  it('judges a dark theme by its dark scheme', () => {
    const [finding] = checkTheme(lookOf({ color: '#14213f', scheme: 'dark' }));
    expect(finding?.message).to.include('#14213f cannot be read as a link in the dark scheme');
    expect(checkTheme(lookOf({ color: '#2bd4a4', scheme: 'dark' }))).to.deep.equal([]);
  });

  it('tells of a file that is longer than a chat reads', () => {
    const [finding, ...more] = checkTheme(`{"name": "Probe", "note": "${'x'.repeat(200_000)}", "look": {}}`);
    expect(finding?.message).to.equal('The file has 200,041 characters; a chat reads 200,000.');
    expect(more).to.deep.equal([]);
  });

  const text = `{
  "name": "Probe",
  "brand": { "name": "Probe", "logo": "javascript:alert(1)", "colour": "red" },
  "look": {
    "color": "#14213f",
    "radius": 90,
    "tokens": { "own-text": "#555555" }
  }
}`;
  const places: [path: string, code: string, severity: string, line: number, column: number, hint: RegExp][] = [
    ['/brand/logo', 'theme-value', 'error', 3, 31, /an https address, one relative to the theme file/],
    ['/brand/colour', 'theme-shape', 'error', 3, 62, /name, logo, bot, contact/],
    ['/look/radius', 'theme-value', 'error', 6, 5, /a number of px from 0 to 40/],
    ['/look/tokens/own-text', 'theme-contrast', 'warning', 7, 17, /Write #[\da-f]{6}, the nearest shade/],
  ];
  for (const [path, code, severity, line, column, hint] of places) {
    it(`says what is wrong at ${path}, where it stands in the file, and how to mend it`, () => {
      const finding = checkTheme(text).find((each) => each.path === path);
      expect(finding).to.include({ code, severity, line, column });
      expect(finding?.hint).to.match(hint);
      expect(finding?.message).to.include(path.slice(1).replaceAll('/', '.'));
    });
  }

  it('shows where a file stops being JSON', () => {
    expect(checkTheme('{\n  "name": "Probe",\n}')).to.deep.equal([
      {
        code: 'bad-json',
        severity: 'error',
        path: '',
        value: undefined,
        message: 'This is not JSON: a comma has nothing after it.',
        hint: 'Remove the comma.',
        line: 2,
        column: 18,
      },
    ]);
  });

  it('is a plain function that bears anything', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const before = JSON.stringify(value);
        expect(checkTheme(value)).to.be.an('array');
        expect(JSON.stringify(value)).to.equal(before);
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (tokens, link) => {
        expect(checkTheme(lookOf({ color: '#ff8a00', tokens }))).to.be.an('array');
        expect(checkTheme(lookOf({ color: '#ff8a00', tokens: { link } }))).to.be.an('array');
      }),
    );
    for (const value of [undefined, null, 7, 'theme', '', []]) expect(checkTheme(value)).to.have.length(1);
  });
});
