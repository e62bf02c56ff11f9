import type { Json, Values } from '../shared/json.ts';
import type { Envelope } from './envelope.ts';

/** What must happen outside. The engine only says it; the session hands it out after the state is saved. */
export type Effect =
  /** Answer with `elapsed` after `ms` milliseconds. */
  | { readonly type: 'pause'; readonly key: number; readonly ms: number }
  /**
   * Put `envelope` into the outbox for the endpoint called `endpoint` ('' is the default one). Answer a form.submitted with `delivered`,
   * `kept`, `refused` or `unsent`; other types send nothing back.
   */
  | { readonly type: 'deliver'; readonly envelope: Envelope; readonly endpoint: string }
  /** Answer with `responded` or `failed`. `name` is an endpoint's name or an address on an allowed origin. */
  | {
      readonly type: 'request';
      readonly key: number;
      readonly name: string;
      readonly method: string;
      readonly query: Values;
      readonly headers: Readonly<Record<string, string>>;
      readonly body?: Json;
      readonly timeout: number;
    }
  /** Hand in the works of these blocks, and answer with `ready`. */
  | { readonly type: 'need'; readonly works: readonly string[] }
  | { readonly type: 'celebrate'; readonly shape: string; readonly goal?: string }
  /** Leave for `url`, once the outbox is on disk. */
  | { readonly type: 'open'; readonly url: string; readonly in: 'same' | 'tab' }
  /** A public event: `answer`, `invalid`, `goal`, `share`, `submit`, `track`, `end` … become `smoc-…`. */
  | { readonly type: 'emit'; readonly event: string; readonly detail: { readonly [name: string]: Json | undefined } }
  /** Tell the author: `smoc-error` and one line in the console, once per code and place. */
  | {
      readonly type: 'report';
      readonly code: string;
      readonly step: string;
      readonly message: string;
      readonly hint: string;
    };
