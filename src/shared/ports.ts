/**
 * What the chat needs from the world, handed in from outside: the pure layers know no browser, and tests bring their own.
 * The real ones are in `src/browser/`: `clock.ts`, `http.ts` and `chance.ts`.
 */

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `task` once after `ms` milliseconds; the returned function cancels it. */
  after(ms: number, task: () => void): () => void;
}

/** Where ids and chance come from. */
export interface Chance {
  /** A new random UUID (version 4). */
  uuid(): string;
  /** At least 0, below 1. */
  random(): number;
}

/** The part of an HTTP answer that is read. */
export interface HttpReply {
  readonly status: number;
  /** False for anything but a readable answer with a 2xx status. */
  readonly ok: boolean;
  readonly redirected: boolean;
  header(name: string): string | null;
  text(): Promise<string>;
}

export interface HttpRequest {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds until the request is given up; default 10,000. */
  readonly timeout?: number;
  /** Lets the request outlive the page; at most 65,536 bytes are allowed in flight. */
  readonly keepalive?: boolean;
  /** Set to 'manual' where a redirect must not carry the body on. */
  readonly redirect?: 'follow' | 'error' | 'manual';
}

/** Rejects on network failure and on time-out; never sends credentials. */
export type Http = (address: string, request: HttpRequest) => Promise<HttpReply>;

/** The bytes of a file: a `Blob` of the browser, of which the pure layers know nothing. */
export interface FileBytes {
  readonly size: number;
  slice(from: number, to: number): FileBytes;
}
/** The same for files. */
export type FileHttp = (
  address: string,
  request: Omit<HttpRequest, 'body'> & { readonly body?: string | FileBytes },
) => Promise<HttpReply>;
