import { asText } from '../../engine/values.ts';
import type { QuestionWork } from '../question.work.ts';
import { readTyped, type TypedField } from '../typed.work.ts';

/** `min` and `max` are its limits. */
export interface NumberField extends TypedField<'number'> {
  /** What lies between two numbers that are good. */
  readonly step?: number;
  readonly currency?: string;
  /** How the number is shown: a kind of value in texts, with its detail. */
  readonly format?: string;
}

/** The keyboard that has what the numbers need: that for amounts has no minus on some phones. */
function keyboardFor(min: number | undefined, step: number | undefined): string | undefined {
  if (min === undefined) return undefined;
  if (min < 0) return 'text';
  return Number.isInteger(min) && Number.isInteger(step) ? 'numeric' : undefined;
}

export const numberWork: QuestionWork<NumberField> = {
  type: 'number',
  place: 'composer',
  read(field, tools) {
    const typed = readTyped(field, tools);
    const step = tools.number(field.step);
    return {
      ...typed,
      keyboard: typed.keyboard ?? keyboardFor(typed.min, step),
      step: step !== undefined && step > 0 ? step : undefined,
      currency: asText(field.currency) || undefined,
      format: asText(field.format) || undefined,
    };
  },
};

/** A sum of decimals without what computers add to it: 0.1 + 0.2 is 0.3. */
const exact = (value: number): number => Number(value.toPrecision(12));

type Scale = Pick<NumberField, 'min' | 'max' | 'step'>;

/** Within the limits, at the last step that lies in them. */
function clamp({ min = -Infinity, max = Infinity, step = 1 }: Scale, value: number): number {
  const first = isFinite(min) ? min : 0;
  const last = isFinite(max) ? exact(first + Math.floor(exact((max - first) / step)) * step) : max;
  return Math.max(min, Math.min(last, value));
}

/** The step at or below a number, counted from `min`, whatever the limits. */
const below = ({ min = 0, step = 1 }: Scale, value: number): number =>
  exact(min + Math.floor(exact((value - min) / step)) * step);

/** The step at or below a number. */
export const stepBelow = (scale: Scale, value: number): number => clamp(scale, below(scale, value));

/** The number that is reached by so many steps up or down. */
export function stepFrom(scale: Scale, value: number, by: number): number {
  const { step = 1 } = scale;
  const under = below(scale, value);
  // Beside the steps, the first one leads onto them.
  const start = by > 0 || under === value ? under : under + step;
  return clamp(scale, exact(start + by * step));
}

/** The smallest part of a step that a sum of decimals may be wrong by. */
const TOLERANCE = 1e-9;
export const isOnStep = (scale: Scale, value: number): boolean => {
  const { min = 0, step } = scale;
  if (!step) return true;
  const steps = (value - min) / step;
  return Math.abs(steps - Math.round(steps)) <= TOLERANCE;
};

/** A share is typed and shown in hundredths. */
export const hundredths = ({ format }: Pick<NumberField, 'format'>): number => (format === 'percent' ? 100 : 1);
