import { namesIn } from '../../expression/expression-names.lazy.ts';
import { unseenKeys } from '../../blocks/block.schema.ts';
import { own } from '../../shared/json.ts';
import type { Path } from '../../shared/json-source.ts';
import { blocks } from '../blocks.ts';
import { entriesOf } from '../shape-problems.ts';
import { askedIn, reachable, type FlowMap, type Stop, type Way } from './flow-map.ts';
import type { Report } from './report.ts';

/* Ways through a flow that lead nowhere: parts that nobody reaches, questions that nothing follows, loops without a question. */

const pointOf = (path: Path) => path.join('/');

function unreached({ stops }: FlowMap, reached: ReadonlySet<Stop>, report: Report): void {
  if (stops.every((stop) => reached.has(stop))) return;
  const byPoint = new Map(stops.map((stop) => [pointOf(stop.path), stop]));
  /** The step before, or the one that a list belongs to. If that is unreachable too, it is the one to report. */
  const before = (path: Path): Stop | undefined => {
    const index = path.at(-1) as number;
    if (index > 0) return byPoint.get(pointOf([...path.slice(0, -1), index - 1]));
    for (let length = path.length - 1; length > 2; length--) {
      const around = byPoint.get(pointOf(path.slice(0, length)));
      if (around) return around;
    }
    return undefined;
  };
  const inPart = new Map<string, Stop[]>();
  for (const stop of stops) {
    const part = String(stop.path[1]);
    if (stop.path[0] !== 'parts') continue;
    const all = inPart.get(part);
    if (all) all.push(stop);
    else inPart.set(part, [stop]);
  }
  for (const [part, all] of inPart) {
    if (!all.some((stop) => reached.has(stop))) {
      report(
        'unreachable',
        ['parts', part],
        `nothing leads to the part "${part}"`,
        'Go there with go, then or on; or remove it. Only the page itself could still start it.',
        { atKey: true },
      );
      continue;
    }
    for (const stop of all.filter((each) => !reached.has(each))) {
      const first = before(stop.path);
      if (first && !reached.has(first)) continue;
      report(
        'unreachable',
        stop.path,
        'this step is never reached',
        first
          ? 'What stands before it always leads elsewhere. Give it an id and go there, or remove it.'
          : 'Begin the part with it, give it an id and go there, or remove it.',
      );
    }
  }
}

/** Keys of steps that work without a word. */
const wordless: ReadonlySet<string> = new Set([
  ...unseenKeys,
  ...blocks.filter(({ shows }) => shows === 'nothing').flatMap(({ keys }) => Object.keys(keys)),
]);

/** The stops from which every way ends without a word. */
function silentEnds(reached: ReadonlySet<Stop>): ReadonlySet<Stop> {
  const before = new Map<Stop, Stop[]>(),
    open = new Map<Stop, number>(),
    found = new Set<Stop>();
  for (const stop of reached) {
    const { step, ways } = stop;
    if (
      typeof step === 'string' ||
      !Object.keys(step).every((key) => wordless.has(key)) ||
      !ways.length ||
      ways.some((way) => way.vague || way.to === 'left')
    )
      continue;
    const on = ways.map((way) => way.to).filter((to) => typeof to === 'object');
    open.set(stop, on.length);
    if (!on.length) found.add(stop);
    for (const to of on) {
      const all = before.get(to);
      if (all) all.push(stop);
      else before.set(to, [stop]);
    }
  }
  for (const stop of found) {
    for (const each of before.get(stop) ?? []) {
      const left = open.get(each)! - 1;
      open.set(each, left);
      if (!left) found.add(each);
    }
  }
  return found;
}

function deadEnds(flow: object, reached: ReadonlySet<Stop>, report: Report): void {
  for (const [part, steps] of entriesOf(own(flow, 'parts'))) {
    if (Array.isArray(steps) && !steps.length)
      report('dead-end', ['parts', part], `the part "${part}" has no step`, 'Say something there, or lead elsewhere.', {
        atKey: true,
      });
  }
  const silent = silentEnds(reached);
  for (const { path, step, ways, asks } of reached) {
    if (own(step, 'ask') === undefined && own(step, 'consent') === undefined) continue;
    for (const field of askedIn(step as object)) {
      const options = own(field, 'options');
      if (Array.isArray(options) && !options.length && !own(field, 'other')) {
        report(
          'dead-end',
          [...path, 'options'],
          'there is nothing to choose from',
          'Give it options, or remove "options" for a free answer.',
        );
      }
    }
    const last =
      asks &&
      ways.find(
        ({ to, vague, done }) => (to === 'over' || (typeof to === 'object' && silent.has(to))) && !vague && done,
      );
    if (last) {
      const [list, index] = last.path.slice(path.length),
        label = list === 'options' ? labelOf(step, index as number) : '';
      report(
        'dead-end',
        last.path,
        `nothing comes after the answer${label && ` "${label}"`}: the visitor is left without a word`,
        'Say something, go on to another part, or write {"end": true} where this is meant.',
      );
    }
  }
}

function labelOf(step: unknown, index: number): string {
  const option: unknown = (own(step, 'options') as readonly unknown[] | undefined)?.[index];
  const label = typeof option === 'string' ? option : own(option, 'label');
  return typeof label === 'string' ? label : '';
}

/** Groups of stops that lead to each other (Tarjan's algorithm, with its own stack). */
function rounds(stops: Iterable<Stop>, next: (stop: Stop) => Stop[]): Stop[][] {
  const order = new Map<Stop, { readonly index: number; low: number; onStack: boolean }>();
  const stack: Stop[] = [];
  const found: Stop[][] = [];
  for (const root of stops) {
    if (order.has(root)) continue;
    const enter = (stop: Stop) => {
      order.set(stop, { index: order.size, low: order.size, onStack: true });
      stack.push(stop);
      return { stop, left: next(stop) };
    };
    const calls = [enter(root)];
    while (calls.length) {
      const { stop, left } = calls[calls.length - 1]!,
        mark = order.get(stop)!;
      const to = left.pop();
      if (to) {
        const known = order.get(to);
        if (!known) calls.push(enter(to));
        else if (known.onStack) mark.low = Math.min(mark.low, known.index);
        continue;
      }
      calls.pop();
      const above = calls.at(-1) && order.get(calls.at(-1)!.stop)!;
      if (above) above.low = Math.min(above.low, mark.low);
      if (mark.low !== mark.index) continue;
      const group: Stop[] = [];
      for (let each: Stop | undefined; each !== stop;) {
        each = stack.pop()!;
        order.get(each)!.onStack = false;
        group.push(each);
      }
      found.push(group);
    }
  }
  return found;
}

/** Variables that a test of a step's own reads. */
const readBy = ({ step }: Stop, key: string) => {
  const test = own(step, key);
  return typeof test === 'string' ? namesIn(test) : [];
};

function endlessRounds(reached: ReadonlySet<Stop>, report: Report): void {
  /** A question that is asked only on a condition stops nobody for whom that does not hold. */
  const mayPass = (stop: Stop) => !stop.asks || own(stop.step, 'when') !== undefined;
  const next = (stop: Stop) => {
    const all: Stop[] = [];
    for (const way of stop.ways)
      if (typeof way.to === 'object' && !way.vague && (!stop.asks || way.past) && mayPass(way.to)) all.push(way.to);
    return all;
  };
  for (const group of rounds([...reached].filter(mayPass), next)) {
    const inside = new Set<Way['to']>(group);
    if (group.length === 1 && !next(group[0]!).includes(group[0]!)) continue;
    const asked = group.filter(({ asks }) => asks);
    const exits = group
      .flatMap((stop) => (stop.asks ? stop.ways.filter(({ past }) => past) : stop.ways))
      .filter(({ to }) => !inside.has(to));
    const tested = new Set(
      group.flatMap((stop) => [...readBy(stop, 'when'), ...stop.ways.flatMap((way) => way.tested)]),
    );
    const isWorkedOut = exits.some(({ vague }) => vague);
    const changes = group.some(
      ({ changes, step }) => changes || entriesOf(own(step, 'set')).some(([name]) => isWorkedOut || tested.has(name)),
    );
    if (changes && (exits.length || asked.length)) continue;
    const whens = asked.map((stop) => readBy(stop, 'when')),
      read = [...whens, exits.flatMap((way) => way.tested)];
    // Two tests of the same variable may well leave no gap: then one of them always holds.
    if (
      asked.length &&
      read.some((names, index) =>
        names.some((name) => read.some((others, other) => other !== index && others.includes(name))),
      )
    )
      continue;
    const { path, step } = group.find((stop) => own(stop.step, 'go') !== undefined) ?? group[0]!;
    const place = own(step, 'go') === undefined ? path : [...path, 'go'];
    if (asked.length) {
      report(
        'endless-loop',
        place,
        'this may loop forever: its question is asked only while its "when" holds, and nothing in the loop changes that',
        'Ask something on the way in any case, or lead out of it with a test.',
      );
    } else if (exits.length)
      report(
        'endless-loop',
        place,
        'this may loop forever: it has no question, and nothing in it changes what its tests check',
        'Ask something on the way, or lead out of it.',
      );
    else
      report(
        'endless-loop',
        place,
        'this loops forever: it has no question and no way out',
        'Ask something on the way, or lead out of it with a test.',
        { severity: 'error' },
      );
  }
}

export function checkJumps(flow: object, map: FlowMap, report: Report): void {
  const reached = reachable(map);
  unreached(map, reached, report);
  deadEnds(flow, reached, report);
  endlessRounds(reached, report);
}
