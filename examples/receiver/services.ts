import type { Campaigns } from './campaign/campaigns.ts';
import type { Connectors } from './connectors/connectors.ts';
import type { Database } from './database/database.ts';
import type { Places } from './engagement/places.ts';
import type { Emit } from './events/emit.ts';
import type { FlowFiles } from './insights/flow-files.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { PaymentSettings } from './payments/payments-route.ts';
import type { FairPlayRules } from './referrals/fair-play/findings.ts';
import type { FulfilHooks } from './rewards/fulfil/fulfil.ts';
import type { Messaging } from './messages/messaging.ts';
import type { UploadStore } from './uploads/store.ts';
import type { Log } from './log.ts';
import type { BodyLimits } from './web/read-body.ts';

export interface Limits extends BodyLimits {
  /** Requests a minute for one client; 0 is no limit. */
  readonly perMinute: number;
  readonly trustedProxies: number;
  /** Milliseconds; a form filled in faster is set aside. */
  readonly minFill: number;
}

/** What every part of the receiver is handed. */
export interface Services {
  readonly database: Database;
  readonly campaigns: Campaigns;
  readonly jobs: Jobs;
  readonly emit: Emit;
  /** The flows that the receiver can read: what their steps and questions are called. */
  readonly flows: FlowFiles;
  /** Places that people name in forms. */
  readonly places: Places;
  /** What sign-ups by a link are checked against, whatever the campaign. */
  readonly fairPlay: Pick<FairPlayRules, 'isDisposable'>;
  /** Who makes or buys rewards, by the name in campaign files. */
  readonly fulfil: FulfilHooks;
  /** Lets the shop's systems tell of customers and purchases; `null` where none may. */
  readonly operatorToken: string | null;
  readonly messaging: Messaging;
  /** What personal links are signed with. */
  readonly linkSecret: string;
  /** Other systems that hear of what happens. */
  readonly connectors: Connectors;
  readonly limits: Limits;
  readonly allowedOrigins: readonly string[];
  readonly ownerToken: string;
  readonly now: () => Date;
  readonly uploads: UploadStore;
  /** `null`: nobody takes payments. */
  readonly payments: PaymentSettings | null;
  /** Aborted when the receiver stops: lines that stay open end then. */
  readonly stopping: AbortSignal;
  readonly log: Log;
}
