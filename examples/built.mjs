// The examples' servers are written in TypeScript. Translated file by file at every start they take twice as long to come up, so each is made
// into one file of plain JavaScript, anew only when a source has changed. Node built-ins only until packages are there.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const receiver = fileURLToPath(new URL('receiver', import.meta.url));
/** What the receiver has of the chat: how addresses, codes and languages are read, what an envelope and a campaign file are. */
const ofTheChat = ['shared', 'campaign', 'engine', 'flow'].map((name) =>
  fileURLToPath(new URL(`../src/${name}`, import.meta.url)),
);

/** When the newest file at or under `path` was changed; 0 when there is none. Packages and folders with a dot, such as data, do not count. */
export function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const names = readdirSync(path).filter((name) => !name.startsWith('.') && name !== 'node_modules');
  return Math.max(0, ...names.map((name) => newest(join(path, name))));
}

/** What a source reads beside itself it finds from the one file too. */
const ownAddress = {
  name: 'own-address',
  setup: (build) =>
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
    })),
};

/**
 * Makes `source` and what it imports from `examples/receiver` and `src` into one file, unless that is newer than all of them.
 *
 * @param {string} source A TypeScript file.
 * @returns {Promise<string>} Path of the file, under `.data/built` beside the source.
 */
export async function built(source) {
  const file = join(dirname(source), '.data', 'built', basename(source).replace(/\.ts$/, '.mjs'));
  if (newest(file) > Math.max(newest(source), newest(receiver), ...ofTheChat.map(newest))) return file;
  const { build } = await import('esbuild');
  const {
    outputFiles: [made],
  } = await build({
    entryPoints: [source],
    bundle: true,
    format: 'esm',
    packages: 'external',
    platform: 'node',
    target: 'node20',
    write: false,
    plugins: [ownAddress],
  });
  mkdirSync(dirname(file), { recursive: true });
  // Another start may be reading the file, or writing it.
  writeFileSync(`${file}.${process.pid}`, made.contents);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}

/** Imports the TypeScript file at `address`, a `file:` URL, by way of what is made of it. */
export const importBuilt = async (address) => import(pathToFileURL(await built(fileURLToPath(address))).href);
