import type { Text } from '../../flow/flow.ts';
import type { FieldBase, QuestionWork } from '../question.work.ts';

export interface ReferralField extends FieldBase<'referral'> {
  /** Endpoint that knows the codes; '' for none. */
  readonly verify: string;
  /** Parameter in whose place a pasted link has the code. */
  readonly parameter: string;
  /** Unless the author says otherwise, nobody is kept by a code that they do not have. */
  readonly skip: boolean | Text;
}

export const referralWork: QuestionWork<ReferralField> = {
  type: 'referral',
  place: 'composer',
  read: ({ verify, skip }, tools) => ({
    verify: verify ? tools.address(verify) : '',
    parameter: tools.flow.referral ?? 'ref',
    skip: (skip as boolean | Text | undefined) ?? true,
  }),
};
