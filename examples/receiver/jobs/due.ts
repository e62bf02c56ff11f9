import { runDue } from '../campaign/run-due.ts';
import { queueOverdue } from '../connectors/deliver.ts';
import { countReferralDays } from '../insights/referral-days.ts';
import { writeDueMessages } from '../messages/due-messages.ts';
import { takeBack } from '../messages/send-messages.ts';
import { forgetOld } from '../privacy/retention.ts';
import type { Services } from '../services.ts';

/**
 * Looks for what time alone brings: each minute, in one of the receivers or in several at once, so what one of them has done is left alone by
 * the others.
 */
export type Sweep = (services: Services) => Promise<unknown>;

const sweeps: readonly Sweep[] = [runDue, writeDueMessages, takeBack, queueOverdue, countReferralDays, forgetOld];

/** All of them; a failure of one holds up no other. */
export async function doDue(services: Services): Promise<void> {
  const results = [];
  for (const sweep of sweeps) results.push(...(await Promise.allSettled([sweep(services)])));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
