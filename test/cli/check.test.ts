import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { check } from '../../src/cli/check.ts';

const good = '{"flow": "good", "parts": {"hello": ["Our shop opens on Thursday."]}}';
const warned =
  '{"flow": "warned", "parts": {"hello": [\n{"say": "Our shop opens on Thursday.", "image": "door.webp"}]}}';
const broken = '{"flow": "broken", "parts": {"hello": ["Our shop opens on Thursday.",\n{"go": "helo"}]}}';

describe('smoc-chat check', () => {
  let folder = '';
  const at = (...names: string[]) => join(folder, ...names);
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'smoc-check-'));
    mkdirSync(at('flows', 'more'), { recursive: true });
    mkdirSync(at('flows', 'node_modules'));
    mkdirSync(at('empty'));
    writeFileSync(at('flows', 'good.json'), good);
    writeFileSync(at('flows', 'more', 'broken.json'), broken);
    writeFileSync(at('flows', 'theme.json'), '{"name": "nordlys"}');
    writeFileSync(at('flows', 'notes.txt'), 'Not for the chat.');
    writeFileSync(at('flows', 'node_modules', 'other.json'), broken);
    writeFileSync(at('warned.json'), warned);
    writeFileSync(at('photo.json'), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00));
    writeFileSync(at('utf16.json'), Buffer.from('\uFEFF' + good, 'utf16le'));
    writeFileSync(at('huge.json'), Buffer.alloc(10_000_001, ' '));
    writeFileSync(at('large.json'), Buffer.alloc(2_000_000, ' '));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Exit code, standard output and standard error of one call. */
  const call = async (args: readonly string[], stdin = '') => {
    const said = { out: '', err: '' };
    const code = await check(args, {
      stdin: (async function* () {
        yield Buffer.from(stdin);
      })(),
      out: (text) => void (said.out += text),
      err: (text) => void (said.err += text),
    });
    return { code, ...said };
  };

  it("lets the page's own blocks judge their steps, and the format all others", async () => {
    const blocks = `export const blocks = [{ verb: 'seat-map', check: (step) => step['seat-map'].rows > 0 ? [] : [{ key: 'seat-map', message: 'has no rows', hint: 'Say how many.' }] }];`;
    writeFileSync(at('blocks.mjs'), blocks);
    const flow = (rows: number) =>
      JSON.stringify({ flow: 'own', parts: { hello: ['Hi.', { 'seat-map': { rows }, as: 'seat' }, 'Bye.'] } });
    writeFileSync(at('own.json'), flow(3));
    const without = await call([at('own.json')]);
    assert.equal(without.code, 1);
    assert.match(without.out, /seat-map/);
    const fine = await call(['--blocks', at('blocks.mjs'), at('own.json')]);
    assert.deepEqual([fine.code, fine.err], [0, '']);
    writeFileSync(at('own.json'), flow(0));
    const wrong = await call(['--blocks', at('blocks.mjs'), at('own.json')]);
    assert.equal(wrong.code, 1);
    assert.match(wrong.out, /page-block .*this "seat-map" step has no rows\n +Say how many\./);
    assert.match((await call(['--blocks', at('none.mjs'), at('own.json')])).err, /none\.mjs cannot be imported/);
  });

  it("tells what the page's own blocks say of their steps in its place, among what else there is", async () => {
    writeFileSync(
      at('rows.mjs'),
      `export const blocks = [{ verb: 'seat-map', check: () => [{ key: 'rows', message: 'has no rows', hint: 'Say how many.' }] }];`,
    );
    const flow = [
      '{"flow": "own", "parts": {"hello": [',
      '{"go": "nowhere"},',
      '{"seat-map": {}, "id": "seats",',
      '  "rows": 0},',
    ];
    writeFileSync(at('own.json'), [...flow, '{"go": "elsewhere"}]}}'].join('\n'));
    const { out } = await call(['--blocks', at('rows.mjs'), at('own.json')]);
    const places = [...out.matchAll(/own\.json:(\d+:\d+) error \S+ (part "hello", step \S+):/g)].map(
      ([, ...place]) => place,
    );
    assert.deepEqual(places, [
      ['2:8', 'part "hello", step 1'],
      ['4:11', 'part "hello", step "seats"'],
      ['5:8', 'part "hello", step 3'],
    ]);
  });

  it('reads the texts that a flow names by an address relative to it, and checks them with it', async () => {
    const flow = (texts: string) =>
      `{"flow": "told", "language": "en", "parts": {"hello": ["Our shop opens on Thursday.",\n"Bye, {name|you}."]},\n"vars": {"name": "Anna"},\n"texts": ${texts}}`;
    mkdirSync(at('told', 'texts'), { recursive: true });
    writeFileSync(at('told', 'texts', 'nl.json'), '{"Our shop opens on Thursday.": "Onze winkel opent donderdag."}');
    writeFileSync(
      at('told', 'all.json'),
      '{"nl": {"Our shop opens on Thursday.": "Wij openen donderdag.", "Bye, {name|you}.": "Dag, {naam}."}}',
    );
    writeFileSync(at('told', 'list.json'), '["no texts"]');
    const problemsOf = async (texts: string) => {
      writeFileSync(at('told', 'flow.json'), flow(texts));
      const { out } = await call(['--json', at('told', 'flow.json')]);
      return (JSON.parse(out) as { code: string; line?: number; path: string }[]).map(
        ({ code, line, path }) => `${code} ${line ?? ''} ${path}`,
      );
    };
    assert.deepEqual(await problemsOf('{"nl": "texts/nl.json"}'), ['untranslated 2 /parts/hello/1']);
    assert.match((await problemsOf('"all.json"')).join(), /unknown-variable/);
    assert.deepEqual(await problemsOf('{"nl": "texts/de.json"}'), ['unreadable-texts  /texts/nl']);
    assert.deepEqual(await problemsOf('"list.json"'), ['unreadable-texts  /texts']);
    assert.deepEqual(await problemsOf('{"nl": "https://texts.example/nl.json"}'), []);
  });

  describe('with a campaign file', () => {
    const sound = (...names: string[]) =>
      fileURLToPath(new URL(`../campaign/sound/${names.join('/')}`, import.meta.url));
    const campaign = () => at('autumn', 'campaign.json');
    const friend = () => at('autumn', 'flows', 'friend.json');
    const replace = (file: string, from: string, to: string) =>
      writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
    beforeEach(() => cpSync(sound(), at('autumn'), { recursive: true }));

    it('checks it and both of its flows, each once', async () => {
      for (const named of [[campaign()], [at('autumn')], [friend(), campaign()]])
        assert.deepEqual(await call(named), {
          code: 0,
          out: '1 campaign and 2 flows checked: nothing to mend\n',
          err: '',
        });
    });

    it('tells of a flow that does not fit by the file, line and column of the flow', async () => {
      replace(friend(), '"role": "friend"', '"role": "referrer"');
      const { code, out } = await call([campaign()]);
      assert.equal(code, 1);
      assert.ok(out.startsWith(`${friend()}:5:11 error wrong-role the friend's flow needs the role "friend"`), out);
    });

    it('tells of a flow that is not there', async () => {
      rmSync(friend());
      const { code, out } = await call([campaign()]);
      assert.equal(code, 1);
      assert.match(out, /campaign\.json:\d+:\d+ error unreadable-flow the friend's flow was not found: .*friend\.json/);
    });

    it('refuses a question for an identity number, of which a flow alone is only warned', async () => {
      replace(friend(), '"label": "First name"', '"label": "Passport number"');
      assert.equal((await call([friend()])).code, 0);
      const { code, out } = await call([campaign()]);
      assert.equal(code, 1);
      assert.match(out, /friend\.json:\d+:\d+ error sensitive-question/);
    });
  });

  it('ends with 0 for a flow with nothing to mend', async () => {
    assert.deepEqual(await call([at('flows', 'good.json')]), {
      code: 0,
      out: '1 flow checked: nothing to mend\n',
      err: '',
    });
  });

  it('ends with 0 for a warning, and names file, line, column, severity, code, place and cure', async () => {
    const { code, out } = await call([at('warned.json')]);
    assert.equal(code, 0);
    assert.equal(
      out,
      `${at('warned.json')}:2:49 warning no-alt part "hello", step 1: this picture says nothing to people who cannot see it\n` +
        '    Add "alt": what it shows, in a few words; "" if it only decorates.\n1 flow checked: 0 errors, 1 warning\n',
    );
  });

  it('ends with 1 for an error', async () => {
    const { code, out } = await call([at('flows', 'more', 'broken.json')]);
    assert.equal(code, 1);
    assert.match(out, /broken\.json:2:8 error unknown-target .*"helo".*\n {4}Did you mean "hello"\?\n/);
  });

  it('reads standard input for -', async () => {
    const { code, out } = await call(['-'], broken);
    assert.equal(code, 1);
    assert.match(out, /^-:2:8 error unknown-target/);
  });

  it('takes a folder for the flows in it and below, and passes over what is no flow', async () => {
    const { code, out, err } = await call([at('flows')]);
    assert.deepEqual({ code, err, flows: /(\d) flows checked/.exec(out)?.[1] }, { code: 1, err: '', flows: '2' });
    assert.ok(!out.includes('node_modules'));
  });

  it('tells a theme from a flow by what is in it, also where it is broken, and passes over other JSON', async () => {
    const files: readonly (readonly [name: string, text: string, told: RegExp])[] = [
      [
        'look.json',
        '{"name": "Zon", "look": {"radius": 90}}',
        /^\S+look\.json:1:26 error theme-value look\.radius 90 is ignored\.\n {4}It must be a number of px from 0 to 40\.\n1 theme checked: 1 error, 0 warnings\n$/,
      ],
      [
        'brand-alone.json',
        '{"$schema": "x", "name": "Zon", "brand": {"name": "Zon"}}',
        /^1 theme checked: nothing to mend\n$/,
      ],
      ['cut-off-look.json', '{"name": "Zon", "look": {', /error bad-json This is not JSON: the file ends too early/],
      ['cut-off-flow.json', '{"title": "Zon", "flow": ', /error bad-json the file ends too early[^]*1 flow checked/],
      ['nothing-yet.json', '{“flow”: "zon"}', /error bad-json “ does not quote in JSON[^]*1 flow checked/],
      [
        'theme-of-a-flow.json',
        '{"flow": "zon", "parts": {"hello": ["Our shop opens on Thursday."]}, "theme": {"color": "#123"}}',
        /^1 flow checked: nothing/,
      ],
    ];
    mkdirSync(at('kinds'));
    writeFileSync(at('kinds', 'product.json'), '{"name": "Coat", "brand": {"name": "Zon"}, "price": 289}');
    writeFileSync(at('kinds', 'tsconfig.json'), '{"compilerOptions": {\n// strict\n}}');
    for (const [name, text, told] of files) {
      writeFileSync(at('kinds', name), text);
      assert.match((await call([at('kinds', name)])).out, told);
    }
    assert.match((await call([at('kinds')])).out, /\n3 flows and 3 themes checked: 4 errors, 0 warnings\n$/);
    assert.deepEqual(
      Object.keys((JSON.parse((await call(['--json', at('kinds', 'look.json')])).out) as readonly object[])[0]!).sort(),
      ['code', 'column', 'file', 'hint', 'line', 'message', 'path', 'severity'],
    );
  });

  it('takes a pattern that the shell left alone', async () => {
    assert.match((await call([at('flows', '*.json')])).out, /^1 flow checked: nothing/);
    assert.match((await call([at('flows', '**', 'b?oken.json')])).out, /^\S+broken\.json:2:8 error/);
  });

  it('checks a file once that is named twice', async () => {
    assert.match((await call([at('flows', 'good.json'), at('flows', 'good.json')])).out, /^1 flow/);
  });

  it('gives tools a list with --json', async () => {
    const { code, out } = await call(['--json', at('warned.json'), at('flows')]);
    assert.equal(code, 1);
    const list = JSON.parse(out) as readonly Record<string, unknown>[];
    assert.deepEqual(
      list.map(({ file, code: what, line }) => [file, what, line]),
      [
        [at('warned.json'), 'no-alt', 2],
        [at('flows', 'more', 'broken.json'), 'unknown-target', 2],
      ],
    );
    assert.deepEqual(Object.keys(list[0]!).sort(), [
      'code',
      'column',
      'file',
      'hint',
      'line',
      'message',
      'part',
      'path',
      'severity',
      'step',
    ]);
    assert.equal((await call(['--json', at('flows', 'good.json')])).out, '[]\n');
  });

  const refused: readonly (readonly [what: string, file: string, line: RegExp])[] = [
    ['a picture', 'photo.json', /photo\.json error bad-json this is not a text file/],
    ['a file in UTF-16', 'utf16.json', /written in UTF-16\n {4}Save it as UTF-8/],
    ['more than 10 MB', 'huge.json', /error too-large the file has more than 10 MB/],
    ['more than the parser takes', 'large.json', /error too-large the file has 2,000,000 characters/],
    ['JSON that is no flow, where it was named', join('flows', 'theme.json'), /error missing "flow" is missing/],
  ];
  for (const [what, file, line] of refused) {
    it(`refuses ${what} with 1 and a cure`, async () => {
      const { code, out } = await call([at(file)]);
      assert.equal(code, 1);
      assert.match(out, line);
    });
  }

  const misuses: readonly (readonly [what: string, args: () => readonly string[], err: RegExp])[] = [
    ['no file', () => [], /^Which file\?[^]*Usage: smoc-chat check/],
    ['a file that is not there', () => [at('nope.json')], /^There is no file .*nope\.json\.\n$/],
    ['a folder without JSON', () => [at('empty')], /^The folder .*empty holds no JSON file\.\n$/],
    ['a pattern that fits nothing', () => [at('nope-*.json')], /^No JSON file fits /],
    [
      'a pattern that fits neither flow nor theme',
      () => [at('flows', 'th*.json')],
      /^There is no flow, theme or campaign in /,
    ],
    ['an option that does not exist', () => ['--jsno', at('warned.json')], /'--jsno'[^]*Usage/],
  ];
  for (const [what, args, err] of misuses) {
    it(`ends with 2 for ${what}`, async () => {
      const { code, err: said } = await call(args());
      assert.equal(code, 2);
      assert.match(said, err);
    });
  }

  it('checks the other files when one is not there', async () => {
    const { code, out, err } = await call([at('nope.json'), at('warned.json')]);
    assert.equal(code, 2);
    assert.match(err, /nope\.json/);
    assert.match(out, /no-alt/);
  });

  it('explains itself with --help', async () => {
    const { code, out } = await call(['--help']);
    assert.equal(code, 0);
    assert.match(out, /^Usage: smoc-chat check \[--json\] \[--blocks MODULE\] FILE/);
  });
});
