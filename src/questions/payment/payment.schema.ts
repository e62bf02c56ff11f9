import { key, sum, words } from '../../flow/keys.ts';
import { record, string, valueSchema } from '../../flow/schema-forms.ts';
import { promised } from '../../flow/promised.ts';
import { stepKind, type QuestionProseOf } from '../question.schema.ts';

export const paymentQuestion = promised(
  'Lead to the page of the payment provider with "open".',
  stepKind('payment', {
    amount: sum,
    currency: words,
    with: key('values', record(string, valueSchema)),
  }),
);

export const paymentProse: QuestionProseOf<typeof paymentQuestion> = {
  about: 'A payment, on the page of the provider or in an element of its own. Never a field for card numbers.',
  example: { ask: 'That makes 25 euros.', type: 'payment', as: 'paid', amount: 25, currency: 'EUR' },
  keys: {
    amount: 'How much: a number, or a sum that begins with =.',
    currency: 'Three-letter currency code.',
    with: 'More values for the provider, by name.',
  },
};
