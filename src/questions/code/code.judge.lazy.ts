import { plainCharacters } from '../../shared/typed-text.ts';
import { refused, type QuestionJudge } from '../question.work.ts';
import { typedText } from '../typed.judge.lazy.ts';
import type { CodeField } from './code.work.ts';

/** Nothing that is pasted with a code in it is longer, in characters. */
const LONGEST = 1000;

type Size = Pick<CodeField, 'min' | 'max' | 'keyboard'>;

const takesLetters = ({ keyboard }: Size): boolean => keyboard !== 'numeric';

/**
 * The code in what was typed, pasted or filled in: without blanks and hyphens, and out of a whole message where just
 * one code of that length is in it; '' where there is none.
 */
export function readCode(typed: string, size: Size): string {
  const { min, max } = size;
  const plain = plainCharacters(typed.slice(0, LONGEST));
  const code = plain.replace(/[\s-]/g, '');
  const isWhole = takesLetters(size) ? /^[\p{L}\p{N}]+$/u.test(code) : /^\d+$/.test(code);
  if (isWhole && code.length >= min && code.length <= max) return code;
  if (takesLetters(size)) return '';
  const codes = plain.match(/(?<![\p{L}\d])\d+(?:-\d+)?(?![\p{L}\d])/gu) ?? [];
  const fitting = codes.map((each) => each.replace('-', '')).filter((each) => each.length >= min && each.length <= max);
  return fitting.length === 1 ? fitting[0]! : '';
}

export const codeJudge: QuestionJudge<CodeField> = {
  type: 'code',
  judge(given, field) {
    const asksForNew = typeof given === 'object' && given !== null && 'resend' in given;
    if (asksForNew && field.resend) return { value: null, jump: field.resend };
    const value = readCode(typedText(given), field);
    const { min, max } = field;
    return value ? { value, typed: value } : refused('errCode', { n: min === max ? max : `${min}–${max}` });
  },
};
