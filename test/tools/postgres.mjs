// Node built-ins only: test/tools/install.mjs reads it before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Folders that hold one folder for each version of PostgreSQL: Debian's, and Homebrew's two. */
const versionFolders = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'];

const listed = (folder) => (existsSync(folder) ? readdirSync(folder) : []);

/**
 * Folder of a PostgreSQL server's programs: `POSTGRES_BIN` if set, else the newest version of this system, else `undefined`.
 * Debian keeps them off the PATH.
 *
 * @param {Record<string, string | undefined>} [env]
 * @param {(path: string) => boolean} [exists]
 * @param {(folder: string) => string[]} [list] Names in a folder; none where there is no such folder.
 * @throws when `POSTGRES_BIN` names a folder without a server.
 */
export function findPostgres(env = process.env, exists = existsSync, list = listed) {
  const hasServer = (folder) => ['initdb', 'postgres'].every((program) => exists(join(folder, program)));
  if (env.POSTGRES_BIN) {
    if (hasServer(env.POSTGRES_BIN)) return env.POSTGRES_BIN;
    throw new Error(
      `POSTGRES_BIN is "${env.POSTGRES_BIN}", and there is no initdb and postgres in it. Correct it or unset it.`,
    );
  }
  const version = (name) => Number(/(\d+)$/.exec(name)?.[1] ?? 0);
  const versions = versionFolders.flatMap((folder) =>
    list(folder)
      .filter((name) => /^(postgresql@)?\d+$/.test(name))
      .sort((a, b) => version(b) - version(a))
      .map((name) => join(folder, name, 'bin')),
  );
  return [...versions, ...(env.PATH ?? '').split(delimiter).filter(Boolean)].find(hasServer);
}

/**
 * The one command that installs a PostgreSQL server on this system.
 *
 * @param {string} [platform]
 * @param {(path: string) => boolean} [exists]
 */
export function postgresCommand(platform = process.platform, exists = existsSync) {
  if (platform === 'darwin') return 'brew install postgresql@17';
  if (exists('/usr/bin/dnf')) return 'sudo dnf install -y postgresql-server';
  if (exists('/usr/bin/pacman')) return 'sudo pacman -S --noconfirm postgresql';
  if (exists('/sbin/apk')) return 'sudo apk add postgresql';
  return 'sudo apt-get update && sudo apt-get install -y postgresql';
}

/** The words for somebody who has none. */
export const postgresMissing = () => `The tests need a PostgreSQL server and found none. Run: ${postgresCommand()}`;

/** Runs the server named in `"$@"` until the standard input ends, as it does when the process that holds its other end is gone, however it went. */
const WHILE_WANTED = `
exec 3<&0
"$@" 3<&- & server=$!
{ cat <&3 > /dev/null; kill -QUIT $server; } &
wait $server
rm -rf "$0"`;

/**
 * A PostgreSQL server of one's own, empty, on a socket in a folder of its own: it meets nobody else's server and needs no free port.
 * It goes with its folder at `stop`, or with the process that started it.
 *
 * @param {object} [options]
 * @param {boolean} [options.flushes] Whether a commit waits for the disk, as on a server that shall survive a power cut. Default no: it
 *   makes tests three times as slow, and a process that is killed loses nothing either way.
 * @returns {Promise<{url: string, version: string, log: () => string, stop: () => Promise<void>}>} `url` is a `DATABASE_URL`; `log` is all
 *   that the server has written so far.
 * @throws when there is none, with the command that installs it, or when it does not start, with what it said.
 */
export async function startPostgres({ flushes = false } = {}) {
  const programs = findPostgres();
  if (!programs) throw new Error(postgresMissing());
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const user = unprivilegedUser();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(programs, 'initdb'),
    ['--pgdata', data, '--username', 'receiver', '--auth', 'trust', '--encoding', 'UTF8', '--no-locale', '--no-sync'],
    { cwd: folder, encoding: 'utf8', ...user },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);

  const settings = [
    'listen_addresses=',
    'max_connections=60',
    ...(flushes ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  const server = [
    join(programs, 'postgres'),
    '-D',
    data,
    '-k',
    folder,
    ...settings.flatMap((setting) => ['-c', setting]),
  ];
  const child = spawn('sh', ['-c', WHILE_WANTED, folder, ...server], {
    cwd: folder,
    stdio: ['pipe', 'ignore', 'pipe'],
    ...user,
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  await new Promise((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
      if (said.includes('ready to accept connections')) resolve(undefined);
    });
    void ended.then(() => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
  return {
    url: `postgres://receiver@${encodeURIComponent(folder)}/postgres`,
    version: /PostgreSQL (\S+)/.exec(said)?.[1] ?? '',
    log: () => said,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

/**
 * Whom the server runs as: it refuses to be root.
 *
 * @returns {{uid?: number, gid?: number}}
 */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((which) =>
    spawnSync('id', [which, 'postgres'], { encoding: 'utf8' }).stdout?.trim(),
  );
  if (!uid || !gid)
    throw new Error(
      'PostgreSQL does not run as root, and there is no user "postgres" to run it as. Run the tests as another user.',
    );
  return { uid: Number(uid), gid: Number(gid) };
}
