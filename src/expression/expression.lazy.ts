import { own } from '../shared/json.ts';
import { isEmpty, isTrue } from './expression.ts';
import type { Evaluate, Scope } from './expression.ts';
import { everyScript } from '../shared/every-script.ts';
import { remember } from '../shared/remember.ts';
import { comparisons, patternOf, plain, products, sums, term, tidy } from './operations.lazy.ts';
import type { Operation } from './operations.lazy.ts';

/*
 * The language of tests and sums: a parser that turns a source into a function, once. Our own, since the kept parsers know neither
 * operators of two words (`starts with`), nor ones that follow (`is set`), nor a `not` that binds looser than a comparison. Nothing
 * here reaches globals, prototypes or code. What is wrong is told by a code; check-expression.lazy.ts has the words for authors.
 */

const MAX_SOURCE = 2_000;
const MAX_NESTING = 50;

export type ExpressionProblemKind =
  | 'quote'
  | 'character'
  | 'sign'
  | 'too-long'
  | 'too-deep'
  | 'end'
  | 'operator'
  | 'stray'
  | 'bracket'
  | 'colon'
  | 'is'
  | 'name'
  | 'value'
  | 'comparison'
  | 'pattern';

/** Why a source cannot be read. `text` is the piece in question, `at` its 0-based place. */
export class Unreadable extends Error {
  readonly fault: ExpressionProblemKind;
  readonly at: number;
  readonly text: string;
  constructor(fault: ExpressionProblemKind, at: number, text = '') {
    super(fault);
    this.fault = fault;
    this.at = at;
    this.text = text;
  }
}

type Evaluator = (scope: Scope) => unknown;

/** Words with a meaning, so that no variable of that name can be read. */
export const reserved = /^(and|or|not|is|in|contains|matches|true|false)$/i;

interface Token {
  readonly kind: 'number' | 'text' | 'word' | 'sign' | 'end';
  readonly text: string;
  /** What the grammar knows it by: a sign, or a word in small letters. */
  readonly mark: string | undefined;
  readonly at: number;
}

const tokensOf = everyScript(
  /\s*(?:\d+(?:\.\d+)?|\.\d+|'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"|[A-Za-z_][A-Za-z0-9_]*|[<>=!&|≠≤≥]+|[-+*/%?:()[\],.]|$)/y,
);
const signs = /^[-+*/%?:()[\],.<>=!&|≠≤≥]/;

/** By its first sign; only a number goes on behind a point. */
const kindOf = (text: string): Token['kind'] =>
  !text ? 'end' : /^\.?\d/.test(text) ? 'number' : /^['"]/.test(text) ? 'text' : signs.test(text) ? 'sign' : 'word';

function tokensIn(source: string): Token[] {
  const found: Token[] = [],
    tokens = tokensOf(source);
  for (let from = 0; ;) {
    tokens.lastIndex = from;
    if (!tokens.test(source)) {
      const start = source.length - source.slice(from).trimStart().length;
      const character = String.fromCodePoint(source.codePointAt(start)!);
      throw new Unreadable(/['"]/.test(character) ? 'quote' : 'character', start, character);
    }
    const to = tokens.lastIndex,
      text = source.slice(from, to).trimStart(),
      kind = kindOf(text),
      at = to - text.length;
    found.push({ kind, text, mark: kind === 'sign' ? text : kind === 'word' ? text.toLowerCase() : undefined, at });
    if (kind === 'end') return found;
    if (kind === 'sign' && /[<>=!&|≠≤≥]/.test(text) && !Object.hasOwn(comparisons, text))
      throw new Unreadable('sign', at, text);
    from = to;
  }
}

const lists = new Map<string, readonly Token[]>();

/** What a source consists of; the checker asks more than once. */
export const tokenize = (source: string): readonly Token[] => remember(lists, source, () => tokensIn(source));

/** Only quotes are escaped: a backslash before anything else stands for itself, so that patterns stay readable. */
const unquote = (text: string) => text.slice(1, -1).replace(/\\(['"])/g, '$1');

/** Goes through the tokens of a source. */
interface TokenReader {
  /** The next token; the last one, the end, is never taken. */
  peek(): Token;
  /** The token after the next one. */
  second(): Token;
  take(count?: number): void;
  /** Takes the next token if it is this one. */
  accept(mark: string): boolean;
  /** Refuses the next token. */
  fail(fault: ExpressionProblemKind): never;
  /** Reads what is nested, if that is not too deep. */
  nested(inner: () => Evaluator): Evaluator;
}

function readTokens(source: string): TokenReader {
  if (source.length > MAX_SOURCE) throw new Unreadable('too-long', MAX_SOURCE, String(MAX_SOURCE));
  const tokens = tokenize(source);
  let position = 0;
  let nesting = 0;
  const peek = () => tokens[position]!;
  return {
    peek,
    second: () => tokens[position + 1]!,
    take(count = 1) {
      position += count;
    },
    accept(mark) {
      const isNext = peek().mark === mark;
      if (isNext) position++;
      return isNext;
    },
    fail(fault) {
      const { kind, text, at } = peek();
      throw new Unreadable(
        kind === 'end' && fault !== 'bracket' && fault !== 'colon'
          ? 'end'
          : kind === 'word' && !reserved.test(text) && fault !== 'is'
            ? 'operator'
            : fault,
        at,
        text,
      );
    },
    nested(inner) {
      if (++nesting > MAX_NESTING) throw new Unreadable('too-deep', peek().at);
      const result = inner();
      nesting--;
      return result;
    },
  };
}

function parse(source: string): Evaluator {
  const { peek, second, take, accept, fail, nested } = readTokens(source);

  const ternary = (): Evaluator => {
    const test = or();
    if (!accept('?')) return test;
    const yes = nested(ternary);
    if (!accept(':')) fail('colon');
    const no = nested(ternary);
    return (scope) => (isTrue(test(scope)) ? yes : no)(scope);
  };

  const or = (): Evaluator => {
    let left = and();
    while (accept('or')) {
      const [a, b] = [left, and()];
      left = (scope) => {
        const value = a(scope);
        return isTrue(value) ? value : b(scope);
      };
    }
    return left;
  };

  const and = (): Evaluator => {
    let left = not();
    while (accept('and')) {
      const [a, b] = [left, not()];
      left = (scope) => {
        const value = a(scope);
        return isTrue(value) ? b(scope) : value;
      };
    }
    return left;
  };

  const not = (): Evaluator => {
    if (!accept('not')) return comparison();
    const inner = nested(not);
    return (scope) => !isTrue(inner(scope));
  };

  const operator = (): Operation | undefined => {
    const { mark = '' } = peek();
    const two = (mark === 'starts' || mark === 'ends') && second().mark === 'with';
    const name = two ? mark + ' with' : mark;
    if (!Object.hasOwn(comparisons, name)) return undefined;
    take(two ? 2 : 1);
    return comparisons[name];
  };

  const comparison = (): Evaluator => {
    const left = additive();
    if (accept('is')) return emptiness(left);
    const opposite = accept('not');
    const matching = peek().mark === 'matches';
    const operation = operator();
    if (!operation) return opposite ? fail('stray') : left;
    const { kind, text, at } = peek();
    const right = additive();
    if (matching && kind === 'text') {
      const found = patternOf(unquote(text));
      if (typeof found !== 'function') throw new Unreadable('pattern', at, found.message);
    }
    const next = peek();
    if (next.mark === 'is' || operator()) throw new Unreadable('comparison', next.at, next.text);
    return (scope) => {
      const result = operation(left(scope), right(scope));
      return opposite ? !result : result;
    };
  };

  const emptiness = (of: Evaluator): Evaluator => {
    const opposite = accept('not');
    const empty = accept('empty');
    if (!empty && !accept('set')) fail('is');
    return (scope) => isEmpty(of(scope)) === (empty !== opposite);
  };

  const leftAssociative = (operations: Readonly<Record<string, Operation>>, next: () => Evaluator): Evaluator => {
    let left = next();
    while (Object.hasOwn(operations, peek().mark ?? '')) {
      const operation = operations[peek().mark!]!;
      take();
      const [a, b] = [left, next()];
      left = (scope) => operation(a(scope), b(scope));
    }
    return left;
  };
  const additive = () => leftAssociative(sums, () => leftAssociative(products, unary));

  const unary = (): Evaluator => {
    if (!accept('-')) return member();
    const inner = nested(unary);
    return (scope) => tidy(-term(inner(scope)));
  };

  const member = (): Evaluator => {
    let of = primary();
    for (;;) {
      const whole = of;
      if (accept('.')) {
        const { kind, text } = peek();
        if (kind !== 'word') fail('name');
        take();
        of = (scope) => own(whole(scope), text);
      } else if (accept('[')) {
        const key = nested(ternary);
        if (!accept(']')) fail('bracket');
        of = (scope) => own(whole(scope), plain(key(scope) ?? ''));
      } else return of;
    }
  };

  const primary = (): Evaluator => {
    const { kind, text } = peek();
    if (accept('(')) {
      const inner = nested(ternary);
      if (!accept(')')) fail('bracket');
      return inner;
    }
    if (accept('[')) {
      const items: Evaluator[] = [];
      while (peek().mark !== ']') {
        items.push(nested(ternary));
        if (!accept(',')) break;
      }
      if (!accept(']')) fail('bracket');
      return (scope) => items.map((item) => item(scope));
    }
    const truth = accept('true');
    if (truth || accept('false')) return () => truth;
    if (kind === 'sign' || kind === 'end' || (kind === 'word' && reserved.test(text))) return fail('value');
    take();
    if (kind === 'word') return (scope) => scope(text);
    const literal = kind === 'number' ? Number(text) : unquote(text);
    return () => literal;
  };

  const whole = ternary();
  if (peek().kind !== 'end') fail('stray');
  return whole;
}

const evaluators = new Map<string, Evaluator | Unreadable>();

/** The function that a source is, or why it is none. */
export const evaluatorOf = (source: string): Evaluator | Unreadable =>
  remember(evaluators, source, () => {
    try {
      return parse(source);
    } catch (error) {
      return error as Unreadable;
    }
  });

/** Every operator of the language; see `Evaluate`. */
export const evaluate: Evaluate = (source, scope) => {
  try {
    return (evaluatorOf(source) as Evaluator)(scope);
  } catch {
    return undefined; // not readable, or a value that throws when it is read
  }
};

/** Whether the whole of `text` fits `pattern`, whatever its capitals; undefined where the pattern is none. Bounded in time. */
export function matchesWhole(text: string, pattern: string): boolean | undefined {
  const fits = patternOf(`^(?:${pattern})$`);
  return typeof fits === 'function' ? fits(text.trim()) : undefined;
}
