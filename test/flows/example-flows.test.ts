import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { formatProblem } from '../../src/flow/flow-problem.ts';
import type { Flow } from '../../src/flow/flow.ts';
import { parseFlow } from '../../src/flow/parse-flow.lazy.ts';

const examples = fileURLToPath(new URL('../../examples/', import.meta.url));
/** Both campaigns lie on one site: the second in a folder of its own. */
const fileOf = (address: string) =>
  examples + (address.startsWith('/gigabytes/') ? address.slice(1) : `landing${address}`);
/** Pages that the receiver makes, for each campaign. */
const isMade = (address: string) => /^\/terms\/(vip-prelaunch|gigabytes)\?lang=(en|nl)$/.test(address);
const isThere = (address: string) => isMade(address) || existsSync(fileOf(address.replace(/\/$/, '/index.html')));

/** What the first two bubbles of each campaign must say. */
const campaigns = [
  { start: '/', sign: /🛍/u, occasion: /evening|previewavond/, benefit: /guest list|gastenlijst/ },
  {
    start: '/gigabytes/',
    sign: /📲/u,
    occasion: /gigabytes?|data/i,
    benefit: /2 GB|(both|allebei|beiden|same|hetzelfde)/,
  },
] as const;
const read = (address: string) => readFileSync(fileOf(address), 'utf8');
const flows = campaigns.flatMap((campaign) =>
  readdirSync(fileOf(`${campaign.start}flows`))
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ ...campaign, file })),
);

/** Keys whose strings people read. */
const spoken = new Set([
  'say',
  'ask',
  'done',
  'resume',
  'label',
  'hint',
  'button',
  'consent',
  'no',
  'reward',
  'title',
  'text',
  'conditions',
  'skip',
]);

/** Every text of a flow that people read. */
function textsOf(piece: unknown, key = 'steps'): string[] {
  // A list of cards has its words from an endpoint.
  if (typeof piece === 'string' && piece.startsWith('=')) return [];
  if (typeof piece === 'string') return spoken.has(key) || key === 'steps' || key === 'options' ? [piece] : [];
  if (Array.isArray(piece))
    return key === 'send' || key === 'via'
      ? []
      : piece.flatMap((each) => textsOf(each, key === 'options' ? key : 'steps'));
  return Object.entries(piece ?? {}).flatMap(([name, inner]) =>
    /^(then|else|fail)$/.test(name) && typeof inner === 'string'
      ? []
      : textsOf(
          inner,
          Array.isArray(inner) && name !== 'options' && name !== 'send' && name !== 'via' ? 'steps' : name,
        ),
  );
}

/** What is left to read when the placeholders are taken out. */
const words = (text: string) => text.replace(/\{[^{}]*(\{[^{}]*\}[^{}]*)*\}/g, '').trim();

for (const { file, start, sign, occasion, benefit } of flows) {
  describe(`example flow ${file}`, () => {
    const { flow, problems } = parseFlow(read(`${start}flows/${file}`));
    const texts = (variant: string) =>
      ((flow?.texts as Readonly<Record<string, unknown>> | undefined)?.[variant] ?? {}) as Readonly<
        Record<string, string>
      >;
    const source = [
      ...new Set([flow!.title as string, ...Object.values(flow!.parts).flatMap((part) => textsOf(part))]),
    ];

    it('is read without a problem', () => {
      assert.deepEqual(
        problems.map((problem) => formatProblem(problem, file)),
        [],
      );
    });

    it('speaks Dutch wherever it speaks English', () => {
      assert.deepEqual(
        source.filter((text) => words(text) && !texts('nl')[text]),
        [],
      );
    });

    it('has no translation of a text that it no longer says', () => {
      for (const variant of Object.keys(flow?.texts ?? {})) {
        assert.deepEqual(
          Object.keys(texts(variant)).filter((text) => !source.includes(text)),
          [],
          variant,
        );
      }
    });

    it('says "u" all the way in the formal tone, never "je"', () => {
      const formal = source.map((text) => texts('nl~formal')[text] ?? texts('nl')[text] ?? '');
      assert.deepEqual(
        formal.filter((text) => /\b(je|jij|jou|jouw|jullie)\b/i.test(text)),
        [],
      );
    });

    it('names the same values in every language and tone', () => {
      const names = (text: string) =>
        [
          ...new Set(
            [...text.matchAll(/\{\s*([\p{L}_][\w.]*)/gu)]
              .map(([, name]) => name)
              .filter((name) => !/^(A|Een|One|Er)$/.test(name!)),
          ),
        ].sort();
      for (const variant of Object.keys(flow?.texts ?? {})) {
        for (const [text, told] of Object.entries(texts(variant)))
          assert.deepEqual(names(told), names(text), `${variant}: ${text}`);
      }
    });

    it('says in its first two bubbles what it is about and what both get', () => {
      for (const variant of ['', 'nl', 'nl~formal', 'en~formal', 'en~playful']) {
        for (const opener of openersOf(flow!, sign)) {
          const told = opener.map((text) => texts(variant)[text] ?? text).join(' ');
          assert.match(told, occasion, `${variant}: the occasion`);
          assert.match(told, benefit, `${variant}: the benefit`);
          assert.match(told, sign);
          for (const text of opener) {
            const emoji = (texts(variant)[text] ?? text).match(/\p{Extended_Pictographic}/gu) ?? [];
            assert.ok(
              emoji.length <= 1,
              `${variant}: the brand shows one emoji a message, the others would be lost: ${emoji.join(' ')}`,
            );
          }
        }
      }
    });

    it('leads only to pages that are there', () => {
      const addresses = [...JSON.stringify(flow).matchAll(/\]\((\/[^)]*)\)/g)].map(([, address]) => address!);
      assert.ok(addresses.length > 0);
      assert.deepEqual(
        addresses.filter((address) => !isThere(address)),
        [],
      );
    });
  });
}

/** The first two bubbles of each part in which the bot greets and goes on. */
const openersOf = (flow: Flow, sign: RegExp): string[][] =>
  Object.values(flow.parts)
    .map((steps) => steps.filter((step): step is string => typeof step === 'string').slice(0, 2))
    .filter(([first, second]) => second !== undefined && sign.test(first ?? ''));

describe('the other example flows', () => {
  const folder = fileURLToPath(new URL('../../examples/flows/', import.meta.url));
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    it(`${file} is read without a problem`, () => {
      assert.deepEqual(
        parseFlow(readFileSync(folder + file, 'utf8')).problems.map((problem) => formatProblem(problem, file)),
        [],
      );
    });
  }
});

describe('example pages', () => {
  const html = [
    ...['/index.html', '/friend.html', '/terms.html', '/privacy.html'],
    ...['/gigabytes/index.html', '/gigabytes/friend.html', '/gigabytes/order.html', '/gigabytes/privacy.html'],
  ].flatMap((page) => [page, page.replace(/(?=[^/]*$)/, 'nl/')]);

  for (const page of html) {
    it(`${page} fetches nothing from elsewhere and names only files that are there`, () => {
      const source = read(page);
      const fetched = [
        ...source.matchAll(
          /<(?:script|img|link(?! rel="(?:canonical|alternate)")|smoc-chat)\b[^>]*?\b(?:src|href)="([^"]*)"/g,
        ),
      ].map(([, address]) => address!);
      assert.ok(fetched.length > 1);
      assert.deepEqual(
        fetched.filter((address) => !address.startsWith('/cdn/') && !isThere(address)),
        [],
      );
      const own = [...source.matchAll(/<a\b[^>]*?href="(\/[^"]*)"/g)].map(([, address]) => address!);
      assert.deepEqual(
        own.filter((address) => !isThere(address)),
        [],
      );
    });

    it(`${page} needs no script or style inside it`, () => {
      assert.doesNotMatch(read(page), /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
    });
  }

  for (const page of html.filter((each) => /(index|friend)\.html$/.test(each))) {
    it(`${page} has a preview for messengers, a way without script and its other language`, () => {
      const source = read(page);
      for (const name of ['title', 'description', 'image', 'image:alt', 'url'])
        assert.match(source, new RegExp(`property="og:${name}" content="[^"]+"`));
      const [, image] = /property="og:image" content="https:\/\/vip\.nordlys\.example([^"]+)"/.exec(source) ?? [];
      assert.ok(isThere(image!), image);
      assert.match(source, /<noscript>[^]*mailto:[^]*<\/noscript>/);
      for (const lang of ['en', 'nl']) assert.match(source, new RegExp(`rel="alternate" hreflang="${lang}"`));
      assert.match(source, /<smoc-chat [^>]*>\s*<div class="fallback">/);
    });
  }
});
