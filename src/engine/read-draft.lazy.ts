import { asRecord } from '../shared/as-record.ts';
import { entryOf, own, type Values } from '../shared/json.ts';
import { typeOf } from './read-question.ts';
import { stepAt, type AnyField } from './step-at.ts';
import type { Telling } from './reading.ts';
import { asText } from './values.ts';
import type { Works } from './works.ts';

/**
 * What was filled in so far of the fields at `path`, for tests on other fields: a number is that number, in whatever
 * characters it stands there.
 */
export function readDraft({ flow, settings }: Telling, judges: Works['judges'], path: string, draft: unknown): Values {
  const fields = stepAt(flow, path)?.fields;
  const filled: Record<string, unknown> = { ...asRecord(draft) };
  for (const field of (Array.isArray(fields) ? fields : []) as readonly AnyField[]) {
    const name = asText(field.as);
    const typed = own(draft, name);
    const read = entryOf(judges, typeOf(field))?.readDraft;
    const value = typeof typed === 'string' && read ? read(typed, field, settings.lang) : undefined;
    if (value !== undefined) filled[name] = value;
  }
  return filled as Values;
}
