import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { it } from 'node:test';
import { testFiles } from './lanes.mjs';

it('every test file runs in exactly one lane', (t) => {
  const root = mkdtempSync(join(tmpdir(), 'smoc-lanes-'));
  t.after(() => rmSync(root, { recursive: true }));
  const node = `import {it} from 'node:test';`;
  const files = {
    'test/view/panel.test.ts': `import {expect} from '@open-wc/testing';`,
    'test/flow/parse.test.ts': node,
    'test/e2e/story/anna.test.ts': node,
    'test/e2e/pages.ts': node,
    'examples/receiver/test/api.test.ts': node,
    'examples/receiver/node_modules/x/x.test.ts': node,
  };
  for (const [path, code] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), code);
  }
  assert.deepEqual(testFiles('browser', root), ['test/view/panel.test.ts']);
  assert.deepEqual(testFiles('node', root), ['examples/receiver/test/api.test.ts', 'test/flow/parse.test.ts']);
  assert.deepEqual(testFiles('e2e', root), ['test/e2e/story/anna.test.ts']);
});
