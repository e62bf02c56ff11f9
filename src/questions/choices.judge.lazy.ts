import { plainCharacters } from '../shared/typed-text.ts';
import type { Choice } from './choices.work.ts';
import type { JudgeTools } from './question.work.ts';
import { typedText } from './typed.judge.lazy.ts';

/** Words as they are compared: in the same characters, small, with one blank between them. */
const spelling = (words: string): string => plainCharacters(words).toLowerCase().replace(/ +/g, ' ');

/** The choice that is meant by its value, or by its label as the visitor sees it. */
export function choiceOf(given: unknown, choices: readonly Choice[], { words }: JudgeTools): Choice | undefined {
  const said = typedText(given);
  return (
    choices.find(({ value }) => value === given) ??
    choices.find(({ value }) => String(value) === said) ??
    choices.find(({ value }) => String(value) === plainCharacters(said)) ??
    choices.find(({ label }) => spelling(words(label)) === spelling(said))
  );
}
