import { literal } from '../../engine/data-text.ts';
import { refused, type QuestionJudge, type Refused } from '../question.work.ts';
import { endsOf } from '../range.judge.lazy.ts';
import { readNumber } from '../read-number.judge.lazy.ts';
import { typedText } from '../typed.judge.lazy.ts';
import { showNumber, showNumbers } from '../show-number.work.ts';
import { nearestStep, stepBelow, type SliderField } from './slider.work.ts';

/** A number as it is given, or typed with its unit or currency. */
function read(given: unknown, { unit, currency = '' }: SliderField, lang: string): number | undefined {
  if (typeof given === 'number') return given;
  const typed = typedText(given);
  const isInCode = currency !== '' && typed.toUpperCase().includes(currency.toUpperCase());
  const value = readNumber(typed, lang, unit ?? (isInCode ? currency : ''));
  return isNaN(value) ? undefined : value;
}

/** What is wrong with a number, if anything is. */
function problemOf(field: SliderField, value: number, lang: string): Refused | undefined {
  const { min, max, step } = field;
  if (value < min) return refused('min', { min: showNumber(field, min, lang) });
  if (value > max) return refused('max', { max: showNumber(field, max, lang) });
  const isOnStep = Math.abs(nearestStep(field, value) - value) < step * 1e-9;
  if (isOnStep) return undefined;
  const below = stepBelow(field, value);
  return refused('errStep', {
    below: showNumber(field, below, lang),
    above: showNumber(field, nearestStep(field, below + step), lang),
  });
}

export const sliderJudge: QuestionJudge<SliderField> = {
  type: 'slider',
  judge(given, field, { lang }) {
    const readOne = (one: unknown) => read(one, field, lang);
    const one = field.isRange ? undefined : readOne(given);
    const numbers = one === undefined ? field.isRange && endsOf(given, readOne) : [one];
    if (!numbers) return refused('errNumber');
    const values = [...numbers].sort((first, second) => first - second);
    const problem = values.map((value) => problemOf(field, value, lang)).find(Boolean);
    if (problem) return problem;
    return {
      value: field.isRange ? values : values[0]!,
      labels: [literal(showNumbers(field, values, lang))],
    };
  },
};
