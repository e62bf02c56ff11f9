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

describe('the types of the package', () => {
  let installed: Installed;
  before(async () => {
    installed = await installPackage();
    writeFileSync(join(installed.folder, 'flow.json'), JSON.stringify(flowFile));
    writeFileSync(join(installed.folder, 'theme.json'), JSON.stringify(themeFile));
  });
  after(() => installed?.remove());

  /** What the compiler says of this code: '' if it is content. */
  const compile = (code: string, file = 'page.ts'): Promise<string> => {
    writeFileSync(join(installed.folder, file), head + code);
    writeFileSync(join(installed.folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }));
    return new Promise((resolve) => {
      execFile(process.execPath, [tsc], { cwd: installed.folder }, (_, out) => resolve(out));
    });
  };

  it('take what pages write', async () => {
    assert.equal(
      await compile(`
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
      `),
      '',
    );
  });

  for (const [slip, named] of [
    [`chat.mode = 'buble';`, 'buble'],
    [`chat.scheme = 'drak';`, 'drak'],
    [`chat.pace = 'slow';`, 'slow'],
    [`chat.keep = 'forever';`, 'forever'],
    [`chat.consent = 'yes';`, 'yes'],
    [`chat.open = 'yes';`, 'yes'],
    [`chat.flow = { flow: 'x' };`, 'parts'],
    [`defineFlow({ flow: 'x', parts: { hello: [{ ask: 'Mail?', type: 'emial' }] } });`, 'emial'],
  ] as const)
    it(`refuse ${slip}`, async () => {
      const said = await compile(slip);
      assert.match(said, /error TS/);
      assert.ok(said.includes(named), said);
    });
});
