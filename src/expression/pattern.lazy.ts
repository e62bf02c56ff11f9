/*
 * Regular expressions that cannot hang: the pattern becomes a small automaton which reads the input once, so its time is bounded by
 * (pattern size × input length) however it is written. What such an automaton cannot do (look-ahead, look-behind, references back)
 * is refused with a reason. Each single character class is still judged by the built-in RegExp, so escapes mean what they always do.
 */

const MAX_PATTERN = 200;
const MAX_PROGRAM = 2_000;
/** Program steps times input characters; a longer input never matches. */
const MAX_WORK = 2_000_000;
const MAX_NESTING = 20;

/** Why a pattern cannot be used; `message` is for the author. */
export class PatternProblem extends Error {}

type Step =
  | { readonly op: 'one'; readonly test: (character: string) => boolean }
  | { readonly op: 'at'; readonly test: (before: string | undefined, after: string | undefined) => boolean }
  | { readonly op: 'fork'; readonly to: readonly number[] };

type Node =
  | { readonly op: 'one' | 'at'; readonly source: string }
  | { readonly op: 'row' | 'either'; readonly of: readonly Node[] }
  | { readonly op: 'repeat'; readonly of: Node; readonly least: number; readonly most: number };

const inWord = (character: string | undefined) => character !== undefined && /\w/.test(character);
const places: Readonly<Record<string, (before: string | undefined, after: string | undefined) => boolean>> = {
  '^': (before) => before === undefined,
  $: (_, after) => after === undefined,
  '\\b': (before, after) => inWord(before) !== inWord(after),
  '\\B': (before, after) => inWord(before) === inWord(after),
};

function read(source: string): Node {
  let at = 0;
  let nesting = 0;

  const atom = (): Node => {
    const rest = source.slice(at);
    if (rest[0] === '(') return group(rest);
    const escape = /^\\(?:[1-9]|k<)/.test(rest);
    if (escape) throw new PatternProblem('a reference back to a group is not supported');
    const [one] =
      /^(?:\[(?:[^\]\\]|\\[^])*\]|\\(?:[pP]\{[^}]*\}|u\{[0-9a-f]+\}|u[0-9a-f]{4}|x[0-9a-f]{2}|c[a-z]|[^])|[^])/iu.exec(
        rest,
      )!;
    at += one.length;
    return { op: Object.hasOwn(places, one) ? 'at' : 'one', source: one };
  };

  const group = (rest: string): Node => {
    const [opening, kind] = /^\((\?(?:<?[=!]|:|<\w+>|[^])?)?/.exec(rest)!;
    if (kind && kind !== '?:' && !/^\?<\w/.test(kind))
      throw new PatternProblem(`"${opening}" (looking ahead or behind) is not supported`);
    if (++nesting > MAX_NESTING) throw new PatternProblem('its groups are nested too deep');
    at += opening.length;
    const inner = either();
    at += 1; // the closing bracket: RegExp has found it to be there
    nesting--;
    return inner;
  };

  const row = (): Node => {
    const of: Node[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const one = atom();
      const found = /^(?:([*+?])|\{(\d+)(,(\d*))?\})\??/.exec(source.slice(at));
      if (!found) {
        of.push(one);
        continue;
      }
      at += found[0].length;
      const [, sign, from, range, to] = found;
      const least = sign ? (sign === '+' ? 1 : 0) : Number(from);
      const most = sign ? (sign === '?' ? 1 : Infinity) : !range ? least : to ? Number(to) : Infinity;
      of.push({ op: 'repeat', of: one, least, most });
    }
    return { op: 'row', of };
  };

  const either = (): Node => {
    const of = [row()];
    while (source[at] === '|') {
      at++;
      of.push(row());
    }
    return of.length > 1 ? { op: 'either', of } : of[0]!;
  };

  return either();
}

function assemble(pattern: Node, flags: string): readonly Step[] {
  const steps: Step[] = [],
    made = new Map<Node, Step>();
  const add = (step: Step) => {
    if (steps.push(step) > MAX_PROGRAM) throw new PatternProblem('it repeats too much');
    return steps.length - 1;
  };
  const put = (node: Node): void => {
    switch (node.op) {
      case 'one': {
        // Made once, however often it is repeated.
        let step = made.get(node);
        if (!step) {
          const known = new Map<string, boolean>(),
            one = characterTest(node.source, flags);
          made.set(
            node,
            (step = {
              op: 'one',
              test: (character) => {
                let is = known.get(character);
                if (is === undefined) known.set(character, (is = one.test(character)));
                return is;
              },
            }),
          );
        }
        add(step);
        break;
      }
      case 'at':
        add({ op: 'at', test: places[node.source]! });
        break;
      case 'row':
        node.of.forEach(put);
        break;
      case 'either': {
        const to: number[] = [];
        add({ op: 'fork', to });
        const ends = node.of.map((branch) => {
          to.push(steps.length);
          put(branch);
          const end: number[] = [];
          add({ op: 'fork', to: end });
          return end;
        });
        for (const end of ends) end.push(steps.length);
        break;
      }
      case 'repeat': {
        const { of, least, most } = node;
        if (least > MAX_PROGRAM || (most !== Infinity && most > MAX_PROGRAM))
          throw new PatternProblem('it repeats too much');
        for (let i = 0; i < least; i++) put(of);
        if (most === Infinity) {
          const to: number[] = [];
          const start = add({ op: 'fork', to });
          to.push(steps.length);
          put(of);
          add({ op: 'fork', to: [start] });
          to.push(steps.length);
        } else {
          const exits: number[][] = [];
          for (let i = least; i < most; i++) {
            const to: number[] = [steps.length + 1];
            add({ op: 'fork', to });
            exits.push(to);
            put(of);
          }
          for (const to of exits) to.push(steps.length);
        }
      }
    }
  };
  put(pattern);
  return steps;
}

/** One character's test; `\-` and the like are errors under the `u` flag, which everything else wants. */
function characterTest(source: string, flags: string): RegExp {
  try {
    return new RegExp(`^${source}$`, flags + 'u');
  } catch {
    return new RegExp(`^${/^[{}\]]$/.test(source) ? '\\' + source : source}$`, flags);
  }
}

function run(steps: readonly Step[], input: string): boolean {
  const characters = [...input];
  if (characters.length * steps.length > MAX_WORK) return false;
  const seen = new Int32Array(steps.length + 1).fill(-1);
  let now: number[] = [];
  for (let at = 0; at <= characters.length; at++) {
    const next: number[] = [];
    // A match may begin at any place, unless the pattern says otherwise.
    const open = [0, ...now.reverse()];
    while (open.length) {
      const place = open.pop()!;
      if (seen[place] === at) continue;
      seen[place] = at;
      const step = steps[place];
      if (!step) return true;
      if (step.op === 'fork') open.push(...step.to);
      else if (step.op === 'at') {
        if (step.test(characters[at - 1], characters[at])) open.push(place + 1);
      } else if (at < characters.length && step.test(characters[at]!)) next.push(place + 1);
    }
    now = next;
  }
  return false;
}

/**
 * A test for texts from a regular expression: finds it anywhere in the text (use `^` and `$`), or as the whole text with `whole`.
 * Throws a PatternProblem that says why, when the pattern is broken, too large or beyond what can be done in bounded time.
 */
export function compilePattern(source: string, { whole = false, ignoreCase = false } = {}): (input: string) => boolean {
  const flags = ignoreCase ? 'i' : '';
  if (source.length > MAX_PATTERN) throw new PatternProblem(`it is longer than ${MAX_PATTERN} characters`);
  try {
    new RegExp(source, flags + 'u');
  } catch {
    try {
      new RegExp(source, flags);
    } catch (error) {
      throw new PatternProblem((error as Error).message.replace(/^.*\/[a-z]*: /, '').toLowerCase());
    }
  }
  const steps = assemble(read(whole ? `^(?:${source})$` : source), flags);
  return (input) => run(steps, input);
}
