import type { FulfilHooks } from './rewards/fulfil/fulfil.ts';
import { mockProvider } from './rewards/fulfil/mock-provider.ts';
import { tremendous, tremendousAccount } from './rewards/fulfil/tremendous.ts';
import type { TwilioAccount } from './messages/channels/twilio.ts';
import { readConnectorsFile } from './connectors/connectors-file.ts';
import type { ReceiverOptions } from './start-receiver.ts';
import { A_WEBHOOK_SECRET, isWebhookSecret } from './web/webhook-signature.ts';

type Environment = Readonly<Record<string, string | undefined>>;

function wholeNumber(env: Environment, name: string): number | undefined {
  const text = env[name]?.trim();
  if (!text) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} is "${text}". Set it to a whole number, or leave it out.`);
  return Number(text);
}

function yesOrNo(env: Environment, name: string): boolean | undefined {
  const text = env[name]?.trim();
  if (!text) return undefined;
  if (text !== '0' && text !== '1') throw new Error(`${name} is "${text}". Set it to 1 or 0, or leave it out.`);
  return text === '1';
}

/** What somebody else signs their messages to us with. */
function signingSecret(env: Environment, name: string): string | undefined {
  const secret = env[name]?.trim();
  if (!secret) return undefined;
  // Without the value: it is a secret.
  if (!isWebhookSecret(secret)) throw new Error(`${name} is not ${A_WEBHOOK_SECRET}`);
  return secret;
}

/** Those whose accounts are set, and one for demonstrations. */
function fulfilHooks(env: Environment): FulfilHooks {
  const account = tremendousAccount(env);
  return { demo: mockProvider, ...(account && { tremendous: tremendous(account) }) };
}

function mailServer({ SMTP_URL: url }: Environment): string | undefined {
  if (!url) return undefined;
  if (URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol)) return url;
  // Without the value: it holds a password.
  throw new Error(
    'SMTP_URL is no address of a mail server. Write smtps://USER:PASSWORD@HOST, or smtp://… with a port.',
  );
}

function twilioAccount(env: Environment): TwilioAccount | undefined {
  const { TWILIO_SID: sid, TWILIO_TOKEN: token, TWILIO_FROM: from, TWILIO_URL: url } = env;
  if (!sid && !token) return undefined;
  if (!sid || !token) throw new Error('TWILIO_SID and TWILIO_TOKEN belong together. Set both, or neither.');
  return { sid, token, from: from || null, url: url || undefined };
}

/**
 * The settings in environment variables; README.md lists them.
 *
 * @throws {Error} naming the variable and what belongs there.
 */
export function optionsFromEnvironment(env: Environment): ReceiverOptions {
  const origins = env.ALLOWED_ORIGINS?.split(/[\s,]+/).filter(Boolean) ?? [];
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new Error(
        `ALLOWED_ORIGINS holds "${origin}". Write origins such as https://shop.example, without a path, separated by commas.`,
      );
    }
  }
  return {
    port: wholeNumber(env, 'PORT') ?? 8787,
    host: env.HOST || undefined,
    dataDir: env.DATA_DIR || undefined,
    databaseUrl: env.DATABASE_URL || undefined,
    ownerToken: env.OWNER_TOKEN || undefined,
    operatorToken: env.OPERATOR_TOKEN || undefined,
    disposableDomains: env.DISPOSABLE_DOMAINS || undefined,
    placesFile: env.PLACES_FILE || undefined,
    fulfil: fulfilHooks(env),
    campaignFile: env.CAMPAIGN_FILE || undefined,
    targets: env.CONNECTORS_FILE ? readConnectorsFile(env.CONNECTORS_FILE, env) : undefined,
    eventStarts: env.EVENT_STARTS || undefined,
    siteUrl: env.SITE_URL || undefined,
    allowedOrigins: origins,
    webhookSecret: signingSecret(env, 'WEBHOOK_SECRET'),
    standInProvider: yesOrNo(env, 'STAND_IN_PROVIDER'),
    messages: {
      smtpUrl: mailServer(env),
      twilio: twilioAccount(env),
      outboxDir: env.OUTBOX_DIR || undefined,
      textsDir: env.MESSAGES_DIR || undefined,
      publicUrl: env.PUBLIC_URL || undefined,
      bounceSecret: signingSecret(env, 'BOUNCE_SECRET'),
    },
    uploads: {
      dir: env.UPLOADS_DIR || undefined,
      largest: wholeNumber(env, 'MAX_FILE_BYTES'),
    },
    limits: {
      perMinute: wholeNumber(env, 'RATE_LIMIT'),
      trustedProxies: wholeNumber(env, 'TRUSTED_PROXIES'),
      minFill: wholeNumber(env, 'MIN_FILL_MS'),
      maxBody: wholeNumber(env, 'MAX_BODY_BYTES'),
      bodyTimeout: wholeNumber(env, 'BODY_TIMEOUT_MS'),
      slowAfter: wholeNumber(env, 'SLOW_AFTER_MS'),
    },
  };
}
