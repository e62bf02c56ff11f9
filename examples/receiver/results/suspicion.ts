import type { ReadEnvelope } from './envelope-schema.ts';

/** Why something looks like a machine's work. */
export type Suspicion = 'honeypot' | 'too-fast' | 'no-fill-time';

export const SUSPICIONS: readonly Suspicion[] = ['honeypot', 'too-fast', 'no-fill-time'];

/**
 * Whether a result goes aside instead of to the inbox. It is kept and answered like any other: a wrong guess costs the owner one look.
 *
 * @param minFill Milliseconds below which nobody fills in a form; people have been seen to do it in 1,200.
 */
export function suspicion({ type, meta }: ReadEnvelope, minFill: number): Suspicion | null {
  if (meta?.honeypot) return 'honeypot';
  if (type !== 'form.submitted') return null;
  if (meta?.durationMs == null) return 'no-fill-time';
  return meta.durationMs < minFill ? 'too-fast' : null;
}
