import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { blockProse } from '../../src/flow/blocks.ts';
import { flowProse } from '../../src/flow/flow-schema.ts';
import { questionProse } from '../../src/flow/questions.ts';

/* What only those need who write flows and themes stays out of what visitors load. */

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const read = (file: string) => readFileSync(dist + file, 'utf8');

/** Words of code that only authors need, and a file of the build that has them: else they would prove nothing. */
const marks: Readonly<Record<string, readonly [word: string, where: RegExp]>> = {
  'the panel of problems': ['z-index: 2147483647', /^cdn\/chunks\/author-panel/],
  'advice on the opening of a flow': ['vague-opener', /^cli\//],
  'advice on translations': ['orphan-translation', /^cli\//],
  'advice on consent': ['no-consent', /^cli\//],
  'the look for card numbers': ['sensitive-question', /^cli\//],
  'the checker of themes': ['theme-silent', /^cli\//],
  'the maker of themes': ['buildTheme', /^author\//],
  'the command line': ['Usage: smoc-chat', /^cli\//],
};
/** What people read about verbs, kinds of question and keys: for the docs and the JSON Schema alone. */
const prose = [
  ...Object.values(blockProse).map(({ about }) => about),
  ...Object.values(questionProse).map(({ about }) => about),
  ...Object.values(flowProse.keys).map((each) => [each].flat()[0] as string),
];

describe('what visitors load', () => {
  /** The scripts by name: a one-file build, the first script, and every chunk that it can come to. */
  const visitors = new Map<string, string>();
  before(() => {
    assert.ok(existsSync(`${dist}cdn/smoc-chat.iife.js`), 'dist/cdn is missing: npm run build');
    visitors.set('smoc-chat.iife.js', read('cdn/smoc-chat.iife.js'));
    const chunks = readdirSync(`${dist}cdn/chunks`);
    const wanted = ['smoc-chat.js'];
    for (const name of wanted) {
      const code = read(`cdn/${name}`);
      visitors.set(name, code);
      for (const chunk of chunks)
        if (code.includes(chunk) && !wanted.includes(`chunks/${chunk}`)) wanted.push(`chunks/${chunk}`);
    }
    assert.ok(visitors.size > 20, 'the chunks were found');
  });

  for (const [what, [word, where]] of Object.entries(marks))
    it(`does not hold ${what}`, () => {
      const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
      assert.ok(
        files.some((file) => file.endsWith('.js') && where.test(file) && read(file).includes(word)),
        `"${word}" is nowhere, and says nothing`,
      );
      assert.deepEqual(
        [...visitors].filter(([, code]) => code.includes(word)).map(([name]) => name),
        [],
      );
    });

  it('does not hold what people read about the flow file', () => {
    const schema = read('flow.schema.json');
    assert.ok(prose.length > 50 && schema.includes(JSON.stringify(prose.at(-1)).slice(1, -1)));
    const held = [...visitors].flatMap(([name, code]) =>
      prose.filter((text) => text.length > 12 && code.includes(text)).map((text) => `${name}: ${text}`),
    );
    assert.deepEqual(held, []);
  });
});
