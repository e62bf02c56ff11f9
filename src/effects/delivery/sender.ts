import type { OutboxRow } from '../../storage/store-port.ts';
import type { OutboxContext } from './outbox-context.ts';
import type { Outcome } from './outcome.ts';
import { COURTESY, bringForward, changeLead, dueAt, followClock, holdAddress, putOff, retryAt } from './queue.ts';
import { byThisClock } from './retry-time.ts';
import { rowAfter } from './row-after.ts';
import { knownElsewhere } from './row-target.ts';
import { send, type Target } from './send.ts';
import { createSoleSender } from './sole-sender.ts';

export interface Sender {
  /** Starts what is due and sets the timer for what is next. */
  pump(): void;
  /** One try of a lead, and all that comes of it; with `keepalive` in a request that outlives the page. */
  attempt(id: string, text: string, to: Target, keepalive: boolean): Promise<void>;
  /** The time of a lead is over. */
  giveUp(row: OutboxRow): Promise<void>;
}

function isJson(text: string | null): text is string {
  try {
    JSON.parse(text ?? '');
    return true;
  } catch {
    return false;
  }
}

/** Sends what the queue says is due, each lead from one tab at a time, and writes down what has become of it. */
export function createSender(context: OutboxContext): Sender {
  const { store, clock, chance, http, queue, clients, tell, report, drop } = context;
  const alone = createSoleSender(context);
  let cancelTimer = () => {};

  async function remove(id: string): Promise<void> {
    drop(id);
    await store.remove(id);
  }

  async function giveUp({ id, owner, type }: OutboxRow): Promise<void> {
    tell(owner, { code: 'lead-too-old', about: [type, true] });
    queue.givenUp.add(id);
    await remove(id);
  }

  /** From now on nothing less than the id is a yes from there. What was answered with less is sent again: the same id does no harm. */
  function confirm(address: string): void {
    if (queue.confirming.has(address)) return;
    queue.confirming.add(address);
    void store.confirm?.(address);
    sendUnclearAgain(address);
  }
  function sendUnclearAgain(address: string): void {
    const isMeant = (row: OutboxRow) => row.unclear === true && row.address === address;
    for (const row of bringForward(queue, clock.now(), isMeant)) void store.update(row);
  }

  /** An answer as it is judged now: while it was on its way, another one may have shown that this address confirms ids. */
  function judgedNow(outcome: Outcome, to: Target): Outcome {
    const isNoYes =
      outcome.kind === 'unclear' && !to.call && to.endpoint.confirms === undefined && queue.confirming.has(to.address);
    return isNoYes ? { kind: 'again', wait: 0, problem: outcome.problem } : outcome;
  }

  async function settle(id: string, to: Target, answered: Outcome): Promise<void> {
    const outcome = judgedNow(answered, to);
    const row = queue.leads.get(id)?.row;
    // Another try, of this page or another, was faster.
    if (!row) return;
    const { address } = to;
    const now = clock.now();
    const after = rowAfter(row, outcome, { address, now, chance: chance.random(), where: knownElsewhere(to) });
    if (after.problem) tell(row.owner, after.problem);
    if (outcome.kind === 'delivered' && outcome.confirmed) confirm(address);
    if (outcome.kind === 'again' && outcome.wait) holdAddress(queue, address, now + outcome.wait);
    if (after.row) {
      const isParked = after.row.state === 'parked';
      changeLead(queue, id, { row: after.row, ...(isParked && { text: undefined }) });
      await store.update(after.row);
    }
    // First the conversation, then the row: a crash in between sends the same id again and gets the same answer.
    if (after.act) await report(row, after.act);
    if (after.row) return;
    if (outcome.kind === 'delivered') await remove(id);
    else await giveUp(row);
  }

  async function attempt(id: string, text: string, to: Target, keepalive: boolean): Promise<void> {
    await settle(id, to, await send(to, id, text, { http, clock, keepalive }));
  }

  /** What is done with a lead while no other tab does it. */
  async function work(id: string, to: Target): Promise<void> {
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
  }

  async function start(id: string, to: Target): Promise<void> {
    queue.busy.add(id);
    try {
      const held = await alone(id, () => work(id, to));
      if (held) retryAt(queue, id, held);
    } catch {
      retryAt(queue, id, clock.now() + COURTESY);
    }
    queue.busy.delete(id);
    // It was still at work when another answer showed that its address confirms ids.
    const { unclear, address = '' } = queue.leads.get(id)?.row ?? {};
    if (unclear && queue.confirming.has(address)) sendUnclearAgain(address);
    pump();
  }

  function pump(): void {
    cancelTimer();
    cancelTimer = () => {};
    if (!clients.size) return;
    const now = clock.now();
    followClock(queue, now);
    const { due, next } = dueAt(queue, now, context.openTargetOf);
    for (const { id, to } of due) void start(id, to);
    if (next < Infinity) cancelTimer = clock.after(next - now, pump);
  }

  return { pump, attempt, giveUp };
}
