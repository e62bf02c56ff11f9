import { html } from 'lit';
import type { ChatState, Entry } from '../../engine/state.ts';
import type { View } from '../view.ts';
import { alertPath, checkPath, clockPath } from '../icons.lazy.ts';
import { says } from '../says.ts';
import { wayOut } from './way-out.lazy.ts';

/** What the visitor answered, as lines of text, to take along. */
const answersOf = ({ answered, vars }: ChatState): string =>
  answered
    .map((name) => {
      const value = vars[name];
      return `${name}: ${typeof value === 'object' && value ? Object.values(value).join(', ') : (value ?? '')}`;
    })
    .join('\n');

/** Milliseconds until a try that was asked for is said to have failed: the outbox lets a first one take as long. */
const LONG_WAIT_MS = 4000;

/** Tries again, so that one sees and hears it; the same when it does not come through. When it does, all this goes. */
function tryAgain(view: View, id: string, status: 'kept' | 'unclear', button: HTMLElement): void {
  const spinner = button.querySelector<HTMLElement>('.spinner');
  if (!spinner?.hidden) return;
  spinner.hidden = false;
  view.announce(view.word('sending'));
  view.retry(id);
  setTimeout(() => {
    spinner.hidden = true;
    if (button.isConnected) view.announce(view.word(status));
  }, LONG_WAIT_MS);
}

/**
 * Where a submission stands: on its way, there, or kept, unclear or refused with a way out for what was typed; a flow
 * that leads nowhere leaves the same way. Nothing is promised that is not so.
 */
export function statusLine(view: View, state: ChatState, entry: Extract<Entry, { kind: 'delivery' | 'unavailable' }>) {
  const status = entry.kind === 'delivery' ? state.deliveries[entry.envelope] : entry.kind,
    kept = status === 'kept' || status === 'unclear';
  switch (status) {
    case 'sending':
      return html`<p class="status" part="status"><span class="spinner"></span><span ${says(view.word('sending'))}></span></p>`;
    case 'delivered':
      return html`<p class="status good" part="status">${view.icon(checkPath)}<span ${says(view.word('sent'))}></span></p>`;
    case 'kept':
    case 'unclear':
    case 'refused':
    case 'unavailable':
      return html`<div class="card" part="card status"><p
        class=${kept ? 'status' : 'status bad'}>${view.icon(status === 'kept' ? clockPath : alertPath)}<span
        ${says(view.word(status))}></span></p>
      ${
        entry.kind === 'delivery' && kept
          ? html`<button type="button" class="button quiet" part="button retry" @click=${(event: Event) => {
              tryAgain(view, entry.envelope, status, event.currentTarget as HTMLElement);
            }}><span class="spinner" hidden></span><span ${says(view.word('retry'))}></span></button>`
          : ''
      }${wayOut(view, answersOf(state))}</div>`;
    default:
  }
}
