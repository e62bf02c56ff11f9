import type { Chance, Clock, FileBytes, FileHttp, HttpReply } from '../../shared/ports.ts';
import type { FileFacts, RefusalReason, Upload, UploadState } from '../../shared/upload.ts';

/*
 * Sends one file in parts by the core of tus 1.0: HEAD asks how much has arrived, PATCH brings the next part. A connection that is lost
 * costs no more than the part that was on its way. Written here, since tus-js-client weighs ten times as much.
 */

/** Where the endpoint wants a file. */
export interface Granted {
  readonly id: string;
  readonly url: string;
  /** One plain PUT of the whole file, as stores of files take it: it begins anew when it breaks off. */
  readonly put?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface UploadSite {
  readonly http: FileHttp;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Asks the endpoint where a file goes. Rejects with a `Refusal` where it does not want it. */
  ask(facts: FileFacts): Promise<Granted>;
  /** Calls `task` when the network is back; gives what ends it. */
  onceOnline(task: () => void): () => void;
}

/** The endpoint does not want the file: trying again helps nobody. */
export class Refusal extends Error {
  readonly reason: RefusalReason;

  constructor(status: number) {
    super(`Answered with ${status}.`);
    this.reason = status === 413 ? 'size' : status === 415 ? 'type' : 'other';
  }
}

/** Whether an answer may be another one the next time. */
export const mayChange = (status: number): boolean => status >= 500 || [0, 408, 409, 423, 425, 429].includes(status);

const KB = 1024;
const FIRST_PART = 256 * KB;
const LEAST_PART = 64 * KB;
const MOST_PART = 4096 * KB;
/** Milliseconds in which a part of a good size arrives. */
const QUICK = 1000;
/** Milliseconds that a part, or a file that goes in one, may take. */
const PART_TIME = 60_000;
const WHOLE_TIME = 30 * 60_000;
/** Tries in a row without a byte that arrives, before the visitor is asked to try again. */
const MOST_TRIES = 8;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;

const TUS = { 'tus-resumable': '1.0.0' };

export function startUpload(
  site: UploadSite,
  file: FileBytes,
  facts: FileFacts,
  known: Upload['begun'],
  changed: () => void,
): Upload {
  const { http, clock, chance } = site;
  let state: UploadState = 'sending';
  let reason: RefusalReason | undefined;
  let target: Granted | undefined = known && { id: known.id, url: known.url };
  let sent = 0;
  /** Whether `sent` is what the endpoint has. */
  let isSure = !known;
  /** Whether all of it has arrived. An empty file has not before it was sent. */
  let isWhole = false;
  let part = FIRST_PART;
  let tries = 0;
  let isCancelled = false;
  let wake = () => {};

  function become(next: UploadState): void {
    if (isCancelled) return;
    state = next;
    changed();
  }

  /** Milliseconds until the next try, or less when the network is back or the visitor asks. */
  function pause(): Promise<void> {
    const ms = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries) * (0.5 + chance.random() / 2);
    return new Promise((resolve) => {
      const cancel = clock.after(ms, () => {
        wake();
      });
      const stop = site.onceOnline(() => {
        wake();
      });
      wake = () => {
        cancel();
        stop();
        resolve();
      };
    });
  }

  /** An answer that is a yes. What is gone at the endpoint begins anew. */
  function taken(reply: HttpReply): HttpReply {
    if (reply.ok) return reply;
    if ([404, 410].includes(reply.status)) {
      target = undefined;
      sent = 0;
      throw new Error('The upload is gone.');
    }
    if (mayChange(reply.status)) throw new Error(`Answered with ${reply.status}.`);
    throw new Refusal(reply.status);
  }

  function offsetIn(reply: HttpReply): number {
    const offset = Number(taken(reply).header('upload-offset') ?? NaN);
    if (!(offset >= 0 && offset <= facts.size)) throw new Error('The endpoint does not say how much has arrived.');
    return offset;
  }

  async function sendWhole({ url, headers = {} }: Granted): Promise<void> {
    const request = { method: 'PUT', body: file, timeout: WHOLE_TIME };
    taken(await http(url, { ...request, headers: { 'content-type': facts.type, ...headers } }));
    sent = facts.size;
    isWhole = true;
  }

  async function sendPart({ url, headers = {} }: Granted): Promise<void> {
    if (!isSure) sent = offsetIn(await http(url, { method: 'HEAD', headers: { ...TUS, ...headers } }));
    isSure = true;
    if (sent >= facts.size) return;
    isSure = false;
    const begun = clock.now();
    const reply = await http(url, {
      method: 'PATCH',
      body: file.slice(sent, sent + part),
      timeout: PART_TIME,
      headers: { ...TUS, 'upload-offset': String(sent), 'content-type': 'application/offset+octet-stream', ...headers },
    });
    const offset = offsetIn(reply);
    if (offset <= sent) throw new Error('Nothing of the part has arrived.');
    sent = offset;
    isSure = true;
    part = clock.now() - begun < QUICK ? Math.min(MOST_PART, 2 * part) : part;
  }

  /** The address, the next part, or the whole file. */
  async function step(): Promise<void> {
    if (!target) {
      target = await site.ask(facts);
      isSure = true;
    } else if (target.put) await sendWhole(target);
    else await sendPart(target);
    // An empty file has nothing to send once it has an address in parts.
    if (target && !target.put) isWhole = isSure && sent >= facts.size;
    tries = 0;
  }

  async function run(): Promise<void> {
    while (!isCancelled) {
      try {
        await step();
        if (isWhole) return become('sent');
        become('sending');
      } catch (error) {
        if (error instanceof Refusal) {
          reason = error.reason;
          return become('refused');
        }
        isSure = false;
        tries++;
        part = Math.max(LEAST_PART, part / 2);
        if (tries >= MOST_TRIES) return become('failed');
        become('waiting');
        await pause();
        become('sending');
      }
    }
  }

  // Whoever asked for it has it in hand before there is news.
  void Promise.resolve().then(run);
  return {
    get state() {
      return state;
    },
    get sent() {
      return sent;
    },
    get reason() {
      return reason;
    },
    get begun() {
      return target && !target.put
        ? { ...facts, id: target.id, url: target.url }
        : target && isWhole
          ? { ...facts, id: target.id, url: '' }
          : undefined;
    },
    retry() {
      if (state === 'waiting') wake();
      else if (state === 'failed') {
        tries = 0;
        become('sending');
        void run();
      }
    },
    cancel() {
      isCancelled = true;
      wake();
      // What nobody takes back goes by itself after a while.
      if (target && !target.put) void http(target.url, { method: 'DELETE', headers: TUS }).catch(() => undefined);
    },
  };
}
