import { codeBook } from '../campaign/codes.ts';
import { readEmailAddress } from '../campaign/email-address.ts';
import { allOf } from '../database/all-of.ts';
import type { Queryable, Transaction } from '../database/database.ts';
import type { Origin } from '../referrals/fair-play/traces.ts';
import { noteConversation } from '../inbox/note-conversation.ts';
import { deviceKind } from '../insights/device.ts';
import type { Services } from '../services.ts';
import type { Answer } from './answer.ts';
import { carryOut, type ResultOutcome } from './carry-out.ts';
import { keptEnvelope, type ReadEnvelope } from './envelope-schema.ts';
import { foresee, type Foresight } from './foresee.ts';
import { countsFrom, happenedAt, longestWait } from './happened-at.ts';
import { type Suspicion, SUSPICIONS } from './suspicion.ts';

export interface Received {
  readonly envelope: ReadEnvelope;
  /** The body exactly as it came. */
  readonly text: string;
  readonly hash: string;
  readonly suspicion: Suspicion | null;
  readonly origin: Origin;
  readonly now: Date;
}

export interface Reply {
  readonly status: number;
  /** JSON. */
  readonly body: string;
}

/**
 * Keeps a result and does what it asks for, both or neither: whoever gets a 2xx finds it in the database. The same id again gets the
 * same answer again, from whichever receiver; the same id with another body gets a 422.
 */
export function recordResult(services: Services, received: Received): Promise<Reply> {
  return received.suspicion ? keepAside(services, received, received.suspicion) : signUp(services, received);
}

function signUp(services: Services, received: Received): Promise<Reply> {
  return services.database.transaction(async (tx) => {
    const claimed = await claim(tx, received);
    if (!claimed) return earlierReply(tx, received);
    const { envelope, now } = received;
    const task = taskOf(tx, services, received, claimed.knownSince);
    const outcome = claimed.isCorrected ? await correctedAlready(tx, envelope) : await carryOut(task);
    const setAside = outcome.status === 422 ? 'field-errors' : null;
    const body = JSON.stringify(outcome.answer);
    const answered = tx.query(
      'update results set status = $2, answer = $3, set_aside = $4, person = $5 where id = $1',
      [envelope.id, outcome.status, body, setAside, outcome.person],
    );
    const about = { at: happenedAt(envelope, now), person: outcome.person };
    if (setAside) await answered;
    else
      await allOf([
        answered,
        joinSession(tx, envelope, outcome.person),
        noteConversation(tx, services, envelope, about),
        tellOfResult(tx, services, envelope, outcome.person, now),
      ]);
    return { status: outcome.status, body };
  });
}

/**
 * Keeps what looks like a machine's work. Nothing of it is worked out, and one statement stores it: a flood of them takes no campaign's turn and
 * waits for nobody, nor does anybody wait for it.
 */
async function keepAside(services: Services, received: Received, suspicion: Suspicion): Promise<Reply> {
  const { database } = services;
  const task = taskOf(database, services, received, await knownSince(database, received.envelope, received.now));
  const { status, answer } = await foresee(task);
  const body = JSON.stringify(answer);
  const isNew = await claim(database, received, {
    status,
    answer: body,
    set_aside: suspicion,
    promised_codes: JSON.stringify(task.codes.codes),
  });
  return isNew ? { status, body } : earlierReply(database, received);
}

const taskOf = <Tx extends Queryable>(
  tx: Tx,
  services: Services,
  { envelope, origin, now }: Received,
  known: Date | null,
): Foresight & { readonly tx: Tx } => ({
  tx,
  services,
  campaign: services.campaigns.byName(envelope.flow.campaign),
  envelope,
  origin,
  now,
  at: countsFrom(happenedAt(envelope, now), known, now),
  codes: codeBook(),
});

/** Lets a result that was set aside by mistake do what it asks for; its codes are the ones it was promised. False when there is none to release. */
export function releaseResult(services: Services, id: string): Promise<boolean> {
  const { database, campaigns } = services;
  const now = services.now();
  return database.transaction(async (tx) => {
    const [kept] = await tx.query<{ envelope: string; promised_codes: string; received_at: Date }>(
      `select envelope, promised_codes, received_at from results
       where id = $1 and status = 200 and envelope is not null and set_aside in (${SUSPICIONS.map((_, n) => `$${n + 2}`).join()}) for update`,
      [id, ...SUSPICIONS],
    );
    if (!kept) return false;
    const envelope = keptEnvelope(kept.envelope);
    const codes = codeBook(JSON.parse(kept.promised_codes) as Record<string, string>);
    const told = happenedAt(envelope, kept.received_at);
    const { person } = await carryOut({
      tx,
      services,
      campaign: campaigns.byName(envelope.flow.campaign),
      envelope,
      origin: null,
      now,
      at: countsFrom(told, await knownSince(tx, envelope, kept.received_at), kept.received_at),
      codes,
    });
    await tx.query('update results set set_aside = null, person = $2 where id = $1', [id, person]);
    await joinSession(tx, envelope, person);
    await noteConversation(tx, services, envelope, { at: told, person });
    await tellOfResult(tx, services, envelope, person, now);
    return true;
  });
}

interface Claim {
  /** What corrects it came before it. */
  readonly isCorrected: boolean;
  /** When the first of its conversation came in, before this one. */
  readonly knownSince: Date | null;
}

/** What is known at once of a result that is only kept. */
interface AsideColumns {
  readonly status: number;
  readonly answer: string;
  readonly set_aside: Suspicion;
  readonly promised_codes: string;
}

/** The row with this id is ours to fill. Of many that come at once, one claims; the others wait for it and get `null`. */
async function claim(
  tx: Queryable,
  { envelope, text, hash, now, origin }: Received,
  aside: AsideColumns | null = null,
): Promise<Claim | null> {
  const { flow, contact } = envelope;
  const [claimed] = await tx.query<Claim>(
    `insert into results (id, body_hash, type, flow, campaign, role, session, occurred_at, received_at, email_key, replaces, envelope,
       device, status, answer, set_aside, promised_codes)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     on conflict (id) do nothing
     returning exists (
       select from results as correction
       where correction.replaces = $1 and correction.session = $7 and correction.set_aside is null and correction.id <> $1) as "isCorrected",
       (select min(received_at) from results as earlier where earlier.session = $7 and earlier.received_at >= $18 and earlier.id <> $1)
         as "knownSince"`,
    [
      envelope.id,
      hash,
      envelope.type,
      flow.id,
      flow.campaign,
      flow.role,
      envelope.session?.id ?? null,
      happenedAt(envelope, now),
      now,
      readEmailAddress(contact?.email ?? '')?.key ?? null,
      envelope.replaces,
      text,
      deviceKind(origin.browser),
      aside?.status ?? null,
      aside?.answer ?? null,
      aside?.set_aside ?? null,
      aside?.promised_codes ?? null,
      longestWait(now),
    ],
  );
  return claimed ?? null;
}

/** The same of a conversation whose result is claimed later, or was long ago. */
async function knownSince(tx: Queryable, { session }: ReadEnvelope, now: Date): Promise<Date | null> {
  const [first] = await tx.query<{ at: Date | null }>(
    'select min(received_at) as at from results where session = $1 and received_at >= $2',
    [session?.id ?? null, longestWait(now)],
  );
  return first!.at;
}

async function earlierReply(tx: Queryable, { envelope: { id }, hash }: Received): Promise<Reply> {
  const [earlier] = await tx.query<{ body_hash: string; status: number; answer: string }>(
    'select body_hash, status, answer from results where id = $1',
    [id],
  );
  if (earlier!.body_hash === hash) return { status: earlier!.status, body: earlier!.answer };
  const message =
    'This id came before with another body. Send a changed result under a new id, with the old one in "replaces".';
  return { status: 422, body: JSON.stringify({ ok: false, id, code: 'id-used', message }) };
}

/** A correction that overtook what it corrects has done the work; the original is only kept. */
async function correctedAlready(tx: Queryable, { id, session }: ReadEnvelope): Promise<ResultOutcome> {
  const [correction] = await tx.query<{ person: number | null }>(
    'select person from results where replaces = $1 and session = $2 and set_aside is null and id <> $1',
    [id, session?.id ?? null],
  );
  const answer: Answer = { ok: true, id };
  return { status: 200, answer, person: correction?.person ?? null };
}

/** All of one conversation belongs to the person it turned out to be, in the inbox too, so that it is shown, exported and deleted with them. */
async function joinSession(tx: Queryable, { id, session }: ReadEnvelope, person: number | null): Promise<void> {
  if (!session) return;
  if (person !== null) {
    await tx.query(
      `with joined as (
         update results set person = $2 where session = $1 and person is null and envelope is not null and set_aside is null)
       update conversations set person = $2 where session = $1 and person is null`,
      [session.id, person],
    );
  } else {
    await tx.query(
      `update results set person = (select person from results where session = $2 and person is not null order by received_at desc limit 1) where id = $1`,
      [id, session.id],
    );
  }
}

/** The owner hears of every form and of everybody who wants a person; a corrected form is told of again. */
async function tellOfResult(
  tx: Transaction,
  { emit, campaigns }: Services,
  envelope: ReadEnvelope,
  person: number | null,
  now: Date,
): Promise<void> {
  const { id, type, flow, answers, handover } = envelope;
  const about = {
    campaign: campaigns.byName(flow.campaign)?.file.id ?? null,
    person,
    result: id,
    at: now,
  };
  const urgent = answers.urgent === true;
  if (type === 'form.submitted')
    emit(tx, { ...about, type: 'result.received', data: { type, role: flow.role, urgent } });
  if (type === 'handover.requested')
    emit(tx, {
      ...about,
      type,
      data: { channel: handover?.channel ?? null, open: handover?.open ?? null, urgent },
    });
}
