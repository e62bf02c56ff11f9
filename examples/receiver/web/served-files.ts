import { realpathSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { MiddlewareHandler } from 'hono';
import { asRecord } from '../../../src/shared/as-record.ts';
import { kindOfFile } from '../../../src/cli/kind-of-file.ts';

/** What a folder holds beside its pages: `.env`, `.git`, `.data`. Only what the web itself asks for by such a name is public. */
const isHidden = (segment: string): boolean => segment.startsWith('.') && segment !== '.well-known';

/** What a chat with the attribute `campaign` reads of the file, and what its page shows anyhow: no addresses of people, costs, values and connectors. */
const PUBLIC_KEYS = ['id', 'brand', 'flows', 'pages'];

/** Empty where it is being edited and is no JSON right now. */
function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return {};
  }
}

/** The public part of a campaign's file; `null` for any other file. */
async function publicPart(file: string): Promise<Record<string, unknown> | null> {
  if (!/\.json$/i.test(file)) return null;
  const text = await readFile(file, 'utf8').catch(() => '');
  if (kindOfFile(text) !== 'campaign') return null;
  const campaign = parsed(text);
  return Object.fromEntries(PUBLIC_KEYS.filter((key) => key in campaign).map((key) => [key, campaign[key]]));
}

/** Answers 404 to whatever is hidden in a folder that is served, or lies outside it, behind a link. Of a campaign's file it shows the public part. */
export function onlyPublicFiles(dir: string, start: string): MiddlewareHandler {
  return async (c, next) => {
    const path = decoded(c.req.path.slice(start.length));
    if (path === null || path.split(/[/\\]/).some(isHidden)) return c.notFound();
    const root = await realpath(resolve(dir)).catch(() => null);
    const file = await realpath(join(resolve(dir), path)).catch(() => null);
    if (root !== null && file !== null && file !== root && !file.startsWith(root + sep)) return c.notFound();
    const part = file === null ? null : await publicPart(file);
    return part ? c.json(part) : next();
  };
}

/** A folder of the receiver's own, by the setting that names it. */
export interface PrivateFolder {
  readonly setting: string;
  readonly dir: string;
}

/**
 * Of what a receiver keeps for itself nothing may lie where everybody can read it.
 *
 * @throws {Error} naming the folder, where it lies and the cure
 */
export function expectUnserved(folders: readonly PrivateFolder[], served: readonly string[]): void {
  for (const { setting, dir } of folders)
    for (const root of served) {
      const way = relative(realOf(root), realOf(dir));
      const isInside = way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way);
      if (!isInside || way.split(sep).some(isHidden)) continue;
      throw new Error(
        `${setting} is ${dir}, which lies in ${root}: that folder is served, so everybody could read what is kept there. Set ${setting} to a folder outside of it.`,
      );
    }
}

/** Where a folder lies, behind links; also one that is not there yet. */
function realOf(dir: string): string {
  const path = resolve(dir);
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(realOf(dirname(path)), relative(dirname(path), path));
  }
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
