import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filesOfStage, growers, report, requestsInARow } from './size-report.mjs';

const script = (
  name: string,
  bytes: number,
  more: { entry?: boolean; imports?: string[]; dynamicImports?: string[]; modules?: Record<string, number> } = {},
) => ({
  name,
  bytes,
  entry: false,
  imports: [],
  dynamicImports: [],
  modules: {},
  ...more,
});

/** Entry → (later) chat → shared; chat → (later) confetti. */
const build = {
  'smoc.js': script('smoc', 700, {
    entry: true,
    dynamicImports: ['chat.js', 'markdown.js'],
    modules: { 'src/smoc-chat.ts': 900 },
  }),
  'chat.js': script('chat', 200, {
    imports: ['smoc.js', 'shared.js'],
    dynamicImports: ['confetti.js'],
    modules: { 'src/view/panel.ts': 300, 'src/view/log.ts': 50 },
  }),
  'shared.js': script('shared', 50),
  'confetti.js': script('confetti', 400, { imports: ['shared.js'] }),
  'markdown.js': script('markdown', 1000),
};
const enough = { most: 5000, why: 'a test' };
const chunks = { chat: enough, shared: enough, confetti: enough, markdown: enough };

const failures = (
  stages: Parameters<typeof report>[1]['stages'],
  budgets: Parameters<typeof report>[1]['chunks'] = chunks,
  recorded = {},
) =>
  report(build, { stages, chunks: budgets }, recorded)
    .filter(({ ok }) => !ok)
    .map(({ text }) => text);

describe('size budgets', () => {
  it('count the entry, the named chunks and all that these import', () => {
    assert.deepEqual([...filesOfStage(build, { stage: '', most: 0, why: '', loads: ['confetti'] })].sort(), [
      'confetti.js',
      'shared.js',
      'smoc.js',
    ]);
  });

  it('count every chunk but those that are named', () => {
    assert.deepEqual(
      [...filesOfStage(build, { stage: '', most: 0, why: '', allBut: ['markdown', 'confetti'] })].sort(),
      ['chat.js', 'shared.js', 'smoc.js'],
    );
  });

  it('pass at the limit and fail one byte above it', () => {
    assert.deepEqual(failures([{ stage: 'start', loads: [], most: 700, why: '' }]), []);
    assert.match(failures([{ stage: 'start', loads: [], most: 699, why: '' }]).join(), /start: 700 of 699 bytes/);
  });

  it('name the chunk and the source file that grew', () => {
    const recorded = { chat: { 'src/view/panel.ts': 120, 'src/view/log.ts': 50 } };
    const [text = ''] = failures([], { ...chunks, chat: { most: 199, why: '' } }, recorded);
    assert.match(text, /chunk "chat": 200 of 199 bytes/);
    assert.match(text, /Grew: src\/view\/panel\.ts \(\+180\)\. /);
  });

  it('name the largest source file when nothing was recorded or nothing grew', () => {
    assert.equal(
      growers([build['chat.js']], { chat: build['chat.js'].modules }),
      'src/view/panel.ts (300), src/view/log.ts (50)',
    );
    assert.equal(growers([build['chat.js']], {}), 'src/view/panel.ts (+300, new), src/view/log.ts (+50, new)');
  });

  it('refuse a chunk without a budget', () => {
    const { confetti: _, ...others } = chunks;
    assert.match(failures([], others).join(), /chunk "confetti": 400 bytes, no budget/);
  });

  it('refuse a budget for a chunk that is gone, and a stage that names one', () => {
    assert.match(failures([], { ...chunks, gone: enough }).join(), /has "gone", which the build has not/);
    assert.match(failures([{ stage: 'start', loads: ['gone'], most: 9000, why: '' }]).join(), /names "gone"/);
  });

  it('count requests that wait for each other', () => {
    assert.equal(requestsInARow(build, new Set(['smoc.js'])), 1);
    assert.equal(requestsInARow(build, new Set(['smoc.js', 'markdown.js'])), 2);
    assert.equal(requestsInARow(build, new Set(['smoc.js', 'chat.js', 'shared.js'])), 3);
    assert.equal(requestsInARow(build, new Set(['smoc.js', 'chat.js', 'shared.js', 'confetti.js'])), 4);
    assert.match(
      failures([{ stage: 'start', loads: ['chat'], most: 9000, requestsInARow: 2, why: '' }]).join(),
      /3 of 2 requests in a row/,
    );
  });
});
