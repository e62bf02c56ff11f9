import { literal } from '../../engine/data-text.ts';
import { own } from '../../shared/json.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';
import { refused, type QuestionJudge } from '../question.work.ts';
import type { PaymentField } from './payment.work.ts';

export const paymentJudge: QuestionJudge<PaymentField> = {
  type: 'payment',
  judge(given, { amount, currency }, { lang }) {
    const id = own(given, 'id');
    if (typeof id !== 'string' || !id || own(given, 'status') !== 'paid') return refused('errCheck');
    const shown = new Intl.NumberFormat(lang, withoutPrototype({ style: 'currency', currency })).format(amount);
    return { value: { id, status: 'paid', amount, currency }, labels: [literal(`✓ ${shown}`)] };
  },
};
