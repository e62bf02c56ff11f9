import type { problemWords } from './problem-words.lazy.ts';
import type { Problem } from './problem.ts';

type Words = typeof problemWords;

/** A problem without its words, which no visitor pays for: only the owner reads them. */
export type UnwordedProblem = {
  readonly [Code in keyof Words]: { readonly code: Code; readonly about: Parameters<Words[Code]> };
}[keyof Words];

/** Never rejects: the code is told even where the words for it cannot be had. */
export async function inWords(trouble: Problem | UnwordedProblem): Promise<Problem> {
  if ('message' in trouble) return trouble;
  const { code, about } = trouble;
  try {
    const words = (await import('./problem-words.lazy.ts')).problemWords[code] as (
      ...about: readonly unknown[]
    ) => Omit<Problem, 'code'>;
    return { code, ...words(...about) };
  } catch {
    return { code, message: 'Results do not arrive.', hint: '' };
  }
}
