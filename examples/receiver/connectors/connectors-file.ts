import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { EVENT_TYPES, type EventType } from '../events/event.ts';
import { connectors } from './all-connectors.ts';
import type { Connector, TargetSettings } from './connector.ts';
import { REFERENCE, sharedEntries } from './entries.ts';
import { addressProblem } from './safe-address.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** One entry of connectors.json, ready to be told. */
export interface Target {
  /** By which deliveries name it: renamed, it is another one. */
  readonly name: string;
  readonly connector: Connector;
  readonly settings: TargetSettings;
  /** Ids of the campaigns it is told of; null: all. */
  readonly campaigns: readonly string[] | null;
  readonly privateNetwork: boolean;
  wants(type: EventType): boolean;
}

const kinds = connectors.map(({ kind, entries }) =>
  v.strictObject({ kind: v.literal(kind), ...entries, ...sharedEntries }),
);

const ConnectorsFile = v.strictObject({
  $schema: v.optional(v.string()),
  targets: v.record(
    v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,40}$/, 'small letters, digits and dashes')),
    v.variant(
      'kind',
      kinds as [(typeof kinds)[number]],
      `one of ${connectors.map(({ kind }) => `"${kind}"`).join(', ')}`,
    ),
  ),
});

/**
 * Reads connectors.json. Secrets stand in it as `${NAME}` and come from the environment.
 *
 * @throws {Error} naming the file, every place and what belongs there; never a secret.
 */
export function readConnectorsFile(file: string | URL, env: Environment): readonly Target[] {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(
      `Connectors file ${String(file)}: ${(error as Error).message}. Set CONNECTORS_FILE to a readable JSON file.`,
      { cause: error },
    );
  }
  const { targets, problems } = readTargets(json, env);
  if (problems.length > 0) throw new Error(`Connectors file ${String(file)}: ${problems.join('; ')}.`);
  return targets;
}

/** The targets in `json`, or what is wrong with them: each with its place and the cure. */
export function readTargets(
  json: unknown,
  env: Environment,
): { readonly targets: readonly Target[]; readonly problems: readonly string[] } {
  const read = v.safeParse(ConnectorsFile, json);
  if (!read.success) return { targets: [], problems: read.issues.map(issueText) };
  const problems: string[] = [];
  const targets = Object.entries(read.output.targets).map(([name, entry]): Target => {
    const place = `targets.${name}`;
    const { kind, events, campaigns, privateNetwork, ...settings } = resolved(entry, place, env, problems);
    const connector = connectors.find((one) => one.kind === kind)!;
    const patterns = events ?? connector.events;
    for (const pattern of patterns)
      if (!EVENT_TYPES.some((type) => matches(pattern, type)))
        problems.push(
          `"${place}.events" names "${pattern}", which never happens; write one of ${EVENT_TYPES.join(', ')}, or "referral.*"`,
        );
    for (const key of ['url', 'api']) {
      const address = (settings as Record<string, unknown>)[key];
      const problem = typeof address === 'string' && addressProblem(address, privateNetwork);
      if (problem) problems.push(`"${place}.${key}" ${problem}`);
    }
    const problem = connector.problem?.(settings);
    if (problem) problems.push(`"${place}": ${problem}`);
    return {
      name,
      connector,
      settings,
      campaigns: campaigns ?? null,
      privateNetwork,
      wants: (type) => patterns.some((pattern) => matches(pattern, type)),
    };
  });
  return { targets, problems };
}

function issueText(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue) ?? 'the file';
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return `"${place}" is no key of this kind of target`;
  // The library's own words quote what was written, which may be a secret.
  const isOurs = !issue.message.startsWith('Invalid ');
  const missing = issue.input === undefined ? 'is missing; write ' : 'must be ';
  if (!isOurs) return `"${place}" ${missing}${issue.expected ?? 'something else'}`;
  return /^(holds|leads|must) /.test(issue.message)
    ? `"${place}" ${issue.message}`
    : `"${place}" ${missing}${issue.message}`;
}

const matches = (pattern: string, type: string): boolean =>
  pattern === '*' || pattern === type || (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1)));

/** A copy with the environment's values in place of references, in whatever depth they stand. */
function resolved<Value>(value: Value, place: string, env: Environment, problems: string[]): Value {
  if (typeof value === 'string') {
    const [, name] = REFERENCE.exec(value) ?? [];
    if (name === undefined) return value;
    const found = env[name]?.trim();
    if (!found) problems.push(`"${place}" refers to the environment variable ${name}, which is not set`);
    return (found ?? value) as Value;
  }
  if (Array.isArray(value))
    return value.map((item, at) => resolved(item as unknown, `${place}.${at}`, env, problems)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, resolved(inner as unknown, `${place}.${key}`, env, problems)]),
  ) as Value;
}
