import { toNumber } from '../../expression/expression.ts';
import type { Text } from '../../flow/flow.ts';
import { asText } from '../../engine/values.ts';
import type { FieldBase, QuestionWork } from '../question.work.ts';

export interface SliderField extends FieldBase<'slider'> {
  readonly min: number;
  /** The last step: it lies at most at the author's `max`. */
  readonly max: number;
  readonly step: number;
  /** Where the author wants the handles at first: one number, or two. */
  readonly start?: readonly number[];
  readonly unit?: string;
  readonly currency?: string;
  /** How numbers are shown: a kind of value in texts, with its detail. */
  readonly format?: string;
  /** What the smallest and the largest number mean. */
  readonly low?: Text;
  readonly high?: Text;
  /** Two handles. */
  readonly isRange: boolean;
}

/** A sum of decimals without what computers add to it: 0.1 + 0.2 is 0.3. */
const exact = (value: number): number => Number(value.toPrecision(12));

type Scale = Pick<SliderField, 'min' | 'max' | 'step'>;

/** The step at or below a number. */
export const stepBelow = ({ min, max, step }: Scale, value: number): number => {
  const steps = Math.floor(exact((value - min) / step));
  return Math.min(max, Math.max(min, exact(min + steps * step)));
};

/** The step that is nearest to a number. */
export const nearestStep = (scale: Scale, value: number): number => stepBelow(scale, value + scale.step / 2);

/** The numbers in a value: one or several. */
const numbersIn = (value: unknown): number[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).map(toNumber).filter((each) => !isNaN(each));

/** Where the handles stand at first. */
export function handlesOf(field: SliderField): readonly number[] {
  const { min, max, isRange, value, start } = field;
  const places = isRange ? [min, max] : [(min + max) / 2];
  const wanted = [numbersIn(value), start ?? []].find((each) => each.length === places.length) ?? places;
  return wanted.map((each) => nearestStep(field, each)).sort((one, other) => one - other);
}

export const sliderWork: QuestionWork<SliderField> = {
  type: 'slider',
  place: 'below',
  read({ min, max, step, start, unit, currency, format, low, high, range }, tools, path) {
    const first = tools.number(min) ?? 0;
    const last = tools.number(max) ?? 100;
    const wanted = tools.number(step) ?? 1;
    const distance = wanted > 0 ? wanted : 1;
    if (last - first < distance)
      return void tools.report(
        'no-range',
        'There is nothing to choose from between "min" and "max".',
        'Make "max" larger than "min".',
        path,
      );
    const scale = { min: first, max: last, step: distance };
    return {
      ...scale,
      max: stepBelow(scale, last),
      start: start === undefined ? undefined : numbersIn(tools.evaluateValue(start)),
      unit: asText(unit) || undefined,
      currency: asText(currency) || undefined,
      format: asText(format) || undefined,
      low: low as Text | undefined,
      high: high as Text | undefined,
      isRange: Boolean(range),
    };
  },
};
