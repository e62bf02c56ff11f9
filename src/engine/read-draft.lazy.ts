import { asRecord } from '../shared/as-record.ts';
import { own, type Values } from '../shared/json.ts';
import { readNumber } from './read-number.lazy.ts';
import { stepAt, type AnyField } from './step-at.ts';
import type { Telling } from './reading.ts';
import { wordOf } from './values.ts';

/** What was filled in so far of the fields at `path`, for tests: what is typed for a number is that number, in whatever signs it stands there. */
export function readDraft({ flow, settings }: Telling, path: string, draft: unknown): Values {
  const fields = stepAt(flow, path)?.fields;
  const filled: Record<string, unknown> = { ...asRecord(draft) };
  for (const field of (Array.isArray(fields) ? fields : []) as readonly AnyField[]) {
    const name = wordOf(field.as);
    const typed = own(draft, name);
    if (field.type !== 'number' || typeof typed !== 'string') continue;
    const number = readNumber(typed, settings.lang, wordOf(field.unit));
    if (!isNaN(number)) filled[name] = number;
  }
  return filled as Values;
}
