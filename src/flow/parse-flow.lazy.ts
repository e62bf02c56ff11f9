import { own } from '../shared/json.ts';
import type { Flow } from './flow.ts';
import { MAX_PROBLEMS, type FlowProblem } from './flow-problem.ts';
import { jsonPointer } from '../shared/json-pointer.ts';
import { locate, positions, scanJson, type Path } from '../shared/json-source.ts';
import { parsedJson } from '../shared/parsed-json.ts';
import { holdsSteps } from './key-roles.ts';
import { meaningProblems } from './meaning/meaning-problems.ts';
import { copyPlain, MAX_DEPTH, MAX_SIZE } from './read-flow.ts';
import { eachEntry, shapeProblems, type UnplacedProblem } from './shape-problems.ts';

export interface ParsedFlow {
  /** The flow, made of objects without a prototype; `null` when there is an error. */
  readonly flow: Flow | null;
  /** In the order of the file; at most 1,000, then one that says that there are more. */
  readonly problems: readonly FlowProblem[];
}

/** Looks further into a flow that is an object at least; `sound` while it has no error. */
export type Advise = (flow: object, sound: boolean) => readonly UnplacedProblem[];

const isError = ({ severity }: Pick<FlowProblem, 'severity'>) => severity === 'error';

const refused = new Set(['__proto__', 'constructor', 'prototype']);

/** Ends each name of an object; texts that begin with a colon look like that too. */
const nameEnds = /"\s*:/g;

/**
 * What a text holds, as `copyPlain` gives it, if it is JSON, not too deep, without a name that stands twice or is refused. Most texts are
 * all that, so that not every character has to be looked at.
 */
function plainly(text: string): unknown {
  let names = 0;
  const look = (value: unknown, depth: number): boolean => {
    if (typeof value !== 'object' || !value) return true;
    if (depth >= MAX_DEPTH) return false;
    if (Array.isArray(value)) return value.every((inner) => look(inner, depth + 1));
    const keys = Object.keys(Object.setPrototypeOf(value, null) as object);
    names += keys.length;
    return keys.every((key) => !refused.has(key) && look((value as Record<string, unknown>)[key], depth + 1));
  };
  try {
    const value: unknown = JSON.parse(text);
    return look(value, 0) && names === text.match(nameEnds)?.length ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Names that would be mistaken for a language's own. Texts may be any words. */
function reservedNames(flow: object): UnplacedProblem[] {
  const found: UnplacedProblem[] = [];
  const path: (string | number)[] = [];
  const visit = (value: unknown) => {
    const isList = Array.isArray(value);
    eachEntry(value, (name, inner) => {
      path.push(isList ? +name : name);
      if (refused.has(name)) found.push(reserved([...path]));
      if (typeof inner === 'object' && !(path.length === 1 && name === 'texts')) visit(inner);
      path.pop();
    });
  };
  visit(flow);
  return found;
}
const reserved = (path: Path): UnplacedProblem => ({
  code: 'reserved-name',
  severity: 'error',
  path,
  atKey: true,
  message: `"${path[path.length - 1]}" cannot be a name here; it is left out`,
  hint: 'Choose another name.',
});

const fault = (code: UnplacedProblem['code'], message: string, hint: string, path: Path = []): UnplacedProblem => ({
  code,
  severity: 'error',
  path,
  message,
  hint,
});

/** A file's text without its byte order mark and the blanks at its end: places are counted in what is left. */
const withoutEnds = (text: string) => text.replace(/^\uFEFF/, '').trimEnd();

/** The innermost step around a path that has an id; else the outermost, by its index in the part. */
function stepOf(flow: unknown, path: Path): Pick<FlowProblem, 'part' | 'step'> {
  const [, part, first] = path;
  if (path[0] !== 'parts' || typeof part !== 'string') return {};
  if (typeof first !== 'number') return { part };
  let node = flow;
  let step: string | number = first;
  path.forEach((key, at) => {
    node = own(node, String(key));
    const isStep =
      typeof key === 'number' && (at === 2 || holdsSteps(String(path[at - 1])) || path[at - 2] === 'route');
    const id = own(node, 'id');
    if (isStep && typeof id === 'string') step = id;
  });
  return { part, step };
}

function finish(
  flow: unknown,
  findings: readonly UnplacedProblem[],
  text: string | undefined,
  faultAt?: number,
): FlowProblem[] {
  if (!findings.length) return [];
  const kept = findings.slice(0, MAX_PROBLEMS);
  const places =
    text === undefined || faultAt !== undefined
      ? []
      : locate(
          text,
          kept.map(({ path }) => path),
        );
  const position = text === undefined ? undefined : positions(text);
  const problems = kept.map(({ path, atKey, ...finding }, index) => {
    const at = faultAt ?? (places[index] && (atKey ? places[index].keyAt : places[index].at));
    return {
      at: at ?? index,
      problem: {
        ...finding,
        ...stepOf(flow, path),
        path: jsonPointer(path),
        ...(at === undefined ? {} : position?.(at)),
      } satisfies FlowProblem,
    };
  });
  const sorted = problems.sort((a, b) => a.at - b.at).map(({ problem }) => problem);
  return findings.length > MAX_PROBLEMS
    ? [
        ...sorted,
        {
          code: 'more-problems',
          severity: 'warning',
          path: '',
          message: `there are more than ${new Intl.NumberFormat('en').format(MAX_PROBLEMS)} problems`,
          hint: 'Fix these first.',
        },
      ]
    : sorted;
}

/** What was found in a flow by others, with its place: in the order of the file where `source` is its text. */
export const placeProblems = (source: unknown, findings: readonly UnplacedProblem[]): readonly FlowProblem[] =>
  finish(parsedJson(source), findings, typeof source === 'string' ? withoutEnds(source) : undefined);

/** The problems of several looks at one text, in its order; those without a line come last. */
export const inOrder = (problems: readonly FlowProblem[]): readonly FlowProblem[] => {
  const lineOf = ({ line }: FlowProblem) => line ?? Infinity;
  const columnOf = ({ column }: FlowProblem) => column ?? 0;
  return [...problems].sort((a, b) => (lineOf(a) === lineOf(b) ? columnOf(a) - columnOf(b) : lineOf(a) - lineOf(b)));
};

function parse(source: unknown, advise: Advise | undefined): ParsedFlow {
  const findings: UnplacedProblem[] = [];
  let value = source;
  let text: string | undefined;
  let plain: unknown;
  const refuse = (finding: UnplacedProblem, at?: number): ParsedFlow => ({
    flow: null,
    problems: [
      ...finish(undefined, [finding], text, at),
      ...(findings.length ? finish(undefined, findings, text) : []),
    ],
  });

  if (typeof source === 'string') {
    if (source.length > MAX_SIZE) {
      return refuse(
        fault(
          'too-large',
          `the file has ${new Intl.NumberFormat('en').format(source.length)} characters; ${new Intl.NumberFormat('en').format(MAX_SIZE)} are read`,
          'Split it into several flows, and keep pictures in files of their own.',
        ),
      );
    }
    text = withoutEnds(source);
    let deep: { path: Path; at: number } | undefined;
    plain = plainly(text);
    const broken =
      plain !== undefined
        ? null
        : scanJson(
            text,
            {
              value(path) {
                if (path[path.length - 1] === '__proto__' && findings.length <= MAX_PROBLEMS)
                  findings.push(reserved([...path]));
              },
              doubled(path) {
                if (findings.length <= MAX_PROBLEMS) {
                  findings.push({
                    ...fault(
                      'duplicate-name',
                      `"${path[path.length - 1]}" appears twice in one object; the first is ignored`,
                      'Give one of them another name, or put them together.',
                      [...path],
                    ),
                    atKey: true,
                  });
                }
              },
              tooDeep: (path, at) => void (deep = { path: path.slice(0, 12), at }),
            },
            MAX_DEPTH,
          );
    if (deep)
      return refuse(
        fault(
          'too-deep',
          `objects and lists are nested deeper than ${MAX_DEPTH} levels`,
          'Make the inner steps a part of their own and go there.',
          deep.path,
        ),
        deep.at,
      );
    if (broken) {
      findings.length = 0;
      return refuse(fault('bad-json', broken.message, broken.hint), broken.at);
    }
    value = plain ?? JSON.parse(text);
  }
  try {
    value = plain ?? copyPlain(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuse(
      fault(
        'too-deep',
        `objects and lists are nested deeper than ${MAX_DEPTH} levels, or hold themselves`,
        'Make the inner steps a part of their own and go there.',
      ),
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(
      fault(
        'not-a-flow',
        'a flow is an object with a name and parts',
        'Begin with {"flow": "my-flow", "parts": {"hello": ["Hi!"]}}.',
      ),
    );
  }
  const all: UnplacedProblem[] = [
    findings,
    plain === undefined ? reservedNames(value).slice(0, MAX_PROBLEMS) : [],
    shapeProblems(value, MAX_PROBLEMS + 1),
    meaningProblems(value, MAX_PROBLEMS + 1),
  ].flat();
  if (advise) all.push(...advise(value, !all.some(isError)));
  return { flow: all.some(isError) ? null : (value as Flow), problems: finish(value, all, text) };
}

/**
 * A flow from JSON text or an object, with every problem that it has: its JSON, its shape (the published schema) and the meaning that
 * a single look can tell (places, tests, braces). Never throws. Reads up to 1,000,000 characters and 200 levels. `advise` adds what it
 * finds; check-flow.lazy.ts does.
 */
export function parseFlow(source: unknown, advise?: Advise): ParsedFlow {
  try {
    return parse(source, advise);
  } catch (error) {
    return {
      flow: null,
      problems: [
        {
          code: 'internal',
          severity: 'error',
          path: '',
          message: `the flow could not be checked: ${String(error)}`,
          hint: 'Please report this with the flow.',
        },
      ],
    };
  }
}
