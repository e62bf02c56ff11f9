import { emptyQueue, enterRow, type Lead, type Queue } from '../../../src/effects/delivery/queue.ts';
import type { OutboxRow } from '../../../src/storage/store-port.ts';

export const SECOND = 1000;
export const DAY = 24 * 60 * 60 * SECOND;
export const NOW = Date.UTC(2026, 10, 22, 12);

/** A row that is due, and goes to the address that its endpoint names. */
export const row = (id: string, more: Partial<OutboxRow> = {}): OutboxRow => ({
  id,
  owner: 'vip',
  endpoint: 'https://shop.example',
  type: 'form.submitted',
  at: NOW,
  tries: 0,
  nextAt: 0,
  notBefore: 0,
  used: 0,
  state: 'queued',
  ...more,
});

export function queueOf(rows: readonly OutboxRow[], more: Partial<Queue> = {}, lead: Partial<Lead> = {}): Queue {
  const queue = { ...emptyQueue(NOW), ...more };
  for (const each of rows) enterRow(queue, each, lead);
  return queue;
}

export const rowOf = (queue: Queue, id: string) => queue.leads.get(id)?.row;
