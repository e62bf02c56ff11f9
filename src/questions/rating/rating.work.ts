import type { Text } from '../../flow/flow.ts';
import { asText } from '../../engine/values.ts';
import type { FieldBase, QuestionWork } from '../question.work.ts';

/** A grade from `first` to `last`, both included. */
export interface RatingField extends FieldBase<'rating'> {
  readonly first: number;
  readonly last: number;
  /** `number`, `star`, `heart`, `face`, `thumb`, or signs that stand for each grade. */
  readonly icon: string;
  /** What the lowest and the highest grade mean. */
  readonly low?: Text;
  readonly high?: Text;
  /** One press answers. */
  readonly isInstant: boolean;
}

/** Grades further away than this are none. */
const FURTHEST = 1_000_000;
/** More than these find no room, and nobody tells them apart. */
const MOST_GRADES = 20;
const MOST_FACES = 5;

export const ratingWork: QuestionWork<RatingField> = {
  type: 'rating',
  place: 'below',
  read({ scale, start, icon, low, high, now }, tools) {
    const isThumb = icon === 'thumb';
    const asked = Math.trunc(tools.number(start) ?? (isThumb ? 0 : 1));
    const first = Math.min(FURTHEST, Math.max(-FURTHEST, asked));
    const grades = isThumb ? 2 : Math.min(MOST_GRADES, Math.max(2, Math.trunc(tools.number(scale) ?? 5)));
    const isCrowded = icon === 'face' && grades > MOST_FACES;
    return {
      first,
      last: first + grades - 1,
      icon: isCrowded ? 'number' : asText(icon) || 'number',
      low: low as Text | undefined,
      high: high as Text | undefined,
      isInstant: Boolean(now),
    };
  },
};
