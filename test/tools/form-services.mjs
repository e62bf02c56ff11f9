import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createContext, runInContext } from 'node:vm';

/*
 * Stand-ins for the form services that the adapters know. Each refuses what the real one refuses, as its documentation says, and keeps
 * what it takes.
 */

const cors = { 'Access-Control-Allow-Origin': '*' };
const json = (status, body) => ({
  status,
  headers: { ...cors, 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});
/** A pre-flight of somebody who does not know the method: no header that allows anything. */
const noPreflight = { status: 405, headers: {}, body: '' };
const preflight = {
  status: 204,
  headers: { ...cors, 'Access-Control-Allow-Headers': 'content-type, accept', 'Access-Control-Allow-Methods': 'POST' },
  body: '',
};
const isMail = (value) => /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/.test(value ?? '');

/** HubSpot forms v3, a form with these properties that asks for consent to processing. */
export const HUBSPOT_PATH = '/submissions/v3/integration/submit/4711/0f1e2d3c-4b5a-4678-9abc-def012345678';
const HUBSPOT_FIELDS = ['0-1/email', '0-1/firstname', '0-1/sizes', '0-2/name'];

function hubspot({ method, type, body }, taken) {
  if (method === 'OPTIONS') return preflight;
  if (type !== 'application/json') return json(415, { status: 'error', message: 'Unsupported Media Type' });
  const errors = [];
  const sent = JSON.parse(body);
  const refuse = (errorType, message) => errors.push({ errorType, message });
  for (const key of Object.keys(sent))
    if (!['submittedAt', 'fields', 'context', 'legalConsentOptions'].includes(key))
      refuse('INVALID_JSON', `Unrecognized field "${key}"`);
  if (!(Date.now() - Number(sent.submittedAt) < 30 * 86_400_000))
    refuse('INVALID_METADATA', 'submittedAt is more than a month ago');
  if (sent.context?.hutk !== undefined && !/^[\da-f]{32}$/.test(sent.context.hutk))
    refuse('INVALID_HUTK', "Error in 'context.hutk'");
  if (!/^https?:/.test(sent.context?.pageUri)) refuse('INVALID_PAGE_URI', "Error in 'context.pageUri'");
  for (const { objectTypeId, name, value } of sent.fields) {
    if (!HUBSPOT_FIELDS.includes(`${objectTypeId}/${name}`))
      refuse('FIELD_NOT_IN_FORM_DEFINITION', `Error in 'fields.${name}'. The field is not in the form`);
    if (typeof value !== 'string') refuse('INVALID_JSON', `Error in 'fields.${name}'`);
    if (name === 'email' && !isMail(value)) refuse('INVALID_EMAIL', `Error in 'fields.email'. '${value}' is invalid`);
  }
  const consent = sent.legalConsentOptions?.consent;
  if (consent?.consentToProcess !== true) refuse('MISSING_PROCESSING_CONSENT', 'Consent to processing is missing');
  else if (!consent.text) refuse('MISSING_PROCESSING_CONSENT_TEXT', 'The text of the consent is missing');
  for (const { text, subscriptionTypeId } of consent?.communications ?? []) {
    if (!text || !Number.isInteger(subscriptionTypeId))
      refuse('MISSING_COMMUNICATION_CONSENT_TEXT', 'A communication consent is incomplete');
  }
  if (errors.length)
    return json(400, { status: 'error', message: 'The request is not valid', correlationId: 'c-1', errors });
  taken.push(sent);
  return json(200, { inlineMessage: 'Thanks for submitting the form.' });
}

function formspree({ method, type, accept, body }, taken) {
  if (method === 'OPTIONS') return preflight;
  // What asks for no JSON is a browser's own form: it is shown a page of thanks.
  if (!accept.includes('application/json')) return { status: 302, headers: { ...cors, Location: '/thanks' }, body: '' };
  const sent = type === 'application/json' ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
  const field = (code, name, message) =>
    json(422, { error: 'Validation errors', errors: [{ code, field: name, message }] });
  if (Object.keys(sent).every((name) => name.startsWith('_')))
    return json(400, { error: 'Empty', errors: [{ code: 'EMPTY', message: "can't send an empty form" }] });
  if ('email' in sent && !isMail(sent.email)) return field('TYPE_EMAIL', 'email', 'should be an email');
  // A honeypot with something in it is answered like everybody else, and thrown away.
  if (!sent._gotcha) taken.push(sent);
  return json(200, { ok: true, next: '/thanks?language=en' });
}

/** Hooks answer no pre-flight that asks for a content type. */
const zapier = ({ method, body }, taken) => {
  if (method === 'OPTIONS') return { ...noPreflight, headers: cors };
  taken.push(Object.fromEntries(new URLSearchParams(body)));
  return json(200, { status: 'success', attempt: 'a-1', id: 'r-1', request_id: 'r-1' });
};

const make = ({ method, path, body }, taken) => {
  if (method === 'OPTIONS') return noPreflight;
  if (path.endsWith('/off'))
    return { status: 410, headers: cors, body: 'There is no scenario listening for this webhook.' };
  taken.push(Object.fromEntries(new URLSearchParams(body)));
  return { status: 200, headers: cors, body: 'Accepted' };
};

/** What a sheet makes of a value that a script writes, as if somebody had typed it into a cell. */
function typedIntoCell(value) {
  if (typeof value !== 'string') return value;
  if (value.startsWith("'")) return value.slice(1);
  const text = value.trim();
  if (text.startsWith('=') || /^[+-]\D/.test(text)) return { formula: text };
  if (/^[+-]?[\d.,]*\d(?:e[+-]?\d+)?%?$/i.test(text) || /^[€$£]\s?\d/.test(text))
    return parseFloat(text.replace(/[€$£,\s]/g, ''));
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  if (/^\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?$/.test(text) || /^\d{1,2}:\d\d$/.test(text)) return { date: text };
  return value;
}

/** What the sheet of a web app holds. */
export function newScript(rows) {
  let locked = false;
  const sheet = {
    getLastRow: () => rows.length,
    appendRow(row) {
      if (!locked) throw new Error('a row was written without the lock');
      rows.push(row.map(typedIntoCell));
    },
    getRange: (row, column, height) => ({
      getValues: () => rows.slice(row - 1, row - 1 + height).map((each) => [each[column - 1]]),
    }),
  };
  const script = createContext({
    JSON,
    LockService: { getScriptLock: () => ({ waitLock: () => (locked = true), releaseLock: () => (locked = false) }) },
    SpreadsheetApp: { getActiveSpreadsheet: () => ({ getSheets: () => [sheet] }), flush() {} },
    ContentService: {
      MimeType: { JSON: 'json' },
      createTextOutput: (text) => ({
        text,
        setMimeType() {
          return this;
        },
      }),
    },
  });
  runInContext(readFileSync(new URL('../../examples/endpoints/apps-script.js', import.meta.url), 'utf8'), script);
  return (contents) => script.doPost({ postData: { contents } }).text;
}

async function listen(server) {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
}

const bodyOf = async (request) => {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += part;
  return body;
};

/** All services on one origin, and the origin to which Apps Script redirects. */
export async function startFormServices() {
  /** @type {Record<string, any[]>} */
  const taken = { hubspot: [], formspree: [], zapier: [], make: [], 'apps-script': [] };
  /** What no well-behaved sender does. */
  const mistakes = [];
  /** Answers of scripts that have run, by ticket. */
  const answers = new Map();
  const script = newScript(taken['apps-script']);
  const counts = { scriptRuns: 0 };
  /** Set: the script's next answer gets lost on its way to the sender. */
  const lose = { answer: false };

  const echo = createServer(async (request, response) => {
    if (request.method !== 'GET' || (await bodyOf(request)))
      mistakes.push(`the redirect got a ${request.method} with a body`);
    const answer = answers.get(new URL(request.url, 'http://echo').searchParams.get('user_content_key'));
    response.writeHead(answer ? 200 : 404, { ...cors, 'Content-Type': 'application/json' }).end(answer);
  });
  const echoOrigin = await listen(echo);

  const appsScript = ({ method, path, type, body }) => {
    if (method === 'OPTIONS') return noPreflight;
    // The test deployment, and one that is not for "Anyone": a page to log in.
    if (!path.endsWith('/exec')) return { status: 302, headers: { Location: `${echoOrigin}/ServiceLogin` }, body: '' };
    if (type !== 'text/plain') mistakes.push(`the script got ${type}`);
    counts.scriptRuns++;
    const ticket = String(answers.size);
    try {
      answers.set(ticket, script(body));
    } catch (error) {
      // A script that fails is told by an HTML page, with 200.
      return {
        status: 200,
        headers: { 'Content-Type': 'text/html' },
        body: `<!doctype html><title>Error</title>${error}`,
      };
    }
    if (lose.answer) {
      lose.answer = false;
      return undefined;
    }
    return {
      status: 302,
      headers: { ...cors, Location: `${echoOrigin}/macros/echo?user_content_key=${ticket}` },
      body: '',
    };
  };

  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://services').pathname;
    const call = {
      method: request.method,
      path,
      accept: request.headers.accept ?? '',
      type: request.headers['content-type']?.split(';')[0],
      body: await bodyOf(request),
    };
    const answer = path.startsWith('/submissions/')
      ? hubspot(call, taken.hubspot)
      : path.startsWith('/f/')
        ? formspree(call, taken.formspree)
        : path.startsWith('/hooks/')
          ? zapier(call, taken.zapier)
          : path.startsWith('/make/')
            ? make(call, taken.make)
            : path.startsWith('/macros/')
              ? appsScript(call)
              : json(404, { error: 'nobody here' });
    if (!answer) return request.socket.destroy();
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  const origin = await listen(server);

  return {
    origin,
    taken,
    mistakes,
    counts,
    lose,
    async stop() {
      for (const each of [server, echo]) {
        each.closeAllConnections();
        await new Promise((resolve) => each.close(resolve));
      }
    },
  };
}

/**
 * Netlify, which learns its forms from the HTML that was deployed: gives the answer to a POST to the site, and keeps what the static copy
 * of the form has fields for.
 */
export function netlifyOf(html, taken) {
  const forms = new Map(
    [...html.matchAll(/<form[^>]*name="([^"]+)"[^>]*data-netlify="true"[^>]*>([^]*?)<\/form>/g)].map(
      ([, name, inside]) => [name, [...inside.matchAll(/name="([^"]+)"/g)].map(([, field]) => field)],
    ),
  );
  return ({ type, body }) => {
    const sent = type === 'application/x-www-form-urlencoded' ? Object.fromEntries(new URLSearchParams(body)) : {};
    const fields = forms.get(sent['form-name']);
    if (!fields) return { status: 404, body: '<!doctype html><title>Page not found</title>' };
    taken.push(Object.fromEntries(Object.entries(sent).filter(([name]) => fields.includes(name))));
    return { status: 200, body: '<!doctype html><title>Thank you!</title>' };
  };
}
