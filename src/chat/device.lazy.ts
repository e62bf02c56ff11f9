import type { ChatInput } from '../engine/input.ts';
import type { Context } from '../engine/state.ts';
import { chance } from '../browser/chance.ts';
import { clock } from '../browser/clock.ts';
import type { Chunk } from './chunks.ts';
import type { Conversation } from './conversation.ts';

/** What the visitor does, of all inputs. */
const visitorActs: ReadonlySet<ChatInput['type']> = new Set(['answer', 'used', 'change', 'aside', 'not-understood']);

/** What names this device, where the page keeps things on it. */
export interface Device {
  /** Gets the code, which is there before the visitor's first act, since that brings the name along. */
  load(): Promise<void>;
  /** What an input says of the device: nothing is kept before the visitor's first act. */
  moment(act: ChatInput): Context;
  forget(): void;
}

export function createDevice({ keep, chunks, element, session }: Conversation): Device {
  let device: Chunk<'device-id'> | undefined;
  return {
    async load() {
      if (keep === 'device') device ??= await chunks.get('device-id');
    },
    moment({ type }): Context {
      if (!device || !visitorActs.has(type)) return {};
      const id = element.consent === 'required' ? undefined : device.deviceId(clock, chance);
      return { device: { ...session.state.context['device'], id: id ?? null } };
    },
    forget() {
      device?.forgetDeviceId();
    },
  };
}
