import type { Flow } from '../flow/flow.ts';
import { toJson } from '../shared/to-json.ts';

/** Fingerprint of a flow's content, in 32 bits (FNV-1a): a conversation is resumed only in the flow that it was held in. */
export function flowPrint(flow: Flow): string {
  const text = toJson(flow);
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
