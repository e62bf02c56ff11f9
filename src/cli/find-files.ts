import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file to check. `named`: the author named it, so it is checked whatever it is; in a folder other JSON files are passed over. */
export interface FoundFile {
  readonly path: string;
  readonly named: boolean;
}

/** Something on the command line that leads to no file. */
export class NotFound extends Error {}

/** Folders whose files are not the author's. */
const isForeign = (name: string) => name === 'node_modules' || name.startsWith('.');

async function jsonBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter(({ name }) => !isForeign(name))
      .map(async (entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? jsonBelow(path) : entry.isFile() && entry.name.endsWith('.json') ? [path] : [];
      }),
  );
  return found.flat().sort();
}

/** `*`, `**` and `?` as a pattern over paths with `/`, for shells that leave them to the program. */
const pathPattern = (glob: string) =>
  new RegExp(
    `^${glob.replace(/[\\^$.+()[\]{}|]/g, '\\$&').replace(/\*\*\/|\*\*|\*|\?/g, (character) => ({ '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' })[character]!)}$`,
  );

/**
 * The files that one argument stands for: a file, a folder with all its JSON files below, or a pattern.
 *
 * @throws {NotFound} where that is none
 */
export async function findFiles(argument: string): Promise<readonly FoundFile[]> {
  const kind = await stat(argument).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw new NotFound(`${argument} cannot be read: ${error.message}`);
  });
  if (kind?.isDirectory()) {
    const files = await jsonBelow(argument);
    if (!files.length) throw new NotFound(`The folder ${argument} holds no JSON file.`);
    return files.map((path) => ({ path, named: false }));
  }
  if (kind) return [{ path: argument, named: true }];
  const glob = argument.replaceAll('\\', '/').replace(/^\.\//, '');
  if (!/[*?]/.test(glob)) throw new NotFound(`There is no file ${argument}.`);
  const base = glob.slice(0, glob.search(/[*?]/)).replace(/[^/]*$/, '');
  const files = await jsonBelow(base || '.').catch(() => []);
  const matching = files.filter((path) => pathPattern(glob).test(path.replaceAll('\\', '/')));
  if (!matching.length) throw new NotFound(`No JSON file fits ${argument}.`);
  return matching.map((path) => ({ path, named: false }));
}
