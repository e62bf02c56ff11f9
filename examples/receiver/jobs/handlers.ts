import { fanOut } from '../events/fan-out.ts';
import type { Services } from '../services.ts';
import type { JobKind } from './jobs.ts';

export type Handler = (services: Services, data: never) => Promise<void>;

/** How each kind of job is done. */
export const handlers: Record<JobKind, Handler> = {
  'fan-out': fanOut,
  due: () => Promise.resolve(),
};
