/**
 * @typedef {object} Script One file of the build.
 * @property {string} name Chunk name, without hash.
 * @property {boolean} entry
 * @property {string[]} imports Files fetched before it runs.
 * @property {string[]} dynamicImports Files it may fetch later.
 * @property {Record<string, number>} modules Bytes of each source file in it, before minifying.
 * @property {number} bytes Size as sent: brotli, quality 11.
 *
 * @typedef {Record<string, Script>} Build By file.
 *
 * @typedef {object} Stage
 * @property {string} stage What the visitor has got when it is loaded.
 * @property {string[]} [loads] Chunks loaded until then, besides the entry and what they import.
 * @property {string[]} [allBut] Instead: every chunk but these.
 * @property {number} most Bytes, brotli.
 * @property {number} [goal]
 * @property {number} [requestsInARow] How many may wait for each other.
 * @property {string} why
 *
 * @typedef {{most: number, why: string}} ChunkBudget
 * @typedef {{stages: Stage[], chunks: Record<string, ChunkBudget>}} Budgets
 * @typedef {Record<string, Record<string, number>>} Sizes Bytes of each module, by chunk, when last recorded.
 * @typedef {{ok: boolean, text: string}} Line
 */

const figure = (bytes) => bytes.toLocaleString('en');

/**
 * Files of a stage: the entry, the chunks named, and all that these import.
 *
 * @param {Build} build
 * @param {Stage} stage
 */
export function filesOfStage(build, { loads = [], allBut }) {
  const wanted = ({ entry, name }) => entry || (allBut ? !allBut.includes(name) : loads.includes(name));
  const files = new Set(Object.keys(build).filter((file) => wanted(build[file])));
  for (const file of files) for (const next of build[file].imports) files.add(next);
  return files;
}

/**
 * Bytes of each stage, by what the visitor has got then.
 *
 * @param {Build} build
 * @param {readonly Stage[]} stages
 * @returns {Record<string, number>}
 */
export const stageBytes = (build, stages) =>
  Object.fromEntries(
    stages.map((stage) => [
      stage.stage,
      [...filesOfStage(build, stage)].reduce((sum, file) => sum + build[file].bytes, 0),
    ]),
  );

/** How far a size may have gone from the figure in docs/measured.md. */
const STALE = 0.02;

/**
 * Whether the sizes that were recorded, which docs/measured.md tells, are still about those of the build.
 *
 * @param {Record<string, number>} now
 * @param {Record<string, number>} recorded
 * @returns {Line[]}
 */
export const freshness = (now, recorded) =>
  Object.entries(now).map(([stage, bytes]) => {
    const told = recorded[stage];
    const ok = told !== undefined && Math.abs(bytes - told) <= STALE * told;
    const cure = ok ? '' : " Write down today's: npm run budgets:record && npm run docs";
    return { ok, text: `docs/measured.md says ${told === undefined ? 'nothing' : figure(told)} of "${stage}".${cure}` };
  });

/**
 * How many requests wait for each other until all `files` are there.
 *
 * @param {Build} build
 * @param {ReadonlySet<string>} files
 */
export function requestsInARow(build, files) {
  const depth = new Map();
  // A file asked for in step n names its imports in step n + 1; what it loads by import() waits until it has run.
  const ask = (file, step) => {
    if (!files.has(file) || step >= (depth.get(file) ?? Infinity)) return;
    depth.set(file, step);
    for (const next of build[file].imports) ask(next, step + 1);
  };
  for (const file of files) if (build[file].entry) ask(file, 1);
  const runsAfter = (file, seen = new Set()) => {
    if (seen.has(file)) return 0;
    seen.add(file);
    return Math.max(depth.get(file) ?? 0, ...build[file].imports.map((next) => runsAfter(next, seen)));
  };
  for (let size = -1; size !== depth.size;) {
    size = depth.size;
    for (const file of [...depth.keys()]) for (const next of build[file].dynamicImports) ask(next, runsAfter(file) + 1);
  }
  return Math.max(...depth.values());
}

/**
 * The source files of some scripts that grew most since their sizes were recorded, or the largest if none grew.
 *
 * @param {readonly Script[]} scripts
 * @param {Sizes} recorded
 */
export function growers(scripts, recorded, most = 3) {
  const now = new Map();
  const before = new Map();
  for (const { name, modules } of scripts) {
    for (const [path, bytes] of Object.entries(modules)) now.set(path, (now.get(path) ?? 0) + bytes);
    for (const [path, bytes] of Object.entries(recorded[name] ?? {})) before.set(path, bytes);
  }
  const grown = [...now]
    .map(([path, bytes]) => ({ path, bytes, by: bytes - (before.get(path) ?? 0), isNew: !before.has(path) }))
    .sort((a, b) => b.by - a.by);
  const named = grown.some(({ by }) => by > 0)
    ? grown.filter(({ by }) => by > 0).map(({ path, by, isNew }) => `${path} (+${figure(by)}${isNew ? ', new' : ''})`)
    : grown.sort((a, b) => b.bytes - a.bytes).map(({ path, bytes }) => `${path} (${figure(bytes)})`);
  return named.slice(0, most).join(', ');
}

/**
 * One line for each budget, kept or not.
 *
 * @param {Build} build
 * @param {Budgets} budgets
 * @param {Sizes} recorded
 * @returns {Line[]}
 */
export function report(build, budgets, recorded) {
  const scripts = Object.values(build);
  const names = [...new Set(scripts.map(({ name }) => name))].sort();
  const line = (what, parts, { most, goal }) => {
    const bytes = parts.reduce((sum, script) => sum + script.bytes, 0);
    const ok = bytes <= most;
    const aim = goal === undefined ? '' : `, goal ${figure(goal)}${bytes <= goal ? ' reached' : ''}`;
    const grew = ok
      ? ''
      : `\n    Grew: ${growers(parts, recorded)}. Shrink it, load it later, or give a reason in budgets.json.`;
    return { ok, text: `${what}: ${figure(bytes)} of ${figure(most)} bytes${aim}${grew}` };
  };

  const lines = budgets.stages.flatMap((stage) => {
    const missing = [...(stage.loads ?? []), ...(stage.allBut ?? [])].filter((name) => !names.includes(name));
    if (missing.length > 0) {
      return [
        {
          ok: false,
          text: `${stage.stage}: budgets.json names "${missing.join('", "')}", and the build has ${names.join(', ')}.`,
        },
      ];
    }
    const files = filesOfStage(build, stage);
    const size = line(
      stage.stage,
      [...files].map((file) => build[file]),
      stage,
    );
    if (stage.requestsInARow === undefined) return [size];
    const steps = requestsInARow(build, files);
    const ok = steps <= stage.requestsInARow;
    return [size, { ok, text: `${stage.stage}: ${steps} of ${stage.requestsInARow} requests in a row` }];
  });

  for (const name of names) {
    const parts = scripts.filter((script) => script.name === name);
    const budget = budgets.chunks[name];
    lines.push(
      budget
        ? line(`chunk "${name}"`, parts, budget)
        : {
            ok: parts.every(({ entry }) => entry),
            text: `chunk "${name}": ${figure(parts.reduce((sum, { bytes }) => sum + bytes, 0))} bytes, ${
              parts.every(({ entry }) => entry)
                ? 'counted in every stage'
                : `no budget. Made of ${growers(parts, {})}. Give it one, with the reason, in budgets.json.`
            }`,
          },
    );
  }
  const gone = Object.keys(budgets.chunks).filter((name) => !names.includes(name));
  if (gone.length > 0)
    lines.push({ ok: false, text: `budgets.json has "${gone.join('", "')}", which the build has not. Delete it.` });
  return lines;
}
