import { own } from '../shared/json.ts';

/** What a name stands for; `undefined` when nothing does. */
export type Scope = (name: string) => unknown;

/**
 * The value of an expression, without a leading `=`. Never throws: what cannot be read, and what a name does not stand for, is
 * `undefined`, which is empty. Use `isTrue` where the value decides something.
 */
export type Evaluate = (source: string, scope: Scope) => unknown;

/** A value as words are compared: small letters, no blanks around. '' for lists and objects. */
export const words = (value: unknown): string =>
  typeof value === 'object' ? '' : `${(value as string) ?? ''}`.trim().toLowerCase();

/** Missing, blank, or a list or object with nothing in it. */
export const isEmpty = (value: unknown): boolean =>
  value && typeof value === 'object' ? !Object.keys(value).length : !words(value);

/** Whether a test holds: empty, false and 0 (as words too) do not. */
export const isTrue = (value: unknown): boolean => !isEmpty(value) && !/^(false|0)$/.test(words(value));

/** The number that a value is or looks like, else NaN. Digits beyond what a number holds are words. */
export const toNumber = (value: unknown): number =>
  typeof value === 'number' ? value : /^[-+]?(\d{0,15}\.)?\d{1,15}$/.test(words(value)) ? +words(value) : NaN;

/** Equality of single values: as numbers when both look like one, else as words. */
export const same = (a: unknown, b: unknown): boolean =>
  isEmpty(a) === isEmpty(b) && (words(a) === words(b) || toNumber(a) === toNumber(b));

const simple =
  /^\s*(not\s+)?(?!true|false)([a-z_][\w.]*)(?:\s+is\s+(not\s+)?(set|empty)|\s*(!?=)\s*('[^'\\]*'|"[^"\\]*"|[\d.]+|true|false))?\s*$/i;

/** What `a.b.c` stands for. */
export function lookUpPath(scope: Scope, path: string): unknown {
  const [first, ...rest] = path.split('.');
  let found = scope(first!);
  for (const key of rest) found = own(found, key);
  return found;
}

/**
 * What needs no parser: `name`, `a.b`, `name is set`, `name is not empty`, `name = 'literal'`, `name != 3`, and `not` before any of
 * these. Agrees with `evaluate` in expression.lazy.ts; anything else is `undefined`.
 */
export const evaluateSimple: Evaluate = (source, scope) => {
  const [, not, path, isNot, state, sign, literal] = simple.exec(source) ?? [];
  if (!path) return;
  let value = lookUpPath(scope, path);
  if (state) value = isEmpty(value) === ((state === 'empty') !== !!isNot);
  if (literal) value = same(value, literal.replace(/^['"]|['"]$/g, '')) === (sign === '=');
  return not ? !isTrue(value) : value;
};

/** Whether `evaluateSimple` reads this expression. */
export const isSimple = (source: string): boolean => simple.test(source);
