import { createUploads } from '../effects/uploads/uploads.lazy.ts';
import { chance } from '../browser/chance.ts';
import { clock } from '../browser/clock.ts';
import { http } from '../browser/http.ts';
import { reportError } from '../events.ts';
import type { Uploads } from '../shared/upload.ts';
import type { Conversation } from './conversation.ts';

/** What sends the files of a conversation to `endpoint`: nobody but a flow that asks for files loads it. */
export function uploadsOf(
  { element, flow, state, stopped }: Conversation,
  endpoint: string,
  question: string,
): Uploads {
  const { endpoint: standard, endpoints, preview, consent } = element;
  return createUploads({
    site: { endpoint: standard, endpoints, base: document.baseURI, http },
    clock,
    chance,
    endpoint,
    about: { flow: flow.flow, question, session: state.session.id },
    isPreview: Boolean(preview),
    isHeld: consent === 'required',
    onceOnline(task) {
      const listening = new AbortController();
      addEventListener('online', task, { once: true, signal: listening.signal });
      stopped.addEventListener('abort', () => {
        listening.abort();
      });
      return () => {
        listening.abort();
      };
    },
    report: (message) => {
      reportError(element, 'upload-failed', message, question, 'See "Files" in docs/endpoints.md.');
    },
  });
}
