/** Stand-ins for the systems that connectors know, on this machine. Each refuses what the real one refuses, as its documentation says, and keeps what it takes. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { netlifyOf, newScript } from '../../../../test/tools/form-services.mjs';
import { NOW } from '../envelopes.ts';
import { verifyWebhook } from '../../web/webhook-signature.ts';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Without its parameters. */
  readonly type: string;
  readonly body: string;
  readonly at: Date;
}

export interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

export const KEYS = {
  hubspot: 'pat-eu1-0001',
  mailchimp: '0123456789abcdef0123456789abcdef-us21',
  brevo: 'xkeysib-0001',
  klaviyo: 'pk_0001',
  webhook: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw/+0123456789abc=',
};

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: body === null ? '' : JSON.stringify(body),
});
const isMail = (value: unknown) => typeof value === 'string' && /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/.test(value);
const E164 = /^\+[1-9]\d{6,14}$/;

type Taken = Record<string, unknown>;
type StandIn = (call: Call, taken: Taken[]) => Answer;

/** Properties that the account has. */
const HUBSPOT_PROPERTIES = [
  'email',
  'firstname',
  'lastname',
  'phone',
  'campaign',
  'role',
  'referrals',
  'lifecyclestage',
];

const hubspotCrm: StandIn = (call, taken) => {
  const refuse = (status: number, category: string, message: string) =>
    json(status, { status: 'error', message, correlationId: 'c-1', category });
  if (call.headers.authorization !== `Bearer ${KEYS.hubspot}`)
    return refuse(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found.');
  if (call.method === 'GET') return json(200, { name: 'email' });
  if (call.type !== 'application/json') return json(415, { status: 'error', message: 'Unsupported Media Type' });
  const { inputs } = JSON.parse(call.body) as {
    inputs: { idProperty: string; id: string; properties: Record<string, unknown> }[];
  };
  for (const { idProperty, id, properties } of inputs) {
    if (idProperty !== 'email' || !isMail(id)) return refuse(400, 'VALIDATION_ERROR', `Email address ${id} is invalid`);
    for (const [name, value] of Object.entries(properties)) {
      if (!HUBSPOT_PROPERTIES.includes(name))
        return refuse(
          400,
          'VALIDATION_ERROR',
          `Property values were not valid: "${name}" does not exist (${String(value)})`,
        );
      if (typeof value !== 'string') return refuse(400, 'VALIDATION_ERROR', 'no text');
    }
    taken.push(properties);
  }
  return json(200, { status: 'COMPLETE', results: inputs.map(({ id }) => ({ id: '51', properties: { email: id } })) });
};

const HUBSPOT_FIELDS = [
  '0-1/email',
  '0-1/firstname',
  '0-1/lastname',
  '0-1/phone',
  '0-1/campaign',
  '0-1/role',
  '0-1/referrals',
];

const hubspotForm: StandIn = (call, taken) => {
  if (call.path.includes('/secure/') && call.headers.authorization !== `Bearer ${KEYS.hubspot}`)
    return json(401, { status: 'error', category: 'INVALID_AUTHENTICATION' });
  if (call.type !== 'application/json') return json(415, { status: 'error', message: 'Unsupported Media Type' });
  const sent = JSON.parse(call.body) as {
    submittedAt: unknown;
    fields: { objectTypeId: string; name: string; value: unknown }[];
    context?: { pageUri?: string };
    legalConsentOptions?: {
      consent?: {
        consentToProcess?: boolean;
        text?: string;
        communications?: { subscriptionTypeId: unknown; text: string }[];
      };
    };
  };
  const errors: { errorType: string; message: string }[] = [];
  const refuse = (errorType: string, message: string) => errors.push({ errorType, message });
  const age = call.at.getTime() - Number(sent.submittedAt);
  if (!(age < 30 * 86_400_000)) refuse('INVALID_METADATA', 'submittedAt is more than a month ago');
  for (const { objectTypeId, name, value } of sent.fields) {
    if (!HUBSPOT_FIELDS.includes(`${objectTypeId}/${name}`))
      refuse('FIELD_NOT_IN_FORM_DEFINITION', `Error in 'fields.${name}'. The field is not in the form`);
    if (typeof value !== 'string') refuse('INVALID_JSON', `Error in 'fields.${name}'`);
    if (name === 'email' && !isMail(value))
      refuse('INVALID_EMAIL', `Error in 'fields.email'. '${String(value)}' is invalid`);
  }
  const consent = sent.legalConsentOptions?.consent;
  if (consent?.consentToProcess !== true) refuse('MISSING_PROCESSING_CONSENT', 'Consent to processing is missing');
  else if (!consent.text) refuse('MISSING_PROCESSING_CONSENT_TEXT', 'The text of the consent is missing');
  if (consent?.communications?.some(({ text, subscriptionTypeId }) => !text || !Number.isInteger(subscriptionTypeId)))
    refuse('MISSING_COMMUNICATION_CONSENT_TEXT', 'A communication consent is incomplete');
  if (errors.length > 0)
    return json(400, { status: 'error', message: 'The request is not valid', correlationId: 'c-1', errors });
  taken.push({
    ...Object.fromEntries(sent.fields.map(({ name, value }) => [name, value])),
    page: sent.context?.pageUri,
    consent,
  });
  return json(200, { inlineMessage: 'Thanks for submitting the form.' });
};

/** Says 200 to everything, and keeps what has all that a lead needs. */
const salesforce: StandIn = (call, taken) => {
  const sent = Object.fromEntries(new URLSearchParams(call.body));
  const isForm = call.type === 'application/x-www-form-urlencoded' && call.query.get('encoding') === 'UTF-8';
  if (sent.oid === '00D000000000bad')
    return { status: 200, headers: { 'is-processed': 'true Exception:common.exception.ApiException' } };
  if (isForm && sent.oid && sent.last_name && sent.company) taken.push(sent);
  return { status: 200, headers: { 'is-processed': 'true' }, body: '' };
};

const MERGE_FIELDS = ['FNAME', 'LNAME', 'CAMPAIGN', 'REFERRALS'];

const mailchimp = (): StandIn => {
  const members = new Map<string, Taken>();
  return (call, taken) => {
    const refuse = (status: number, title: string, errors: object[] = []) =>
      json(status, { type: 'about:blank', title, status, detail: 'anna@example.com', errors });
    if (call.headers.authorization !== `Basic ${Buffer.from(`key:${KEYS.mailchimp}`).toString('base64')}`)
      return refuse(401, 'API Key Invalid');
    const [, list, hash, tags] =
      /^\/3\.0\/lists\/([^/]+)(?:\/members\/([0-9a-f]{32})(\/tags)?)?$/.exec(call.path) ?? [];
    if (list !== 'a1b2c3') return refuse(404, 'Resource Not Found');
    if (!hash) return json(200, { id: list });
    const known = members.get(hash);
    const sent = JSON.parse(call.body) as Taken & { merge_fields?: Record<string, unknown>; tags?: { name: string }[] };
    if (call.method !== 'PUT' && !known) return refuse(404, 'Resource Not Found');
    if (tags) {
      known!.tags = sent.tags?.map(({ name }) => name);
      return json(204, null);
    }
    const foreign = Object.keys(sent.merge_fields ?? {}).find((name) => !MERGE_FIELDS.includes(name));
    if (foreign) return refuse(400, 'Invalid Resource', [{ field: foreign, message: 'is no merge field' }]);
    if (call.method === 'PUT') {
      const address = String(sent.email_address);
      if (!isMail(address)) return refuse(400, 'Invalid Resource', [{ field: 'email_address', message: 'looks fake' }]);
      if (createHash('md5').update(address.toLowerCase()).digest('hex') !== hash)
        return refuse(400, 'Invalid Resource');
      if (!known && !sent.status_if_new) return refuse(400, 'Invalid Resource', [{ field: 'status_if_new' }]);
    }
    const member: Taken = known ?? { status: sent.status_if_new };
    if (!known) taken.push(member);
    Object.assign(member, { ...sent, status: sent.status ?? member.status, status_if_new: undefined });
    members.set(hash, member);
    return json(200, { id: hash, status: member.status });
  };
};

const BREVO_ATTRIBUTES = ['FIRSTNAME', 'LASTNAME', 'CAMPAIGN', 'REFERRALS'];

const brevo = (): StandIn => {
  const contacts = new Map<string, Taken & { listIds: number[] }>();
  return (call, taken) => {
    const refuse = (status: number, code: string) => json(status, { code, message: 'anna@example.com is not valid' });
    if (call.headers['api-key'] !== KEYS.brevo) return refuse(401, 'unauthorized');
    if (call.path.startsWith('/v3/contacts/lists/')) return json(200, { id: 7 });
    const sent = call.body ? (JSON.parse(call.body) as Taken) : {};
    const foreign = Object.keys(sent.attributes ?? {}).find((name) => !BREVO_ATTRIBUTES.includes(name));
    if (foreign) return refuse(400, 'invalid_parameter');
    if (call.path === '/v3/contacts/doubleOptinConfirmation') {
      const email = String(sent.email);
      if (!isMail(email)) return refuse(400, 'invalid_parameter');
      if (sent.templateId !== 3 || !sent.redirectionUrl) return refuse(400, 'invalid_parameter');
      // The stand-in's people press the link in the mail at once.
      contacts.set(email, { ...(sent.attributes as object), listIds: sent.includeListIds as number[] });
      taken.push({ mail: email, attributes: sent.attributes });
      return json(201, null);
    }
    const email = decodeURIComponent(/^\/v3\/contacts\/([^/]+)$/.exec(call.path)?.[1] ?? '');
    const contact = contacts.get(email);
    if (!contact) return refuse(404, 'document_not_found');
    if (call.method === 'GET') return json(200, { email, ...contact });
    const gone = (sent.unlinkListIds ?? []) as number[];
    contact.listIds = contact.listIds.filter((list) => !gone.includes(list));
    taken.push({ changed: email, attributes: sent.attributes, left: sent.unlinkListIds });
    return json(204, null);
  };
};

const klaviyo: StandIn = (call, taken) => {
  const refuse = (status: number, code: string, pointer = '') =>
    json(status, { errors: [{ status, code, title: 'No', detail: 'anna@example.com', source: { pointer } }] });
  if (call.headers.authorization !== `Klaviyo-API-Key ${KEYS.klaviyo}`) return refuse(401, 'not_authenticated');
  const revision = String(call.headers.revision);
  // One comes each quarter, and each is answered for two years: https://developers.klaviyo.com/en/docs/api_versioning_and_deprecation_policy
  if (!/^20\d\d-(01|04|07|10)-15$/.test(revision)) return refuse(400, 'invalid', '/headers/revision');
  if (Date.parse(revision) < NOW.getTime() - 2 * 365 * 86_400_000) return refuse(410, 'gone', '/headers/revision');
  if (call.method === 'GET') return json(200, { data: { type: 'list' } });
  if (call.type !== 'application/vnd.api+json') return refuse(415, 'unsupported_media_type');
  interface Profile {
    readonly attributes: { readonly email?: string; readonly phone_number?: string; readonly subscriptions?: object };
  }
  const { data } = JSON.parse(call.body) as {
    data: {
      type: string;
      attributes: { profiles?: { data: Profile[] } } & Profile['attributes'];
      relationships?: { list?: { data?: { type?: string; id?: string } } };
    };
  };
  const list = data.relationships?.list?.data;
  if (call.path !== `/api/${data.type === 'profile' ? 'profile-import' : `${data.type}s`}`)
    return refuse(409, 'conflict', '/data/type');
  if (data.type !== 'profile' && (list?.type !== 'list' || list.id !== 'Y6nRLr'))
    return refuse(404, 'not_found', '/data/relationships/list');
  const profile = data.attributes.profiles?.data[0]?.attributes ?? data.attributes;
  if (!isMail(profile.email)) return refuse(400, 'invalid', '/data/attributes/email');
  if (profile.phone_number !== undefined && !E164.test(profile.phone_number))
    return refuse(400, 'invalid', '/data/attributes/phone_number');
  taken.push({ type: data.type, ...profile });
  return call.path.endsWith('-jobs') ? json(202, null) : json(200, { data: { id: '01' } });
};

const chatwoot = (): StandIn => {
  const contacts = new Map<string, { messages: { id: number; content: string }[][] }>();
  return (call, taken) => {
    const [, inbox, source, rest = ''] =
      /^\/public\/api\/v1\/inboxes\/([^/]+)(?:\/contacts(?:\/([^/]+)(.*))?)?$/.exec(call.path) ?? [];
    if (inbox !== 'inbox-1') return json(404, { error: 'Resource could not be found' });
    const sent = call.body ? (JSON.parse(call.body) as Taken) : {};
    if (call.path.endsWith('/contacts')) {
      if (sent.phone_number !== undefined && !E164.test(String(sent.phone_number)))
        return json(422, { message: 'Phone number should be in e164 format' });
      const id = String(sent.source_id);
      if (!contacts.has(id)) {
        contacts.set(id, { messages: [] });
        taken.push({ contact: sent.email, name: sent.name });
      }
      return json(200, { source_id: id, id: 9 });
    }
    if (!source) return json(200, { name: 'Shop' });
    const contact = contacts.get(source);
    if (!contact) return json(404, { error: 'Resource could not be found' });
    const [, id, isMessages] = /^\/conversations(?:\/(\d+))?(\/messages)?$/.exec(rest) ?? [];
    if (!id) {
      if (call.method === 'POST') contact.messages.push([]);
      const all = contact.messages.map((_, at) => ({ id: at + 1 }));
      return json(200, call.method === 'POST' ? all.at(-1) : all);
    }
    const messages = contact.messages[Number(id) - 1];
    if (!messages) return json(404, { error: 'Resource could not be found' });
    if (!isMessages) return json(200, { id: Number(id) });
    if (call.method === 'GET') return json(200, messages);
    messages.push({ id: messages.length + 1, content: String(sent.content) });
    taken.push({ message: sent.content });
    return json(200, messages.at(-1));
  };
};

const formspree: StandIn = (call, taken) => {
  if (!String(call.headers.accept).includes('application/json'))
    return { status: 302, headers: { Location: '/thanks' } };
  const sent = JSON.parse(call.body) as Taken;
  if ('email' in sent && !isMail(sent.email))
    return json(422, {
      error: 'Validation errors',
      errors: [{ code: 'TYPE_EMAIL', field: 'email', message: 'should be an email' }],
    });
  taken.push(sent);
  return json(200, { ok: true, next: '/thanks' });
};

/** What answers with a word, as Make does, and 410 where no scenario listens. */
const hook: StandIn = (call, taken) => {
  if (call.path.endsWith('/off')) return { status: 410, body: 'There is no scenario listening for this webhook.' };
  if (call.type !== 'application/x-www-form-urlencoded') return { status: 400, body: 'Bad request' };
  taken.push(Object.fromEntries(new URLSearchParams(call.body)));
  return { status: 200, body: 'Accepted' };
};

const webhook: StandIn = (call, taken) => {
  try {
    const headers = Object.fromEntries(Object.entries(call.headers).map(([name, value]) => [name, String(value)]));
    taken.push({
      id: call.headers['webhook-id'],
      ...(verifyWebhook(KEYS.webhook, call.body, headers, call.at) as Taken),
    });
  } catch {
    return { status: 401, body: 'not signed' };
  }
  return { status: 204 };
};

const SITE = `<form name="vip" data-netlify="true"><input name="contact_email" /><input name="size" /></form>`;

export type Name =
  | 'hubspot-crm'
  | 'hubspot-form'
  | 'salesforce'
  | 'mailchimp'
  | 'brevo'
  | 'klaviyo'
  | 'chatwoot'
  | 'hook'
  | 'google-sheet'
  | 'formspree'
  | 'netlify'
  | 'webhook';

export interface StandIns {
  readonly origin: string;
  /** What each has kept. */
  readonly taken: Record<Name, Taken[]>;
  /** How often each was asked. */
  readonly calls: Record<Name, number>;
  /** Answers that come before the stand-in is asked: an outage, a limit. */
  readonly instead: Partial<Record<Name, (call: Call) => Answer | 'reset' | undefined>>;
  /** What clock the stand-ins have. */
  now: () => Date;
  stop(): Promise<void>;
}

const PATHS: readonly (readonly [string, Name])[] = [
  ['/crm/', 'hubspot-crm'],
  ['/submissions/', 'hubspot-form'],
  ['/servlet/', 'salesforce'],
  ['/3.0/', 'mailchimp'],
  ['/v3/', 'brevo'],
  ['/api/', 'klaviyo'],
  ['/public/', 'chatwoot'],
  ['/hook/', 'hook'],
  ['/macros/', 'google-sheet'],
  ['/f/', 'formspree'],
  ['/site', 'netlify'],
  ['/webhook', 'webhook'],
];

/** All stand-ins on one origin, told apart by their paths. */
export async function startStandIns(): Promise<StandIns> {
  const taken = Object.fromEntries(PATHS.map(([, name]) => [name, []])) as unknown as Record<Name, Taken[]>;
  const calls = Object.fromEntries(PATHS.map(([, name]) => [name, 0])) as Record<Name, number>;
  const sheetRows: unknown[][] = [];
  const script = newScript(sheetRows) as (contents: string) => string;
  const netlifySite = netlifyOf(SITE, taken.netlify) as (call: Call) => Answer;
  let lastAnswer = '';
  const standIns: Record<Name, StandIn> = {
    'hubspot-crm': hubspotCrm,
    'hubspot-form': hubspotForm,
    salesforce,
    mailchimp: mailchimp(),
    brevo: brevo(),
    klaviyo,
    chatwoot: chatwoot(),
    hook,
    formspree,
    netlify: (call) => netlifySite(call),
    webhook,
    // Answers by a redirect to the answer, which wants to be asked for without a body.
    'google-sheet': (call) => {
      if (call.path.endsWith('/echo'))
        return call.method === 'GET' && !call.body ? json(200, JSON.parse(lastAnswer)) : { status: 405 };
      try {
        lastAnswer = script(call.body);
      } catch (error) {
        return { status: 200, headers: { 'Content-Type': 'text/html' }, body: `<title>Error</title>${String(error)}` };
      }
      taken['google-sheet'].splice(0, Infinity, ...sheetRows.slice(1).map((row) => ({ row: [...row] })));
      return { status: 302, headers: { Location: '/macros/echo' } };
    },
  };

  const all: StandIns = {
    origin: '',
    taken,
    calls,
    instead: {},
    now: () => new Date(),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://stand-ins');
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
    const name = PATHS.find(([start]) => pathname.startsWith(start))?.[1];
    if (!name) return response.writeHead(404).end();
    calls[name] += 1;
    const call: Call = {
      method: request.method!,
      path: pathname,
      query: searchParams,
      headers: request.headers,
      type: request.headers['content-type']?.split(';')[0] ?? '',
      body,
      at: all.now(),
    };
    const answer = all.instead[name]?.(call) ?? standIns[name](call, taken[name]);
    if (answer === 'reset') return request.socket.destroy();
    return response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(all, { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}
