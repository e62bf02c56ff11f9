import { inLanguage } from '../../engine/show-value.ts';
import { rewardStrings } from '../../tone/parts/reward-strings.lazy.ts';
import type { View } from '../view.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';

/** Units as `Intl` calls them, by what people write. */
const units: { readonly [written: string]: string } = {
  minute: 'minute',
  minutes: 'minute',
  min: 'minute',
  hour: 'hour',
  hours: 'hour',
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  mb: 'megabyte',
  gb: 'gigabyte',
  kg: 'kilogram',
  km: 'kilometer',
};
/** What a kind counts where nothing is said. */
const unitOfKind: { readonly [kind: string]: string } = {
  parking_minutes: 'minute',
  data_allowance: 'gb',
  climate_days: 'day',
};

function amountIn(view: View, kind: string, amount: number, written: string): string {
  const { lang } = view.settings;
  const unit = units[(written || (unitOfKind[kind] ?? '')).toLowerCase()];
  const format = (options: Intl.NumberFormatOptions, value = amount) =>
    inLanguage(lang, (tag) => new Intl.NumberFormat(tag, withoutPrototype(options)).format(value));
  const number = format({ maximumFractionDigits: 2 }) ?? String(amount);
  if (kind === 'points' && !written) return view.wordOf(rewardStrings, 'somePoints', { n: number });
  if (written === '%') return format({ style: 'percent', maximumFractionDigits: 1 }, amount / 100) ?? `${number} %`;
  if (/^[A-Z]{3}$/.test(written)) {
    // Whole amounts of money have no cents: €10, and €2.50.
    const cents = Number.isInteger(amount) ? { maximumFractionDigits: 0 } : {};
    return format({ style: 'currency', currency: written, ...cents }) ?? `${number} ${written}`;
  }
  const unitDisplay = unit?.endsWith('byte') ? 'short' : 'long';
  const measured = unit && format({ style: 'unit', unit, unitDisplay, maximumFractionDigits: 2 });
  return measured || (written ? `${number} ${written}` : number);
}

const rhythms: { readonly [every: string]: 'everyWeek' | 'everyMonth' | 'everyYear' } = {
  week: 'everyWeek',
  month: 'everyMonth',
  year: 'everyYear',
};

interface Worth {
  readonly rewardKind?: string | undefined;
  readonly amount?: number | undefined;
  readonly unit?: string | undefined;
  readonly every?: string | undefined;
}

/** How much it is, as people of the language write it: "90 minutes", "2 GB each month", "€10"; '' where there is no number to it. */
export function worthOf(view: View, { rewardKind = 'other', amount, unit = '', every = '' }: Worth): string {
  // A place on a list is one, whatever its number.
  if (amount === undefined || (rewardKind === 'list_spot' && !unit)) return '';
  const counted = amountIn(view, rewardKind, amount, unit);
  const value =
    rewardKind === 'discount_code' && unit ? view.wordOf(rewardStrings, 'off', { value: counted }) : counted;
  const rhythm = rhythms[every];
  return rhythm ? view.wordOf(rewardStrings, rhythm, { value }) : value;
}
