import type { OutboxContext } from './outbox-context.ts';
import { COURTESY, changeLead, putOff, retryAt } from './queue.ts';
import { byThisClock } from './retry-time.ts';
import { send, type Target } from './send.ts';
import type { LeadSettler } from './settle-lead.ts';

export interface LeadTrier {
  /** One try of a lead, and all that comes of it; with `keepalive` in a request that outlives the page. */
  attempt(id: string, text: string, to: Target, keepalive: boolean): Promise<void>;
  /** Tries a lead as the store has it now, if it still is to be sent. For the one tab that works at it. */
  tryStored(id: string, to: Target): Promise<void>;
}

function isJson(text: string | null): text is string {
  try {
    JSON.parse(text ?? '');
    return true;
  } catch {
    return false;
  }
}

export function createLeadTrier(context: OutboxContext, { settle }: LeadSettler): LeadTrier {
  const { store, clock, http, queue, tell, drop } = context;

  async function attempt(id: string, text: string, to: Target, keepalive: boolean): Promise<void> {
    await settle(id, to, await send(to, id, text, { http, clock, keepalive }));
  }

  return {
    attempt,

    async tryStored(id, to) {
      const found = await store.read(id);
      const lead = queue.leads.get(id);
      if (!found || !lead) return drop(id);
      const now = clock.now();
      const row = putOff(byThisClock(found.row, now), lead.until ?? 0);
      changeLead(queue, id, { row });
      if (row.state !== 'queued' || row.nextAt > now) return;
      if (isJson(found.text)) return attempt(id, found.text, to, false);
      // Damaged, or sealed with a key that is gone: stays where it is and stops nobody.
      if (lead.unreadable) {
        tell(row.owner, { code: 'lead-unreadable', about: [row.type] });
        return drop(id);
      }
      changeLead(queue, id, { unreadable: true });
      retryAt(queue, id, now + COURTESY);
    },
  };
}
