import { realpath } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { MiddlewareHandler } from 'hono';

/** What a folder holds beside its pages: `.env`, `.git`, `.data`. Only what the web itself asks for by such a name is public. */
const isHidden = (segment: string): boolean => segment.startsWith('.') && segment !== '.well-known';

/** Answers 404 to whatever is hidden in a folder that is served, or lies outside it, behind a link. */
export function onlyPublicFiles(dir: string, start: string): MiddlewareHandler {
  return async (c, next) => {
    const path = decoded(c.req.path.slice(start.length));
    if (path === null || path.split(/[/\\]/).some(isHidden)) return c.notFound();
    const root = await realpath(resolve(dir)).catch(() => null);
    const file = await realpath(join(resolve(dir), path)).catch(() => null);
    if (root !== null && file !== null && file !== root && !file.startsWith(root + sep)) return c.notFound();
    return next();
  };
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
