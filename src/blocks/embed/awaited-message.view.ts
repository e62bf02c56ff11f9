import { asRecord } from '../../shared/as-record.ts';

/** Keys under which pages say what a message is about. */
const names = ['type', 'event', 'name', 'action'];

/** Whether a page's message is the one that is waited for: a text, or an object with it as its type, which may come as JSON. */
export function isAwaited(message: unknown, awaited: string): boolean {
  if (message === awaited) return true;
  let said: unknown = message;
  try {
    if (typeof message === 'string') said = JSON.parse(message);
  } catch {
    return false;
  }
  const record = asRecord(said);
  return names.some((name) => Object.hasOwn(record, name) && record[name] === awaited);
}
