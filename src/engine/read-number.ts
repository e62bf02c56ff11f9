import { canonicalTag } from '../shared/language.ts';
import { plainSigns } from '../shared/typed-text.ts';

/** Digits in groups of three, or as in India: three at the end and twos before them. Nothing that begins with 0 is grouped. */
const groups = /^[1-9]\d{0,2}(?: \d{3})+$|^[1-9]\d?(?: \d{2})+ \d{3}$/;

/** The sign before the decimals, where digits are 0 to 9. */
function decimalSign(lang: string): string {
  const parts = new Intl.NumberFormat(canonicalTag(lang) || 'en', { numberingSystem: 'latn' }).formatToParts(0.1);
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
}

/** What is left without the unit that was asked for, or without a currency where none was. */
function withoutUnit(text: string, unit: string): string {
  const name = plainSigns(unit).toLowerCase();
  if (name) {
    if (text.toLowerCase().endsWith(name)) return text.slice(0, -name.length);
    return text.toLowerCase().startsWith(name) ? text.slice(name.length) : text;
  }
  return text.replace(/^([-+]?) ?\p{Sc}|\p{Sc}$/u, '$1');
}

/**
 * A typed number in a language, in digits of any script, with or without its signs for thousands; NaN when it is none, or when nobody can
 * tell which. Where both a point and a comma stand, the last one begins the decimals; where one stands alone, the language decides, unless
 * it can only be the other.
 *
 * @param unit what the field is asked in: it may be typed along
 */
export function readNumber(text: string, lang: string, unit = ''): number {
  // Arabic has signs of its own for decimals and thousands; its comma is a comma, and the Swiss apostrophe comes in several forms.
  let plain = withoutUnit(plainSigns(text).replaceAll('\u060c', ',').replaceAll('\u066c', "'"), unit).trim();
  plain = plain.replace(/[,.]-$/, '');
  const [, sign = '', digits = ''] = /^([-+]?) ?(\S.*)$/.exec(plain) ?? [];
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
