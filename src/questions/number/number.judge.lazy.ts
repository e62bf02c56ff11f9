import type { AnyField } from '../../engine/step-at.ts';
import { asText } from '../../engine/values.ts';
import { refused, type QuestionJudge } from '../question.work.ts';
import { readNumber } from '../read-number.judge.lazy.ts';
import { currencySign, showNumber } from '../show-number.work.ts';
import { typedText } from '../typed.judge.lazy.ts';
import { hundredths, isOnStep, stepBelow, stepFrom, type NumberField } from './number.work.ts';

/** A number as it was typed, with its unit, currency or per cent sign or without; NaN where it is none. */
export function readAmount(typed: string, look: Partial<NumberField>, lang: string): number {
  const { unit, currency, format = '' } = look;
  const signs = currency ? [currency, currencySign(currency, lang)?.sign ?? currency] : [];
  const sign = signs.find((each) => typed.toUpperCase().includes(each.toUpperCase()));
  const value = readNumber(typed, lang, format === 'percent' ? '%' : (sign ?? unit ?? ''));
  const parts = hundredths({ format });
  return parts === 1 ? value : Number((value / parts).toPrecision(12));
}

/** Whether the author says how numbers are shown; others stand in the transcript as they were typed. */
const hasLook = ({ unit, currency, format }: NumberField): boolean => Boolean(unit ?? currency ?? format);

/** A number in the words of what is wrong with one. */
const told = (field: NumberField, value: number, lang: string): string | number =>
  hasLook(field) ? showNumber(field, value, lang) : value;

export const numberJudge: QuestionJudge<NumberField> = {
  type: 'number',
  judge(given, field, { lang }) {
    const { min = -Infinity, max = Infinity } = field;
    const typed = typedText(given);
    const value = typeof given === 'number' ? given : readAmount(typed, field, lang);
    if (!isFinite(value)) return refused('errNumber');
    if (value < min) return refused('min', { min: told(field, min, lang) });
    if (value > max) return refused('max', { max: told(field, max, lang) });
    if (!isOnStep(field, value)) {
      const below = stepBelow(field, value);
      const above = stepFrom(field, below, 1);
      return refused('errStep', {
        below: showNumber(field, below, lang),
        above: showNumber(field, above, lang),
      });
    }
    return { value, typed: hasLook(field) ? showNumber(field, value, lang) : typed };
  },
  readDraft(typed, { unit, currency, format }: AnyField, lang) {
    const look = { unit: asText(unit), currency: asText(currency), format: asText(format) };
    const value = readAmount(typed, look, lang);
    return isNaN(value) ? undefined : value;
  },
};
