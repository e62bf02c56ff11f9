import { asText } from '../../engine/values.ts';
import { toNumber } from '../../expression/expression.ts';
import type { FieldBase, Jump, QuestionWork } from '../question.work.ts';

/** Digits of a code where the author does not say. */
const USUAL = 6;
/** Seconds until a new code may be asked for where the author does not say. */
const PAUSE = 30;
/** More boxes than that are no boxes to the eye. */
const MOST_BOXES = 12;

export interface CodeField extends FieldBase<'code'> {
  /** Fewest and most characters. */
  readonly min: number;
  readonly max: number;
  /** Boxes that are drawn, one for each character; 0 for a plain field. */
  readonly boxes: number;
  readonly keyboard: string;
  /** Where the conversation goes for a new code. */
  readonly resend?: Jump;
  /** Seconds until one may be asked for. */
  readonly pause: number;
}

const count = (value: number | undefined): number | undefined =>
  value !== undefined && value >= 1 ? Math.floor(value) : undefined;

export const codeWork: QuestionWork<CodeField> = {
  type: 'code',
  place: 'composer',
  final: 'proof',
  read({ min, max, scale, keyboard, resend, pause }, tools) {
    const wanted = count(toNumber(scale)) ?? count(tools.number(max)) ?? USUAL;
    const most = count(tools.number(max)) ?? wanted;
    const seconds = toNumber(pause);
    return {
      min: Math.min(most, count(tools.number(min)) ?? most),
      max: most,
      boxes: wanted <= MOST_BOXES ? wanted : 0,
      keyboard: asText(keyboard) || 'numeric',
      resend: resend === undefined ? undefined : { target: resend, key: 'resend', asksAgain: true },
      pause: seconds >= 0 ? seconds : PAUSE,
    };
  },
};

/** What the button for a new code answers. */
export const RESEND = { resend: true } as const;
