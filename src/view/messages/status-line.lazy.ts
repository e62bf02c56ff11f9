import { html } from 'lit';
import type { ChatState, Entry } from '../../engine/state.ts';
import type { View } from '../view.ts';
import { alertPath, checkPath, clockPath } from '../icons.lazy.ts';
import { wayOut } from './way-out.lazy.ts';

/** What the visitor answered, as lines of text, to take along. */
const answersOf = ({ answered, vars }: ChatState): string =>
  answered.map((name) => {
    const value = vars[name];
    return `${name}: ${typeof value === 'object' && value ? Object.values(value).join(', ') : String(value ?? '')}`;
  }).join('\n');

/** Where a submission stands: on its way, there, or kept or refused with a way out for what was typed; a flow that leads nowhere leaves the same way. Nothing is promised that is not so. */
export function statusLine(view: View, state: ChatState, entry: Extract<Entry, { kind: 'delivery' | 'unavailable' }>) {
  const status = entry.kind === 'delivery' ? state.deliveries[entry.envelope] : entry.kind, kept = status === 'kept';
  switch (status) {
    case 'sending': return html`<p class="status" part="status"><span class="spinner"></span>${view.word('sending')}</p>`;
    case 'delivered': return html`<p class="status good" part="status">${view.icon(checkPath)}${view.word('sent')}</p>`;
    case 'kept': case 'refused': case 'unavailable': return html`<div class="card" part="card status"><p class=${kept ? 'status' : 'status bad'}>${view.icon(kept ? clockPath : alertPath)}${view.word(status)}</p>
      ${entry.kind === 'delivery' && kept ? html`<button type="button" class="button quiet" part="button retry" @click=${() => { view.retry(entry.envelope); }}>${view.word('retry')}</button>` : ''}${wayOut(view, answersOf(state))}</div>`;
    default: return '';
  }
}
