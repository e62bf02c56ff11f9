import { toJson } from '../../../src/shared/to-json.ts';
import type { OutboxRow, OutboxStore } from '../../../src/storage/store-port.ts';
import type { Envelope } from '../../../src/engine/envelope.ts';

/** An outbox store in memory that several outboxes can share, as tabs share the disk. */
export class MemoryStore implements OutboxStore {
  readonly kept = new Map<string, { row: OutboxRow; text: string | null; lease?: { holder: string; until: number } }>();
  private readonly now: () => number;

  constructor(clock: { now(): number }) {
    this.now = clock.now;
  }

  /** Puts an envelope in, as the storage does with a saved conversation's. */
  put(envelope: Envelope, more: Partial<OutboxRow> = {}): void {
    this.kept.set(envelope.id, {
      text: toJson(envelope),
      row: {
        id: envelope.id,
        owner: 'vip',
        endpoint: '',
        type: envelope.type,
        after: envelope.replaces ?? envelope.submission,
        at: this.now(),
        tries: 0,
        nextAt: 0,
        notBefore: 0,
        used: 0,
        state: 'queued',
        ...more,
      },
    });
  }

  row = (id: string): OutboxRow | undefined => this.kept.get(id)?.row;
  /** Set: that often the store does not answer. */
  deaf = 0;
  rows = async () =>
    this.deaf-- > 0 ? { rows: [], whole: false } : { rows: [...this.kept.values()].map(({ row }) => row), whole: true };
  read = async (id: string) => this.kept.get(id);
  readonly addresses = new Set<string>();
  confirming = async () => [...this.addresses];
  confirm = async (address: string) => void this.addresses.add(address);
  /** Ids that are not on the disk yet. */
  readonly fresh = new Set<string>();
  unwritten = () =>
    [...this.kept.values()].flatMap(({ row, text }) =>
      this.fresh.has(row.id) && text !== null ? [{ row, text }] : [],
    );
  update = async (row: OutboxRow) => {
    const kept = this.kept.get(row.id);
    if (kept) kept.row = row;
  };
  remove = async (id: string) => void this.kept.delete(id);
  lease = async (id: string, holder: string, until: number) => {
    const kept = this.kept.get(id);
    if (!kept) return 0;
    if (kept.lease && kept.lease.holder !== holder && kept.lease.until > this.now()) return kept.lease.until;
    kept.lease = { holder, until };
    return 0;
  };
}

/** Web Locks of one origin: each name to one holder at a time, in the order of asking. */
export function fakeLocks() {
  const queues = new Map<string, Promise<unknown>>();
  return {
    request<T>(name: string, task: () => Promise<T>): Promise<T> {
      const mine = (queues.get(name) ?? Promise.resolve()).then(task);
      queues.set(
        name,
        mine.catch(() => undefined),
      );
      return mine;
    },
  };
}
