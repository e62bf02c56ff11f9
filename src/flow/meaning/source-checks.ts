import { checkExpression } from '../../expression/check-expression.lazy.ts';
import { compilePattern } from '../../expression/pattern.lazy.ts';
import { bracesProblem } from './braces.ts';
import type { MeaningWalk } from './meaning-walk.ts';

/** Patterns that are read: no flow has so many, and one of a few letters may take long. */
const MAX_PATTERNS = 500;

/** Checks whether what an author wrote in a language of ours can be read, wherever the walk is. */
export interface SourceChecks {
  test(source: string): void;
  pattern(source: string): void;
  /** A value, however deep: its texts that begin with = are tests. */
  value(value: unknown): void;
  /** A text, or texts by language or in a list. */
  text(value: unknown): void;
}

export function createSourceChecks({ report, each, isFull }: MeaningWalk): SourceChecks {
  const patterns = new Set<string>();
  const checks: SourceChecks = {
    test(source) {
      if (isFull()) return;
      const problem = checkExpression(source);
      if (!problem) return;
      const shown = source.length > 80 ? source.slice(0, 80) + '…' : source;
      const message = `"${shown}" cannot be read: ${problem.message} (character ${problem.at + 1})`;
      report('bad-expression', message, problem.hint);
    },
    pattern(source) {
      if (patterns.size >= MAX_PATTERNS) return;
      patterns.add(source);
      try {
        compilePattern(source, { whole: true });
      } catch (error) {
        report(
          'bad-pattern',
          `the pattern cannot be used: ${(error as Error).message}`,
          'Letters, classes, groups, | and repeats are known; nothing that looks ahead or back.',
        );
      }
    },
    value(value) {
      if (typeof value !== 'string') each(value, (_, inner) => checks.value(inner));
      else if (value[0] === '=') checks.test(value.slice(1));
    },
    text(value) {
      if (typeof value !== 'string') return each(value, (_, inner) => checks.text(inner));
      const problem = bracesProblem(value);
      if (problem) report('bad-text', problem[0], problem[1], { severity: 'warning' });
    },
  };
  return checks;
}
