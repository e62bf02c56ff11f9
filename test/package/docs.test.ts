import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkCampaign, checkFlow, type FlowProblem } from '../../src/check/check.lazy.ts';
import { adapterHosts } from '../../src/effects/delivery/adapters/adapter-names.ts';
import { answerSchema, envelopeSchema, envelopeTypes } from '../../src/engine/envelope.schema.ts';
import { flowKeys } from '../../src/flow/flow-schema.ts';
import { verbs } from '../../src/flow/blocks.ts';
import { connectors } from '../../examples/receiver/connectors/all-connectors.ts';
import { EVENT_TYPES } from '../../examples/receiver/events/event.ts';
import { readTargets } from '../../examples/receiver/connectors/connectors-file.ts';
import { readEnvelope } from '../../examples/receiver/results/envelope-schema.ts';
import { checkTheme } from '../../src/theme/check-theme.lazy.ts';
import { knownVoice } from '../../src/tone/known-voice.lazy.ts';
import { anchorOf, docPages, docSnippets, proseOf, type Snippet } from '../tools/doc-snippets.ts';
import { installPackage, type Installed } from '../tools/installed-package.ts';

/* What README and docs say, tried out by somebody who has the package and nothing else. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const snippets = docSnippets(root);
const ofLanguage = (...languages: string[]) => snippets.filter(({ language }) => languages.includes(language));

const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Code that no test tries, by its first line, and why. */
const untried: Readonly<Record<string, string>> = {
  '{"counts": {"Friday": 86, "Saturday": 38}, "voters": 124}': 'what an endpoint answers to a vote',
  '{"ok": true, "id": "5b2e…", "set": {"seat": 14}, "say": "Your seat is number 14."}':
    'the answer of an endpoint; test/element and test/engine hold what each key does',
};
const isTried = ({ code }: Snippet) => !Object.hasOwn(untried, code.split('\n')[0]!);

/** Where a test tries each language. */
const tried: Readonly<Record<string, string>> = {
  json: 'here: checked',
  js: 'here: compiled, and run where it needs no page',
  ts: 'here: compiled',
  jsx: 'here: compiled',
  sh: 'here: run, or looked up',
  html: 'test/e2e/pages/doc-snippets.test.ts: loaded',
  css: 'test/e2e/pages/doc-snippets.test.ts: loaded',
  vue: 'here: its script is compiled',
  ini: 'here: starts what the page starts',
  nginx: 'here: leads to the port that the page sets',
  caddy: 'here: leads to the port that the page sets',
};

/** Whether code asks for nothing but what Node has. */
const runsInNode = (code: string) => {
  const packages = [...code.matchAll(/from '([^']+)'/g)].map(([, name]) => name!);
  return (
    packages.length > 0 &&
    packages.every(
      (name) =>
        /^smoc-chat\/(check|engine)$|^node:/.test(name) || (name === 'smoc-chat' && code.includes('themeTools')),
    )
  );
};

/** What a piece of a flow cannot help: the rest of the flow is not there. */
const ofPieces: readonly FlowProblem['code'][] = [
  'unknown-variable',
  'unset-variable',
  'no-consent',
  'unknown-target',
  'orphan-translation',
  'untranslated',
  'unreachable',
  // Verbs of a version to come, of which the page itself says that they are.
  'unsupported',
];

/** Secrets of the form that each service gives them. */
const secrets = {
  HUBSPOT_TOKEN: 'pat-eu1-0001',
  SHOP_SECRET: `whsec_${'A'.repeat(44)}`,
  MAILCHIMP_KEY: '0123456789abcdef-us21',
  BREVO_KEY: 'xkeysib-0001',
  KLAVIYO_KEY: 'pk_0001',
  CHATWOOT_REPLY_TOKEN: 'a-token-of-16-characters',
  ZAPIER_HOOK: 'https://hooks.zapier.com/hooks/catch/1/abc',
};

/** What the checkers say of a flow, a part, a step, keys of a flow, a theme, or targets of the receiver. */
function problemsOf(code: string): readonly string[] {
  const told = (problems: readonly { readonly path: string; readonly message: string }[]) =>
    problems.map(({ path, message }) => `${path}: ${message}`);
  const isPair = /^\s*"[^"]+"\s*:/.test(code);
  let value: unknown;
  try {
    value = JSON.parse(isPair ? `{${code}}` : code);
  } catch (error) {
    return [(error as Error).message];
  }
  const keys = Object.keys(value as object);
  const isFlow = keys.includes('flow') && keys.includes('parts');
  if (isFlow) return told(checkFlow(code));
  if (keys.includes('targets')) return readTargets(value, secrets).problems;
  if (keys.includes('rewards') && keys.includes('linkDays')) return told(checkCampaign(code).campaign);
  if (keys.includes('schema')) {
    const read = readEnvelope(value);
    return 'problems' in read ? [read.problems] : [];
  }
  if (keys.includes('name') && !keys.some((key) => (verbs as readonly string[]).includes(key)))
    return told(checkTheme(code, knownVoice));
  const around = (steps: readonly unknown[]) => ({
    flow: 'piece',
    parts: { start: ['Our shop opens in June: get in first.', ...steps, 'Good.'] },
  });
  const flow = isPair
    ? keys.every((key) => Object.hasOwn(flowKeys, key))
      ? { ...around([]), ...(value as object) }
      : value
    : around(Array.isArray(value) ? value : [value]);
  return told(checkFlow(flow).filter(({ code: what }) => !ofPieces.includes(what)));
}

const fileOf = ({ place, language }: Snippet) =>
  `${place.replace(/\W+/g, '-')}.${language === 'vue' ? 'js' : language}`;

/** What TypeScript says of snippets in a project that has the package, by snippet: '' if it is content. */
async function compile(folder: string, given: readonly Snippet[]): Promise<ReadonlyMap<Snippet, string>> {
  for (const snippet of given) {
    const { language, code } = snippet;
    const script = language === 'vue' ? (/<script setup>(.*?)<\/script>/s.exec(code)?.[1] ?? 'no script') : code;
    // A module, so that the snippets do not see each other.
    writeFileSync(join(folder, fileOf(snippet)), `${script}\nexport {};\n`);
  }
  writeFileSync(join(folder, 'page.ts'), "import 'smoc-chat/define';\n");
  writeFileSync(
    join(folder, 'ambient.d.ts'),
    `declare module '@vitejs/plugin-vue' { export default function vue(options: object): object }
declare module 'vue' { export function ref<T>(value: T): { value: T } }
declare module '*.svg?url' { const address: string; export default address }
`,
  );
  writeFileSync(join(folder, 'flow.json'), '{"flow": "hello", "parts": {"hello": ["Our shop opens on Thursday."]}}');
  const said = await Promise.all(
    [true, false].map((strict) => {
      const files = given.filter(({ language }) => (language === 'ts') === strict).map(fileOf);
      const compilerOptions = {
        noEmit: true,
        strict,
        allowJs: true,
        checkJs: true,
        skipLibCheck: true,
        module: 'esnext',
        moduleResolution: 'bundler',
        resolveJsonModule: true,
        target: 'es2022',
        lib: ['es2023', 'dom', 'dom.iterable'],
        jsx: 'react-jsx',
        types: ['smoc-chat/react'],
      };
      const project = `tsconfig.${strict ? 'strict' : 'plain'}.json`;
      writeFileSync(
        join(folder, project),
        JSON.stringify({ compilerOptions, files: [...files, 'page.ts', 'ambient.d.ts'] }),
      );
      return new Promise<string>((resolve) => {
        execFile(process.execPath, [tsc, '-p', project], { cwd: folder }, (_, out) => resolve(out));
      });
    }),
  );
  const lines = said.join('').split('\n');
  return new Map(
    given.map((snippet) => [snippet, lines.filter((line) => line.startsWith(`${fileOf(snippet)}(`)).join('\n')]),
  );
}

/** The two flows of which docs/checker.md shows what is said. */
function writeCheckedFlows(folder: string): void {
  mkdirSync(join(folder, 'flows'), { recursive: true });
  writeFileSync(
    join(folder, 'flows/sale.json'),
    `{
  "flow": "sale",
  "parts": {
    "hello": [
      "Our sale begins on Thursday.",
      "See you there!"
    ]
  },
  "texts": {"nl": {"Our sale begins on Thursday.": "Onze uitverkoop begint donderdag."}}
}
`,
  );
  writeFileSync(
    join(folder, 'flows/vip.json'),
    `{
  "flow": "vip",
  "parts": {
    "hello": [
      "Our shop opens on Thursday, and VIPs walk in a day early.",
      {"ask": "Shall I put you on the list?", "options": [{"label": "Yes", "then": "jion"}, "Not now"]}, {"end": true}
    ],
    "join": ["Good."]
  }
}
`,
  );
}

describe('the docs in the installed package', () => {
  let installed: Installed, folder: string;
  before(async () => {
    installed = await installPackage();
    folder = join(installed.folder, 'node_modules/smoc-chat');
    for (const name of ['react', '@types/react', 'csstype']) {
      const place = join(installed.folder, 'node_modules', name);
      mkdirSync(dirname(place), { recursive: true });
      if (!existsSync(place)) symlinkSync(join(root, 'node_modules', name), place, 'junction');
    }
  });
  after(() => installed?.remove());

  it('are all there, with the change log', () => {
    for (const page of [...docPages(root), 'CHANGELOG.md', 'LICENSE']) assert.ok(existsSync(join(folder, page)), page);
  });

  it('lead nowhere where there is nothing', () => {
    const broken: string[] = [];
    for (const page of [...docPages(root), 'CHANGELOG.md']) {
      const prose = proseOf(readFileSync(join(folder, page), 'utf8')).replace(/`[^`\n]*`/g, '');
      const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g), ...prose.matchAll(/\b(?:src|href)="([^"]+)"/g)];
      for (const [, link] of links) {
        if (/^(https?:|mailto:)/.test(link!)) continue;
        const [path = '', anchor] = link!.split('#');
        const target = path ? join(folder, dirname(page), path) : join(folder, page);
        if (relative(folder, target).startsWith('..') || !existsSync(target)) broken.push(`${page}: ${link}`);
        else if (anchor !== undefined) {
          const isPage = statSync(target).isFile() && target.endsWith('.md');
          const headings = isPage ? proseOf(readFileSync(target, 'utf8')).matchAll(/^#+ (.+)$/gm) : [];
          if (![...headings].some(([, heading]) => anchorOf(heading!.replaceAll('`', '')) === anchor))
            broken.push(`${page}: ${link}`);
        }
      }
    }
    assert.deepEqual(broken, []);
  });

  it('are reached from the README, each of them', () => {
    const seen = new Set(['README.md']);
    for (const page of seen)
      for (const [, path] of proseOf(readFileSync(join(folder, page), 'utf8')).matchAll(/\]\(([^)\s#]+\.md)[^)]*\)/g))
        if (!/^https?:/.test(path!)) seen.add(join(dirname(page), path!).replaceAll('\\', '/'));
    assert.deepEqual(
      docPages(root).filter((page) => !seen.has(page)),
      [],
    );
  });

  it('tell every kind of result that is posted, and every key of one', () => {
    const page = read('docs/results.md');
    assert.deepEqual(
      envelopeTypes.filter((kind) => !page.includes(`| \`${kind}\` |`)),
      [],
    );
    assert.deepEqual(
      Object.keys(envelopeSchema.entries).filter((key) => !new RegExp(`^\\| [^|]*\`${key}\``, 'm').test(page)),
      [],
    );
  });

  it('tell every key that the chat reads in the answer', () => {
    const page = read('docs/endpoints.md');
    assert.deepEqual(
      Object.keys(answerSchema.entries).filter((key) => !new RegExp(`^\\| [^|]*\`${key}\`|"${key}":`, 'm').test(page)),
      [],
    );
  });

  it('have a section for each adapter, and name each setting of an endpoint', () => {
    const types = read('src/effects/delivery/endpoint.ts');
    const adapters = Object.keys(adapterHosts);
    const settings = [...types.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, key]) => key!);
    const page = read('docs/endpoints.md');
    assert.ok(adapters.length >= 6 && settings.length >= 10);
    assert.deepEqual(
      adapters.filter((name) => !page.includes(`\n## ${name}\n`)),
      [],
    );
    assert.deepEqual(
      settings.filter((key) => !page.includes(`| \`${key}\` |`)),
      [],
    );
  });

  it('have a section for each system that the receiver tells, with the events that it hears of by itself', () => {
    const page = read('docs/connect.md');
    assert.deepEqual(
      connectors.filter(({ kind }) => !page.includes(`\n## ${kind}\n`)).map(({ kind }) => kind),
      [],
    );
    for (const { kind, events } of connectors.filter((one) => one.kind !== 'webhook')) {
      const section = page.split(`\n## ${kind}\n`)[1]!.split('\n## ')[0]!;
      const told = /Events: ((?:`[\w.]+`(?:, )?)+)/.exec(section)?.[1];
      assert.equal(told, events.map((event) => `\`${event}\``).join(', '), kind);
    }
  });

  it('list every event that the receiver reports, in its order, and no other', () => {
    const listed = [...read('docs/events.md').matchAll(/^\| `([\w.]+)` \|/gm)].map(([, type]) => type);
    assert.deepEqual(listed, EVENT_TYPES);
  });

  it('have a README of at most 150 lines', () => {
    assert.ok(readFileSync(join(root, 'README.md'), 'utf8').trimEnd().split('\n').length <= 150);
  });

  it('have no code that nobody tries', () => {
    assert.deepEqual(
      snippets.filter(({ language }) => !Object.hasOwn(tried, language)).map(({ place }) => place),
      [],
    );
    assert.deepEqual(
      Object.keys(untried).filter((line) => !snippets.some((snippet) => snippet.code.startsWith(line))),
      [],
      'the list of untried code has only such as is there',
    );
  });

  it('have services and proxies that start the command and lead to the port of their page', () => {
    const page = read('docs/going-live.md');
    const ofPage = snippets.filter(({ place }) => place.startsWith('docs/going-live.md'));
    const codeIn = (language: string) => ofPage.find((snippet) => snippet.language === language)!.code;
    const port = /^\| `PORT` \| `(\d+)` \|$/m.exec(page)![1]!;
    const command = /Start it with `([^`]+)`/.exec(page)![1]!;
    assert.match(codeIn('ini'), new RegExp(`^ExecStart=/usr/bin/${command}$`, 'm'));
    assert.match(codeIn('nginx'), new RegExp(`^ *proxy_pass http://127\\.0\\.0\\.1:${port};$`, 'm'));
    assert.match(codeIn('caddy'), new RegExp(`^reverse_proxy 127\\.0\\.0\\.1:${port}$`, 'm'));
  });

  it('name only commands that there are', () => {
    const scriptsOf = (workspace: string) =>
      (JSON.parse(readFileSync(join(root, workspace, 'package.json'), 'utf8')) as { scripts: object }).scripts;
    const called = [...docPages(root), 'CONTRIBUTING.md'].flatMap((page) =>
      [
        ...readFileSync(join(root, page), 'utf8').matchAll(
          /\bnpm (?:run ([\w:-]+)|(start|test)\b)(?:\s+--workspace\s+([\w/-]+))?/g,
        ),
      ].map(([command, script, short, workspace = '.']) => ({ command, script: script ?? short!, workspace })),
    );
    assert.ok(called.length > 5);
    assert.deepEqual(
      called
        .filter(({ script, workspace }) => !Object.hasOwn(scriptsOf(workspace), script))
        .map(({ command }) => command),
      [],
    );
  });

  for (const snippet of ofLanguage('json').filter(isTried))
    it(`${snippet.place} is JSON that the checker has nothing against`, () => {
      assert.deepEqual(problemsOf(snippet.code), []);
    });

  for (const { place, code } of ofLanguage('html'))
    for (const [, flow] of code.matchAll(/<script type="application\/json">(.*?)<\/script>/gs))
      it(`${place} holds a flow that the checker has nothing against`, () => {
        assert.deepEqual(problemsOf(flow!), []);
      });

  it('is told of JSON that the checker has something against', () => {
    assert.notDeepEqual(problemsOf('{"ask": "Where?", "type": "emial"}'), []);
    assert.notDeepEqual(problemsOf('"contact": {"hours": "mon-fri 25-17"}'), []);
    assert.notDeepEqual(problemsOf('{"name": "x", "look": {"colour": "#123"}}'), []);
    assert.notDeepEqual(problemsOf('{"flow": "x", "parts": {"a": ["Hi!"'), []);
    assert.notDeepEqual(problemsOf('{"targets": {"crm": {"kind": "hubspot"}}}'), []);
  });

  const compiled = ofLanguage('js', 'ts', 'jsx', 'vue').filter(isTried);
  const broken = {
    place: 'x.md:1',
    language: 'js',
    code: "import { checkFlow } from 'smoc-chat/check';\ncheckFlow({}).lenght;",
  };
  let said: ReadonlyMap<Snippet, string>;
  before(async () => {
    said = await compile(installed.folder, [...compiled, broken]);
  });

  for (const snippet of compiled)
    it(`${snippet.place} compiles`, () => {
      assert.equal(said.get(snippet), '');
    });

  it('is told of code that does not compile', () => {
    assert.match(said.get(broken)!, /lenght/);
  });

  for (const { place, code } of ofLanguage('js').filter(({ code: text }) => runsInNode(text)))
    it(`${place} runs in Node, without a page, and prints what it says`, async () => {
      const noPage = "for (const name of ['window', 'document']) delete globalThis[name];\n";
      const { code: exit, out, err } = await installed.node(noPage + code);
      assert.deepEqual({ exit, err }, { exit: 0, err: '' });
      const said = [...code.matchAll(/^\s*\/\/ (.*)$/gm)].map(([, line]) => line);
      assert.deepEqual(out.trimEnd().split('\n'), said);
    });

  for (const { place, code } of ofLanguage('sh'))
    for (const [index, line] of code.split('\n').entries()) {
      const [, args] = /^\$ npx smoc-chat (.*)$/.exec(line) ?? [];
      if (args !== undefined)
        it(`${place} says what "npx smoc-chat ${args}" says`, async () => {
          writeCheckedFlows(installed.folder);
          const { out } = await installed.npm('exec', '--no', '--', 'smoc-chat', ...args.split(' '));
          assert.equal(
            out.trimEnd(),
            code
              .split('\n')
              .slice(index + 1)
              .join('\n')
              .trimEnd(),
          );
        });
    }
});
