import { textFor } from '../../../src/campaign/texts.ts';
import type { ReadEnvelope } from './envelope-schema.ts';

const WORDS = {
  emailNeeded: { en: 'Please fill in an e-mail address.', nl: 'Vul een e-mailadres in.' },
  emailWrong: {
    en: 'This does not look like an e-mail address. An example: name@example.com',
    nl: 'Dit lijkt geen e-mailadres. Een voorbeeld: naam@example.com',
  },
};

/** The answer to reopen and what to say at it, in the visitor's language. */
export function emailError(word: keyof typeof WORDS, { answers, contact, flow }: ReadEnvelope): Record<string, string> {
  const typed = contact?.email;
  const field = (typed && Object.keys(answers).find((name) => answers[name] === typed)) || 'email';
  return { [field]: textFor(WORDS[word], flow) };
}
