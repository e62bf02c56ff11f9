import type { HttpReply } from '../../../shared/ports.ts';
import type { Reply } from '../../../engine/input.ts';
import { own } from '../../../shared/json.ts';
import type { Adapter } from './adapter.ts';
import { readReply, takesWithoutId } from './read-answer.ts';

/** The answer of our own receiver, and of whoever answers like it: 2xx, JSON, and the envelope's own id in it. */
function confirmsId(reply: HttpReply, text: string, id: string): Reply | null {
  const answer = readReply(text);
  return reply.ok && !reply.redirected && own(answer, 'id') === id ? answer : null;
}

export const json: Adapter = {
  name: 'json',
  request: (text, id) => ({
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'Idempotency-Key': id },
    body: text,
  }),
  accepts: (reply, text, id) => confirmsId(reply, text, id) ?? takesWithoutId(reply, text),
};

/** For an endpoint that is known to confirm ids: nothing but the id is a yes. */
export const confirmingJson: Adapter = { ...json, confirms: true, accepts: confirmsId };
