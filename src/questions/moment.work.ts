import type { AnyField } from '../engine/step-at.ts';
import { asText } from '../engine/values.ts';
import type { Text } from '../flow/flow.ts';
import type { FieldBase, FieldTools } from './question.work.ts';

/*
 * Kinds of question for a day or a time of day, or for a first and a last one. Values are kept as ISO 8601 writes them,
 * so that their order is that of their letters.
 */

export type MomentFormat = 'short' | 'medium' | 'long' | 'full';
const formats: readonly string[] = ['short', 'medium', 'long', 'full'] satisfies MomentFormat[];

export interface MomentField<Type extends string = string> extends FieldBase<Type> {
  /** The first and the last that may be chosen. */
  readonly min?: string;
  readonly max?: string;
  /** A first and a last one are asked for. */
  readonly isRange: boolean;
  /** Labels of both. */
  readonly from?: Text;
  readonly to?: Text;
  /** What stands between both in the transcript. */
  readonly joiner?: Text;
  readonly format: MomentFormat;
}

/** What all of them have; a limit that is not like `form` is none. */
export const readMoment = (
  { min, max, range, from, to, joiner, format }: AnyField,
  tools: FieldTools,
  form: RegExp,
  standard: MomentFormat,
) => {
  const limit = (value: unknown) => form.exec(asText(tools.evaluateValue(value)))?.[0];
  return {
    min: limit(min),
    max: limit(max),
    isRange: Boolean(range),
    from: from as Text | undefined,
    to: to as Text | undefined,
    joiner: joiner as Text | undefined,
    format: formats.includes(asText(format)) ? (format as MomentFormat) : standard,
  };
};
