import { inLanguage } from '../../engine/show-value.ts';
import type { Text } from '../../flow/flow.ts';
import type { Values } from '../../shared/json.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';

/** A line of a receipt. */
export interface ReceiptLine {
  readonly label: Text;
  readonly text?: Text;
  readonly values?: Values;
  /** Of one. */
  readonly price: number;
  readonly quantity?: number;
  /** A discount is taken off; a tax is added, or included in the prices. A line of its own is none of these. */
  readonly kind?: 'discount' | 'tax' | 'included';
}

/** How many digits a currency has behind its point. */
const digitsOf = (currency: string): number =>
  inLanguage('en', (tag) =>
    new Intl.NumberFormat(tag, withoutPrototype({ style: 'currency', currency })).resolvedOptions(),
  )?.maximumFractionDigits ?? 2;

/** What a line adds to the sum, as a number of the currency's smallest coins. */
function coins({ price, quantity = 1, kind }: ReceiptLine, perUnit: number): number {
  if (kind === 'included') return 0;
  const amount = Math.round(Math.abs(price) * quantity * perUnit + 1e-6) * Math.sign(price);
  return kind === 'discount' ? -Math.abs(amount) : amount;
}

/** What a line comes to; a discount is below nothing however it is written. */
export function amountOf(line: ReceiptLine, currency: string): number {
  const perUnit = 10 ** digitsOf(currency);
  if (line.kind === 'included') return line.price;
  return coins(line, perUnit) / perUnit;
}

/** The sum of lines. In whole coins, so that no sum is off by what figures lose. */
export function sumOf(lines: readonly ReceiptLine[], currency: string): number {
  const perUnit = 10 ** digitsOf(currency);
  let sum = 0;
  for (const line of lines) sum += coins(line, perUnit);
  return sum / perUnit;
}
