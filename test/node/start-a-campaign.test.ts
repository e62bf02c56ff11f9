import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { serveCampaign } from '../../examples/serve-example.ts';
import { check } from '../../src/cli/check.ts';

/* docs/start-a-campaign.md, done as it says: the example is copied, its values are replaced, the result is checked and started. */

const page = readFileSync('docs/start-a-campaign.md', 'utf8');

/** What the page's first table says to find, in its order; a row may name a second spelling. */
const rows = page
  .split('\n')
  .filter((line) => /^\| [1-8] \|/.test(line))
  .map((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, text]) => text!));

const values = [
  'Fjell AS, Havnegata 12, 5003 Bergen',
  'Havnegata 12, 5003 Bergen',
  'https://vip.fjell.example',
  'hello@fjell.example',
  'owner@fjell.example',
  'Fjell',
  'Winter',
  'spring-evening',
];

const isText = (path: string) => /\.(json|html|js|css)$/.test(path);

describe('A campaign that is started by the docs', () => {
  let folder: string;
  const files = () =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => join(folder, path))
      .filter((path) => statSync(path).isFile() && isText(path));
  /** As "replace in all files" of an editor; answers how often it was there. */
  const replaceAll = (find: string, replacement: string): number => {
    let count = 0;
    for (const path of files()) {
      const text = readFileSync(path, 'utf8');
      count += text.split(find).length - 1;
      writeFileSync(path, text.replaceAll(find, replacement));
    }
    return count;
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'smoc-my-campaign-'));
    cpSync('examples/landing', folder, { recursive: true });
    for (const [index, [find, ...others]] of rows.entries()) {
      assert.ok(replaceAll(find!, values[index]!) > 0, `"${find}" is nowhere in the example`);
      // Row 2 names the short form of the same address; row 8 an example of what to write.
      if (index === 1) for (const other of others) assert.ok(replaceAll(other, values[index]!) > 0, other);
    }
    for (const terms of ['/nl/terms.html', '/terms.html']) assert.ok(replaceAll(terms, '/terms/spring-evening') > 0);
    for (const terms of ['nl/terms.html', 'terms.html']) rmSync(join(folder, terms));
    const file = join(folder, 'campaign.json');
    const { terms, ...rules } = JSON.parse(readFileSync(file, 'utf8')) as { terms: object; event: object };
    assert.ok(terms);
    writeFileSync(file, JSON.stringify({ ...rules, seats: 40, event: { ...rules.event, starts: '2027-03-04T18:00' } }));
    const [, theme] = /```json\n(.*)\n```/.exec(page) ?? [];
    writeFileSync(join(folder, 'theme.json'), theme!);
    assert.ok(replaceAll('theme="nordlys"', 'theme="/theme.json"') > 0);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('changes eight values', () => {
    assert.equal(rows.length, values.length);
  });

  it('says the example’s name nowhere, but in the address of the logo', () => {
    const left = files().flatMap((path) =>
      readFileSync(path, 'utf8')
        .replaceAll('/cdn/themes/nordlys/logo.svg', '')
        .split('\n')
        .filter((line) => /nordlys|lyktegata/i.test(line)),
    );
    assert.deepEqual(left, []);
  });

  it('has nothing to mend, in the words that the page shows', async () => {
    let out = '';
    const code = await check([folder], {
      stdin: (async function* () {})(),
      out: (text) => void (out += text),
      err: assert.fail,
    });
    assert.equal(code, 0);
    assert.ok(page.includes(`\`${out.trim()}\``), out);
  });

  it('is served with its pages, its rules and its terms', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'smoc-my-data-'));
    const receiver = await serveCampaign(folder, { dataDir, log: () => undefined });
    try {
      const read = async (path: string) => (await fetch(receiver.url + path)).text();
      assert.match(await read('/'), /theme="\/theme\.json"/);
      assert.match(await read('/friend.html'), /Fjell/);
      assert.match(await read('/terms/spring-evening'), /Terms of the campaign by Fjell/);
      const { id, seats } = JSON.parse(await read('/api/campaign')) as { id: string; seats: number };
      assert.deepEqual({ id, seats }, { id: 'spring-evening', seats: 40 });
    } finally {
      await receiver.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  it('is looked for where the command says, and the folder is named when it is not there', async () => {
    const said = await new Promise<string>((resolve) => {
      execFile(process.execPath, ['examples/start.mjs', join(folder, 'images')], (error, _, stderr) =>
        resolve(`${error?.code} ${stderr}`),
      );
    });
    assert.match(said, /^1 There is no campaign\.json in .*images\. Name the folder/);
  });
});
