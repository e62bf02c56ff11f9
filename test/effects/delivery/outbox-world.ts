import type { ChatInput } from '../../../src/engine/input.ts';
import { createOutbox } from '../../../src/effects/delivery/outbox.lazy.ts';
import type { Outbox, OutboxOptions } from '../../../src/effects/delivery/outbox-port.ts';
import type { EndpointSetting } from '../../../src/effects/delivery/endpoint.ts';
import type { UnwordedProblem } from '../../../src/effects/delivery/explain-problem.ts';
import type { Problem } from '../../../src/effects/delivery/problem.ts';
import { FakeClock, seededChance, settle } from '../../session/fake-clock.ts';
import { envelopeOf, fakeHttp, type Answer, type Call } from './fake-endpoint.ts';
import { MemoryStore, fakeLocks } from './memory-store.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** An outbox, and all that it has to do with, in memory. */
export interface World {
  clock: FakeClock;
  store: MemoryStore;
  outbox: Outbox;
  calls: Call[];
  acts: ChatInput[];
  problems: (Problem | UnwordedProblem)[];
  detach(): void;
  /** Puts an envelope into the store and tells the outbox. */
  send(id: string, more?: Parameters<typeof envelopeOf>[1]): Promise<void>;
}

export function world(
  answers: (call: Call, id: string, count: number) => Answer,
  {
    endpoints = () => '/api/results',
    ...more
  }: Partial<OutboxOptions> & { endpoints?: (name: string) => EndpointSetting | undefined } = {},
): World {
  const clock = (more.clock as FakeClock | undefined) ?? new FakeClock();
  const store = (more.store as MemoryStore | undefined) ?? new MemoryStore(clock);
  const { http, calls } = fakeHttp(clock, answers);
  const acts: ChatInput[] = [],
    problems: (Problem | UnwordedProblem)[] = [];
  const outbox = createOutbox({
    clock,
    store,
    http,
    chance: seededChance(7),
    base: () => 'https://shop.example/vip?t=1',
    locks: fakeLocks(),
    broadcast: () => {},
    ...more,
  });
  const detach = outbox.attach('vip', {
    endpoints,
    report: (act) => acts.push(act),
    problem: (problem) => problems.push(problem),
  });
  return {
    clock,
    store,
    outbox,
    calls,
    acts,
    problems,
    detach,
    async send(id, envelope) {
      store.put(envelopeOf(id, envelope));
      await outbox.add(id);
      await settle();
    },
  };
}

export const kinds = (acts: readonly ChatInput[]) => acts.map(({ type }) => type);
