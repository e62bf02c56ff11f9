import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { check } from '../../src/cli/check.ts';

const folder = fileURLToPath(new URL('broken/', import.meta.url));
/** What is told of each file: `line:column severity code: message`. */
const expected = JSON.parse(
  readFileSync(fileURLToPath(new URL('broken-themes.json', import.meta.url)), 'utf8'),
) as Readonly<Record<string, readonly string[]>>;

interface Told {
  readonly line: number;
  readonly column: number;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** What the command line tells of a file, and its exit code. */
async function tell(path: string): Promise<{ readonly code: number; readonly problems: readonly Told[] }> {
  let out = '';
  const code = await check(['--json', path], {
    stdin: (async function* () {})(),
    out: (text) => void (out += text),
    err: assert.fail,
  });
  return { code, problems: JSON.parse(out) as readonly Told[] };
}

describe('broken themes', () => {
  it('are all in the list, and the list has no other', () => {
    assert.deepEqual(readdirSync(folder).sort(), Object.keys(expected).sort());
  });

  for (const [file, lines] of Object.entries(expected)) {
    it(`${file} is told exactly so, with a cure`, async () => {
      const { code, problems } = await tell(folder + file);
      assert.ok(lines.length > 0);
      assert.deepEqual(
        problems.map(
          ({ line, column, severity, code: what, message }) => `${line}:${column} ${severity} ${what}: ${message}`,
        ),
        lines,
      );
      assert.equal(code, problems.some(({ severity }) => severity === 'error') ? 1 : 0);
      for (const { hint } of problems) assert.match(hint, /^[A-Z#].{8,}\.$/s);
    });
  }
});

describe('the themes of the package', () => {
  for (const file of readdirSync(fileURLToPath(new URL('../../themes/', import.meta.url))).filter((name) =>
    name.endsWith('.json'),
  )) {
    it(`${file} has nothing to mend`, async () => {
      assert.deepEqual(await tell(fileURLToPath(new URL(`../../themes/${file}`, import.meta.url))), {
        code: 0,
        problems: [],
      });
    });
  }
});

describe('a name that no chat knows', () => {
  for (const [file, meant] of [
    ['unknown-celebration.json', 'fireworks'],
    ['unknown-tone.json', 'pirate'],
    ['unknown-words.json', 'send'],
  ] as const) {
    it(`of ${file} comes with the nearest that one knows`, async () => {
      const [first] = (await tell(folder + file)).problems;
      assert.ok(first?.hint.startsWith(`Did you mean "${meant}"? `), first?.hint);
    });
  }
});
