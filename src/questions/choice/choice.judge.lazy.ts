import { isEmpty } from '../../expression/expression.ts';
import { MAX_ANSWER } from '../../flow/uses-of.ts';
import { choiceOf } from '../choices.judge.lazy.ts';
import type { Choice } from '../choices.work.ts';
import { refused, type QuestionJudge } from '../question.work.ts';
import { typedText } from '../typed.judge.lazy.ts';
import type { ChoiceField } from './choice.work.ts';

export const choiceJudge: QuestionJudge<ChoiceField> = {
  type: 'choice',
  judgesEmpty: true,
  judge(given, { choices, many, other, skip }, tools) {
    if (isEmpty(given)) return skip || many?.min === 0 ? { value: null } : refused('required');
    const picked = new Map<string | number | boolean, Choice | undefined>();
    for (const item of many && Array.isArray(given) ? (given as unknown[]) : [given]) {
      const choice = choiceOf(item, choices, tools);
      const said = typedText(item);
      if (!choice && (!other || !said || said.length > MAX_ANSWER)) return refused('errOption');
      const value = choice ? choice.value : said;
      if (!picked.has(value)) picked.set(value, choice);
    }
    const isAlone = [...picked.values()].some((choice) => choice?.exclusive);
    if (isAlone && picked.size > 1) return refused('errOption');
    // Limits that nobody could keep are none.
    const least = isAlone ? 0 : Math.min(many?.min ?? 0, choices.length);
    const most = Math.max(many?.max ?? 1, least, 1);
    if (picked.size < least) return refused('few', { min: least }, many?.tooFew);
    if (picked.size > most) return refused('many', { max: most }, many?.tooMany);
    const values = [...picked.keys()];
    const labels = [...picked.values()].flatMap((choice) => (choice ? [choice.label] : []));
    const typed = values.filter((value) => !picked.get(value)).join(', ');
    const jump = many ? undefined : picked.get(values[0]!)?.jump;
    return { value: many ? values : values[0]!, labels, ...(typed && { typed }), ...(jump && { jump }) };
  },
};
