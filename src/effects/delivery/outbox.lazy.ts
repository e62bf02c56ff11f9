import type { ChatAct } from '../../engine/input.ts';
import type { Chance, Clock, Http } from '../../shared/ports.ts';
import type { OutboxRow, OutboxStore } from '../../storage/store-port.ts';
import type { AdapterName, EndpointSetting } from './endpoint.ts';
import type { Problem, Trouble } from './problem.ts';
import { SLACK } from '../../shared/possible-time.ts';
import { afterTry, atOnce, byThisClock, ofAge, wasLast } from './retry-time.ts';
import { TIME_OUT, send, targetOf, type Outcome, type Target } from './send.ts';
import { createSoleSender, type Locks } from './sole-sender.ts';
import { toJson } from '../../shared/to-json.ts';

/** Milliseconds after which a lead that is not through is reported `kept`. */
export const KEPT_AFTER = 4000;
/** Requests at a time: fewer than a browser has connections to one host, so that a hanging endpoint does not take them all from the page. */
const LANES = 4;
/** What another tab has queued is left to it for so long. */
const COURTESY = 500;
/** A store that has not answered for so long is not asked for its rows any more. */
const MOST_PATIENCE = 60_000;
/** A row that waits is written down as looked at once in so long. */
const LOOK = 24 * 60 * 60_000;
/** The browser allows 65,536 bytes in all requests that may outlive the page; a beacon of another script wants some too. */
const KEEPALIVE_BYTES = 64_000;

/** One conversation on this page. */
export interface OutboxClient {
  endpoints(name: string): EndpointSetting | undefined;
  report(act: ChatAct): unknown;
  problem(problem: Problem | Trouble): void;
}

/** What has become of a submission. */
type Settled = Extract<ChatAct, { type: 'delivered' | 'refused' | 'unclear' | 'unsent' }>;

/** What tabs tell each other: what is new, and what has become of it. */
export type TabMessage =
  | { readonly added: string }
  /** Sent by a request that outlives its page: left to it for a while. */
  | { readonly left: string }
  | { readonly owner: string; readonly act: Settled };

export interface OutboxOptions {
  readonly store: OutboxStore;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly http: Http;
  /** What relative endpoints are meant from. */
  base(): string;
  readonly locks?: Locks;
  /** Tells the other tabs, whose outboxes `hear` it. */
  broadcast(message: TabMessage): void;
}

export interface Outbox {
  /** Sends for the conversation `owner` from now on, what is left from earlier too; the returned function ends that. */
  attach(owner: string, client: OutboxClient): () => void;
  /** A row was put into the store. */
  add(id: string): Promise<void>;
  /** Reports to `owner` what has become of a lead: `delivered`, `refused`, or, some seconds later, `kept`. */
  watch(owner: string, id: string): Promise<void>;
  /** Tries a lead again now, a parked one too. */
  retry(id: string): Promise<void>;
  /** Tries again what waits, as soon as servers and the day's tries allow: the network is back, the page was opened. */
  flush(): Promise<void>;
  /** Looks at the time: timers of a page that was hidden may be late. */
  look(): void;
  /**
   * The page is being left: what has not come through at the first try goes out in requests that outlive it. One that is on its way
   * ends with the page, so it is sent again.
   */
  leave(): void;
  /** Another tab has told something. */
  hear(message: TabMessage): Promise<void>;
}

interface Lead {
  row: OutboxRow;
  text?: string;
  /** Somebody works at it: waits for the lock, reads, sends. */
  busy?: boolean;
  /** Its request outlives the page. */
  alive?: boolean;
  /** Could not be read; it is tried once more. */
  unreadable?: boolean;
  /** Left until then to another tab, or to the request of a page that was closed. */
  until?: number;
  cancelKept?: () => void;
}

function isJson(text: string | null): text is string {
  try {
    JSON.parse(text ?? '');
    return true;
  } catch {
    return false;
  }
}

/**
 * Sends what is in the store until it is accepted. A row leaves the store only when its adapter has accepted the answer and the
 * conversation has taken note of it; whoever refuses it for good (a 4xx that is not 408, 425 or 429) gets it parked.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { store, clock, chance, http } = options;
  const alone = createSoleSender(options);
  const clients = new Map<string, OutboxClient>();
  const leads = new Map<string, Lead>();
  /** By address: no request before, because the server said so. */
  const holds = new Map<string, number>();
  const told = new Set<string>();
  /** Addresses that confirm ids: nothing less is a yes from them. */
  const confirming = new Set<string>();
  /** When the time was last looked at: a clock that shows less has been set back. */
  let looked = clock.now();
  /** Leads of this visit whose time was over. */
  const givenUp = new Set<string>();
  let running = 0;
  let aliveBytes = 0;
  let cancelTimer = () => {};
  let cancelList = () => {};

  const tell = (owner: string, problem: Problem | Trouble) => {
    const once = toJson(problem);
    if (told.has(once)) return;
    told.add(once);
    clients.get(owner)?.problem(problem);
  };

  /** The lead of a row, from now on at the latest. */
  function leadOf(row: OutboxRow): Lead {
    const lead = leads.get(row.id) ?? { row };
    leads.set(row.id, lead);
    return lead;
  }

  /** Where a row goes: what its own conversation says, or where it went before when that one is not on this page. */
  function target({ owner, endpoint, address, adapter, confirms }: OutboxRow): Target | Trouble | undefined {
    const client = clients.get(owner);
    const setting = client
      ? client.endpoints(endpoint)
      : address && { url: address, adapter: adapter as AdapterName, ...(confirms && { confirms }) };
    if (!setting) return client && { code: 'no-endpoint', about: [endpoint] };
    const to = targetOf(endpoint, setting, options.base());
    if ('code' in to || to.call || to.endpoint.confirms !== undefined || !confirming.has(to.address)) return to;
    return { ...to, endpoint: { ...to.endpoint, confirms: true } };
  }

  /** Whether a lead cannot be sent as things are, which its owner is told; its visitor is told at once where to turn to. */
  function isStuck({ row }: Lead): boolean {
    const to = target(row);
    if (!to || !('code' in to)) return false;
    if (row.type === 'form.submitted' || to.code !== 'no-endpoint') tell(row.owner, to);
    return true;
  }

  async function report(row: OutboxRow, act: Settled): Promise<void> {
    calm(row.id);
    if (row.type !== 'form.submitted') return;
    options.broadcast({ owner: row.owner, act });
    try {
      await clients.get(row.owner)?.report(act);
    } catch {
      // The conversation's trouble is not the lead's.
    }
  }

  function remind(lead: Lead): void {
    const { row } = lead;
    if (row.type !== 'form.submitted') return;
    const kept = () => void clients.get(row.owner)?.report({ type: 'kept', id: row.id });
    if (isStuck(lead)) kept();
    else lead.cancelKept ??= clock.after(KEPT_AFTER, kept);
  }

  function calm(id: string): void {
    const lead = leads.get(id);
    lead?.cancelKept?.();
    delete lead?.cancelKept;
  }

  function drop(id: string): void {
    calm(id);
    leads.delete(id);
  }

  async function settle(lead: Lead, to: Target, outcome: Outcome): Promise<void> {
    const { row } = lead;
    const { id } = row;
    // Another try, of this page or another, was faster.
    if (!leads.has(id)) return;
    if (outcome.kind === 'delivered') {
      if (outcome.problem) tell(row.owner, outcome.problem);
      if (outcome.confirmed && !confirming.has(to.address)) {
        confirming.add(to.address);
        void store.confirm?.(to.address);
      }
      // First the conversation, then the row: a crash in between sends the same id again and gets the same answer.
      await report(row, { type: 'delivered', id, reply: outcome.reply });
      drop(id);
      await store.remove(id);
      return;
    }
    const now = clock.now();
    // Another page of the site can go on with an address; a function, headers and other settings only this one has.
    const where =
      to.call ||
      typeof to.adapter === 'object' ||
      Object.keys(to.endpoint).some((key) => !/^(url|adapter|confirms)$/.test(key))
        ? {}
        : { address: to.address, adapter: to.adapter, ...(to.endpoint.confirms && { confirms: true as const }) };
    const aged = ofAge(row, now);
    const tried: OutboxRow = {
      ...(aged === 'over' ? row : aged),
      ...where,
      seen: now,
      ...afterTry(row, now, chance.random(), outcome.kind === 'again' ? outcome.wait : 0),
    };
    if (outcome.kind === 'again') {
      lead.row = tried;
      if (outcome.problem) tell(row.owner, outcome.problem);
      if (outcome.wait) holds.set(to.address, Math.max(holds.get(to.address) ?? 0, now + outcome.wait));
      if (wasLast(tried, now)) {
        await giveUp(tried);
        await report(tried, { type: 'unsent', id, reason: 'given-up' });
      } else await store.update(tried);
      return;
    }
    const { status, problem } = outcome;
    const unclear = outcome.kind === 'unclear';
    lead.row = { ...tried, state: 'parked', status, unclear: unclear || undefined };
    delete lead.text;
    await store.update(lead.row);
    if (unclear) {
      tell(row.owner, outcome.problem);
      await report(lead.row, { type: 'unclear', id, status });
      return;
    }
    const { reply } = outcome;
    if (problem || row.type !== 'form.submitted')
      tell(row.owner, problem ?? { code: 'endpoint-refused', about: [to.address, row.type, status] });
    await report(lead.row, { type: 'refused', id, status, reply });
  }

  /** The time of a lead is over. */
  async function giveUp(row: OutboxRow): Promise<void> {
    const { id, owner, type } = row;
    tell(owner, { code: 'lead-too-old', about: [type, true] });
    givenUp.add(id);
    drop(id);
    await store.remove(id);
  }

  const attempt = async (lead: Lead, text: string, to: Target, keepalive = false): Promise<void> =>
    settle(lead, to, await send(to, lead.row.id, text, { http, clock, keepalive }));

  async function start(lead: Lead, to: Target): Promise<void> {
    const { id } = lead.row;
    lead.busy = true;
    running++;
    try {
      const held = await alone(id, async () => {
        const found = await store.read(id);
        if (!found || !leads.has(id)) return drop(id);
        const row = byThisClock(found.row, clock.now());
        lead.row = { ...row, nextAt: Math.max(row.nextAt, lead.until ?? 0) };
        if (lead.row.state !== 'queued' || lead.row.nextAt > clock.now()) return;
        // Damaged, or sealed with a key that is gone: stays where it is and stops nobody.
        if (!isJson(found.text)) {
          if (lead.unreadable) {
            tell(row.owner, { code: 'lead-unreadable', about: [row.type] });
            return drop(id);
          }
          lead.unreadable = true;
          lead.row = { ...lead.row, nextAt: clock.now() + COURTESY };
          return;
        }
        await attempt(lead, found.text, to);
      });
      if (held) lead.row = { ...lead.row, nextAt: held };
    } catch {
      lead.row = { ...lead.row, nextAt: clock.now() + COURTESY };
    } finally {
      lead.busy = false;
      running--;
      pump();
    }
  }

  /** Starts what is due and sets the timer for what is next. */
  function pump(): void {
    cancelTimer();
    cancelTimer = () => {};
    if (!clients.size) return cancelList();
    const now = clock.now();
    const back = now - looked;
    looked = now;
    if (back < -SLACK) {
      // What servers and other tabs are to be given goes on from here.
      for (const [address, hold] of holds) holds.set(address, hold + back);
      for (const lead of leads.values()) if (lead.until) lead.until += back;
    }
    let next = Infinity;
    for (const lead of leads.values()) {
      const row = byThisClock(lead.row, now);
      lead.row = row;
      if (lead.busy || lead.alive || row.state !== 'queued') continue;
      if (row.nextAt > now) {
        next = Math.min(next, row.nextAt);
        continue;
      }
      // The end of a request comes by here again.
      if (running >= LANES) break;
      if (row.after && leads.get(row.after)?.row.state === 'queued') continue;
      const to = target(row);
      if (!to || 'code' in to) continue;
      const hold = holds.get(to.address) ?? 0;
      if (hold > now) next = Math.min(next, hold);
      else void start(lead, to);
    }
    if (next < Infinity) cancelTimer = clock.after(next - now, pump);
  }

  /** Takes over what the store has; a store that does not answer is asked again, a few times. */
  async function list(wait = COURTESY): Promise<void> {
    const now = clock.now();
    const { rows, whole } = await store.rows();
    cancelList();
    if (!whole && wait < MOST_PATIENCE && clients.size) cancelList = clock.after(wait, () => void flush(wait * 2));
    for (const address of (await store.confirming?.().catch(() => [])) ?? []) confirming.add(address);
    for (const found of rows) {
      const known = leads.get(found.id);
      if (known?.busy || known?.alive) continue;
      const aged = ofAge(byThisClock(found, now), now);
      if (aged === 'over') {
        void giveUp(found);
        continue;
      }
      if (aged.lateSince !== undefined && found.lateSince === undefined)
        tell(found.owner, { code: 'lead-too-old', about: [found.type, false] });
      const row = now - (aged.seen ?? 0) > LOOK ? { ...aged, seen: now } : aged;
      if (row !== found) void store.update(row);
      const lead = leadOf(row);
      if (row.lateSince !== known?.row.lateSince) lead.row = row;
    }
  }

  /** Moves what waits as far forward as it may. */
  async function hurry(which: (row: OutboxRow) => boolean): Promise<void> {
    const now = clock.now();
    const waiting = [...leads.values()].filter(({ row, busy }) => !busy && which(row));
    for (const lead of waiting)
      lead.row = { ...lead.row, ...atOnce(lead.row, now), state: 'queued', unclear: undefined };
    await Promise.all(waiting.map((lead) => store.update(lead.row)));
    pump();
  }

  async function flush(wait?: number): Promise<void> {
    await list(wait);
    const now = clock.now();
    await hurry((row) => row.state === 'queued' && row.nextAt > now);
  }

  async function add(id: string): Promise<void> {
    let found;
    try {
      found = await store.read(id);
    } catch {
      if (clients.size) clock.after(COURTESY, () => void add(id));
    }
    if (!found) return;
    const lead = leadOf(found.row);
    if (found.text !== null) lead.text = found.text;
    remind(lead);
    pump();
    options.broadcast({ added: id });
  }

  return {
    attach(owner, client) {
      clients.set(owner, client);
      void flush();
      return () => {
        if (clients.get(owner) !== client) return;
        clients.delete(owner);
        for (const lead of leads.values()) if (lead.row.owner === owner) calm(lead.row.id);
        pump();
      };
    },

    add,

    async watch(owner, id) {
      const found = await store.read(id).catch(() => null);
      if (found === null) return;
      if (!found) {
        clients
          .get(owner)
          ?.report(givenUp.has(id) ? { type: 'unsent', id, reason: 'given-up' } : { type: 'delivered', id, reply: {} });
      } else if (found.row.state === 'parked') {
        const { status = 0, unclear } = found.row;
        clients
          .get(owner)
          ?.report(unclear ? { type: 'unclear', id, status } : { type: 'refused', id, status, reply: {} });
      } else {
        remind(leadOf(found.row));
        pump();
      }
    },

    retry: (id) => hurry((row) => row.id === id),

    flush,

    look: pump,

    leave() {
      const now = clock.now();
      for (const { row, text } of store.unwritten()) leadOf(row).text = text;
      for (const lead of leads.values()) {
        const { row, text } = lead;
        const to = row.state === 'queued' && !row.tries && !lead.alive && text && target(row);
        if (!to || 'code' in to || to.call || (holds.get(to.address) ?? 0) > now) continue;
        const { size } = new Blob([text]);
        if (aliveBytes + size > KEEPALIVE_BYTES) continue;
        aliveBytes += size;
        lead.alive = true;
        options.broadcast({ left: row.id });
        const done = () => {
          aliveBytes -= size;
          lead.alive = false;
          pump();
        };
        void attempt(lead, text, to, true).then(done, done);
      }
    },

    async hear(message) {
      if ('act' in message) {
        const { act, owner } = message;
        if (act.type === 'delivered') drop(act.id);
        await clients.get(owner)?.report(act);
        // Its tab may have been closed before the row was out of the store: looked at once more.
        message = { added: act.id };
      }
      const [id, wait] = 'added' in message ? [message.added, COURTESY] : [message.left, TIME_OUT];
      const found = await store.read(id).catch(() => undefined);
      if (!found || ('added' in message && leads.has(id))) return;
      const lead = leadOf(found.row);
      lead.until = clock.now() + wait;
      lead.row = { ...lead.row, nextAt: Math.max(lead.row.nextAt, lead.until) };
      pump();
    },
  };
}
