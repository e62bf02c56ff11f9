import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importProblems, nameProblems, rungs } from './import-ladder.ts';
import { importsOf } from './imports.ts';
import { filesUnder } from './project-files.ts';

/** Problems of a small made-up `src`. */
const problemsOf = (files: Record<string, string>) => importProblems(new Map(Object.entries(files)));

describe('the import ladder', () => {
  it('holds in src', () => {
    const files = filesUnder('src', /\.(ts|json)$/);
    assert.ok(files.size > 10, 'src was read');
    assert.deepEqual(importProblems(files), []);
  });

  it('knows only folders that src has', () => {
    const folders = new Set(
      [...filesUnder('src', /\.ts$/).keys()].filter((path) => path.includes('/')).map((path) => path.split('/')[0]),
    );
    assert.deepEqual(
      rungs
        .flat()
        .filter((name) => !name.endsWith('.ts'))
        .sort(),
      // Below these, the ending of a file's name is its rung.
      [...folders].filter((name) => name !== 'blocks' && name !== 'questions').sort(),
    );
  });

  it('lets a file import from its own folder and from below', () => {
    assert.deepEqual(
      problemsOf({
        'engine/transition.ts': `import {a} from './state.ts'; import {b} from '../shared/json.ts'; import type {C} from '../flow/flow.ts';`,
        'engine/state.ts': '',
        'shared/json.ts': '',
        'flow/flow.ts': '',
        'effects/delivery/outbox.ts': `import {x} from '../celebration/celebrate.ts';`,
        'effects/celebration/celebrate.ts': `export * from '../../engine/state.ts';`,
        'smoc-chat.ts': `import {LitElement} from 'lit'; import './view/panel.ts';`,
        'view/panel.ts': `import {repeat} from 'lit/directives/repeat.js';`,
      }),
      [],
    );
  });

  it('lets a block know its contract and what stands below its ending', () => {
    assert.deepEqual(
      problemsOf({
        'blocks/block.schema.ts': `import {key} from '../flow/keys.ts';`,
        'blocks/say/say.schema.ts': `import {block} from '../block.schema.ts'; import {key} from '../../flow/keys.ts'; import {a} from '../../shared/a.ts';`,
        'blocks/say/say.work.ts': `import type {Say} from './say.schema.ts'; import {b} from '../../engine/b.ts'; import {a} from '../../shared/a.ts';`,
        'questions/text/text.schema.ts': `import {key} from '../../flow/keys.ts';`,
        'flow/blocks.ts': `import {say} from '../blocks/say/say.schema.ts'; import {key} from './keys.ts';`,
        'flow/questions.ts': `import {text} from '../questions/text/text.schema.ts';`,
        'flow/keys.ts': '',
        'engine/b.ts': '',
        'shared/a.ts': '',
      }),
      [],
    );
  });

  const broken: [string, Record<string, string>, RegExp][] = [
    [
      'a block that knows another',
      { 'blocks/ask/ask.schema.ts': `import {b} from '../set/set.schema.ts';`, 'blocks/set/set.schema.ts': '' },
      /do not know each other/,
    ],
    [
      'a block that knows a kind of question',
      { 'blocks/ask/ask.schema.ts': `import {b} from '../../questions/a/a.schema.ts';`, 'questions/a/a.schema.ts': '' },
      /do not know each other/,
    ],
    [
      'a check that reaches into a block',
      { 'flow/checks/a.ts': `import {b} from '../../blocks/set/set.schema.ts';`, 'blocks/set/set.schema.ts': '' },
      /only flow\/blocks\.ts, flow\/questions\.ts, .* and chat\/chunks\.ts reach into/,
    ],
    [
      'a schema that knows the engine',
      { 'blocks/set/set.schema.ts': `import {b} from '../../engine/b.ts';`, 'engine/b.ts': '' },
      /"engine" is not below "flow"/,
    ],
    [
      'a schema that knows the work of its block',
      { 'blocks/set/set.schema.ts': `import type {b} from './set.work.ts';`, 'blocks/set/set.work.ts': '' },
      /"engine" is not below "flow"/,
    ],
    [
      'a file of a block without a rung',
      { 'blocks/set/set.ts': `import {b} from '../../shared/b.ts';`, 'shared/b.ts': '' },
      /"blocks" has no rung/,
    ],
    ['Lit in a schema', { 'blocks/set/set.schema.ts': `import {html} from 'lit';` }, /know no browser/],
    [
      'an import upwards',
      { 'shared/a.ts': `\nimport {b} from '../engine/b.ts';`, 'engine/b.ts': '' },
      /^src\/shared\/a\.ts:2 .*"engine" is not below "shared"/,
    ],
    [
      'an import sideways',
      { 'view/a.ts': `export {b} from '../session/b.ts';`, 'session/b.ts': '' },
      /"session" is not below "view"/,
    ],
    [
      'a type from above',
      { 'flow/a.ts': `import type {B} from '../engine/b.ts';`, 'engine/b.ts': '' },
      /"engine" is not below "flow"/,
    ],
    [
      'an import() upwards',
      { 'engine/a.ts': `const b = () => import('../view/b.lazy.ts');`, 'view/b.lazy.ts': '' },
      /"view" is not below "engine"/,
    ],
    [
      'an import() type upwards',
      { 'engine/a.ts': `type B = typeof import('../view/b.ts');`, 'view/b.ts': '' },
      /"view" is not below "engine"/,
    ],
    [
      'an import of a root file',
      { 'chat/a.ts': `import {b} from '../smoc-chat.ts';`, 'smoc-chat.ts': '' },
      /is not below "chat"/,
    ],
    [
      'an event fired from below',
      { 'view/a.ts': `import {b} from '../events.ts';`, 'events.ts': '' },
      /is not below "view"/,
    ],
    [
      'a part of the element that knows another',
      { 'launcher/a.ts': `import {b} from '../author/b.ts';`, 'author/b.ts': '' },
      /"author" is not below "launcher"/,
    ],
    [
      'a folder without a rung',
      { 'new/a.ts': `import {b} from '../shared/b.ts';`, 'shared/b.ts': '' },
      /"new" has no rung/,
    ],
    ['a path out of src', { 'view/a.ts': `import t from '../../themes/t.json';` }, /outside src/],
    ['a file that is not there', { 'view/a.ts': `import {b} from './b.js';`, 'view/b.ts': '' }, /no such file/],
    [
      'a lazy file loaded at once',
      { 'a.ts': `import {b} from './view/b.lazy.ts';`, 'view/b.lazy.ts': '' },
      /reached from it only by import\(\)/,
    ],
    [
      'a lazy file that a file of the core loads at once',
      { 'a.ts': `import './view/b.ts';`, 'view/b.ts': `export * from './c.lazy.ts';`, 'view/c.lazy.ts': '' },
      /^src\/view\/b\.ts:1 .*only by import\(\)/,
    ],
    [
      'a lazy file loaded for a type',
      { 'a.ts': `import {type B} from './b.lazy.ts';`, 'b.lazy.ts': '' },
      /only by import\(\)/,
    ],
    ['Lit in a pure layer', { 'engine/a.ts': `import {html} from 'lit';` }, /know no browser/],
    [
      'an import() of a file that is not lazy',
      { 'view/a.ts': `void import('./b.ts');`, 'view/b.ts': '' },
      /import\(\) reaches only/,
    ],
    ['an import() of a package', { 'view/a.ts': `void import('canvas-confetti');` }, /import\(\) reaches only/],
    [
      'a package in the core',
      { 'a.ts': `import './view/b.ts';`, 'view/b.ts': `import {marked} from 'marked';` },
      /"marked" is not for every visitor/,
    ],
    [
      'a scoped package in the core',
      { 'a.ts': `import {flip} from '@floating-ui/dom';` },
      /"@floating-ui\/dom" is not for every visitor/,
    ],
  ];
  for (const [what, files, problem] of broken) {
    it(`reports ${what}`, () => {
      const problems = problemsOf(files);
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', problem);
    });
  }

  it('lets lazy code have its packages and be made of several files, and its types be known', () => {
    assert.deepEqual(
      problemsOf({
        'a.ts': `import type {A} from './view/a.lazy.ts'; import type {Token} from 'marked'; const load = () => import('./view/a.lazy.ts');`,
        'view/a.lazy.ts': `import {marked} from 'marked'; import './b.lazy.ts'; import './c.ts';`,
        'view/b.lazy.ts': '',
        'view/c.ts': `import {flip} from '@floating-ui/dom';`,
      }),
      [],
    );
  });

  it('tells kinds of import apart', () => {
    const code =
      "import a from 'a';\nimport type {B} from 'b';\nexport type {C} from 'c';\nvoid import('d');\nlet e: import('e').E;\nexport * from 'f';";
    assert.deepEqual(
      importsOf(code).map(({ from, kind, line }) => `${line} ${from} ${kind}`),
      ['1 a static', '2 b type', '3 c type', '4 d dynamic', '5 e type', '6 f static'],
    );
  });
});

describe('names in src', () => {
  it('follow the house style', () => {
    assert.deepEqual(nameProblems(filesUnder('src', /\.\w+$/).keys()), []);
  });

  for (const name of [
    'view/Panel.ts',
    'view/myPanel.ts',
    'shared/utils.ts',
    'shared/string-utils.ts',
    'view/index.ts',
    'blocks/set/set.thing.ts',
  ]) {
    it(`refuse ${name}`, () => assert.equal(nameProblems([name]).length, 1));
  }
});
