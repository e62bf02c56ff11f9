import type { Target } from './connectors-file.ts';
import { requestSender, type Send } from './send-request.ts';

/** The other systems that this receiver tells. */
export interface Connectors {
  readonly all: readonly Target[];
  /** Null for one that is no longer in the configuration. */
  byName(name: string): Target | null;
  /** How requests get to a target. */
  sendTo(target: Target): Send;
}

export function connectorsOf(all: readonly Target[]): Connectors {
  const sendPublic = requestSender(false);
  const sendAnywhere = requestSender(true);
  return {
    all,
    byName: (name) => all.find((target) => target.name === name) ?? null,
    sendTo: ({ privateNetwork }) => (privateNetwork ? sendAnywhere : sendPublic),
  };
}
