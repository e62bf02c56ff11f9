import { literal } from '../../engine/data-text.ts';
import { plainCharacters } from '../../shared/typed-text.ts';
import { refused, type QuestionJudge } from '../question.work.ts';
import { typedText } from '../typed.judge.lazy.ts';
import { saysGrade, signOf } from './rating-signs.work.ts';
import type { RatingField } from './rating.work.ts';

/** The grade as the visitor's answer shows it: "8 / 10", "★ 4 / 5", "👍". */
function labelOf(field: RatingField, grade: number): string {
  if (field.icon === 'thumb' || field.icon === 'face') return signOf(field, grade);
  return `${saysGrade(field) ? '' : `${signOf(field, grade)} `}${grade} / ${field.last}`;
}

export const ratingJudge: QuestionJudge<RatingField> = {
  type: 'rating',
  judge(given, field) {
    const { first, last } = field;
    const typed = plainCharacters(typedText(given));
    const grade = typeof given === 'number' ? given : /^-?\d+$/.test(typed) ? Number(typed) : NaN;
    const isGrade = Number.isInteger(grade) && grade >= first && grade <= last;
    return isGrade ? { value: grade, labels: [literal(labelOf(field, grade))] } : refused('errOption');
  },
};
