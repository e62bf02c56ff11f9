/** Kinds of answer that can be asked for; others are passed over and reported. */
export const questionKinds = [
  'text',
  'long',
  'email',
  'phone',
  'url',
  'number',
  'choice',
  'consent',
  'hidden',
] as const;
export type QuestionType = (typeof questionKinds)[number];

export const askable: ReadonlySet<string> = new Set(questionKinds);
