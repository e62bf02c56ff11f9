import { choiceOf } from '../choices.judge.lazy.ts';
import type { Choice } from '../choices.work.ts';
import { MAX_ANSWER } from '../../flow/uses-of.ts';
import { refused, type QuestionJudge } from '../question.work.ts';
import { typedText } from '../typed.judge.lazy.ts';
import type { RankingField } from './ranking.work.ts';

/** Several answers in one line of typed text. */
const separators = /[,;>\n]/;

export const rankingJudge: QuestionJudge<RankingField> = {
  type: 'ranking',
  judge(given, { choices, places }, tools) {
    const items: readonly unknown[] = Array.isArray(given)
      ? given
      : typedText(given).slice(0, MAX_ANSWER).split(separators);
    const order = new Set<Choice>();
    for (const item of items) {
      const choice = choiceOf(item, choices, tools);
      if (!choice) return refused('errOption');
      order.add(choice);
    }
    if (order.size < places) return refused('few', { min: places });
    const ranked = [...order].slice(0, places);
    return { value: ranked.map(({ value }) => value), labels: ranked.map(({ label }) => label) };
  },
};
