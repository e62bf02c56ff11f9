import { button, key, sum, words } from '../../flow/keys.ts';
import { filled, record, string, valueSchema } from '../../flow/schema-forms.ts';
import { stepKind, type QuestionProseOf } from '../question.schema.ts';

export const paymentQuestion = stepKind('payment', {
  amount: sum,
  currency: words,
  with: key('values', record(string, valueSchema)),
  pay: button,
  provider: key('address', filled),
});

export const paymentProse: QuestionProseOf<typeof paymentQuestion> = {
  about:
    'A payment, on the page of the provider or in an element of its own. Never a field for card numbers. The conversation goes on once the endpoint says that it is paid; the answer is `id`, `status`, `amount` and `currency`. What the endpoint does is described in [Payments](../endpoints.md#payments).',
  example: { ask: 'That makes 25 euros.', type: 'payment', as: 'paid', amount: 25, currency: 'EUR' },
  keys: {
    amount: 'How much: a number, or a sum that begins with =.',
    currency: ['Three-letter currency code.', 'EUR'],
    with: 'More values for the provider, by name.',
    pay: ['What the button that pays says.', 'words of the chat, with the amount'],
    provider: ['Name of the endpoint that opens payments and knows what became of them, or its address.', '`payments`'],
  },
};
