import type { Chance, Clock, FileHttp } from '../../shared/ports.ts';
import type { Values } from '../../shared/json.ts';
import type { FileFacts, Upload, Uploads } from '../../shared/upload.ts';
import { targetOf } from '../delivery/send.ts';
import { askEndpoint, type RequestSite } from '../requests/send-request.lazy.ts';
import { mayChange, Refusal, startUpload, type Granted } from './upload.ts';

export interface UploadsOptions {
  readonly site: RequestSite & { readonly http: FileHttp };
  readonly clock: Clock;
  readonly chance: Chance;
  /** The endpoint that hands out addresses. */
  readonly endpoint: string;
  /** What it is told besides the file: which flow and which question ask for it. */
  readonly about: Values;
  readonly isPreview: boolean;
  /** The page has not granted yet that anything is sent. */
  readonly isHeld: boolean;
  onceOnline(task: () => void): () => void;
  /** Tells the author why no file can be sent. */
  report(message: string): void;
}

/** Milliseconds that the endpoint may take to hand out an address. */
const ASKING = 15_000;

const isHeaders = (headers: unknown): headers is Readonly<Record<string, string>> =>
  typeof headers === 'object' && headers !== null && Object.values(headers).every((each) => typeof each === 'string');

/** Sends files to the addresses that an endpoint hands out. */
export function createUploads(options: UploadsOptions): Uploads {
  const { site, endpoint, about } = options;

  async function ask(facts: FileFacts): Promise<Granted> {
    if (options.isHeld) {
      options.report('The page has not granted yet that files are sent (consent).');
      throw new Refusal(0);
    }
    const asked = await askEndpoint(
      {
        name: endpoint,
        method: 'POST',
        query: {},
        headers: {},
        timeout: ASKING,
        body: { ...about, name: facts.name, size: facts.size, type: facts.type },
      },
      site,
    );
    if (!asked.reply) {
      if (mayChange(asked.status)) throw new Error(asked.reason);
      options.report(asked.reason);
      throw new Refusal(asked.status);
    }
    const { id, url, put, headers } = asked.reply;
    // Where it leads is the endpoint's own business, which the page trusts; only its scheme is looked at.
    const target = targetOf(endpoint, typeof url === 'string' ? url : '', asked.address);
    if (typeof id !== 'string' || !id || 'code' in target) {
      options.report(`"${endpoint}" hands out no address: it must answer {"id": "…", "url": "https://…"}.`);
      throw new Refusal(0);
    }
    return { id, url: target.address, ...(put === true && { put }), ...(isHeaders(headers) && { headers }) };
  }

  return {
    send: (file, facts, begun, changed) =>
      options.isPreview
        ? seeminglySent(facts)
        : startUpload({ ...options, http: site.http, ask }, file, facts, begun?.url ? begun : undefined, changed),
  };
}

/** In a preview nothing is sent, and the conversation goes on as if it had been. */
const seeminglySent = (facts: FileFacts): Upload => ({
  state: 'sent',
  sent: facts.size,
  begun: { ...facts, id: 'preview', url: '' },
  retry: () => {},
  cancel: () => {},
});
