import { readFileSync } from 'node:fs';
import type { Sections } from './docs-sections.ts';

/* Figures for docs/measured.md, from where the commands that measure them have written them down. */

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../test/${path}`, import.meta.url), 'utf8'));
const figure = (number: number) => number.toLocaleString('en');

export function measuredDocs(): Sections {
  const { stages } = read('budgets/recorded-sizes.json') as { readonly stages: Readonly<Record<string, number>> };
  const { checker, tests } = read('measured.json') as {
    readonly checker: {
      readonly steps: number;
      readonly again: number;
      readonly first: number;
      readonly loading: number;
    };
    readonly tests: { readonly passed: number; readonly minutes: number };
  };
  const size = (stage: string) => {
    const bytes = stages[stage];
    if (bytes === undefined) throw new Error(`No size of "${stage}" is written down: npm run budgets:record`);
    return `${figure(bytes)} bytes`;
  };
  return {
    sizes: [
      '| what | size (brotli) |',
      '| --- | --- |',
      `| script of a bubble that nobody has opened | ${size('launcher, not yet opened')} |`,
      `| script until the first message of an inline chat can be answered | ${size('inline, until the first message can be answered')} |`,
      `| a whole conversation with fields, consent, submit, share, reward and confetti, all chunks together | ${size('whole VIP conversation')} |`,
      `| the one-file build | ${size('one-file build')} |`,
    ].join('\n'),
    checker: `A flow of ${figure(checker.steps)} steps is checked in ${checker.again} ms of CPU time. The first one in a process takes ${checker.first} ms, after ${checker.loading} ms for loading the modules.`,
    tests: `\`npm test\` runs ${figure(tests.passed)} checks. On a fresh clone it took ${tests.minutes} minutes, beside other work.`,
  };
}
