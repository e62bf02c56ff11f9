/*
 * What code in the visitor's browser must know of keys. The schemas say it, each beside its key, but no visitor loads them:
 * test/flow/step-keys.test.ts fails as soon as a table here says anything else.
 */

/** Keys whose value may be a list of steps. */
export const stepListKeys: readonly string[] = ['then', 'else', 'fail', 'none', 'resend'];

/** The same, and keys of lists in which a visitor chooses or fills in: every item is a text or an object. */
export const pieceListKeys: readonly string[] = [...stepListKeys, 'options', 'fields', 'suggest'];

/** Keys whose texts are tests. */
export const testKeys: readonly string[] = ['if', 'when', 'check'];

/** Keys that go with any verb, or with none. */
export const commonStepKeys: readonly string[] = [
  'id',
  'say',
  'when',
  'wait',
  'go',
  'goal',
  'celebrate',
  'image',
  'alt',
  'link',
  'animated',
  'zoom',
  'note',
];
