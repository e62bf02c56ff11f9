/*
 * Text that people type, paste or dictate, in characters that a rule can judge: without invisible ones, and with one character for all
 * forms of the same thing. Nearly all texts are plain ASCII and only need a quick check; the Unicode classes, which take a slow phone
 * milliseconds to compile, are for the others.
 */

const isAscii = (text: string): boolean => !/[^\n\r -~]/.test(text);

/** Joiners and variation selectors that belong to the character before them: in Persian or Hindi words, in emoji. */
function belongs(text: string, at: number): boolean {
  const character = text[at]!;
  const isJoiner = character === '\u200c' || character === '\u200d';
  if (!isJoiner && !/[\ufe00-\ufe0f]/.test(character)) return false;
  const before = text.slice(Math.max(0, at - 2), at),
    after = text.slice(at + 1, at + 3);
  return (
    /(?:(?![\0-\u058f])[\p{L}\p{M}\p{So}\p{Sk}])$/u.test(before) &&
    (!isJoiner || /^(?:(?![\0-\u058f])[\p{L}\p{M}\p{So}])/u.test(after))
  );
}

/** A text without the characters that nobody sees: of width zero, for the direction of writing, soft hyphens, controls. */
export const withoutInvisible = (text: string): string =>
  isAscii(text)
    ? text
    : text.replace(/(?![\t\n\r])[\p{DI}\p{Cc}]/gu, (character, at: number) => (belongs(text, at) ? character : ''));

const isInvisible = (character: string): boolean => /^[\s\u2800\p{DI}\p{Cc}]$/u.test(character);
/** A joiner, or what chooses the form of a character, is part of the word or picture before it. */
const isPartOf = (before: string | undefined, character: string): boolean =>
  /^[\u200d\ufe00-\ufe0f]$/.test(character) && /^[\p{L}\p{M}\p{So}\p{Sk}]$/u.test(before ?? '');

/** Character by character: a pattern would take a time that grows with the square of a long text. */
function withoutUnseenEnd(text: string): string {
  const characters = [...text];
  let end = characters.length;
  while (end > 0 && isInvisible(characters[end - 1]!) && !isPartOf(characters[end - 2], characters[end - 1]!)) end--;
  return characters.slice(0, end).join('');
}

/** A text as it was typed, without the blanks and unseen characters around it; a joiner that ends a word of its script is seen. */
export const trimInvisible = (text: string): string =>
  isAscii(text) ? text.trim() : withoutUnseenEnd(text.replace(/^[\s\u2800\p{DI}\p{Cc}]+/u, ''));

const isDigit = (code: number): boolean => code > 0 && /\p{Nd}/u.test(String.fromCodePoint(code));

/** The digits of each script stand in a row from 0 to 9, and rows may follow each other. */
function toAsciiDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  let first = code;
  while (isDigit(first - 1)) first--;
  return String((code - first) % 10);
}

/** Digits of all scripts as 0 to 9. */
export const withAsciiDigits = (text: string): string =>
  isAscii(text) ? text : text.replace(/(?!\d)\p{Nd}/gu, toAsciiDigit);

/** Every kind of hyphen, dash and minus as `-`; the Japanese long vowel mark too, where it stands between digits or Latin letters. */
export const withPlainHyphens = (text: string): string =>
  isAscii(text) ? text : text.replace(/[\p{Pd}\u2212\u2043]|(?<=[\da-z])\u30fc(?=[\da-z])/giu, '-');

/**
 * For numbers, codes and whatever else machines read: nothing unseen, digits of all scripts as 0 to 9, wide and narrow forms as the usual
 * ones (NFKC), every kind of blank as one, every kind of hyphen as `-`. Never for names and free texts, which are kept as typed. Raised
 * digits and fractions stay what they are: 5² is not 52.
 */
export function plainCharacters(text: string): string {
  if (isAscii(text)) return text.trim();
  const usual = text
    .replace(/(?![\t\n\r])[\p{DI}\p{Cc}]/gu, '')
    .replace(/\P{No}+/gu, (piece) => piece.normalize('NFKC'))
    .replace(/[\s\u2800]/g, ' ');
  return withPlainHyphens(withAsciiDigits(usual)).trim();
}

/**
 * An address as it was typed, in the forms of keyboards for Latin: wide and small forms as the usual ones, nothing
 * unseen, accents joined to their letters (NFC).
 */
export function latinForms(text: string): string {
  if (isAscii(text)) return text.trim();
  const usual = trimInvisible(withoutInvisible(text))
    .normalize('NFC')
    .replace(/[\uff01-\uff5e\ufe50-\ufe6b]/g, (form) => form.normalize('NFKC'));
  // Digits of another keyboard in an address that is all Latin; in one of their own script they are meant.
  const latin = withAsciiDigits(usual);
  return isAscii(withPlainHyphens(latin).replaceAll('\u3002', '.')) ? latin : usual;
}
