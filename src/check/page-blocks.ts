import type { FlowProblem } from '../flow/flow-problem.ts';
import { inOrder, placeProblems } from '../flow/parse-flow.lazy.ts';
import type { UnplacedProblem } from '../flow/shape-problems.ts';
import { own } from '../shared/json.ts';
import { jsonPointer } from '../shared/json-pointer.ts';
import type { Path } from '../shared/json-source.ts';
import { parsedJson } from '../shared/parsed-json.ts';

/** What is wrong with one step of a page's own: the key, a phrase that completes "this step …", and the cure. */
export interface BlockFinding {
  readonly key?: string;
  readonly message: string;
  readonly hint: string;
}

/** A block that the page brings itself, as far as a checker asks for it. */
export interface CheckedBlock {
  readonly verb: string;
  check?(step: { readonly [key: string]: unknown }): readonly BlockFinding[];
}

/** Every step with one of these verbs, with its path. */
function stepsOf(node: unknown, blocks: ReadonlyMap<string, CheckedBlock>, path: Path): [path: Path, step: object][] {
  if (typeof node !== 'object' || !node) return [];
  const isOne = Object.keys(node).some((key) => blocks.has(key));
  const isList = Array.isArray(node);
  const inner = Object.entries(node).flatMap(([key, value]) =>
    stepsOf(value, blocks, [...path, isList ? Number(key) : key]),
  );
  return isOne ? [[path, node], ...inner] : inner;
}

/**
 * The problems of a flow whose page brings blocks of its own: what was found in their steps goes, since the format does not know them; what
 * they themselves say of their steps comes instead, each in its place.
 *
 * @param flow JSON text, or the parsed object
 */
export function withPageBlocks(
  flow: unknown,
  problems: readonly FlowProblem[],
  blocks: readonly CheckedBlock[],
): readonly FlowProblem[] {
  if (!blocks.length) return problems;
  const byVerb = new Map(blocks.map((block) => [block.verb, block]));
  const steps = stepsOf(own(parsedJson(flow), 'parts'), byVerb, ['parts']);
  const pointers = steps.map(([path]) => jsonPointer(path));
  const isTheirs = ({ path }: FlowProblem) => pointers.some((step) => path === step || path.startsWith(`${step}/`));
  const theirs = steps.flatMap(([path, step]) =>
    blocks.flatMap((block) =>
      own(step, block.verb) === undefined
        ? []
        : (block.check?.(step as { readonly [key: string]: unknown }) ?? []).map(
            ({ key, message, hint }): UnplacedProblem => ({
              code: 'page-block',
              severity: 'error',
              path: key === undefined ? path : [...path, key],
              message: `this "${block.verb}" step ${message}`,
              hint,
            }),
          ),
    ),
  );
  return inOrder([...problems.filter((problem) => !isTheirs(problem)), ...placeProblems(flow, theirs)]);
}
