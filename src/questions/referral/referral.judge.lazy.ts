import { asRecord } from '../../shared/as-record.ts';
import { plainCharacters } from '../../shared/typed-text.ts';
import { refused, type QuestionJudge } from '../question.work.ts';
import { typedText } from '../typed.judge.lazy.ts';
import type { ReferralField } from './referral.work.ts';

/** Nothing that is pasted with a code in it is longer, in characters. */
const LONGEST = 2000;
/** What a code looks like: as in a link, where it stands in the parameter that is everybody's. */
const likeCode = /^\w{4,32}$/;

/** A typed code with what an endpoint knows of it. */
export interface VerifiedCode {
  readonly typed: string;
  /** How it is really written, where the endpoint says so. */
  readonly code?: string;
  /** Whether somebody has it. */
  readonly known?: boolean;
}

/** The code in the parameter of a link, wherever in the text the link stands. */
function codeInLink(text: string, parameter: string): string | undefined {
  for (const [, name, value = ''] of text.matchAll(/[?&#]([^=&#\s]+)=([\w.~-]+)/g))
    if (name === parameter) return value;
  return undefined;
}

/**
 * The code in what was typed or pasted: that of a link as it stands there, else in capitals and without blanks and
 * hyphens; '' for none.
 */
export function readReferralCode(typed: string, { parameter }: Pick<ReferralField, 'parameter'>): string {
  const plain = plainCharacters(typed.slice(0, LONGEST));
  const linked = codeInLink(plain, parameter);
  if (linked) return linked.replace(/\.+$/, '');
  const code = plain.replace(/[\s-]/g, '').toUpperCase();
  return likeCode.test(code) ? code : '';
}

export const referralJudge: QuestionJudge<ReferralField> = {
  type: 'referral',
  judge(given, field) {
    const verified = asRecord(given) as Partial<VerifiedCode>;
    const typed = typeof given === 'object' ? (verified.typed ?? '') : given;
    const code = readReferralCode(typedText(typed), field);
    if (!code || verified.known === false) return refused(field.skip ? 'errReferral' : 'errReferralNeeded');
    const value = typeof verified.code === 'string' && verified.code ? verified.code : code;
    return { value, typed: value, referral: value };
  },
};
