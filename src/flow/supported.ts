/*
 * What this version of the chat can't do yet. Engine and checker read it here, so that an author is told of all that a visitor would miss.
 */

/** Verbs that are passed over, in the order in which a step is searched for them. */
export const passedOver = ['chat', 'run', 'handover', 'cards', 'recommend', 'instructions', 'review', 'video', 'audio', 'embed', 'file', 'flow'] as const;

/** Kinds of question that are asked; others are passed over. */
export const askable = /^(text|long|email|phone|url|number|choice|consent|hidden)$/;
