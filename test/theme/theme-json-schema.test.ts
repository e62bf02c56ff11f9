import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkTheme } from '../../src/theme/check-theme.lazy.ts';
import { themeJsonSchema } from '../../src/theme/theme-json-schema.ts';
import { knownVoice } from '../../src/tone/known-voice.lazy.ts';
import { isValid } from '../flow/json-schema-validator.ts';

const schema = themeJsonSchema(knownVoice);
const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const jsonFilesIn = (path: string) => readdirSync(folder(path)).filter((name) => name.endsWith('.json'));
const read = (path: string) => readFileSync(folder(path), 'utf8');

/** What no schema sees, and only the checker tells. */
const beyondSchemas: Readonly<Record<string, string>> = {
  'accent-too-light.json': 'contrast',
  'brand-colour-too-light.json': 'contrast',
  'dark-scheme-link.json': 'contrast',
  'token-pair.json': 'contrast',
  'duplicate-name.json': 'a name that stands twice is one name to whoever has parsed the file',
  'json-comma-too-many.json': 'it is not JSON',
  'unknown-tone.json': 'a tone is known by the words of the same file',
};

describe('the JSON Schema of a theme file', () => {
  for (const file of jsonFilesIn('../../themes/'))
    it(`takes ${file}, which names it for editors`, () => {
      const theme = JSON.parse(read(`../../themes/${file}`)) as Record<string, unknown>;
      assert.equal(theme.$schema, '../dist/theme.schema.json');
      assert.ok(isValid(schema, theme));
    });

  for (const file of jsonFilesIn('broken/').filter((name) => !beyondSchemas[name]))
    it(`refuses ${file}`, () => {
      assert.ok(!isValid(schema, JSON.parse(read(`broken/${file}`))));
    });

  const theme = (look: object) => ({ name: 'Probe', look });
  for (const look of [
    { color: '#123' },
    { color: 'rgb(20 40 60)', accent: 'hsl(210 50% 30%)' },
    { accent: ' OKLCH(.5 .05 200) ', radius: '12px', size: 18, density: '.8' },
    { background: { light: 'dots #ece4ff', dark: 'lines #2a2d3a' } },
    { background: { light: 'linear-gradient(170deg, #fff, #eef 40%)', dark: 'night.jpg' } },
    { background: 'https://shop.example/sky.webp' },
    { tokens: { 'own-ground': '#0b6', '--smoc-link': { light: '#007d5e' } } },
    { 'own-ground': '#0b6', '--smoc-radius': 8 },
    { font: '"Avenir Next", sans-serif', display: 'Georgia', bubble: 'letter', depth: 'sticker', scheme: 'dark' },
  ])
    it(`takes what a chat takes: ${JSON.stringify(look)}`, () => {
      const errors = checkTheme(theme(look), knownVoice).filter(({ severity }) => severity === 'error');
      assert.deepEqual(errors, []);
      assert.ok(isValid(schema, theme(look)));
    });

  for (const look of [
    { color: 'greenish' },
    { color: 'var(--brand)' },
    { color: 7 },
    { radius: 41 },
    { size: '2em' },
    { density: 3 },
    { depth: 'deep' },
    { background: 'dots' },
    { tokens: { 'own-grund': '#0b6' } },
    { tokens: ['#0b6'] },
    { colour: '#123456' },
  ])
    it(`refuses what a chat leaves out: ${JSON.stringify(look)}`, () => {
      const errors = checkTheme(theme(look), knownVoice).filter(({ severity }) => severity === 'error');
      assert.notDeepEqual(errors, []);
      assert.ok(!isValid(schema, theme(look)));
    });

  it('says of every key what it is for', () => {
    const untold: string[] = [];
    const visit = (at: string, value: unknown) => {
      const { properties = {} } = value as { readonly properties?: Readonly<Record<string, object>> };
      for (const [key, inner] of Object.entries(properties)) {
        const { description } = inner as { readonly description?: string };
        if (!description || !/^[A-Z]?.*[.…]$/s.test(description)) untold.push(`${at}${key}`);
        if (key !== 'words') visit(`${at}${key}.`, inner);
      }
    };
    visit('', schema);
    assert.deepEqual(untold, []);
  });
});
