import { deliver, probeTarget, wakeTarget } from '../connectors/deliver.ts';
import { runEngagement } from '../engagement/run-engagement.ts';
import { fanOut } from '../events/fan-out.ts';
import { giveCodes } from '../rewards/fill-pool.ts';
import { fulfilReward } from '../rewards/fulfil/fulfil-reward.ts';
import { moveFurtherUp } from '../referrals/move-up.ts';
import { tellOfMove } from '../messages/tell-guests.ts';
import { tryChannel } from '../messages/send-messages.ts';
import type { Services } from '../services.ts';
import { doDue } from './due.ts';
import type { JobKind } from './jobs.ts';

/**
 * Does one job. It may be done twice, when a worker is killed between the work and the note that it was done, so whatever it writes has
 * a unique key and whatever it sends has a name by which the other side knows it. An error is tried again, later and later.
 */
export type Handler = (services: Services, data: never) => Promise<void>;

/** How each kind of job is done. */
export const handlers: Record<JobKind, Handler> = {
  'fan-out': fanOut,
  due: doDue,
  fulfil: fulfilReward,
  'give-codes': giveCodes,
  'tell-of-move': tellOfMove,
  'move-up': moveFurtherUp,
  'try-channel': tryChannel,
  engage: runEngagement,
  deliver,
  'probe-target': probeTarget,
  'wake-target': wakeTarget,
};
