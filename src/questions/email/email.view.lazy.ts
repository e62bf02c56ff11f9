import { typedView } from '../typed.view.lazy.ts';
import type { EmailField } from './email.work.ts';

/** Of type text: a browser gives what is typed into its own type with the domain as the name system has it (`xn--…`). */
export const emailView = typedView<EmailField>(
  'email',
  { keyboard: 'email', fill: 'email', isAddress: true },
  undefined,
  { behind: (view, _, place) => view.chunk('email-hint')?.emailHint(view, place) },
);
