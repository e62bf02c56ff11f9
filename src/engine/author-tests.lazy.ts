import { own, type Values } from '../shared/json.ts';
import { plainCharacters, withoutInvisible } from '../shared/typed-text.ts';
import { refused, type Judged } from '../questions/question.work.ts';
import type { AskedField } from './read-question.ts';
import type { Run } from './run.ts';

/** The author's own tests: a pattern (bounded in time) and a `check` in which `value` is the answer. */
function test(run: Run, { field }: AskedField, judged: Judged, others: Values | null): Judged {
  if (judged.word !== undefined || judged.value === null) return judged;
  const { value } = judged;
  const { pattern, check } = field;
  if (typeof pattern === 'string' && run.works.matches?.(String(value), pattern) === false)
    return refused('errPattern');
  const scope = (name: string) => (name === 'value' ? value : (own(others, name) ?? run.scope(name)));
  return run.testPasses(check, scope) ? judged : refused('errCheck');
}

/**
 * Puts a good answer to the author's own tests. A text that has to pass some is judged, and kept, as it was typed, without what nobody
 * sees; else in plain characters: a code or a postal code in digits of another script, wide letters, other hyphens.
 *
 * @param others what was filled in beside it
 */
export function testByAuthor(run: Run, asked: AskedField, judged: Judged, others: Values | null): Judged {
  const { field, model } = asked;
  const isText = model.type === 'text' || model.type === 'long';
  if (judged.word !== undefined || typeof judged.value !== 'string' || !isText || !(field.pattern || field.check))
    return test(run, asked, judged, others);
  const asTyped = test(run, asked, { ...judged, value: withoutInvisible(judged.value) }, others);
  if (asTyped.word === undefined) return asTyped;
  const inPlainCharacters = test(run, asked, { ...judged, value: plainCharacters(judged.value) }, others);
  return inPlainCharacters.word === undefined ? inPlainCharacters : asTyped;
}
