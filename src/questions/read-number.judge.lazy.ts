import { canonicalTag } from '../shared/language.ts';
import { plainCharacters } from '../shared/typed-text.ts';
import { withoutPrototype } from '../shared/without-prototype.ts';

/** Digits in groups of three, or as in India: three at the end and twos before them. Nothing that begins with 0 is grouped. */
const groups = /^[1-9]\d{0,2}(?: \d{3})+$|^[1-9]\d?(?: \d{2})+ \d{3}$/;

/** The sign before the decimals, where digits are 0 to 9. */
function decimalSign(lang: string): string {
  const parts = new Intl.NumberFormat(
    canonicalTag(lang) || 'en',
    withoutPrototype({ numberingSystem: 'latn' }),
  ).formatToParts(0.1);
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
}

/**
 * Signs that have no other form in Unicode, though they mean what the usual ones do: those of Arabic, and the stops of
 * Chinese and Japanese.
 */
const usualSigns: { readonly [sign: string]: string } = {
  '\u060c': ',',
  '\u066c': "'",
  '\u066a': '%',
  '\u3001': ',',
  '\u3002': '.',
};
const plainNumber = (text: string): string =>
  plainCharacters(text).replace(/[\u060c\u066a\u066c\u3001\u3002]/g, (sign) => usualSigns[sign]!);

/** What is left without the unit that was asked for, or without a currency where none was. */
function withoutUnit(text: string, unit: string): string {
  const name = plainNumber(unit).toLowerCase();
  if (name) {
    const said = text.toLowerCase();
    // Few keyboards have raised digits: m2 is m².
    for (const form of [name, name.replace('²', '2').replace('³', '3'), name.replace('2', '²').replace('3', '³')]) {
      if (said.endsWith(form)) return text.slice(0, -form.length);
      if (said.startsWith(form)) return text.slice(form.length);
    }
    return text;
  }
  // The sign of the rial is a word in plain characters.
  return text.replace(/^([-+]?) ?(?:\p{Sc}|\u0631\u06cc\u0627\u0644)|(?:\p{Sc}|\u0631\u06cc\u0627\u0644)$/u, '$1');
}

/**
 * A typed number in a language, in digits of any script, with or without its signs for thousands; NaN when it is none, or when nobody can
 * tell which. Where both a point and a comma stand, the last one begins the decimals; where one stands alone, the language decides, unless
 * it can only be the other.
 *
 * @param unit what the field is asked in: it may be typed along
 */
export function readNumber(text: string, lang: string, unit = ''): number {
  let plain = withoutUnit(plainNumber(text), unit).trim();
  plain = plain.replace(/[,.]-$/, '');
  const [, sign = '', digits = ''] = /^([-+]?) ?(\S.*)$/.exec(plain) ?? [];
  // The Swiss apostrophe comes in several forms.
  let amount = digits.replace(/(?<=\d)['’‘ʼ´`](?=\d)/g, ' ');

  if (!amount.includes('\u066b')) {
    const last = Math.max(amount.lastIndexOf('.'), amount.lastIndexOf(',')),
      mark = amount[last] ?? '',
      other = mark === ',' ? '.' : ',';
    if (mark) {
      const isAlone = amount.indexOf(mark) === last && !amount.includes(other);
      const isGrouped = groups.test(amount.replaceAll(mark, ' ')) && !amount.includes(' ');
      const begins = amount.indexOf(mark) === last && !(isAlone && isGrouped && mark !== decimalSign(lang));
      if (begins) amount = amount.slice(0, last).replaceAll(other, ' ') + '\u066b' + amount.slice(last + 1);
      else if (!amount.includes(other)) amount = amount.replaceAll(mark, amount.includes(' ') ? '?' : ' ');
    }
  }
  const [whole = '', decimals = ''] = amount.split('\u066b');
  const isWhole = /^\d*$/.test(whole) || groups.test(whole);
  const value = `${whole.replaceAll(' ', '')}.${decimals}`;
  return isWhole && amount.split('\u066b').length < 3 && /^(?:\d+\.\d*|\.\d+)$/.test(value) ? +(sign + value) : NaN;
}
