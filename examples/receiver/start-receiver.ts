import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { randomBytes } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { settleCampaign } from './campaign/campaign-changes.ts';
import { invitationLink } from './campaign/campaign.ts';
import { type Campaigns, campaigns, readCampaigns } from './campaign/campaigns.ts';
import { readEmailAddress } from './campaign/email-address.ts';
import { inviteCustomer } from './campaign/invitations.ts';
import { connectorsOf } from './connectors/connectors.ts';
import type { Target } from './connectors/connectors-file.ts';
import type { Database } from './database/database.ts';
import { openDatabase } from './database/open-database.ts';
import { emit } from './events/emit.ts';
import { flowFilesIn, foldersOf } from './insights/flow-files.ts';
import { createJobs, type WorkerOptions } from './jobs/create-jobs.ts';
import { lineLog, type Log } from './log.ts';
import { checkedToken, keptOwnerToken } from './owner/owner-token.ts';
import { disposableDomains } from './referrals/fair-play/disposable-domains.ts';
import type { FulfilHooks } from './rewards/fulfil/fulfil.ts';
import { type MessagingOptions, openMessaging } from './messages/open-messaging.ts';
import { openLinkSecret } from './messages/personal-links.ts';
import type { Limits, Services } from './services.ts';
import type { UploadStore } from './uploads/store.ts';
import { trafficOf } from './web/traffic.ts';

export interface ReceiverOptions {
  /** 0 takes a free one. Default 0. */
  readonly port?: number | undefined;
  /** Default `127.0.0.1`; `0.0.0.0` lets other machines in. */
  readonly host?: string | undefined;
  /** For the embedded database and the owner's token. Default `.data/receiver` under the working directory. */
  readonly dataDir?: string | undefined;
  /** A PostgreSQL server instead of the embedded database. */
  readonly databaseUrl?: string | undefined;
  /** At least 16 characters. Default: a random one, kept in `dataDir`. */
  readonly ownerToken?: string | undefined;
  /** Lets the shop's systems tell of customers and purchases: at least 16 characters. Default: nobody may. */
  readonly operatorToken?: string | undefined;
  /** A file of mail domains whose addresses live for some minutes. Default: the short list of this example. */
  readonly disposableDomains?: string | undefined;
  /** Who makes or buys rewards, by the name in campaign files. */
  readonly fulfil?: FulfilHooks | undefined;
  /** Origins of pages elsewhere that may send; the receiver's own may always. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /**
   * A campaign file, a folder, a pattern such as `campaigns/*.json`, or several of them, separated by commas. Default: the campaign of the
   * example pages.
   */
  readonly campaignFile?: string | undefined;
  /** Other systems that hear of what happens, as `readConnectorsFile` gives them. Default: none. */
  readonly targets?: readonly Target[] | undefined;
  /** The event's date instead of the one in the campaign file: `2027-03-04T18:00`, on the event's clock. */
  readonly eventStarts?: string | undefined;
  /** Origin of the campaign's pages. Default: the receiver's own. */
  readonly siteUrl?: string | undefined;
  /** What the payment provider signs its messages with. Default: one that only the stand-in provider of this receiver knows. */
  readonly webhookSecret?: string | undefined;
  /** Files of visitors: their folder (default `uploads` in `dataDir`), and bytes of one and of all of them. */
  readonly uploads?: { readonly [name in keyof UploadStore]?: UploadStore[name] | undefined } | undefined;
  readonly limits?: { readonly [name in keyof Limits]?: Limits[name] | undefined } | undefined;
  /** How mails and texts go out. Default: as files in the folder `outbox` of `dataDir`. */
  readonly messages?: MessagingOptions | undefined;
  /** Whether it does jobs (mails, deliveries, what time brings), and how. Default: it does. */
  readonly workers?: false | WorkerOptions | undefined;
  /** Milliseconds since 1970. Default: the system's clock. */
  readonly clock?: { now(): number } | undefined;
  /** Folders of files to serve on the same origin; the first that has the file wins. `at` is the start of the address, default `/`. */
  readonly staticDirs?: readonly { readonly dir: string; readonly at?: string }[] | undefined;
  /** Adds routes behind the receiver's own and before the files. */
  readonly extraRoutes?: ((app: Hono) => void) | undefined;
  /** Default: lines of JSON on the standard error stream. */
  readonly log?: Log | undefined;
}

export interface Receiver {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** The owner's pages, with the login token. */
  readonly ownerUrl: string;
  readonly db: Database;
  /** What its parts are handed, for commands. */
  readonly services: Services;
  readonly campaigns: Campaigns;
  /**
   * The personal link of a loyal customer to a campaign, by its id (default: the first); the same one each time.
   *
   * @throws {Error} when `email` is no e-mail address, or `campaign` is none
   */
  invite(customer: {
    readonly firstName: string;
    readonly email: string;
    readonly locale?: string;
    readonly campaign?: string;
  }): Promise<string>;
  /** Takes no more requests and jobs, ends those under way, then closes the database. */
  close(): Promise<void>;
}

const DEFAULT_LIMITS: Limits = {
  perMinute: 600,
  trustedProxies: 0,
  minFill: 1000,
  maxBody: 256 * 1024,
  // As long as the chat waits for an answer: longer serves nobody.
  bodyTimeout: 10_000,
  // Whoever stalls or trickles has an answer within a second, and sends again.
  slowAfter: 800,
};

/** Bytes of one file of a visitor, and of all that are kept. */
const LARGEST_FILE = 25_000_000;
const MOST_BYTES = 5_000_000_000;

const EXAMPLE_CAMPAIGN = fileURLToPath(new URL('../landing/campaign.json', import.meta.url));

/**
 * Opens the database, listens, and answers once everything is ready.
 *
 * @throws {Error} naming what can't be used (port, data folder, campaign file) and the cure.
 */
export async function startReceiver(options: ReceiverOptions = {}): Promise<Receiver> {
  const { host = '127.0.0.1', dataDir = join('.data', 'receiver'), clock = Date, log = lineLog() } = options;
  const campaignFile = options.campaignFile ?? EXAMPLE_CAMPAIGN;
  const found = await readCampaigns(campaignFile, options.eventStarts);
  const ownerToken = checkedToken('OWNER_TOKEN', options.ownerToken ?? keptOwnerToken(dataDir));

  // The port comes first: whether it is free is known at once, and who asks early waits until everything is ready.
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 1000 });
  let beReady: (answer: RequestListener) => void = () => undefined;
  const ready = new Promise<RequestListener>((resolve) => (beReady = resolve));
  server.on('request', (incoming, outgoing) => {
    // Whoever is answered while the receiver stops has nothing more to ask on this connection.
    outgoing.once('close', () => {
      if (!server.listening) server.closeIdleConnections();
    });
    void ready.then((answer) => answer(incoming, outgoing));
  });
  const { port } = await listen(server, options.port ?? 0, host);
  const database = await openDatabase({ databaseUrl: options.databaseUrl, dataDir }).catch(async (error: unknown) => {
    await drain(server);
    throw error;
  });
  const url = `http://${/^(127\.0\.0\.1|0\.0\.0\.0|::1?)$/.test(host) ? 'localhost' : host}:${port}`;

  const site = (options.siteUrl ?? url).replace(/\/+$/, '');
  const all = campaigns(found.map((each) => ({ ...each, site })));
  const now = () => new Date(clock.now());

  const messaging = openMessaging(options.messages ?? {}, dataDir, url);
  const jobs = createJobs({ database, now, log }, () => services, {
    traffic: trafficOf(server),
    ...(options.workers || {}),
  });
  const stopping = new AbortController();
  const services: Services = {
    stopping: stopping.signal,
    database,
    jobs,
    emit,
    flows: flowFilesIn(foldersOf(campaignFile)),
    messaging,
    linkSecret: await openLinkSecret(database),
    connectors: connectorsOf(options.targets ?? []),
    ownerToken,
    log,
    campaigns: all,
    fairPlay: { isDisposable: disposableDomains(options.disposableDomains) },
    fulfil: options.fulfil ?? {},
    operatorToken: options.operatorToken === undefined ? null : checkedToken('OPERATOR_TOKEN', options.operatorToken),
    now,
    webhookSecret: options.webhookSecret ?? randomBytes(32).toString('base64'),
    hasStandInProvider: options.webhookSecret === undefined,
    uploads: {
      dir: options.uploads?.dir ?? join(dataDir, 'uploads'),
      largest: options.uploads?.largest ?? LARGEST_FILE,
      most: options.uploads?.most ?? MOST_BYTES,
    },
    limits: { ...DEFAULT_LIMITS, ...withoutGaps(options.limits ?? {}) },
    allowedOrigins: options.allowedOrigins ?? [],
  };
  await settleAll(services).catch(async (error: unknown) => {
    await drain(server);
    await database.close();
    throw error;
  });
  const app = createApp(services);
  options.extraRoutes?.(app);
  for (const { dir, at = '/' } of options.staticDirs ?? []) {
    const start = at.replace(/\/+$/, '');
    app.use(`${start}/*`, serveStatic({ root: dir, rewriteRequestPath: (path) => path.slice(start.length) || '/' }));
  }
  beReady(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  if (options.workers !== false) services.jobs.start();

  return {
    url,
    port,
    db: database,
    services,
    campaigns: all,
    ownerUrl: `${url}/owner?token=${encodeURIComponent(ownerToken)}`,
    async invite({ firstName, email: typed, locale = 'en', campaign: named }) {
      const campaign = named === undefined ? all.all[0] : all.byName(named);
      if (!campaign) throw new Error(`invite(): there is no campaign "${named}".`);
      const email = readEmailAddress(typed);
      if (!email) throw new Error('invite(): "email" is not an e-mail address.');
      const { token } = await database.transaction((tx) => inviteCustomer(tx, campaign, { firstName, email }, now()));
      return invitationLink(campaign, token, { locale, tone: '' });
    },
    async close() {
      stopping.abort();
      await drain(server);
      await services.jobs.stop();
      await messaging.close();
      await database.close();
    },
  };
}

async function settleAll(services: Services): Promise<void> {
  for (const campaign of services.campaigns.all) await settleCampaign(services, campaign);
}

const withoutGaps = (limits: NonNullable<ReceiverOptions['limits']>) =>
  Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined)) as Partial<Limits>;

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new Error(`Port ${port} on ${host} is taken. Set PORT to another one; 0 takes any that is free.`, {
              cause: error,
            })
          : error,
      );
    });
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

/** Lets requests under way end, for 5 seconds at most. */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), 5000);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}
