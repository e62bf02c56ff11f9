import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { own } from '../../../src/shared/json.ts';

/** A flow as its file says; only its name was looked at. */
export type FlowFile = Readonly<Record<string, unknown>> & { readonly flow: string };

/** The flows whose files the receiver can read, by their names. */
export interface FlowFiles {
  byName(name: string): FlowFile | null;
  all(): readonly FlowFile[];
}

/** Deep enough for a folder of flows in a folder for each language. */
const DEPTH = 3;
const LARGEST = 2_000_000;

/** Paths of all JSON files at most `depth` folders below `folder`. */
function jsonFiles(folder: string, depth = DEPTH): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    if (entry.isDirectory()) return depth > 0 ? jsonFiles(path, depth - 1) : [];
    return entry.name.endsWith('.json') ? [path] : [];
  });
}

function readFlow(path: string): FlowFile | null {
  try {
    if (statSync(path).size > LARGEST) return null;
    const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof own(json, 'flow') === 'string' && own(json, 'parts') !== undefined ? (json as FlowFile) : null;
  } catch {
    // A file that is being written, or that is no flow: the numbers do without.
    return null;
  }
}

/** The folders of the campaigns that the setting `CAMPAIGN_FILE` names, by files, folders and patterns: their flows lie beside them. */
export const foldersOf = (setting: string): string[] => [
  ...new Set(
    setting
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
      .map((part) => {
        const plain = part.includes('*') ? dirname(`${part.slice(0, part.indexOf('*'))}x`) : part;
        return statSync(plain, { throwIfNoEntry: false })?.isDirectory() ? plain : dirname(plain);
      }),
  ),
];

/** How long what was read holds, in milliseconds: an owner who mends a flow sees it at the next look. */
const HOLDS = 5000;

/** Reads the flows in `folders` when somebody asks, and again after some seconds. */
export function flowFilesIn(folders: readonly string[]): FlowFiles {
  let flows = new Map<string, FlowFile>();
  let readAt = -Infinity;
  const read = () => {
    if (performance.now() - readAt > HOLDS) {
      const found = folders.flatMap((folder) => jsonFiles(folder)).flatMap((path) => readFlow(path) ?? []);
      flows = new Map(found.map((flow) => [flow.flow, flow]));
      readAt = performance.now();
    }
    return flows;
  };
  return { byName: (name) => read().get(name) ?? null, all: () => [...read().values()] };
}

/** Flows that stand in the program. */
export const knownFlows = (flows: readonly FlowFile[]): FlowFiles => ({
  byName: (name) => flows.find(({ flow }) => flow === name) ?? null,
  all: () => flows,
});
