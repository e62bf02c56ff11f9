import type { Json } from '../../../src/shared/json.ts';
import type { Target } from './connectors-file.ts';
import { type ConnectorResponse, type DeliveryInput, type Verdict, verdictOf } from './connector.ts';
import { NoAnswer, type Send } from './send-request.ts';

/** What became of telling a target. */
export interface DeliveryOutcome {
  readonly verdict: Verdict | 'skipped';
  /** HTTP status of the answer that settled it; null when there was none. */
  readonly status: number | null;
  /** Why it was skipped, or codes of what went wrong. Nothing that a person has typed. */
  readonly reason: string | null;
  readonly retryAfter: string | null;
}

/** More requests for one event than any target needs. */
const MOST_STEPS = 8;

/** Tells a target of one event, request by request. From the start each time: what a first try has made, the second one finds. */
export async function tell(
  { connector, settings }: Target,
  input: DeliveryInput,
  send: Send,
): Promise<DeliveryOutcome> {
  const answers: Json[] = [];
  let verdict: Verdict = 'accepted';
  let status: number | null = null;
  while (answers.length < MOST_STEPS) {
    const next = connector.next(input, settings, answers);
    if (next === null) break;
    if ('skipped' in next) return { verdict: 'skipped', status, reason: next.skipped, retryAfter: null };
    let response: ConnectorResponse;
    try {
      response = await send(next);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      const verdict = error.code === 'PRIVATE_ADDRESS' ? 'refused' : 'again';
      return { verdict, status: null, reason: error.code, retryAfter: null };
    }
    status = response.status;
    verdict = connector.accepts?.(response, answers, input) ?? verdictOf(response);
    if (verdict === 'again' || verdict === 'refused')
      return { verdict, status, reason: codesOf(connector.complaint?.(response)), retryAfter: retryAfterOf(response) };
    answers.push(response.json);
  }
  return { verdict, status, reason: null, retryAfter: null };
}

/** Codes and names of fields only: a service that quotes what was typed is cut off. */
function codesOf(codes: readonly string[] = []): string | null {
  const plain = codes.map((code) => code.trim()).filter((code) => /^[\w .,'()/-]{1,80}$/.test(code));
  return plain.length > 0 ? plain.slice(0, 5).join(', ') : null;
}

/** Some say it by a header of their own. */
const retryAfterOf = (response: ConnectorResponse): string | null =>
  response.header('retry-after') ?? (response.status === 429 ? response.header('ratelimit-reset') : null);
