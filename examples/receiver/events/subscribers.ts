import { deliveriesOf } from '../connectors/deliveries-of.ts';
import type { Transaction } from '../database/database.ts';
import { thankYouOf } from '../engagement/thank-you.ts';
import { messagesOf } from '../messages/messages-of.ts';
import type { Services } from '../services.ts';
import type { StoredEvent } from './event.ts';

/**
 * Hears of every event, of several at a time, oldest first. It only writes rows and adds jobs, each under a key of its own: an event may come
 * twice.
 */
export type Subscriber = (tx: Transaction, events: readonly StoredEvent[], services: Services) => Promise<void>;

/** Who hears of events. */
export const subscribers: readonly Subscriber[] = [messagesOf, thankYouOf, deliveriesOf];
