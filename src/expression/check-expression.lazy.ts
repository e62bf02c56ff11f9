import { nearest } from '../shared/nearest.ts';
import { evaluatorOf } from './expression.lazy.ts';
import type { Unreadable } from './expression.lazy.ts';

/** What is wrong with an expression, for its author. */
export interface ExpressionProblem {
  readonly message: string;
  /** How to mend it. */
  readonly hint: string;
  /** 0-based place in the source. */
  readonly at: number;
}

/** What people write from habit, and what it is here. */
const foreign = new Map(
  Object.entries({
    '==': '=',
    '===': '=',
    '!==': '!=',
    '<>': '!=',
    '=!': '!=',
    '≠': '!=',
    '=>': '>=',
    '≥': '>=',
    '=<': '<=',
    '≤': '<=',
    '&&': 'and',
    '&': 'and',
    '||': 'or',
    '|': 'or',
    '!': 'not',
    equals: '=',
    equal: '=',
    eq: '=',
    like: 'contains',
    includes: 'contains',
    has: 'contains',
    gt: '>',
    lt: '<',
    startswith: 'starts with',
    endswith: 'ends with',
    begins: 'starts with',
    starts: 'starts with',
    ends: 'ends with',
    isset: 'is set',
    exists: 'is set',
    isempty: 'is empty',
    xor: '!=',
  }),
);
const operators = ['and', 'or', 'contains', 'starts with', 'ends with', 'matches', 'in', 'is set', 'is empty'];

function explain({ fault, text, at }: Unreadable): readonly [message: string, hint: string] {
  switch (fault) {
    case 'quote':
      return ['a text has no closing quote', `End it with ${text}.`];
    case 'character':
      return /[“”„‘’]/.test(text)
        ? [`${text} is a curly quote`, 'Write texts in straight quotes: \'…\' or "…".']
        : [`"${text}" means nothing here`, 'Use names, numbers, texts in quotes and the operators.'];
    case 'sign':
      return [
        `"${text}" is not an operator`,
        foreign.has(text) ? `Write "${foreign.get(text)}".` : 'The comparisons are = != < <= > >=.',
      ];
    case 'too-long':
      return [`it is longer than ${text} characters`, 'Split it over several steps.'];
    case 'too-deep':
      return ['it is nested too deep', 'Split it over several steps.'];
    case 'end':
      return [
        'it ends too early',
        at ? 'A value is missing at its end.' : 'It is empty: write a test such as age >= 18.',
      ];
    case 'operator': {
      const ours = foreign.get(text.toLowerCase()) ?? nearest(text, operators);
      return [
        `an operator is missing before "${text}"`,
        ours ? `Did you mean "${ours}"?` : 'Write texts in quotes; join tests with and, or.',
      ];
    }
    case 'stray':
      return text === '('
        ? ['there are no functions here', 'A bracket may only group.']
        : [`"${text}" cannot stand here`, 'Something before it is missing, or it is one too many.'];
    case 'bracket':
      return ['a bracket is not closed', `Close it ${text ? `before "${text}"` : 'at the end'}.`];
    case 'colon':
      return ['"?" has no ":"', 'Write: test ? this : that.'];
    case 'is': {
      const ours = nearest(text, ['set', 'empty']);
      return [
        '"is" stands before set, empty, not set or not empty',
        ours ? `Did you mean "${ours}" instead of "${text}"?` : 'To compare, write "=" or "!=".',
      ];
    }
    case 'name':
      return ['a name is missing after "."', 'Write it as in order.total.'];
    case 'value':
      return [`a value is missing before "${text}"`, `"${text}" stands between or after values.`];
    case 'comparison':
      return [`"${text}" follows another comparison`, 'Join two tests with and: 1 < x and x < 9.'];
    case 'pattern':
      return [
        `its pattern cannot be used: ${text}`,
        'Letters, classes, groups, | and repeats are known; nothing that looks ahead or back.',
      ];
  }
}

/** What is wrong with an expression (without a leading `=`), or `null`. */
export function checkExpression(source: string): ExpressionProblem | null {
  const evaluator = evaluatorOf(source);
  if (typeof evaluator === 'function') return null;
  const [message, hint] = explain(evaluator);
  return { message, hint, at: evaluator.at };
}
