import { mark } from '../../engine/card-marks.ts';
import type { Effect } from '../../engine/effect.ts';
import type { Run } from '../../engine/run.ts';
import { asText, valuesOf } from '../../engine/values.ts';
import type { ReferralsStep, Text, Unchecked } from '../../flow/flow.ts';
import { asRecord } from '../../shared/as-record.ts';
import { own, type Json, type Values } from '../../shared/json.ts';
import { omitUndefined } from '../../shared/omit-undefined.ts';
import type { BlockWork } from '../block.work.ts';

/** Milliseconds that its endpoint may take. */
const TIMEOUT = 10_000;

const queryOf = (tools: Run, step: Unchecked<ReferralsStep>): Values => (step.query ? valuesOf(tools, step.query) : {});

const requestOf = (tools: Run, step: Unchecked<ReferralsStep>, key: number): Effect => ({
  type: 'request',
  key,
  name: tools.address(step.referrals),
  method: 'GET',
  query: queryOf(tools, step),
  headers: {},
  timeout: TIMEOUT,
});

/** An answer that tells how it stands; nothing for one that does not, such as that of a link that has run out. */
const readReply = (reply: unknown): Values | undefined =>
  own(reply, 'ok') !== false && own(reply, 'friends') ? (reply as Values) : undefined;

/** Asks how a campaign stands, and shows it on a card. What is told later takes the place of it; the card remembers it. */
export const referralsWork: BlockWork<ReferralsStep, Run> = {
  verb: 'referrals',
  card: 'referrals',

  run(step, tools) {
    const key = ++tools.state.keys;
    tools.state.pending = { kind: 'request', key, step: tools.path };
    tools.effects.push(requestOf(tools, step, key));
  },

  pending(step, tools) {
    const { pending } = tools.state;
    return pending?.kind === 'request' ? requestOf(tools, step, pending.key) : undefined;
  },

  hear(step, reply, tools) {
    const status = readReply(reply);
    // What the author has planned for a failure comes in its place.
    if (!reply && step.fail !== undefined) return;
    const { title, text } = step as { readonly title?: Text; readonly text?: Text };
    const card = {
      kind: 'referrals' as const,
      endpoint: tools.address(step.referrals),
      query: queryOf(tools, step),
      title,
      text,
    };
    const entry = tools.add(omitUndefined(card), [title, text]);
    mark(tools, entry, status ?? null);
  },

  /** What was told anew; or the link was shared, by this way. */
  take(given, entry, tools) {
    if (entry.kind !== 'referrals') return false;
    const channel = asText(own(given, 'shared'));
    if (channel) {
      tools.emit('share', { channel, step: entry.step });
      tools.deliver('share.intended', { share: { channel, url: asText(own(given, 'url')) } });
      return true;
    }
    const status = readReply(own(given, 'status'));
    if (status) mark(tools, entry.id, status as Json);
    return Boolean(status);
  },
  isAct: (given) => asRecord(given).shared !== undefined,
};
