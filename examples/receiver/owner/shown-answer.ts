import { html } from 'hono/html';
import type { Html } from './page.ts';

/** An answer as a person reads it. */
export function shown(value: unknown): Html | string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value) && value.every((part) => typeof part !== 'object')) return value.join(', ');
  // A postal address has all of it in one line.
  const line = typeof value === 'object' ? (value as { readonly text?: unknown }).text : undefined;
  if (typeof line === 'string') return line;
  return typeof value === 'object' ? html`<code>${JSON.stringify(value)}</code>` : String(value);
}
