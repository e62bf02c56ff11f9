import type { Text } from '../../flow/flow.ts';
import { asText } from '../../engine/values.ts';
import type { FieldBase, QuestionWork } from '../question.work.ts';

/** `label` is what the visitor agrees to. */
export interface ConsentField extends FieldBase<'consent'> {
  /** An address to read on. */
  readonly link?: string;
  /** Whether it must be given. */
  readonly required?: boolean;
  /** What it is for, how somebody may be reached, and which version of the wording it is: kept as proof. */
  readonly purpose?: string;
  readonly channel?: string;
  readonly revision?: string;
  /** What the button that declines says. */
  readonly no?: Text;
}

export const consentWork: QuestionWork<ConsentField> = {
  type: 'consent',
  place: 'below',
  read: ({ link, required, purpose, channel, revision, no }, tools) => ({
    link: link ? tools.address(link) : undefined,
    required: Boolean(required),
    purpose: asText(purpose) || undefined,
    channel: asText(channel) || undefined,
    revision: asText(revision) || undefined,
    no: no as Text | undefined,
  }),
};
