import type { Json } from './json.ts';
import type { FileBytes } from './ports.ts';

/* What asks for a file and what sends it agree on. */

/** A file that is at the endpoint: all that an answer keeps of it, never its bytes. */
export interface FileReference {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly type: string;
  readonly [more: string]: Json;
}

/** What is told of a file before it is sent. */
export type FileFacts = Pick<FileReference, 'name' | 'size' | 'type'>;

/** `waiting`: for a connection, or its turn. `failed`: tried too often. `refused`: the endpoint does not want it. */
export type UploadState = 'waiting' | 'sending' | 'sent' | 'failed' | 'refused';
/** Why an endpoint does not want a file. */
export type RefusalReason = 'size' | 'type' | 'other';

/** A file on its way. */
export interface Upload {
  readonly state: UploadState;
  /** Bytes that have arrived. */
  readonly sent: number;
  readonly reason?: RefusalReason | undefined;
  /** The file at the endpoint, as soon as there is one; `url` is where the rest of it goes. */
  readonly begun?: (FileReference & { readonly url: string }) | undefined;
  /** Tries now. */
  retry(): void;
  /** Ends it, and takes back what has arrived. */
  cancel(): void;
}

/** Sends files to an endpoint. */
export interface Uploads {
  /** Sends a file, from where `begun` was broken off; `changed` is called whenever there is news. */
  send(file: FileBytes, facts: FileFacts, begun: Upload['begun'], changed: () => void): Upload;
}
