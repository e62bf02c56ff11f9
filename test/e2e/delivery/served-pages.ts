import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { browserArgs, requireBrowser } from '../../tools/find-browser.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
};

export interface ServedPages {
  readonly origin: string;
  close(): Promise<void>;
}

export interface Posted {
  readonly path: string;
  readonly type: string | undefined;
  readonly body: string;
}

/** The chat as visitors get it: its script is `/smoc-chat.js` on the pages. */
export const BUILT_CHAT = join(root, 'dist/cdn');

/** Builds `script` (a path from the project's root) from source into a new folder, as `page.js`. */
async function buildPage(script: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'smoc-delivery-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      minify: false,
      modulePreload: false,
      target: 'es2022',
      rolldownOptions: {
        input: { page: join(root, script) },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  return folder;
}

/**
 * Serves `pages` (path to HTML) beside scripts: those of `BUILT_CHAT`, or one of the tests' own (a path from the project's root), which is
 * built from source and is `/page.js`. `post` answers what is posted to the site.
 */
export async function servePages(
  scripts: string,
  pages: Readonly<Record<string, string>>,
  post?: (posted: Posted) => { readonly status: number; readonly body: string },
): Promise<ServedPages> {
  const isBuilt = scripts === BUILT_CHAT;
  const folder = isBuilt ? BUILT_CHAT : await buildPage(scripts);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://pages').pathname;
    if (post && request.method === 'POST') {
      let body = '';
      request
        .setEncoding('utf8')
        .on('data', (part: string) => (body += part))
        .on('end', () => {
          const answer = post({ path, type: request.headers['content-type']?.split(';')[0], body });
          response.writeHead(answer.status, { 'content-type': types['.html'] }).end(answer.body);
        });
      return;
    }
    try {
      const body = pages[path] ?? readFileSync(join(folder, path));
      response
        .writeHead(200, {
          'content-type': types[extname(path)] ?? 'text/html; charset=utf-8',
          'cache-control': 'no-store',
        })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (!isBuilt) rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface BrowserPage {
  readonly page: Page;
  /** What nobody caught, and what the console shows as an error, but for the network's own lines. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

/** Adds to `errors` what nobody catches in a page, and what its console shows as an error, but for the network's own lines. */
export function hearErrors(page: Page, errors: string[]): void {
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (
      message.type() === 'error' &&
      !message.text().startsWith('Failed to load resource') &&
      !message.text().startsWith('Access to fetch')
    )
      errors.push(message.text());
  });
}

/** An empty page in a browser of its own, with a profile that nobody has used. */
export async function openBrowserPage(): Promise<BrowserPage> {
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: browserArgs });
  const page = await browser.newPage();
  const errors: string[] = [];
  hearErrors(page, errors);
  return { page, errors, close: () => browser.close() };
}
