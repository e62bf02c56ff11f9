import { wordOf } from '../../engine/values.ts';
import { refused, type QuestionJudge } from '../question.work.ts';
import { typedText } from '../typed.judge.lazy.ts';
import type { NumberField } from './number.work.ts';
import { readNumber } from '../read-number.judge.lazy.ts';

/** How far a number may lie beside a step, since sums of decimals are not exact. */
const TOLERANCE = 1e-9;

export const numberJudge: QuestionJudge<NumberField> = {
  type: 'number',
  judge(given, { min = -Infinity, max = Infinity, step = 0, unit }, { lang }) {
    const typed = typedText(given);
    const value = typeof given === 'number' ? given : readNumber(typed, lang, unit);
    if (!isFinite(value)) return refused('errNumber');
    if (value < min) return refused('min', { min });
    if (value > max) return refused('max', { max });
    const steps = (value - (isFinite(min) ? min : 0)) / step;
    const isBeside = step > 0 && Math.abs(steps - Math.round(steps)) > TOLERANCE;
    return isBeside ? refused('errNumber') : { value, typed };
  },
  readDraft(typed, { unit }, lang) {
    const value = readNumber(typed, lang, wordOf(unit));
    return isNaN(value) ? undefined : value;
  },
};
