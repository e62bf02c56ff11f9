import { html } from 'hono/html';
import type { Queryable } from '../database/database.ts';
import { keptEnvelope, type ReadEnvelope } from '../results/envelope-schema.ts';
import type { Html } from './page.ts';
import { fullName } from './parts.ts';

/** A kept result as the owner's pages list it. */
export interface ResultRow {
  readonly id: string;
  readonly type: string;
  readonly flow: string;
  readonly session: string | null;
  readonly received_at: Date;
  readonly occurred_at: Date;
  readonly set_aside: string | null;
  readonly status: number;
  readonly text: string;
  readonly envelope: ReadEnvelope;
  readonly corrected: boolean;
  readonly person: {
    readonly id: number;
    readonly first_name: string | null;
    readonly last_name: string | null;
    readonly email: string;
  } | null;
}

type Row = Omit<ResultRow, 'envelope' | 'person'> & {
  envelope: string;
  person_id: number | null;
  first_name: string | null;
  last_name: string | null;
  email: string;
};

/** Results that are still whole, newest first. `where` is SQL over `results`, its values in `params`. */
export async function resultRows(
  db: Queryable,
  where: string,
  params: readonly unknown[],
  most: number,
): Promise<ResultRow[]> {
  const rows = await db.query<Row>(
    `select results.id, type, flow, session, received_at, occurred_at, set_aside, status, envelope,
       people.id as person_id, first_name, last_name, email,
       exists (select from results as newer where newer.replaces = results.id) as corrected
     from results left join people on people.id = results.person
     where envelope is not null and (${where}) order by received_at desc, results.id desc limit ${most}`,
    params,
  );
  return rows.map(({ person_id, first_name, last_name, email, envelope, ...row }) => ({
    ...row,
    text: envelope,
    envelope: keptEnvelope(envelope),
    person: person_id === null ? null : { id: person_id, first_name, last_name, email },
  }));
}

export const CHANNELS: Readonly<Record<string, string>> = {
  whatsapp: 'WhatsApp',
  sms: 'text message',
  mail: 'e-mail',
  email: 'e-mail',
  call: 'phone',
  copy: 'copied the link',
  native: "the phone's own menu",
};

/** What happened, in a few words. */
export function deed({
  type,
  envelope: { flow, goal, share, handover },
}: Pick<ResultRow, 'type' | 'envelope'>): string {
  switch (type) {
    case 'form.submitted':
      return flow.role === 'referrer'
        ? 'Wants to invite friends'
        : flow.role === 'friend'
          ? 'Signed up as a friend'
          : 'Sent a form';
    case 'goal.completed':
      return `Reached the goal${goal ? ` “${goal.id}”` : ''}`;
    case 'share.intended':
      return share ? `Shared: ${CHANNELS[share.channel] ?? share.channel}` : 'Shared';
    case 'handover.requested':
      return `Asked for a person${handover && handover.channel !== 'contact' ? `: ${CHANNELS[handover.channel] ?? handover.channel}` : ''}`;
    case 'flow.started':
      return 'Started a conversation';
    case 'flow.completed':
      return 'Finished a conversation';
    case 'flow.abandoned':
      return 'Left a conversation';
    default:
      return type;
  }
}

/** What stands in the message of somebody who was handed over to a person: the beginning of the result's id. */
export const referenceOf = ({ type, id }: Pick<ResultRow, 'type' | 'id'>): string | null =>
  type === 'handover.requested' ? id.slice(0, 8) : null;

/** Who it was, as far as they said: a name, else an address, else "A visitor". */
export function whoWas({ person, envelope: { contact } }: ResultRow): string {
  const typed = { first_name: contact?.firstName ?? null, last_name: contact?.lastName ?? null };
  return fullName(typed, contact?.email ?? (person ? fullName(person, person.email) : 'A visitor'));
}

/** The same as a link to the result, with the address below. */
export function who(row: ResultRow): Html {
  const name = whoWas(row);
  const email = row.envelope.contact?.email ?? row.person?.email ?? null;
  return html`<a class="who" href="/owner/results/${row.id}">${name}</a
    >${email && email !== name ? html`<span class="sub">${email}</span>` : ''}`;
}
