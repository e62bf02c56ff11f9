import { html, type HTMLTemplateResult } from 'lit';
import type { FieldOf, FieldQuestion } from '../../engine/question.ts';
import type { AnswerProblem, Doubt } from '../../engine/state.ts';
import { typedChoiceStrings } from '../../tone/parts/typed-choice-strings.lazy.ts';
import { answerButton, skipButton } from '../inputs/answer-button.ts';
import { says } from '../says.ts';
import type { View } from '../view.ts';

/** What is wrong with words that were typed where options can be pressed. */
export const notUnderstood = (view: View, problem: AnswerProblem): string =>
  problem.text ? view.problem(problem) : view.wordOf(typedChoiceStrings, 'errWords');

/** Only what may be meant, as it is always drawn: with its picture, its address, its box. */
function fewOptions(view: View, question: FieldQuestion, { among, sure = [] }: Doubt, labelledBy: string): unknown {
  const field = question.field as FieldOf<'choice'>;
  const few = {
    ...field,
    choices: field.choices.filter(({ value }) => among.includes(value)),
    value: sure,
    other: false,
    search: false,
    skip: false,
    ...(field.layout === 'menu' && { layout: 'wrap' }),
  };
  return view.question('choice')?.draw?.(view, { ...question, field: few }, labelledBy);
}

const grades = (view: View, { among }: Doubt, labelledBy: string) =>
  html`<div class="options" part="options" role="group" aria-labelledby=${labelledBy}>${among.map((grade) =>
    answerButton(view, grade, String(grade), 'option'),
  )}</div>`;

/** What is asked back, as buttons, with the ways out: words of one's own, and all options again. */
export function askedBack(view: View, question: FieldQuestion, labelledBy: string): HTMLTemplateResult {
  const { field } = question;
  const doubt = question.doubt ?? { among: [] };
  const { said, sure = [] } = doubt;
  const ownWords = view.wordOf(typedChoiceStrings, 'ownWords', { said: said ?? '' });
  const isSeveral = field.type === 'choice' && field.many;
  return html`<div class="asked-back" part="asked-back">
    ${field.type === 'choice' ? fewOptions(view, question, doubt, labelledBy) : grades(view, doubt, labelledBy)}
    <div class="options">
      ${said === undefined ? '' : answerButton(view, isSeveral ? [...sure, said] : said, ownWords, 'button own-words', 'button quiet')}
      <button
        type="button"
        class="button quiet"
        part="button all-options"
        @click=${() => void view.act({ type: 'all-options' })}
        ${says(view.wordOf(typedChoiceStrings, 'allOptions'))}
      ></button>
      ${skipButton(view, field.skip)}
    </div>
  </div>`;
}
