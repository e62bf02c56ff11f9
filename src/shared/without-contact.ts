import { withAsciiDigits, withoutInvisible, withPlainHyphens } from './typed-text.ts';

/** Longer sentences are cut before they are searched, so that it takes no time; what is kept of one is far shorter. */
const LONGEST = 1000;

/** Characters of a sentence that are kept. */
const KEPT = 200;

/**
 * A sentence without e-mail addresses and without numbers that are as long as a phone's: what somebody wanted reads as well without. Of a
 * long one its beginning.
 */
export function withoutContact(sentence: string): string {
  const left = withPlainHyphens(withAsciiDigits(withoutInvisible(sentence.slice(0, LONGEST))))
    .replace(/\S+ ?[@＠] ?\S+/g, '…@…')
    .replace(/\+?\d[\d\s()./-]{5,}\d/g, '…')
    .replace(/\s+/g, ' ')
    .trim();
  return [...left].slice(0, KEPT).join('');
}
