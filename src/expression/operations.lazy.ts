import { own } from '../shared/json.ts';
import { remember } from '../shared/remember.ts';
import { isEmpty, same, toNumber, words } from './expression.ts';
import { compilePattern, type PatternProblem } from './pattern.lazy.ts';
import { instantOf } from '../shared/iso-time.ts';

/* What the operators of the language do. All take anything and none throws. */

const MAX_TEXT = 100_000;
const MAX_LIST = 10_000;

export type Operation = (a: unknown, b: unknown) => unknown;

export const tidy = (value: number) =>
  !Number.isFinite(value) ? undefined : Number.isInteger(value) ? value : Number(value.toPrecision(15));

/** A sum's operand: what is missing counts as 0, as in a spreadsheet. */
export const term = (value: unknown) => (isEmpty(value) ? 0 : toNumber(value));
const sum =
  (work: (a: number, b: number) => number): Operation =>
  (a, b) =>
    tidy(work(term(a), term(b)));

const add: Operation = (a, b) => {
  if (Array.isArray(a) || Array.isArray(b))
    return (isEmpty(a) ? [] : [a])
      .flat()
      .concat((isEmpty(b) ? [] : [b]).flat())
      .slice(0, MAX_LIST);
  const total = toNumber(a) + toNumber(b);
  if (!Number.isNaN(total)) return tidy(total);
  if (isEmpty(a)) return b;
  if (isEmpty(b)) return a;
  return (plain(a) + plain(b)).slice(0, MAX_TEXT);
};
export const plain = (value: unknown) => (typeof value === 'object' ? '' : String(value));

const equal = (a: unknown, b: unknown): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || isEmpty(a) || isEmpty(b)) return same(a, b);
  const keys = Object.keys(a);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === Object.keys(b).length &&
    keys.every((key) => equal(own(a, key), own(b, key)))
  );
};

const isoDate = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** Below 0, 0 or above 0; NaN when they have no order, as with anything missing. Two dates of which one has no time compare by day. */
function order(a: unknown, b: unknown): number {
  if (isEmpty(a) || isEmpty(b)) return NaN;
  const difference = toNumber(a) - toNumber(b);
  if (!Number.isNaN(difference)) return difference;
  let [x, y] = [words(a), words(b)];
  if (!x || !y) return NaN;
  if (isoDate.test(x) && isoDate.test(y)) {
    if (x.length > 10 && y.length > 10) return instantOf(x.toUpperCase()) - instantOf(y.toUpperCase());
    [x, y] = [x.slice(0, 10), y.slice(0, 10)];
  }
  return x < y ? -1 : x > y ? 1 : 0;
}

const contains = (whole: unknown, part: unknown): boolean => {
  if (isEmpty(part)) return false;
  if (!Array.isArray(whole)) return words(part) !== '' && words(whole).includes(words(part));
  return Array.isArray(part) ? part.every((one) => contains(whole, one)) : whole.some((one) => equal(one, part));
};

const begins =
  (end: 'startsWith' | 'endsWith'): Operation =>
  (a, b) =>
    words(b) !== '' && words(a)[end](words(b));

const patterns = new Map<string, ((input: string) => boolean) | PatternProblem>();

/** The test that a pattern is, or why it is none. */
export const patternOf = (source: string) =>
  remember(patterns, source, () => {
    try {
      return compilePattern(source, { ignoreCase: true });
    } catch (error) {
      return error as PatternProblem;
    }
  });

const matches: Operation = (a, b) => {
  const found = patternOf(plain(b));
  return typeof found === 'function' && !isEmpty(b) && found(plain(a ?? '').trim());
};

/** Comparisons: none of them continues another. */
export const comparisons: Readonly<Record<string, Operation>> = {
  '=': equal,
  '!=': (a, b) => !equal(a, b),
  '<': (a, b) => order(a, b) < 0,
  '<=': (a, b) => order(a, b) <= 0,
  '>': (a, b) => order(a, b) > 0,
  '>=': (a, b) => order(a, b) >= 0,
  contains,
  matches,
  in: (a, b) => contains(b, a),
  'starts with': begins('startsWith'),
  'ends with': begins('endsWith'),
};
export const sums: Readonly<Record<string, Operation>> = { '+': add, '-': sum((a, b) => a - b) };
export const products: Readonly<Record<string, Operation>> = {
  '*': sum((a, b) => a * b),
  '/': sum((a, b) => a / b),
  '%': sum((a, b) => a % b),
};
