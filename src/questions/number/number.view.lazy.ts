import { inLanguage } from '../../engine/show-value.ts';
import type { View } from '../../view/view.ts';
import { typedView } from '../typed.view.lazy.ts';
import type { NumberField } from './number.work.ts';

/** A number as the language writes it, since that is how it will be read. */
function start({ settings }: View, { value }: NumberField): string {
  if (typeof value !== 'number') return String(value ?? '');
  const written = inLanguage(settings.lang, (tag) =>
    new Intl.NumberFormat(tag, { useGrouping: false, maximumFractionDigits: 15 }).format(value),
  );
  return written ?? String(value);
}

/** Numbers stay text in their field, so that a wrong one is kept and can be told. */
export const numberView = typedView<NumberField>('number', { keyboard: 'decimal' }, start);
