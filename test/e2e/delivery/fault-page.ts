import { allWorks } from '../../../src/engine/engine.ts';
import { chance } from '../../../src/browser/chance.ts';
import { clock } from '../../../src/browser/clock.ts';
import { http } from '../../../src/browser/http.ts';
import { createDelivery } from '../../../src/effects/delivery/delivery.ts';
import { readFlow } from '../../../src/flow/read-flow.ts';
import { createSession, type Session } from '../../../src/session/session.ts';
import type { Clock, Http } from '../../../src/shared/ports.ts';
import { hasStoredDatabase } from '../../../src/storage/has-stored-database.ts';
import { ask } from '../../../src/storage/database.lazy.ts';
import type { OutboxRow } from '../../../src/storage/store-port.ts';
import { pageStorage } from '../../../src/storage/page-storage.ts';

const storage = pageStorage({ clock, chance });

const settings = new URLSearchParams(location.search);
/** How much faster than the world the outbox's time goes: hours of waiting pass in seconds. */
const SPEED = Number(settings.get('speed') ?? 150);
/** Milliseconds of the world after which a request without an answer is given up. */
const TIME_OUT = Number(settings.get('timeout') ?? 250);

const started = clock.now();
const fast: Clock = {
  now: () => started + (clock.now() - started) * SPEED,
  after: (ms, task) => clock.after(ms / SPEED, task),
};
/** Requests in flight by key, and the most that there ever were for one. */
const open = new Map<string, number>();
let atOnce = 0;
const hurried: Http = async (address, request) => {
  const key = request.headers?.['Idempotency-Key'] ?? '';
  const count = (open.get(key) ?? 0) + 1;
  open.set(key, count);
  atOnce = Math.max(atOnce, count);
  try {
    const reply = await http(address, { ...request, timeout: TIME_OUT });
    const text = await reply.text();
    return { ...reply, text: () => Promise.resolve(text) };
  } finally {
    open.set(key, (open.get(key) ?? 0) - 1);
  }
};

/** Asks for one answer and sends it, over and over. */
const flow = readFlow({
  flow: 'leads',
  parts: { start: [{ ask: 'Who are you?', as: 'name' }, { submit: true, save: { seat: 'seat' } }, { go: 'start' }] },
}).flow!;

interface Widget {
  readonly session: Session;
  readonly delivery: ReturnType<typeof createDelivery>;
}
const widgets: Widget[] = [];

/** Resolves when `test` holds; looked at after every input of a conversation. */
const waiting = new Set<() => void>();
const until = (test: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (!test()) return;
      waiting.delete(look);
      resolve();
    };
    waiting.add(look);
    look();
  });
const look = () => [...waiting].forEach((each) => each());

function openWidget(index: number, endpoint: string): Widget {
  const owner = `leads ${index}`;
  const delivery = createDelivery({
    clock: fast,
    chance,
    http: hurried,
    owner,
    preview: false,
    endpoints: () => endpoint,
    report: (act) => session.send(act),
    problem: () => {},
  });
  const session: Session = createSession({
    flow,
    print: 'leads',
    name: owner,
    keep: 'device',
    context: { page: { url: location.href } },
    clock,
    chance,
    settings: { lang: 'en', tone: '', pace: { perCharacter: 0, most: 0, between: 0 }, brand: 'Nordlys' },
    works: () => allWorks,
    store: () => Promise.resolve(storage.conversations),
    sends: delivery.sends,
    watch: delivery.watch,
    changed: look,
    perform(effect) {
      if (effect.type === 'deliver') delivery.deliver(effect);
    },
  });
  return { session, delivery };
}

/** What the tests call. */
const harness = {
  /** Opens the widgets; goes on with what an earlier page left. */
  async open(count: number, endpoint: string) {
    const known = await hasStoredDatabase();
    for (let index = 0; index < count; index++) widgets.push(openWidget(index, endpoint));
    await Promise.all(
      widgets.map(async ({ session, delivery }) => {
        if (!known || !(await session.resume())) await session.start();
        await delivery.outbox();
      }),
    );
  },

  /** Each widget's visitor gives `leads` answers, one as soon as the last one is delivered, kept or refused. */
  async talk(leads: number, first = 0) {
    await Promise.all(
      widgets.map(async ({ session }, index) => {
        for (let lead = first; lead < first + leads; lead++) {
          await until(() => session.state.pending?.kind === 'question');
          const answer = `w${index}-${lead}${settings.get('tab') ?? ''}`;
          await session.send({ type: 'answer', value: answer });
          await globalThis.given?.(answer);
        }
        await until(() => session.state.pending?.kind !== 'submit');
      }),
    );
  },

  /** How many leads are in the outbox, by state. */
  async rows() {
    const { rows, whole } = await storage.outbox.rows();
    return {
      whole,
      queued: rows.filter(({ state }) => state === 'queued').length,
      parked: rows.filter(({ state }) => state === 'parked').length,
    };
  },

  /** Resolves when every lead so far is on the disk, or has been: what a busy machine has not written yet would go with the page. */
  async untilStored(leads: number) {
    const { database } = await storage.connect();
    for (;;) {
      const rows = (await ask<OutboxRow[]>(database.transaction('outbox').objectStore('outbox').getAll())).filter(
        ({ type }) => type === 'form.submitted',
      ).length;
      if (rows + (harness.statuses().delivered ?? 0) >= leads) break;
      await new Promise<void>((resolve) => void clock.after(300, resolve));
    }
  },

  /** Resolves when no lead is on its way any more. */
  async untilQuiet() {
    for (;;) {
      const { whole, queued } = await harness.rows();
      if (whole && !queued) return;
      await new Promise<void>((resolve) => void clock.after(300, resolve));
    }
  },

  /** Submissions as the conversations know them, by status. */
  statuses() {
    const counts: Record<string, number> = {};
    for (const { session } of widgets)
      for (const status of Object.values(session.state.deliveries)) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  },

  /** The visitors press "try again" on every lead that was refused; tells how many were offered. */
  async retryParked() {
    const outbox = await widgets[0]!.delivery.outbox();
    const { rows } = await storage.outbox.rows();
    const offered = rows.filter(({ state }) => state === 'parked');
    await Promise.all(offered.map(({ id }) => outbox.retry(id)));
    return offered.length;
  },

  atOnce: () => atOnce,
  durable: () => Promise.resolve(storage.conversations.durable),
};

export type Harness = typeof harness;
declare global {
  var harness: Harness;
  /** Told of every answer that the visitor has seen accepted. */
  var given: ((answer: string) => Promise<void>) | undefined;
}
globalThis.harness = harness;
