// What checking a flow costs, in CPU time of a process that does nothing else:   npm run build && node test/bench/check-flow.mjs [--record]
// --record writes the figures down for docs/measured.md.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { largeFlows } from '../flow/large-flows.mjs';
import { record } from '../tools/measured.mjs';

/** The checker as the command line loads it. */
const built = new URL('../../dist/cli/check.lazy.js', import.meta.url);
if (!existsSync(built)) {
  console.error('There is no build: npm run build');
  process.exit(1);
}
const beforeLoading = process.cpuUsage();
const { checkFlow } = await import(built);
const loading = since(beforeLoading);

/**
 * A flow as large as the largest real one that was looked at: 84 parts, 306 steps, 77 questions, 69 variables; in two languages. The first
 * `reworded` texts were changed after they were translated: each lacks its translation then, and a translation its text.
 */
function largeFlow(reworded = 0) {
  const nl = {};
  let changed = 0;
  const text = (words) => {
    nl[changed++ < reworded ? words.replace(/[aeiou] ?/, '') : words] = `${words} (nl)`;
    return words;
  };
  const parts = {};
  for (let part = 0; part < 84; part++) {
    const next = part < 83 ? `part${part + 1}` : 'part0';
    const as = part < 69 ? { as: `answer${part}` } : {};
    parts[`part${part}`] = [
      text(`What part ${part} of our sale in June is about, with **its reasons**.`),
      ...(part >= 77
        ? []
        : [
            part % 2
              ? { ask: text(`Question ${part}?`), ...as }
              : {
                  ask: text(`Question ${part}?`),
                  ...as,
                  options: [{ label: text(`Yes to ${part}`), then: next }, text(`No to ${part}`)],
                },
          ]),
      ...(part < 61 ? [text(`You said {answer${part}}.`)] : []),
      part < 69
        ? { if: `answer${part} = 'x' and answer${part} is not empty`, then: next, else: 'part83' }
        : { go: next },
    ];
  }
  return { flow: 'large', parts, texts: { nl } };
}

/** CPU time since `before`, in milliseconds; that of compiler and collector, which run beside, is in it. */
function since(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function cpu(call) {
  const before = process.cpuUsage();
  call();
  return since(before);
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

const flow = largeFlow();
const steps = Object.values(flow.parts).flat().length;
const text = JSON.stringify(flow, null, 1);
const withProblems = JSON.stringify(largeFlow(31), null, 1);
const first = cpu(() => checkFlow(text));

if (process.argv[2] === '--first') console.log(JSON.stringify({ loading, first }));
else {
  const fresh = Array.from({ length: 11 }, () =>
    JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--first'], { encoding: 'utf8' })),
  );
  const later = Array.from({ length: 201 }, () => cpu(() => checkFlow(text)));
  const mended = Array.from({ length: 101 }, () => cpu(() => checkFlow(withProblems)));
  const problems = checkFlow(text);
  const huge = `{"flow": "x", "parts": {"a": ["${'x'.repeat(10_000_000)}"]}}`;
  const refused = cpu(() => checkFlow(huge));

  const ms = (value) => `${value.toFixed(1)} ms`;
  console.log(
    `${steps} steps, ${(text.length / 1000).toFixed(0)} kB, ${problems.length} problems: ${ms(median(later))} of CPU (at most 50 ms)`,
  );
  console.log(`The same with ${checkFlow(withProblems).length} problems: ${ms(median(mended))} (at most 50 ms)`);
  const [firstTime, loadingTime] = ['first', 'loading'].map((what) => median(fresh.map((each) => each[what])));
  console.log(`The first time in a process: ${ms(firstTime)}, after ${ms(loadingTime)} for loading the modules`);
  if (process.argv.includes('--record')) {
    const round = (value) => Math.round(value * 10) / 10;
    record('checker', {
      steps,
      again: round(median(later)),
      first: Math.round(firstTime),
      loading: Math.round(loadingTime),
    });
  }
  console.log(`10 MB refused (${checkFlow(huge)[0].code}) in ${ms(refused)}`);
  for (const [what, size, make] of largeFlows) {
    const [small, large] = [size, 8 * size].map((each) => {
      const given = JSON.stringify(make(each));
      return Math.min(...Array.from({ length: 3 }, () => cpu(() => checkFlow(given))));
    });
    console.log(
      `${(8 * size).toLocaleString('en')} ${what}: ${ms(large)}, ${(large / small).toFixed(1)} times as much as an eighth of them`,
    );
  }
}
