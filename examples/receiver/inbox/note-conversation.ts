import { openAt, readHours } from '../../../src/flow/opening-hours.lazy.ts';
import { own } from '../../../src/shared/json.ts';
import type { Queryable } from '../database/database.ts';
import type { FlowFile } from '../insights/flow-files.ts';
import type { ReadEnvelope } from '../results/envelope-schema.ts';
import type { Services } from '../services.ts';
import { answerHours } from './settings.ts';

/** What the visitor's own message brings along: the beginning of the result's id. */
export const referenceOf = (id: string): string => id.slice(0, 8);

const LONGEST_WORD = 64;
const word = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, LONGEST_WORD) : null;

const isComplaint = ({ answers }: ReadEnvelope): boolean =>
  answers.urgent === true || word(answers.topic)?.toLowerCase() === 'complaint';

/** Whether somebody waits for a person: they asked for one, or sent a complaint. */
const wantsPerson = (envelope: ReadEnvelope): boolean =>
  envelope.type === 'handover.requested' || (envelope.type === 'form.submitted' && isComplaint(envelope));

/** Puts a conversation that wants a person into the inbox; one that was answered opens again. */
export async function noteConversation(
  tx: Queryable,
  { flows }: Pick<Services, 'flows'>,
  envelope: ReadEnvelope,
  { at, person }: { readonly at: Date; readonly person: number | null },
): Promise<void> {
  if (!wantsPerson(envelope)) return;
  const session = envelope.session?.id ?? envelope.id;
  const answerBy = promisedBy(flows.byName(envelope.flow.id), at, await answerHours(tx));
  await tx.query(
    `insert into conversations (session, reference, person, flow, channel, topic, urgent, opened_at, answer_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (session) do update set
       reference = excluded.reference,
       person = coalesce(excluded.person, conversations.person),
       channel = excluded.channel,
       topic = coalesce(excluded.topic, conversations.topic),
       urgent = conversations.urgent or excluded.urgent,
       opened_at = case when conversations.status = 'open' then conversations.opened_at else excluded.opened_at end,
       answer_by = case when conversations.status = 'open' then conversations.answer_by else excluded.answer_by end,
       status = 'open',
       answered_at = null`,
    [
      session,
      referenceOf(envelope.id),
      person,
      envelope.flow.id,
      word(envelope.handover?.channel) ?? 'form',
      word(envelope.answers.topic),
      isComplaint(envelope),
      at,
      answerBy,
    ],
  );
}

/** By when an answer is due: the hours count from when somebody is there, where the flow says when that is. */
function promisedBy(flow: FlowFile | null, at: Date, hours: number): Date {
  const begins = flow ? nextOpening(flow, at) : at;
  return new Date(begins.getTime() + hours * 3_600_000);
}

const MINUTE = 60_000;
const LONGEST_CLOSED = 14 * 24 * 60;

function nextOpening(flow: FlowFile, at: Date): Date {
  const written = hoursOf(flow);
  const opening = written === undefined ? undefined : readHours(written);
  if (!opening || openAt(opening, at.getTime()).isOpen) return at;
  // In steps of a quarter of an hour, which opening hours keep to: summer time comes out right by itself.
  const quarter = 15;
  const first = Math.ceil(at.getTime() / (quarter * MINUTE)) * quarter * MINUTE;
  for (let minutes = 0; minutes <= LONGEST_CLOSED; minutes += quarter)
    if (openAt(opening, first + minutes * MINUTE).isOpen) return new Date(first + minutes * MINUTE);
  return at;
}

/** The opening hours of a flow: of its first step that hands over, else of its contact. */
function hoursOf(flow: FlowFile): unknown {
  const pending: unknown[] = [flow.parts];
  for (const each of pending) {
    if (typeof each !== 'object' || each === null) continue;
    if (own(each, 'handover') !== undefined && own(each, 'hours') !== undefined) return own(each, 'hours');
    pending.push(...Object.values(each));
  }
  return own(flow.contact, 'hours');
}
