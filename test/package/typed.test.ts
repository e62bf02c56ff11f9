import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { installPackage, type Installed } from '../tools/installed-package.ts';

/* What TypeScript says to those who use the package. */

const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));

const flowFile = {
  flow: 'vip',
  vars: { launch: '2027-03-04' },
  parts: {
    hello: [
      'Hi!',
      { ask: 'Mail?', type: 'email', as: 'email' },
      { ask: 'Size?', options: ['S', { label: 'M', then: 'bye' }] },
      { consent: 'News?', as: 'news' },
      { submit: true, send: ['email'] },
    ],
    bye: ['Bye.'],
  },
};
const themeFile = { name: 'x', look: { color: '#123456', bubble: 'round', scheme: 'auto' }, voice: { pace: 'calm' } };

const compilerOptions = {
  noEmit: true,
  strict: true,
  skipLibCheck: false,
  module: 'esnext',
  moduleResolution: 'bundler',
  resolveJsonModule: true,
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: [],
};

const head = `import { defineFlow, type SmocChat } from 'smoc-chat';
import 'smoc-chat/define';
import flow from './flow.json';
import theme from './theme.json';
declare const chat: SmocChat;
void [flow, theme, defineFlow];
`;

/** What pages write. */
const PAGE = `
  chat.flow = flow;
  chat.theme = theme;
  chat.flow = defineFlow({ flow: 'x', parts: { hello: ['Hi!', { ask: 'Mail?', type: 'email', as: 'email' }] } });
  chat.flow = '{"flow": "x"}';
  chat.theme = 'nordlys';
  chat.open();
  chat.open = true;
  chat.open = '';
  chat.open = undefined;
  chat.close();
  chat.mode = 'bubble';
  chat.scheme = 'dark';
  chat.pace = 'calm';
  chat.keep = 'device';
  chat.consent = 'required';
  chat.tone = 'playful';
  chat.tone = 'pirate';
  chat.addEventListener('smoc-submitted', ({ detail }) => {
    const { id, answers, reply } = detail;
    void [id, answers.email, reply.code];
  });
  void document.querySelector('smoc-chat')?.say('Hi');
`;
/** Slips of theirs, and the word that the compiler names. */
const SLIPS = [
  [`chat.mode = 'buble';`, 'buble'],
  [`chat.scheme = 'drak';`, 'drak'],
  [`chat.pace = 'slow';`, 'slow'],
  [`chat.keep = 'forever';`, 'forever'],
  [`chat.consent = 'yes';`, 'yes'],
  [`chat.open = 'yes';`, 'yes'],
  [`chat.flow = { flow: 'x' };`, 'parts'],
  [`defineFlow({ flow: 'x', parts: { hello: [{ ask: 'Mail?', type: 'emial' }] } });`, 'emial'],
] as const;
const slipFile = (index: number) => `slip-${index}.ts`;

describe('the types of the package', () => {
  let installed: Installed;
  /** What the compiler says, by file. */
  const said = new Map<string, string>();

  /** All files in one run: the compiler takes seconds to read the types of the browser. */
  before(async () => {
    installed = await installPackage();
    const write = (file: string, text: string) => writeFileSync(join(installed.folder, file), text);
    write('flow.json', JSON.stringify(flowFile));
    write('theme.json', JSON.stringify(themeFile));
    write('page.ts', head + PAGE);
    SLIPS.forEach(([slip], index) => write(slipFile(index), head + slip));
    write(
      'tsconfig.json',
      JSON.stringify({ compilerOptions, files: ['page.ts', ...SLIPS.map((_, index) => slipFile(index))] }),
    );
    const output = await new Promise<string>((resolve) => {
      execFile(process.execPath, [tsc], { cwd: installed.folder }, (_, out) => resolve(out));
    });
    let file = '';
    for (const line of output.split('\n').filter(Boolean)) {
      // What explains a line stands below it, indented.
      if (!line.startsWith(' ')) file = /^[^(]+(?=\()/.exec(line)?.[0] ?? '';
      said.set(file, `${said.get(file) ?? ''}${line}\n`);
    }
  });
  after(() => installed?.remove());

  it('take what pages write', () => {
    const slips = SLIPS.map((_, index) => slipFile(index));
    assert.deepEqual(
      [...said].filter(([file]) => !slips.includes(file)),
      [],
    );
  });

  for (const [index, [slip, named]] of SLIPS.entries())
    it(`refuse ${slip}`, () => {
      const about = said.get(slipFile(index)) ?? '';
      assert.match(about, /error TS/);
      assert.ok(about.includes(named), about);
    });
});
