import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Json } from '../../../src/shared/json.ts';
import type { ConnectorRequest, ConnectorResponse } from './connector.ts';
import { addressProblem, PrivateAddress, publicLookup } from './safe-address.ts';

/** Milliseconds for a whole request, as Standard Webhooks recommends between 15 and 30 seconds. */
const TIMEOUT = 15_000;
/** Bytes that are read of an answer; more than any target needs to say yes. */
export const MOST_BYTES = 64 * 1024;

/** No answer, or none that could be read. Its code tells the owner why; its message never has anything of the request in it. */
export class NoAnswer extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`No answer: ${code}.`);
    this.code = code;
  }
}

/** Sends requests of connectors; where to is checked at each connection. */
export type Send = (request: ConnectorRequest) => Promise<ConnectorResponse>;

/**
 * A sender for targets in public networks, or for those that may be in private ones too. Redirects are not followed, but for the hosts that
 * a request names.
 */
export function requestSender(privateNetwork: boolean, timeout = TIMEOUT): Send {
  const lookup = privateNetwork ? undefined : publicLookup;
  const agents = {
    'http:': new HttpAgent({ keepAlive: true, maxSockets: 10, timeout: 5000 }),
    'https:': new HttpsAgent({ keepAlive: true, maxSockets: 10, timeout: 5000 }),
  };
  const once = (request: ConnectorRequest): Promise<{ answer: IncomingMessage; text: string }> => {
    const problem = addressProblem(request.url, privateNetwork);
    if (problem) return Promise.reject(new NoAnswer('PRIVATE_ADDRESS'));
    const url = new URL(request.url);
    const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      const outgoing = start(
        url,
        {
          method: request.method,
          headers: {
            'User-Agent': 'smoc-receiver',
            ...request.headers,
            ...(request.body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(request.body)) }),
          },
          agent: agents[url.protocol as 'http:' | 'https:'],
          signal: AbortSignal.timeout(timeout),
          ...(lookup && { lookup }),
        },
        (answer) => {
          readText(answer).then((text) => resolve({ answer, text }), reject);
        },
      );
      outgoing.on('error', reject);
      outgoing.end(request.body);
    });
  };

  return async (request) => {
    try {
      let { answer, text } = await once(request);
      const target = answer.headers.location && redirectOf(request, answer.headers.location);
      if (isRedirect(answer) && target) ({ answer, text } = await once({ method: 'GET', url: target, headers: {} }));
      return {
        status: answer.statusCode ?? 0,
        text,
        json: readJson(text),
        header: (name) => {
          const value = answer.headers[name.toLowerCase()];
          return (Array.isArray(value) ? value[0] : value) ?? null;
        },
      };
    } catch (error) {
      throw error instanceof NoAnswer ? error : new NoAnswer(codeOf(error));
    }
  };
}

const isRedirect = ({ statusCode = 0 }: IncomingMessage) => statusCode >= 300 && statusCode < 400;

/** Where a redirect may be followed to: only hosts that the request names. */
function redirectOf({ url, redirectsTo = [] }: ConnectorRequest, location: string): string | null {
  if (!URL.canParse(location, url)) return null;
  const { href, hostname } = new URL(location, url);
  return redirectsTo.some((host) => hostname === host || hostname.endsWith(`.${host}`)) ? href : null;
}

async function readText(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk.subarray(0, MOST_BYTES - bytes));
    bytes += chunk.length;
    // Leaving the loop ends the connection: whoever sends without end is not listened to.
    if (bytes >= MOST_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

/** A word such as ECONNREFUSED. Messages of errors name addresses, so they stay here. */
function codeOf(error: unknown): string {
  if (error instanceof PrivateAddress) return error.code;
  const { name, code } = error as { name?: string; code?: unknown };
  if (name === 'TimeoutError' || name === 'AbortError') return 'TIMEOUT';
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : 'FAILED';
}
