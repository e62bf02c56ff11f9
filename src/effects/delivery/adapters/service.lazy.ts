import type { Envelope, EnvelopeType } from '../../../engine/envelope.ts';
import type { Adapter } from './adapter.ts';

/** What a service says of a refusal. Never a word of the visitor. */
export interface Complaint {
  /** Its own codes, for the owner. */
  readonly codes: readonly string[];
  /** Answers that the visitor can mend. */
  readonly answers: readonly string[];
}

/** A kind of target, of which `serviceAdapter` makes an adapter. */
export interface Service extends Pick<Adapter, 'name' | 'hint' | 'follow' | 'confirms' | 'accepts'> {
  /** What it is sent where the author does not say; default: everything. */
  readonly types?: readonly EnvelopeType[];
  readonly headers: Readonly<Record<string, string>>;
  body(envelope: Envelope): string;
  /** Reads a refusal's body. */
  complaint?(text: string, envelope: Envelope): Complaint;
}

/** What stands for a person's sign-up; the rest of a conversation is no business of a form service. */
export const SUBMISSIONS: readonly EnvelopeType[] = ['form.submitted'];

export const URLENCODED = { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' };
