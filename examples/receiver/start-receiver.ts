import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { settleCampaign } from './campaign/campaign-changes.ts';
import { invitationLink } from './campaign/campaign.ts';
import { type Campaigns, campaigns, readCampaigns } from './campaign/campaigns.ts';
import { readEmailAddress } from './campaign/email-address.ts';
import { inviteCustomer } from './campaign/invitations.ts';
import { closeStack, type CloseStack } from './close-stack.ts';
import { connectorsOf } from './connectors/connectors.ts';
import type { Target } from './connectors/connectors-file.ts';
import type { Database } from './database/database.ts';
import { openDatabase } from './database/open-database.ts';
import { NO_PLACES, type Places, readPlaces } from './engagement/places.ts';
import { emit } from './events/emit.ts';
import { flowFilesIn, foldersOf } from './insights/flow-files.ts';
import { createJobs, type WorkerOptions } from './jobs/create-jobs.ts';
import { lineLog, type Log } from './log.ts';
import { checkedToken, keptOwnerToken, type OwnerToken } from './owner/owner-token.ts';
import type { PaymentSettings, PriceOf } from './payments/payments-route.ts';
import { disposableDomains } from './referrals/fair-play/disposable-domains.ts';
import type { FulfilHooks } from './rewards/fulfil/fulfil.ts';
import {
  type MessagingOptions,
  messagingSettings,
  type MessagingSettings,
  openMessaging,
} from './messages/open-messaging.ts';
import { openLinkSecret } from './messages/personal-links.ts';
import type { Limits, Services } from './services.ts';
import type { UploadStore } from './uploads/store.ts';
import { expectUnserved, onlyPublicFiles } from './web/served-files.ts';
import { listen, type ServerDoor } from './web/server-door.ts';
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
  /** A file of places, by which a campaign's `profile` knows where people live. Default: none is known. */
  readonly placesFile?: string | undefined;
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
  /** What the payment provider signs its messages with. Without it, and without the stand-in, nobody takes payments. */
  readonly webhookSecret?: string | undefined;
  /** A page that stands in for the payment provider's, to try payments without one: anybody may press "Pay" on it. Default: none. */
  readonly standInProvider?: boolean | undefined;
  /** What a payment costs, as the shop knows it. Default: the amount that the page asks for is believed, which a visitor can change. */
  readonly priceOf?: PriceOf | undefined;
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
  /** The token was made at this start, so nobody knows it yet. */
  readonly hasNewOwnerToken: boolean;
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

/** All that was set, read and found good, before anything is opened. */
interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly log: Log;
  readonly now: () => Date;
  readonly ownerToken: OwnerToken;
  /** The services that need nothing but settings. */
  readonly settled: Pick<
    Services,
    | 'flows'
    | 'connectors'
    | 'fairPlay'
    | 'places'
    | 'fulfil'
    | 'operatorToken'
    | 'payments'
    | 'uploads'
    | 'limits'
    | 'allowedOrigins'
  >;
  readonly campaigns: Awaited<ReturnType<typeof readCampaigns>>;
  readonly messages: MessagingSettings;
}

/** @throws {Error} naming the setting and the cure. */
async function readSettings(options: ReceiverOptions): Promise<Settings> {
  const { dataDir = join('.data', 'receiver'), clock = Date } = options;
  const campaignFile = options.campaignFile ?? EXAMPLE_CAMPAIGN;
  const messages = messagingSettings(options.messages ?? {}, dataDir);
  const uploadsDir = options.uploads?.dir ?? join(dataDir, 'uploads');
  expectUnserved(
    [
      { setting: 'DATA_DIR', dir: dataDir },
      { setting: 'UPLOADS_DIR', dir: uploadsDir },
      { setting: 'OUTBOX_DIR', dir: messages.outboxDir },
      ...(messages.textsDir === undefined ? [] : [{ setting: 'MESSAGES_DIR', dir: messages.textsDir }]),
    ],
    (options.staticDirs ?? []).map(({ dir }) => dir),
  );
  const found = await readCampaigns(campaignFile, options.eventStarts);
  return {
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    dataDir,
    log: options.log ?? lineLog(),
    now: () => new Date(clock.now()),
    campaigns: found,
    messages,
    settled: {
      flows: flowFilesIn(foldersOf(campaignFile)),
      connectors: connectorsOf(options.targets ?? []),
      fairPlay: { isDisposable: disposableDomains(options.disposableDomains) },
      places: placesFor(found, options.placesFile),
      fulfil: options.fulfil ?? {},
      operatorToken: options.operatorToken === undefined ? null : checkedToken('OPERATOR_TOKEN', options.operatorToken),
      payments: paymentSettings(options),
      uploads: {
        dir: uploadsDir,
        largest: options.uploads?.largest ?? LARGEST_FILE,
        most: options.uploads?.most ?? MOST_BYTES,
      },
      limits: { ...DEFAULT_LIMITS, ...withoutGaps(options.limits ?? {}) },
      allowedOrigins: options.allowedOrigins ?? [],
    },
    // Last, since it may make the token's file: a start that fails leaves nothing behind.
    ownerToken:
      options.ownerToken === undefined
        ? keptOwnerToken(dataDir)
        : { token: checkedToken('OWNER_TOKEN', options.ownerToken), isNew: false },
  };
}

/** @throws {Error} where a campaign keeps where people live, and no place is known */
function placesFor(found: Settings['campaigns'], placesFile: string | undefined): Places {
  if (placesFile !== undefined) return readPlaces(placesFile);
  const asking = found.find(({ file }) => file.profile?.place !== undefined);
  if (asking)
    throw new Error(
      `Campaign "${asking.file.id}" keeps where people live ("profile.place"), but this receiver knows no places. Set PLACES_FILE to a list of places, or take "place" out of "profile".`,
    );
  return NO_PLACES;
}

function paymentSettings({ webhookSecret, standInProvider, priceOf }: ReceiverOptions): PaymentSettings | null {
  if (webhookSecret !== undefined && standInProvider)
    throw new Error(
      'WEBHOOK_SECRET and STAND_IN_PROVIDER exclude each other: on the stand-in anybody may press "Pay".',
    );
  if (webhookSecret === undefined && !standInProvider) return null;
  return {
    webhookSecret: webhookSecret ?? randomBytes(32).toString('base64'),
    hasStandIn: webhookSecret === undefined,
    priceOf: priceOf ?? null,
  };
}

/**
 * Opens the database, listens, and answers once everything is ready.
 *
 * @throws {Error} naming what can't be used (a setting, the port, the data folder, the campaign file) and the cure; then nothing stays open.
 */
export async function startReceiver(options: ReceiverOptions = {}): Promise<Receiver> {
  const settings = await readSettings(options);
  const open = closeStack();
  try {
    // The port comes first: whether it is free is known at once, and who asks early waits until everything is ready.
    const door = await listen(settings.port, settings.host);
    open.add(() => door.shut());
    const stopping = new AbortController();
    const services = await openServices(settings, options, door, open, stopping.signal);
    door.open(getRequestListener(appOf(services, options).fetch, { overrideGlobalObjects: false }));
    if (options.workers !== false) services.jobs.start();
    open.add(() => door.drain());
    open.add(() => stopping.abort());
    return receiverOn(door, services, settings.ownerToken, open);
  } catch (error) {
    await open.closeAll().catch(() => undefined);
    throw error;
  }
}

async function openServices(
  settings: Settings,
  options: ReceiverOptions,
  door: ServerDoor,
  open: CloseStack,
  stopping: AbortSignal,
): Promise<Services> {
  const { dataDir, log, now } = settings;
  const database = await openDatabase({ databaseUrl: options.databaseUrl, dataDir });
  open.add(() => database.close());
  const messaging = openMessaging(settings.messages, door.url);
  open.add(() => messaging.close());
  const jobs = createJobs({ database, now, log }, () => services, {
    traffic: trafficOf(door.server),
    ...(options.workers || {}),
  });
  open.add(() => jobs.stop());
  const site = (options.siteUrl ?? door.url).replace(/\/+$/, '');
  const services: Services = {
    ...settings.settled,
    stopping,
    database,
    jobs,
    emit,
    messaging,
    linkSecret: await openLinkSecret(database),
    ownerToken: settings.ownerToken.token,
    log,
    campaigns: campaigns(settings.campaigns.map((each) => ({ ...each, site }))),
    now,
  };
  for (const campaign of services.campaigns.all) await settleCampaign(services, campaign);
  return services;
}

/** The receiver's own routes, those of the program around it, and its files. */
function appOf(services: Services, options: ReceiverOptions): Hono {
  const app = createApp(services);
  options.extraRoutes?.(app);
  for (const { dir, at = '/' } of options.staticDirs ?? []) {
    const start = at.replace(/\/+$/, '');
    app.use(
      `${start}/*`,
      onlyPublicFiles(dir, start),
      serveStatic({ root: dir, rewriteRequestPath: (path) => path.slice(start.length) || '/' }),
    );
  }
  return app;
}

function receiverOn(door: ServerDoor, services: Services, owner: OwnerToken, open: CloseStack): Receiver {
  const { database, campaigns: all, now } = services;
  return {
    url: door.url,
    port: door.port,
    db: database,
    services,
    campaigns: all,
    ownerUrl: `${door.url}/owner?token=${encodeURIComponent(owner.token)}`,
    hasNewOwnerToken: owner.isNew,
    async invite({ firstName, email: typed, locale = 'en', campaign: named }) {
      const campaign = named === undefined ? all.all[0] : all.byName(named);
      if (!campaign) throw new Error(`invite(): there is no campaign "${named}".`);
      const email = readEmailAddress(typed);
      if (!email) throw new Error('invite(): "email" is not an e-mail address.');
      const { token } = await database.transaction((tx) => inviteCustomer(tx, campaign, { firstName, email }, now()));
      return invitationLink(campaign, token, { locale, tone: '' });
    },
    close: () => open.closeAll(),
  };
}

const withoutGaps = (limits: NonNullable<ReceiverOptions['limits']>) =>
  Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined)) as Partial<Limits>;
