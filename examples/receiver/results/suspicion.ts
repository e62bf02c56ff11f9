import type { ReadEnvelope } from './envelope-schema.ts';

/** Why something looks like a machine's work. `too-many-forms`: from one client, in a short time. */
export const SUSPICIONS = ['honeypot', 'too-fast', 'no-fill-time', 'too-many-forms'] as const;
export type Suspicion = (typeof SUSPICIONS)[number];

/** Of the requests that one client may make in a minute, so many may be forms: each takes a person some minutes. */
export const FORMS_OF_REQUESTS = 1 / 10;
/** The same where several clients may stand behind one address. */
export const FORMS_OF_MANY = 1 / 2;

/**
 * Whether a result goes aside instead of to the inbox. It is kept and answered like any other: a wrong guess costs the owner one look.
 *
 * @param minFill Milliseconds below which nobody fills in a form; people have been seen to do it in 1,200.
 * @param isOneTooMany Asked of forms that nothing else speaks against, once for each.
 */
export function suspicion(
  { type, meta }: ReadEnvelope,
  minFill: number,
  isOneTooMany: () => boolean,
): Suspicion | null {
  if (meta?.honeypot) return 'honeypot';
  if (type !== 'form.submitted') return null;
  if (meta?.durationMs == null) return 'no-fill-time';
  if (meta.durationMs < minFill) return 'too-fast';
  return isOneTooMany() ? 'too-many-forms' : null;
}
