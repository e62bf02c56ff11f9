/*
 * What this version of the chat can't do yet, so that an author is told of all that a visitor would miss. The engine asks only what is
 * askable: its verbs are those it has, and a test holds the two lists together.
 */

/** Verbs that are passed over, in the order in which a step is searched for them. */
export const passedOver = [
  'chat',
  'run',
  'cards',
  'recommend',
  'instructions',
  'review',
  'video',
  'audio',
  'embed',
  'file',
  'flow',
] as const;

/** Kinds of question that are asked; others are passed over. */
export const askable = /^(text|long|email|phone|url|number|choice|consent|hidden)$/;
