import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.html': 'text/html; charset=utf-8',
};

/** Asked for by a page of several parts when its next part may come. */
export const GO_ON = '/go-on';

export interface StaticHost {
  readonly origin: string;
  /** HTML by path. A page of several parts is sent part by part: each next one once the page has asked for `GO_ON`. */
  readonly pages: Map<string, readonly string[]>;
  /** Headers of a page beyond the usual ones, by its path. */
  readonly headers: Map<string, Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

/** Serves `pages`, and folders by the path they are mounted at ("/cdn/" → "/x/dist/cdn"). Every origin may read it, nobody may keep it. */
export async function startStaticHost(folders: Readonly<Record<string, string>>): Promise<StaticHost> {
  const pages = new Map<string, readonly string[]>();
  const pageHeaders = new Map<string, Readonly<Record<string, string>>>();
  let goOn = (): void => undefined;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const headers = {
      'content-type': types[extname(pathname)] ?? types['.html'],
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
      ...pageHeaders.get(pathname),
    };
    const page = pages.get(pathname);
    if (pathname === GO_ON) {
      response.writeHead(204, headers).end();
      goOn();
    } else if (page) {
      response.writeHead(200, headers);
      for (const [index, part] of page.entries()) {
        if (index > 0) await new Promise<void>((resolve) => (goOn = resolve));
        response.write(part);
      }
      response.end();
    } else {
      const mount = Object.keys(folders).find((path) => pathname.startsWith(path));
      try {
        const file = readFileSync(join(folders[mount!]!, pathname.slice(mount!.length)));
        response.writeHead(200, headers).end(file);
      } catch {
        response.writeHead(404, headers).end();
      }
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages,
    headers: pageHeaders,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
