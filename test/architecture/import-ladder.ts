import { posix } from 'node:path';
import { importsOf, type Import } from './imports.ts';

/**
 * Folders of `src`, lowest first. A file imports from its own folder and from lower rungs, never sideways or up. What is published stands
 * in the root, on top; but for the events and the script's address, which every part of the element speaks of.
 */
export const rungs: readonly (readonly string[])[] = [
  ['shared'],
  ['expression'],
  ['flow', 'theme', 'tone'],
  ['engine', 'campaign'],
  ['check'],
  ['storage'],
  ['session', 'effects', 'view', 'cli'],
  ['browser', 'events.ts', 'this-script.ts'],
  ['chat'],
  ['launcher', 'author'],
];

/** Folders compiled without the DOM library: they know no browser, and so no Lit. */
const pureFolders = ['shared', 'expression', 'flow', 'engine', 'campaign', 'check', 'session'];

/** Folders with a folder for each block or kind; below them the ending of a file's name is its rung. */
const homes = ['blocks', 'questions'];
const rungOfEnding: Readonly<Record<string, string>> = {
  schema: 'flow',
  work: 'engine',
  judge: 'engine',
  view: 'view',
  styles: 'view',
  // A block that is a chunk of its own: its work and its view together.
  lazy: 'view',
};
/** The files that know all blocks or all kinds. Nobody else reaches into their folders; what they hold is asked of a collector. */
const collectors = [
  'flow/blocks.ts',
  'flow/questions.ts',
  'engine/blocks.ts',
  'engine/blocks.lazy.ts',
  'engine/question.ts',
  'engine/questions.ts',
  'engine/questions.lazy.ts',
  'engine/all-works.lazy.ts',
  'view/blocks.ts',
  'view/blocks.lazy.ts',
  'view/questions.ts',
  'view/questions.lazy.ts',
  'chat/chunks.ts',
];

/** Packages of which every visitor loads a part; all others come with lazy code. */
const corePackages = ['lit'];

/**
 * Every import under `src` that breaks the ladder, or brings lazy code to every visitor; `files` are paths from `src/`
 * to code.
 */
export function importProblems(files: ReadonlyMap<string, string>): string[] {
  const imports = new Map([...files].map(([path, code]) => [path, importsOf(code, path)]));
  const core = coreFiles(imports);
  const problems: string[] = [];
  for (const [path, list] of imports) {
    for (const { from, kind, line } of list) {
      const target = resolve(path, from);
      const problem =
        (target === undefined ? undefined : ladderProblem(path, target, files)) ??
        (core.has(path) ? coreProblem(from, kind) : undefined) ??
        (packageOf(from) === 'lit' && pureFolders.includes(layerOf(path))
          ? 'the pure layers know no browser.'
          : undefined) ??
        (kind === 'dynamic' && !from.endsWith('.lazy.ts') ? 'import() reaches only *.lazy.ts files.' : undefined);
      if (problem) problems.push(`src/${path}:${line} imports "${from}": ${problem}`);
    }
  }
  return problems;
}

/** Path from `src/` of an imported file; `undefined` for a package. */
const resolve = (path: string, from: string): string | undefined =>
  from.startsWith('.') ? posix.join(posix.dirname(path), from) : undefined;

/** Name of an imported package; `undefined` for a file. */
const packageOf = (from: string): string | undefined =>
  from.startsWith('.') ? undefined : from.split('/', from.startsWith('@') ? 2 : 1).join('/');

/** What every visitor loads: the root files and all they import at once, up to the first lazy file. */
function coreFiles(imports: ReadonlyMap<string, readonly Import[]>): Set<string> {
  const core = new Set([...imports.keys()].filter((path) => !path.includes('/') && !isLazy(path)));
  for (const path of core) {
    for (const { from, kind } of imports.get(path) ?? []) {
      const target = resolve(path, from);
      if (kind === 'static' && target !== undefined && !isLazy(target) && imports.has(target)) core.add(target);
    }
  }
  return core;
}

const isLazy = (path: string): boolean => path.endsWith('.lazy.ts');

function coreProblem(from: string, kind: Import['kind']): string | undefined {
  if (kind !== 'static') return undefined;
  if (isLazy(from)) return 'every visitor loads this file, so a *.lazy.ts file is reached from it only by import().';
  const name = packageOf(from);
  return name === undefined || corePackages.includes(name)
    ? undefined
    : `every visitor loads this file, and "${name}" is not for every visitor: use it in a *.lazy.ts file.`;
}

function ladderProblem(path: string, target: string, files: ReadonlyMap<string, string>): string | undefined {
  if (target.startsWith('../')) return 'it lies outside src.';
  if (!files.has(target)) return 'no such file; write its name with the ending ".ts".';
  const inside = homeProblem(path, target);
  if (inside) return inside;
  const [own, other] = [rungOf(path), rungOf(target)];
  if (own === undefined) return `"${folderOf(path)}" has no rung; give it one in test/architecture/import-ladder.ts.`;
  if (other === undefined)
    return `"${folderOf(target)}" has no rung; give it one in test/architecture/import-ladder.ts.`;
  if (other < own || (own === other && layerOf(path) === layerOf(target))) return undefined;
  return `"${nameOf(target)}" is not below "${nameOf(path)}". Move what both need down, or hand it in from above.`;
}

/** What a path into a home breaks: `blocks/x/…` is reached by the collectors and by its own files alone. */
function homeProblem(path: string, target: string): string | undefined {
  const [home, folder] = blockOf(path);
  const [otherHome, otherFolder] = blockOf(target);
  if (otherFolder === undefined || (home === otherHome && folder === otherFolder)) return undefined;
  if (collectors.includes(path)) return undefined;
  return folder === undefined
    ? `only ${collectors.slice(0, -1).join(', ')} and ${collectors.at(-1)} reach into the folders of "${otherHome}": ask one of them.`
    : 'blocks and kinds of question do not know each other: move what both need into the layer below them.';
}

/** The home and the folder in it that a path belongs to; no folder for the contracts, which stand in the home itself. */
function blockOf(path: string): readonly [home?: string, folder?: string] {
  const [home = '', folder, file] = path.split('/');
  return homes.includes(home) ? [home, file === undefined ? undefined : folder] : [];
}

/** The layer that a file belongs to: its first folder; below a home what its ending says. */
function layerOf(path: string): string {
  const home = folderOf(path);
  if (!homes.includes(home)) return home;
  const ending = /\.(\w+)(?:\.lazy)?\.ts$/.exec(posix.basename(path))?.[1];
  return (ending !== undefined && rungOfEnding[ending]) || home;
}
const nameOf = (path: string): string => layerOf(path) || path;

/** First folder of a path, '' for the root files. */
const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');

/** Height on the ladder; the root files stand on top. */
function rungOf(path: string): number | undefined {
  const rung = rungs.findIndex((names) => names.includes(nameOf(path)));
  if (rung >= 0) return rung;
  return folderOf(path) === '' ? rungs.length : undefined;
}

/** Every name under `src` that breaks the naming rules. */
export function nameProblems(paths: Iterable<string>): string[] {
  const problems: string[] = [];
  for (const path of paths) {
    const name = posix.basename(path);
    if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.(styles|schema|work|judge|view))?(\.lazy)?\.(ts|json)$/.test(name)) {
      problems.push(`src/${path}: names are kebab-case, after the main export.`);
    }
    if (/\b(utils?|helpers?|misc|common)\b/.test(path)) problems.push(`src/${path}: name it after what it does.`);
    if (name === 'index.ts' && path !== 'index.ts')
      problems.push(`src/${path}: no inner index.ts; import the file itself.`);
  }
  return problems;
}
