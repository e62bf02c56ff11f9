// `npm start`: everything that a fresh clone needs, then the example campaigns on one address; `npm start -- FOLDER` serves the campaign in
// that folder instead. Node built-ins only until packages are there. PORT (default 8080; the next free one is taken) and the receiver's own
// settings come from the environment.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from '../test/tools/install.mjs';
import { importBuilt, newest } from './built.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['src', 'themes', 'build', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];

/** Only what the owner must know: a line for every request would push the addresses off the screen. */
const log = (event, facts) => {
  if (event !== 'request') console.error(JSON.stringify({ event, ...facts }));
};

/** Builds the chat for script tags, all that these pages need, unless what is built is newer than all it is made of. @throws when that fails. */
function build() {
  if (newest(join(root, 'dist/cdn/smoc-chat.js')) > Math.max(...sources.map((path) => newest(join(root, path)))))
    return;
  console.log('Building the chat …');
  const run = spawnSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--mode', 'cdn'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (run.status !== 0)
    throw new Error(`${run.stdout}${run.stderr}\nThe build failed; what it says above names the place.`);
}

/** The first port from `wanted` on that is free; 0 stays 0, which takes any. */
async function freePort(wanted) {
  for (let port = wanted; port < wanted + 50; port++) {
    const free = await new Promise((resolve) => {
      const probe = createServer();
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
  throw new Error(`Ports ${wanted} to ${wanted + 49} are taken. Set PORT to a free one: PORT=9090 npm start`);
}

function wantedPort() {
  const text = process.env.PORT?.trim() || '8080';
  if (/^\d{1,5}$/.test(text) && Number(text) < 65536) return Number(text);
  throw new Error(`PORT is "${text}". Set it to a number from 0 to 65535, or leave it out.`);
}

const withoutGaps = (settings) =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));

/** The folder of the campaign to serve; undefined for the examples. */
function ownCampaign() {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) return undefined;
  const site = resolve(folder);
  if (existsSync(join(site, 'campaign.json'))) return site;
  throw new Error(
    `There is no campaign.json in ${site}. Name the folder that holds your campaign's pages and campaign.json.`,
  );
}

async function serveOwn({ serveCampaign }, site, options) {
  const receiver = await serveCampaign(site, options);
  console.log(`
Your campaign is running:

  A customer without a personal link              ${receiver.url}/
  Personal links, numbers and guests              ${ownerAddress(receiver)}
`);
  return receiver;
}

/** With the token for somebody at a terminal; what a service prints is kept in logs. */
const ownerAddress = ({ url, ownerUrl }) =>
  process.stdout.isTTY
    ? ownerUrl
    : `${url}/owner (sign in with OWNER_TOKEN, or with the token in owner-token of the data folder)`;

async function serveExamples({ serveExample }, options) {
  const { receiver, invitation, planInvitation } = await serveExample(options);
  console.log(`
Two campaigns are on. An evening in the shop:

  Anna, a loyal customer, by her personal link    ${invitation}
  A customer without a personal link              ${receiver.url}/
  The same in Dutch                               ${receiver.url}/nl/

Gigabytes of an operator:

  Anna, by her personal link                      ${planInvitation}
  A customer without a personal link              ${receiver.url}/gigabytes/
  The same in Dutch                               ${receiver.url}/gigabytes/nl/

Of both:

  Ben, her friend                                 opens the link that Anna's chat gives her
  The owner: results and guest list               ${receiver.ownerUrl}
`);
  return receiver;
}

async function start() {
  const wanted = wantedPort();
  const site = ownCampaign();
  installPackages(root);
  build();

  console.log('Starting the receiver (the first start takes some seconds) …');
  const servers = await importBuilt(new URL('serve-example.ts', import.meta.url));
  const settings = servers.optionsFromEnvironment(process.env);
  const dataDir = join(root, '.data', site ? basename(site) : 'example');
  const options = { dataDir, ...withoutGaps(settings), port: await freePort(wanted), log };
  const receiver = site ? await serveOwn(servers, site, options) : await serveExamples(servers, options);
  console.log(
    `Everything is kept in ${settings.databaseUrl ? 'your PostgreSQL database' : options.dataDir}. Stop with Ctrl-C.\n`,
  );

  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      // The second Ctrl-C does not wait.
      if (stopping) process.exit(1);
      stopping = true;
      void receiver.close().then(() => process.exit(0));
    });
  }
}

start().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
