import type { FileFacts } from '../../shared/upload.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';
import type { View } from '../../view/view.ts';

/** Whether a file is of a kind that is taken; as the attribute `accept` has it, which what is dropped or pasted does not know. */
export const fits = (accept: readonly string[], { name, type }: FileFacts): boolean =>
  !accept.length ||
  accept.some((each) => {
    const kind = each.trim().toLowerCase();
    if (kind.startsWith('.')) return name.toLowerCase().endsWith(kind);
    return kind.endsWith('/*') ? type.startsWith(kind.slice(0, -1)) : type === kind;
  });

const KB = 1000;
/** No file weighs nothing. */
const LEAST = 0.1;
const MB = 1_000_000;

/** A size as people say it: "2.4 MB". */
export function sizeInWords(view: View, bytes: number): string {
  const [amount, unit] = bytes >= MB ? [bytes / MB, 'megabyte'] : [Math.max(LEAST, bytes / KB), 'kilobyte'];
  const digits = amount < 10 ? 1 : 0;
  return new Intl.NumberFormat(
    view.settings.lang,
    withoutPrototype({ style: 'unit', unit, maximumFractionDigits: digits }),
  ).format(amount);
}
