import type { Flow } from '../flow/flow.ts';
import { hashOf } from '../shared/hash-of.ts';
import { toJson } from '../shared/to-json.ts';

/** Fingerprint of a flow's content: a conversation is resumed only in the flow that it was held in. */
export const flowPrint = (flow: Flow): string => hashOf(toJson(flow)).toString(36);
