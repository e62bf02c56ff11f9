import { formats } from '../engine/formats.ts';
import { inLanguage } from '../engine/show-value.ts';
import { withoutPrototype } from '../shared/without-prototype.ts';

/** How a number is written: with what stands behind it, as money, or in a format of texts. */
export interface NumberLook {
  readonly min?: number;
  readonly step?: number;
  readonly unit?: string;
  readonly currency?: string;
  readonly format?: string;
}

/** An amount of money; whole amounts without cents where all of them are whole. */
const money = ({ min, step, currency }: NumberLook, value: number, lang: string): string | undefined => {
  const digits = Number.isInteger(min) && Number.isInteger(step) ? 0 : undefined;
  return inLanguage(lang, (tag) =>
    new Intl.NumberFormat(
      tag,
      withoutPrototype({
        style: 'currency',
        currency,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
    ).format(value),
  );
};

/** A number as people of a language write it, with its unit. */
export function showNumber(field: NumberLook, value: number, lang: string): string {
  const { currency, unit } = field;
  const amount = currency && money(field, value, lang);
  if (amount) return amount;
  if (unit === '%') return formats.format(value / 100, 'percent', '', lang);
  const [kind = 'number', detail = ''] = (field.format ?? 'number').split(' ');
  const number = formats.format(value, kind, detail, lang);
  // What is no currency code stands behind the number, as a unit does.
  const behind = unit ?? currency;
  return behind ? `${number}\u00a0${behind}` : number;
}

/** All numbers of an answer. */
export const showNumbers = (field: NumberLook, values: readonly number[], lang: string): string =>
  values.map((value) => showNumber(field, value, lang)).join(' – ');

/** The sign of a currency in a language, and whether it stands before the number; `undefined` where there is no such currency. */
export const currencySign = (currency: string, lang: string) =>
  inLanguage(lang, (tag) => {
    const parts = new Intl.NumberFormat(tag, withoutPrototype({ style: 'currency', currency })).formatToParts(1);
    const at = parts.findIndex(({ type }) => type === 'currency');
    return { sign: parts[at]?.value ?? currency, isBefore: at < parts.findIndex(({ type }) => type === 'integer') };
  });
