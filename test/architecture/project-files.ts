import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replaceAll('\\', '/');

/** Files under a folder of the project with their text, by path from that folder. */
export function filesUnder(folder: string, ending: RegExp): Map<string, string> {
  const files = readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => ending.test(path))
    .sort();
  return new Map(files.map((path) => [path, readFileSync(`${root}${folder}/${path}`, 'utf8')]));
}

/** What is, or would be, in the repository: tracked files and new ones that nothing ignores. */
export function repositoryFiles(): string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((path) => path !== '' && existsSync(root + path));
}
