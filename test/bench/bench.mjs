/**
 * What the chat costs, against a floor written by hand, both measured in turn in the same run: `npm run bench`.
 * Prints ratios (machines differ, ratios travel) and ends with exit code 1 where a figure that binds is missed.
 * Options: `--rounds N` (default 11), `--only NAME` (one of the sections below).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { browserArgs, findBrowser } from '../tools/find-browser.mjs';
import { figures } from './figures.mjs';
import { firstMessage } from './first-message.mjs';
import { largeFlow } from './large-flow.mjs';
import { longConversation } from './long-conversation.mjs';
import { manyChats } from './many-chats.mjs';
import { opening } from './opening.mjs';
import { pages } from './pages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const option = (name) => process.argv[process.argv.indexOf(`--${name}`) + 1];
const rounds = Number(option('rounds')) || 11;
const types = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const floor = mkdtempSync(join(tmpdir(), 'smoc-bench-'));
await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    outDir: floor,
    rolldownOptions: {
      input: { floor: join(root, 'test/bench/floor/floor.ts') },
      output: { entryFileNames: '[name].js' },
    },
  },
});

const compressed = new Map();
/** Serves the pages, the floor and the script-tag build, brotli-compressed as a site would. */
const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://bench').pathname;
  try {
    if (!compressed.has(path)) {
      const body =
        path in pages
          ? pages[path]
          : readFileSync(path.startsWith('/floor/') ? join(floor, path.slice(7)) : join(root, 'dist', path));
      compressed.set(path, brotliCompressSync(body));
    }
    response.writeHead(200, {
      'content-type': types[extname(path)] ?? types['.html'],
      'content-encoding': 'br',
      'cache-control': 'no-store',
    });
    response.end(compressed.get(path));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: browserArgs,
});

const sections = { firstMessage, longConversation, opening, manyChats, largeFlow };
const only = process.argv.includes('--only') ? option('only') : undefined;
const { figure, missed } = figures();
for (const [name, section] of Object.entries(sections))
  if (only === undefined || only === name) await section({ browser, origin, figure, rounds });

await browser.close();
server.close();
rmSync(floor, { recursive: true, force: true });
console.log(missed.length ? `\nMissed: ${missed.join(', ')}` : '\nEvery bound holds.');
process.exitCode = missed.length ? 1 : 0;
