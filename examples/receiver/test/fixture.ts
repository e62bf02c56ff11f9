import type { Hono } from 'hono';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { before } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { Envelope } from '../../../src/engine/envelope.ts';
import { answerSchema } from '../../../src/engine/envelope.schema.ts';
import { closedAfter } from '../../../test/tools/closed-after.ts';
import { createApp } from '../app.ts';
import { addressOf } from '../../../src/campaign/addresses.ts';
import { readCampaignFile, type CampaignFile } from '../campaign/campaign-file.ts';
import { campaigns } from '../campaign/campaigns.ts';
import { settleCampaign } from '../campaign/campaign-changes.ts';
import { connectorsOf } from '../connectors/connectors.ts';
import type { Target } from '../connectors/connectors-file.ts';
import type { Database } from '../database/database.ts';
import { NO_PLACES, type Places } from '../engagement/places.ts';
import { emit } from '../events/emit.ts';
import { flowFilesIn, type FlowFiles } from '../insights/flow-files.ts';
import { createJobs } from '../jobs/create-jobs.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { LogFacts } from '../log.ts';
import { disposableDomains } from '../referrals/fair-play/disposable-domains.ts';
import type { Channel, OutgoingMessage } from '../messages/channels/channel.ts';
import type { Messaging } from '../messages/messaging.ts';
import { openLinkSecret } from '../messages/personal-links.ts';
import type { PaymentSettings } from '../payments/payments-route.ts';
import type { Services } from '../services.ts';
import { NOW } from './envelopes.ts';
import { addTestClock, setTestClock } from './test-clock.ts';

export const OWNER_TOKEN = 'only-for-these-tests';
/** What the shop's own systems say. */
export const OPERATOR_TOKEN = 'the-operator-of-these-tests';
/** What the stand-in for a payment provider signs with. */
export const PROVIDER_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
/** Where people reach the receiver of a test. */
export const RECEIVER = 'https://receiver.nordlys.example';
export const SITE = 'https://vip.nordlys.example';
const uploadsDir = mkdtempSync(join(tmpdir(), 'smoc-uploads-'));
const CAMPAIGN_FILE = fileURLToPath(new URL('../../landing/campaign.json', import.meta.url));

let database: Database | undefined;

/**
 * Says which database the tests of this process run on: one for all of them, since the embedded one takes seconds to make.
 *
 * @param open What else it opens it hands to `opened`.
 */
export function testOn(open: (opened: ReturnType<typeof closedAfter>) => Promise<Database>): void {
  const opened = closedAfter();
  before(async () => {
    database = opened(await open(opened));
    await addTestClock(database);
  });
}

/** @throws {Error} before the first test, and where `testOn` was forgotten. */
export function testDatabase(): Database {
  if (!database) throw new Error('This test needs a database: its file must call testOn().');
  return database;
}

export interface TestReceiver {
  readonly app: Hono;
  readonly database: Database;
  readonly uploadsDir: string;
  readonly campaign: CampaignFile;
  /** What was logged, as lines. */
  readonly logged: string[];
  /** Sets the clock that the receiver runs by, and its jobs. */
  at(now: Date): void;
  /** What its routes are handed. */
  readonly services: Services;
  /** Mails and texts that went out, in their order. */
  readonly sent: (OutgoingMessage & { readonly channel: 'email' | 'sms' })[];
  /** Does all jobs that are due by its clock; answers how many. */
  runDue(): Promise<number>;
  post(envelope: Envelope, headers?: Record<string, string>): Promise<Answered>;
  get(path: string): Promise<Answered>;
  /** As the owner, signed in. */
  owner(path: string, form?: Record<string, string>): Promise<Response>;
  rows<Row = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // The tests read what they expect.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly json: any;
  readonly text: string;
}

const answered = async (response: Response): Promise<Answered> => {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: text.startsWith('{') ? JSON.parse(text) : null,
  };
};

/** An app on the shared database, emptied unless it should `keep` what is there, with the example's campaign. */
export async function testReceiver(
  changes: {
    readonly limits?: Partial<Services['limits']>;
    readonly campaign?: Partial<CampaignFile>;
    /** Stops the receiver. */
    readonly stopping?: AbortSignal;
    /** A campaign instead of the example's. */
    readonly only?: CampaignFile;
    /** Campaigns beside the example's. */
    readonly others?: readonly CampaignFile[];
    readonly allowedOrigins?: readonly string[];
    readonly database?: Database;
    readonly keep?: boolean;
    /** When it starts; its clock stands there until `at` is called. */
    readonly startsAt?: Date;
    readonly payments?: Partial<PaymentSettings> | null;
    readonly fulfil?: Services['fulfil'];
    /** `null`: none is set. */
    readonly operatorToken?: string | null;
    readonly flows?: FlowFiles;
    readonly places?: Places;
    readonly messaging?: Partial<Messaging>;
    readonly targets?: readonly Target[];
  } = {},
): Promise<TestReceiver> {
  const database = testDatabase();
  if (!changes.keep) {
    await database.query('delete from pgboss.job');
    await database.query(
      'truncate campaigns, people, results, referrers, invitations, guests, referrals, rewards, votes, vote_counts, polls, uploads, payments, suppressions, purchases, trace_salts, events, untold_events, messages, engagements, session_counts, sessions, showings, step_times, answer_counts, referral_counts, changed_days, conversations, misses, campaign_values, reward_costs, desk_settings, outages restart identity cascade',
    );
  }
  const campaign = changes.only ?? { ...readCampaignFile(CAMPAIGN_FILE), ...changes.campaign };
  const logged: string[] = [];
  let now = changes.startsAt ?? NOW;
  const all = campaigns(
    [campaign, ...(changes.others ?? [])].map((file, at) => {
      const fileName = at === 0 ? basename(CAMPAIGN_FILE) : `${file.id}.json`;
      return { file, site: SITE, fileName, address: addressOf(file, fileName) };
    }),
  );
  const log = (event: string, facts?: LogFacts) => void logged.push(JSON.stringify({ event, ...facts }));
  const sent: TestReceiver['sent'] = [];
  const noting = (channel: 'email' | 'sms'): Channel => ({
    name: 'test',
    async send(message) {
      sent.push({ ...message, channel });
      return {};
    },
  });
  const own = createJobs({ database, now: () => now, log }, () => services);
  const jobs: Jobs = {
    ...own,
    async runDue() {
      await setTestClock(database, now);
      return own.runDue();
    },
  };
  const services: Services = {
    stopping: changes.stopping ?? new AbortController().signal,
    emit,
    flows: changes.flows ?? flowFilesIn([dirname(CAMPAIGN_FILE)]),
    linkSecret: await openLinkSecret(database),
    messaging: {
      channels: { email: noting('email'), sms: noting('sms') },
      publicUrl: RECEIVER,
      texts: {},
      smsSecret: null,
      bounceSecret: null,
      ...changes.messaging,
    },
    connectors: connectorsOf(changes.targets ?? []),
    database: changes.database ?? database,
    campaigns: all,
    jobs,
    places: changes.places ?? NO_PLACES,
    fairPlay: { isDisposable: disposableDomains() },
    fulfil: changes.fulfil ?? {},
    operatorToken: changes.operatorToken === undefined ? OPERATOR_TOKEN : changes.operatorToken,
    limits: {
      perMinute: 0,
      trustedProxies: 1,
      minFill: 1000,
      maxBody: 256 * 1024,
      bodyTimeout: 10_000,
      slowAfter: 800,
      ...changes.limits,
    },
    allowedOrigins: changes.allowedOrigins ?? [],
    ownerToken: OWNER_TOKEN,
    payments:
      changes.payments === null
        ? null
        : { webhookSecret: PROVIDER_SECRET, hasStandIn: true, priceOf: null, ...changes.payments },
    uploads: { dir: uploadsDir, largest: 5_000_000, most: 20_000_000 },
    now: () => now,
    log,
  };
  for (const each of all.all) await settleCampaign({ ...services, database }, each);
  const app = createApp(services);
  let cookie: string | undefined;
  const signIn = async () =>
    (await app.request(`/owner?token=${OWNER_TOKEN}`)).headers.get('set-cookie')!.split(';')[0]!;

  return {
    app,
    database,
    uploadsDir,
    campaign,
    logged,
    sent,
    services,
    at: (moment) => void (now = moment),
    runDue: () => jobs.runDue(),
    async post(envelope, headers = {}) {
      const answer = await answered(
        await app.request('/api/results', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': envelope.id, ...headers },
          body: JSON.stringify(envelope),
        }),
      );
      // Whatever else is in it, the chat can read what it reads.
      v.parse(v.looseObject(answerSchema.entries), answer.json);
      return answer;
    },
    get: async (path) => answered(await app.request(path)),
    async owner(path, form) {
      cookie ??= await signIn();
      return app.request(
        path,
        form ? { method: 'POST', headers: { cookie }, body: new URLSearchParams(form) } : { headers: { cookie } },
      );
    },
    rows: (sql, params) => database.query(sql, params),
  };
}
