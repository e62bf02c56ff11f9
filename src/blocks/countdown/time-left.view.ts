import { inLanguage } from '../../engine/show-value.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** "3 days, 4 hours, 12 minutes"; seconds only in the last hour, when they matter. */
export function timeLeft(milliseconds: number, lang: string): string {
  let left = Math.max(0, Math.ceil(milliseconds / 1000));
  const withSeconds = left < 3_600;
  const parts: string[] = [];
  for (const [unit, length] of units) {
    const count = Math.floor(left / length);
    left -= count * length;
    if (unit === 'second' && !withSeconds) continue;
    if (!count && (unit !== 'second' || parts.length)) continue;
    parts.push(
      inLanguage(lang, (tag) =>
        new Intl.NumberFormat(tag, withoutPrototype({ style: 'unit', unit, unitDisplay: 'long' })).format(count),
      ) ?? `${count} ${unit}`,
    );
  }
  return (
    inLanguage(lang, (tag) => new Intl.ListFormat(tag, withoutPrototype({ type: 'unit' })).format(parts)) ??
    parts.join(', ')
  );
}
