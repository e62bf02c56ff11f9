// Compares the sizes of dist/cdn with budgets.json:   node test/budgets/budgets.mjs [--record]
// --record notes today's size of every source file, for a later failure to name the one that grew.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { freshness, report, stageBytes } from './size-report.mjs';

const dist = new URL('../../dist/cdn/', import.meta.url);
const recordFile = new URL('recorded-sizes.json', import.meta.url);
const readJson = (url) => JSON.parse(readFileSync(url, 'utf8'));
const sent = (file) =>
  brotliCompressSync(readFileSync(new URL(file, dist)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

const { module, oneFile } = readJson(new URL('budgets.json', import.meta.url));
const ledgers = [
  { budgets: module, ledger: 'sizes.json' },
  { budgets: oneFile, ledger: 'sizes.iife.json' },
];
if (!ledgers.every(({ ledger }) => existsSync(new URL(ledger, dist)))) {
  console.error('dist/cdn is missing or not complete: npm run build');
  process.exit(1);
}
const builds = ledgers.map(({ budgets, ledger }) => {
  const scripts = Object.entries(readJson(new URL(ledger, dist)));
  return {
    budgets,
    ledger,
    build: Object.fromEntries(scripts.map(([file, script]) => [file, { ...script, bytes: sent(file) }])),
  };
});

const stages = Object.assign({}, ...builds.map(({ budgets, build }) => stageBytes(build, budgets.stages)));
if (process.argv.includes('--record')) {
  const sizes = builds.map(({ ledger, build }) => [
    ledger,
    Object.fromEntries(Object.values(build).map(({ name, modules }) => [name, modules])),
  ]);
  const record = { stages, ...Object.fromEntries(sizes) };
  writeFileSync(recordFile, `${JSON.stringify(record, null, 1)}\n`);
}

const recorded = existsSync(recordFile) ? readJson(recordFile) : {};
const lines = [
  ...builds.flatMap(({ budgets, ledger, build }) => report(build, budgets, recorded[ledger] ?? {})),
  ...freshness(stages, recorded.stages ?? {}),
];
for (const { ok, text } of lines) console.log(`${ok ? '✔' : '✖'} ${text}`);
const failed = lines.filter(({ ok }) => !ok).length;
console.log(`${lines.length - failed} passed, ${failed} failed, 0 skipped`);
process.exitCode = failed === 0 ? 0 : 1;
