import { own } from '../shared/json.ts';
import type { Flow } from '../flow/flow.ts';
import { stepListKeys } from '../flow/step-keys.ts';
import { find } from './jumps.ts';
import type { ChatState, Frame } from './state.ts';
import { stepAt, walk, type AnyStep } from './step-at.ts';

/*
 * How many questions may still come. Of all ways on from a step the longest counts, so that what is left only ever
 * grows less: a shorter way that is taken is a leap ahead. A way that leads back to where it came from ends there.
 */

/** Keys that lead on from a step. Steps under `resend` do not: they lead back to its question. */
const wayKeys = stepListKeys.filter((key) => key !== 'resend');

const isQuestion = ({ ask, consent, type }: AnyStep): boolean =>
  (ask !== undefined || consent !== undefined) && type !== 'hidden';

/** Jumps within jumps that are followed; what comes after counts as nothing. */
const MAX_DEPTH = 300;

interface Counting {
  readonly flow: Flow;
  depth: number;
  /** What is known of a place, and what is being worked out. */
  readonly known: Map<string, number>;
}

/** Every way on that a step names: a target, or the path of a list of steps. */
function waysOf(step: AnyStep, path: string): readonly (readonly [way: unknown, path: string])[] {
  const ways = wayKeys.map((key) => [own(step, key), `${path}/${key}`] as const);
  // Of a list of options, arms or branches each item may have a way of its own.
  const arms = Object.entries(step).flatMap(([key, list]) => {
    if (!Array.isArray(list) || stepListKeys.includes(key)) return [];
    return list.flatMap((arm: unknown, at) => [
      [own(arm, 'then'), `${path}/${key}/${at}/then`] as const,
      [own(arm, 'go'), `${path}/${key}/${at}/go`] as const,
    ]);
  });
  const routes = Object.entries(own(step, 'route') ?? {}).map(([name, way]) => [way, `${path}/route/${name}`] as const);
  return [...ways, ...arms, ...routes].filter(([way]) => typeof way === 'string' || Array.isArray(way));
}

/** Whether the conversation may go on with the next step: not where each option, or both sides of a test, lead elsewhere. */
function mayGoOn(step: AnyStep): boolean {
  if (step.end !== undefined || step.return !== undefined) return false;
  const { options } = step;
  const isElsewhere = (way: unknown) => typeof way === 'string';
  if (Array.isArray(options) && options.length && !step.many && !step.skip)
    return !options.every((option: unknown) => isElsewhere(own(option, 'then')) || isElsewhere(own(option, 'go')));
  return !(step.if !== undefined && isElsewhere(step.then) && isElsewhere(step.else));
}

/** Questions from the step at `index` of a list on, and then `after`. */
function leftInList(counting: Counting, list: string, index: number, after: number): number {
  const { flow, known } = counting;
  const steps = walk(flow.parts, list);
  const length = Array.isArray(steps) ? steps.length : 0;
  const open: number[] = [];
  for (let at = index; at < length; at++) {
    if (known.has(`${list}/${at}`)) continue;
    open.push(at);
    // A way back to here ends here.
    known.set(`${list}/${at}`, 0);
  }
  // The last one first, and no step within another: a list may be long.
  for (const at of open.reverse()) known.set(`${list}/${at}`, leftAtStep(counting, list, at, after));
  return known.get(`${list}/${index}`) ?? after;
}

function leftAtStep(counting: Counting, list: string, at: number, after: number): number {
  const path = `${list}/${at}`;
  const step = stepAt(counting.flow, path) ?? {};
  const next = counting.known.get(`${list}/${at + 1}`) ?? after;
  const ways = waysOf(step, path).map(([way, place]) =>
    typeof way === 'string' ? leftAt(counting, way) : leftInList(counting, place, 0, next),
  );
  const otherwise = mayGoOn(step) ? next : 0;
  const on = typeof step.go === 'string' ? leftAt(counting, step.go) : otherwise;
  return (isQuestion(step) ? 1 : 0) + Math.max(on, ...ways);
}

/** Questions from a part or a step id on. */
const leftAt = (counting: Counting, target: string): number => {
  const frames = counting.depth < MAX_DEPTH ? find(counting.flow, target) : undefined;
  if (!frames) return 0;
  counting.depth++;
  const left = leftFrom(counting, frames);
  counting.depth--;
  return left;
};

/** Questions left from a place inside nested lists: the end of each list continues in the list around it. */
function leftFrom(counting: Counting, frames: readonly Frame[]): number {
  let after = 0;
  for (const [list, next] of frames)
    after = next < 0 ? leftAt(counting, list) : leftInList(counting, list, next, after);
  return after;
}

/** Questions that may still come, the open one among them. */
export function questionsLeft(flow: Flow, { at, pending }: ChatState): number {
  const waits = pending?.kind === 'question' && pending.change ? pending.change.back : pending;
  if (waits?.kind === 'end') return 0;
  const counting: Counting = { flow, known: new Map(), depth: 0 };
  const [list = '', next = 0] = at.at(-1) ?? [];
  // The position is already past the open question, so step back to count the ways that lead on from it.
  const isBehind = waits?.kind === 'question' && waits.step === `${list}/${next - 1}`;
  return leftFrom(counting, isBehind ? [...at.slice(0, -1), [list, next - 1]] : at);
}
