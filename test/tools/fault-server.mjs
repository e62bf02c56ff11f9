import { createServer } from 'node:http';

/**
 * What a request can meet, by name: the 18 kinds of promise L2, some of them in several forms. `hard` ones are refusals for good;
 * `commits` says that the lead is written down although the sender hears nothing good of it.
 *
 * @type {Record<string, {hard?: boolean, commits?: boolean, status?: number, headers?: Record<string, string>, body?: string, cors?: false, act?: 'reset' | 'hang' | 'truncate'}>}
 */
export const faults = {
  'reset before the commit': { act: 'reset' },
  'reset after the commit': { act: 'reset', commits: true },
  'time-out before the commit': { act: 'hang' },
  'time-out after the commit': { act: 'hang', commits: true },
  400: { status: 400, hard: true },
  401: { status: 401, hard: true },
  403: { status: 403, hard: true },
  404: { status: 404, hard: true },
  408: { status: 408 },
  409: { status: 409, hard: true },
  410: { status: 410, hard: true },
  413: { status: 413, hard: true },
  422: { status: 422, hard: true, body: '{"ok":false,"fieldErrors":{"name":"Please check"}}' },
  '429 with seconds': { status: 429, headers: { 'Retry-After': '7' } },
  '429 with a date': { status: 429, headers: { 'Retry-After': 'date' } },
  500: { status: 500, commits: true },
  502: { status: 502 },
  503: { status: 503, headers: { 'Retry-After': '3' } },
  'HTML page with 200': {
    status: 200,
    headers: { 'Content-Type': 'text/html' },
    body: '<!doctype html><title>Hotel Wi-Fi</title><h1>Welcome</h1>',
  },
  'redirect to a login page': { status: 302, headers: { Location: '/login' } },
  'missing CORS header': { status: 200, cors: false, commits: true },
  'truncated JSON': { act: 'truncate', commits: true },
};

/** Milliseconds after which a request that hangs is dropped, as a proxy in between would. */
const HANGING = 2000;

/**
 * @typedef {object} Lead
 * @property {any} envelope As it came first.
 * @property {number} tries
 * @property {Set<string>} bodies
 * @property {boolean} committed Written down by the receiver, as far as it knows.
 * @property {boolean} acknowledged The sender was told so, whole and well.
 * @property {{from: string, at: number, ended: number, cut: boolean}[]} calls Every request: the `tab` of its address, when it came and ended, and whether that was before its answer.
 */

/** Keeps nothing but the ledger, and accepts everything. */
const ledgerOnly = async (/** @type {any} */ envelope) => ({
  status: 200,
  headers: {},
  body: JSON.stringify({ ok: true, id: envelope.id }),
});

/**
 * The receiver at `address`, for what reaches it through the faults.
 *
 * @param {string} address
 * @returns {(envelope: any, body: string, headers: Record<string, string>) => Promise<{status: number, headers: Record<string, string>, body: string}>}
 */
export const receiverAt = (address) => async (_envelope, body, headers) => {
  const answer = await fetch(address, { method: 'POST', headers, body });
  return {
    status: answer.status,
    headers: { 'Content-Type': answer.headers.get('content-type') ?? '' },
    body: await answer.text(),
  };
};

/**
 * A receiver that misbehaves by plan and writes down every request by its key: the ledger of the delivery tests.
 * It is idempotent by id as the real one is, or stands before a real one as a bad line would.
 *
 * @param {object} options
 * @param {ReturnType<typeof receiverAt>} [options.receive] Who takes what is committed and answers what is accepted. Default: nobody but the ledger.
 * @param {(envelope: any, tries: number) => keyof typeof faults | undefined} options.plan What this try meets; undefined: it is accepted.
 * @param {() => number} [options.now] The sender's time, for dates.
 * @param {(from: string) => Promise<unknown> | undefined} [options.hold] Awaited before an answer to the `tab` of that address.
 */
export async function startFaultServer({ plan, receive = ledgerOnly, now = Date.now, hold = () => undefined }) {
  /** @type {Map<string, Lead>} */
  const ledger = new Map();
  const counts = { requests: 0, preflights: 0, logins: 0, credentials: 0 };
  /** @type {string[]} */
  const mistakes = [];

  const server = createServer((request, response) => {
    const cors = {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': 'Content-Type, Idempotency-Key',
      'Access-Control-Expose-Headers': 'Retry-After, Date',
      'Access-Control-Max-Age': '600',
    };
    if (request.headers.cookie || request.headers.authorization) counts.credentials++;
    if (request.method === 'OPTIONS') {
      counts.preflights++;
      response.writeHead(204, cors).end();
      return;
    }
    if (request.url === '/login') {
      counts.logins++;
      response.writeHead(200, { ...cors, 'Content-Type': 'text/html' }).end('<form>Password</form>');
      return;
    }
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      const lead = note(JSON.parse(body));
      const held = hold(from);
      if (held) void held.then(() => take(lead));
      else void take(lead);
    });
    const key = request.headers['idempotency-key'];
    const from = new URL(request.url ?? '/', 'http://ledger').searchParams.get('tab') ?? '';
    /** Writes the request into the ledger. */
    const note = (envelope) => {
      counts.requests++;
      if (key !== envelope.id) mistakes.push(`Idempotency-Key ${key} on ${envelope.id}`);
      const lead = ledger.get(envelope.id) ?? {
        tries: 0,
        bodies: new Set(),
        committed: false,
        acknowledged: false,
        envelope,
        calls: [],
      };
      ledger.set(envelope.id, lead);
      lead.tries++;
      lead.bodies.add(body);
      const call = { from, at: Date.now(), ended: Infinity, cut: false };
      lead.calls.push(call);
      // Answered, or its sender is gone.
      response.on('close', () => {
        call.ended = Date.now();
        call.cut = !response.writableFinished;
      });
      return lead;
    };
    const take = async (/** @type {Lead} */ lead) => {
      // Nobody is left to hear of it; what would have been written down is not.
      if (request.socket.destroyed) return;
      const { envelope } = lead;
      const name = plan(envelope, lead.tries);
      const fault = name === undefined ? { commits: true } : faults[name];
      if (!fault) throw new Error(`No fault is called "${name}".`);
      lead.committed ||= fault.commits === true;
      const headers = { ...(fault.cors === false ? {} : cors), 'Content-Type': 'application/json', ...fault.headers };
      if (headers['Retry-After'] === 'date') headers['Retry-After'] = new Date(now() + 5000).toUTCString();
      const sent = { 'Content-Type': String(request.headers['content-type']), 'Idempotency-Key': String(key) };
      let answer;
      try {
        if (fault.commits) answer = await receive(envelope, body, sent);
      } catch {
        // The receiver was stopped: the line to it is dead.
        request.socket.destroy();
        return;
      }
      if (answer && answer.status !== 200)
        mistakes.push(`The receiver answered ${answer.status} to ${envelope.id}: ${answer.body}`);
      if (fault.act === 'reset') request.socket.resetAndDestroy();
      else if (fault.act === 'hang') setTimeout(() => request.socket.destroy(), HANGING).unref();
      else if (fault.act === 'truncate') response.writeHead(200, headers).end(answer?.body.slice(0, -4));
      else {
        lead.acknowledged ||= name === undefined && answer?.status === 200;
        const refused = fault.status && fault.status >= 300;
        response
          .writeHead(fault.status ?? answer?.status ?? 200, { ...headers, ...(refused ? {} : answer?.headers) })
          .end(fault.body ?? (refused ? '{"ok":false}' : answer?.body));
      }
    };
    request.on('error', () => {});
  });
  const listen = (port = 0) => new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  await listen();
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());

  return {
    address: `http://127.0.0.1:${port}/api/results`,
    ledger,
    counts,
    mistakes,
    /** Refuses every connection for a while: nobody listens. */
    async goAway(/** @type {number} */ ms) {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await new Promise((resolve) => setTimeout(resolve, ms));
      await listen(port);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
