import { stepAt } from '../../engine/step-at.ts';
import { asText } from '../../engine/values.ts';
import type { Text } from '../../flow/flow.ts';
import { asRecord } from '../../shared/as-record.ts';
import type { Json, Values } from '../../shared/json.ts';
import type { FieldBase, FieldTools, QuestionWork } from '../question.work.ts';

export interface PaymentField extends FieldBase<'payment'> {
  readonly amount: number;
  readonly currency: string;
  readonly with: Values;
  /** What the button says. */
  readonly pay?: Text;
  /** Name or address of the endpoint. */
  readonly provider: string;
  /** What the payment is for: the submission before it, else the conversation; with a number where it is not the first one for it. */
  readonly reference: string;
}

/** Payments that were answered for the same submission, or the same conversation: each is another one at the endpoint. */
function paidBefore({ flow, state }: FieldTools): number {
  let count = 0;
  for (const entry of state.transcript.flat()) {
    if (entry.kind === 'delivery' && entry.envelope === state.submission) count = 0;
    if (entry.kind === 'answer' && stepAt(flow, entry.step)?.type === 'payment') count++;
  }
  return count;
}

export const paymentWork: QuestionWork<PaymentField> = {
  type: 'payment',
  place: 'below',
  final: 'done',
  read(field, tools, path) {
    const amount = tools.number(field.amount);
    const currency = asText(field.currency).toUpperCase() || 'EUR';
    if (amount === undefined || amount <= 0 || !/^[A-Z]{3}$/.test(currency))
      return void tools.report(
        'no-amount',
        'The amount or the currency of the payment is missing.',
        'Write an amount above 0 and a currency such as "EUR".',
        path,
      );
    const more = Object.entries(asRecord(field.with)).map(([name, value]) => [
      name,
      tools.evaluateValue(value) as Json,
    ]);
    const about = tools.state.submission ?? tools.state.session.id;
    const before = paidBefore(tools);
    return {
      amount,
      currency,
      with: Object.fromEntries(more) as Values,
      pay: field.pay as Text | undefined,
      provider: field.provider ? tools.address(field.provider) : 'payments',
      reference: before ? `${about}-${before + 1}` : about,
    };
  },
};
