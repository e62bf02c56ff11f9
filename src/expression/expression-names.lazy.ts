import { remember } from '../shared/remember.ts';
import { reserved, tokenize } from './expression.lazy.ts';

/** Words that mean something only after a value: `x is set`, `x starts with y`. */
const follows = /^(set|empty|starts|ends|with)$/i;

const known = new Map<string, readonly string[]>();

/** The variables that an expression (without a leading `=`) reads, each once; none where it cannot be read. */
export const namesIn = (source: string): readonly string[] => remember(known, source, () => read(source));

function read(source: string): readonly string[] {
  const names = new Set<string>();
  try {
    const tokens = tokenize(source);
    tokens.forEach(({ kind, text }, index) => {
      const before = tokens[index - 1];
      const afterValue =
        before &&
        (before.kind !== 'sign' || before.text === ')' || before.text === ']') &&
        !/^(and|or|in|contains|matches)$/i.test(before.text);
      if (kind === 'word' && before?.text !== '.' && !reserved.test(text) && !(afterValue && follows.test(text)))
        names.add(text);
    });
  } catch {
    // The parser tells what is wrong with it.
  }
  return [...names];
}
