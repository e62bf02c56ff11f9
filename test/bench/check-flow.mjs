// What checking a flow costs, in CPU time of a process that does nothing else:   npm run build && node test/bench/check-flow.mjs
import { existsSync } from 'node:fs';

const built = new URL('../../dist/flow/check-flow.lazy.js', import.meta.url);
if (!existsSync(built)) {
  console.error('There is no build: npm run build');
  process.exit(1);
}
const { checkFlow } = await import(built);

/** A flow as large as the largest real one that was looked at: 84 parts, 306 steps, 77 questions, 69 variables; in two languages. */
function largeFlow() {
  const nl = {};
  const text = (words) => {
    nl[words] = `${words} (nl)`;
    return words;
  };
  const parts = {};
  for (let part = 0; part < 84; part++) {
    const next = part < 83 ? `part${part + 1}` : 'part0';
    const as = part < 69 ? { as: `answer${part}` } : {};
    parts[`part${part}`] = [
      text(`What part ${part} of our sale in June is about, with **its reasons**.`),
      ...(part >= 77 ? [] : [part % 2
        ? { ask: text(`Question ${part}?`), ...as }
        : { ask: text(`Question ${part}?`), ...as, options: [{ label: text(`Yes to ${part}`), then: next }, text(`No to ${part}`)] }]),
      ...(part < 61 ? [text(`You said {answer${part}}.`)] : []),
      part < 69 ? { if: `answer${part} = 'x' and answer${part} is not empty`, then: next, else: 'part83' } : { go: next },
    ];
  }
  return { flow: 'large', parts, texts: { nl } };
}

/** CPU time of one call, in milliseconds. */
function cpu(call) {
  const before = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const flow = largeFlow();
const steps = Object.values(flow.parts).flat().length;
const text = JSON.stringify(flow, null, 1);
const first = cpu(() => checkFlow(text));
const later = Array.from({ length: 201 }, () => cpu(() => checkFlow(text))).sort((a, b) => a - b);
const { problems } = checkFlow(text);
const huge = `{"flow": "x", "parts": {"a": ["${'x'.repeat(10_000_000)}"]}}`;
const refused = cpu(() => checkFlow(huge));

const ms = (value) => `${value.toFixed(1)} ms`;
console.log(`${steps} steps, ${(text.length / 1000).toFixed(0)} kB, ${problems.length} problems: ${ms(later[100])} of CPU (at most 50 ms), ${ms(first)} the first time in a process`);
console.log(`10 MB refused (${checkFlow(huge).problems[0].code}) in ${ms(refused)}`);
