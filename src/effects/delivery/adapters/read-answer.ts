import type { HttpReply } from '../../../shared/ports.ts';
import type { Reply } from '../../../engine/input.ts';

/* What an endpoint says in its answer, by name or against what was posted. */

/**
 * What an answer's JSON says by name; nothing when it is no JSON object. (Not by `asRecord`: shared with the services it
 * would be one more chunk to fetch.)
 */
export function readReply(text: string): Reply {
  try {
    return /^\s*{/.test(text) ? (JSON.parse(text) as Reply) : {};
  } catch {
    return {};
  }
}

/** A complaint of any form; `null`, `false`, `""`, `[]` and `{}` are none. */
const isComplaint = (value: unknown): boolean =>
  typeof value === 'object' && value
    ? Object.keys(value).length > 0
    : !!value && !/^(false|0|no|none|null)$/i.test(String(value));

const isNo = (value: unknown): boolean => /^(false|0|no)$/i.test(String(value));
const isRefusal = (value: unknown): boolean =>
  value === false ||
  /^(error|fail|failed|failure|rejected|denied|invalid|forbidden|unauthorized)$/i.test(String(value));
/** Gateways wrap the status of what is behind them into a 200. A larger number counts or names something. */
const isFailureStatus = (value: unknown): boolean => isRefusal(value) || (Number(value) >= 400 && Number(value) < 600);
const isDenialInside = (value: unknown): boolean => typeof value === 'object' && deniesJson(value);

/** What in an answer says no, by the names that services use, in small letters and without punctuation between words. */
const denials = new Map<string, (value: unknown) => boolean>([
  ['ok', isNo],
  ['success', isNo],
  ['accepted', isNo],
  ['status', isFailureStatus],
  ['statuscode', isFailureStatus],
  ['result', (value) => isRefusal(value) || isDenialInside(value)],
  ['data', isDenialInside],
  ['body', isDenialInside],
  ['response', isDenialInside],
  ['error', isComplaint],
  ['errors', isComplaint],
  ['errormessage', isComplaint],
  ['fielderrors', isComplaint],
  ['exception', isComplaint],
]);

/** Whether an answer's JSON says that the result was not taken: `{"success": "false"}`, `{"error": "…"}`, or a list with such an item. */
export function deniesJson(answer: unknown): boolean {
  if (Array.isArray(answer)) return answer.some(deniesJson);
  if (typeof answer !== 'object' || !answer) return answer === false;
  return Object.entries(answer).some(([name, value]) => denials.get(name.toLowerCase().replace(/[_-]/g, ''))?.(value));
}

/** A page for people: a login, a start page, the portal of a network, a warning of PHP. Plain words that call themselves HTML are none. */
const isPage = (words: string, type: string): boolean =>
  /^(\s|<!--[^]*?-->|<\?xml[^>]*>)*<(!doctype\s+html|html|head|body|title|meta|script|style|h1|div)\b/i.test(words) ||
  (/html/i.test(type) && /<[a-z!/][^<]*>/i.test(words));

/** Whether a 2xx says anything against what was posted: it is a page of HTML, JSON that denies it or is cut off, or a plain "error". */
export function denies(reply: HttpReply, text: string): boolean {
  const words = text.replace(/^\ufeff/, '').trim();
  if (/^[[{]/.test(words)) {
    try {
      return deniesJson(JSON.parse(words));
    } catch {
      return true;
    }
  }
  return (
    isPage(words, reply.header('content-type') ?? '') ||
    /^"?(false|(fatal |internal |server )*(error|failed|failure)|unauthorized|forbidden|access denied)\b/i.test(words)
  );
}

/** The answer of somebody who is not known to confirm ids: a 2xx that says nothing against it is a yes. */
export const takesWithoutId = (reply: HttpReply, text: string): Reply | null =>
  reply.ok && !reply.redirected && !denies(reply, text) ? readReply(text) : null;
