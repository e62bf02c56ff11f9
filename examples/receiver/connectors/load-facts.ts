import type { Json } from '../../../src/shared/json.ts';
import { withoutToken } from '../../../src/shared/without-token.ts';
import type { Queryable } from '../database/database.ts';
import type { StoredEvent } from '../events/event.ts';
import { referenceOf } from '../inbox/note-conversation.ts';
import { SPOKEN_CONSENTS_SQL } from '../messages/permission.ts';
import { keptEnvelope, type ReadEnvelope } from '../results/envelope-schema.ts';
import type { ConsentFacts, Facts, PersonFacts } from './facts.ts';
import { COUNTING_SQL } from '../referrals/referral-row.ts';

interface Rows {
  readonly envelope: string | null;
  readonly referral: { readonly [name: string]: Json } | null;
  readonly reward: { readonly [name: string]: Json } | null;
}

/** All that a target may be told about an event, as it is known now. */
export async function loadFacts(
  tx: Queryable,
  event: StoredEvent,
  campaign: { readonly id: string; readonly brand: string } | null,
): Promise<Facts> {
  const [rows] = await tx.query<Rows>(
    `select results.envelope,
       case when referrals.id is not null then json_build_object('id', referrals.id, 'referrer', referrals.referrer, 'friend', referrals.friend,
         'status', referrals.status, 'reason', referrals.reason, 'channel', referrals.channel) end as referral,
       case when rewards.id is not null then json_build_object('id', rewards.id, 'reward', rewards.reward, 'kind', rewards.kind, 'side', rewards.side,
         'status', rewards.status, 'amount', rewards.amount, 'unit', rewards.unit, 'code', rewards.code, 'person', rewards.person) end as reward
     from events left join results on results.id = events.result left join rewards on rewards.id = events.reward
       left join referrals on referrals.id = coalesce(events.referral, rewards.referral)
     where events.id = $1`,
    [event.id],
  );
  const { referral = null, reward = null } = rows ?? {};
  const envelope = rows?.envelope ? keptEnvelope(rows.envelope) : null;
  const contactId = contactOf(event, referral, reward);
  const people = await loadPeople(tx, event.campaign, [contactId, referral?.referrer, referral?.friend]);
  const person = (id: Json | undefined) => people.find((one) => one.id === id) ?? null;
  const contact = person(contactId);
  const rewardFacts = reward && Object.fromEntries(Object.entries(reward).filter(([name]) => name !== 'person'));
  return {
    event: { id: String(event.id), type: event.type, at: event.at.toISOString() },
    campaign,
    contact,
    referrer: person(referral?.referrer),
    friend: person(referral?.friend),
    referral: {
      campaign: event.campaign,
      role: roleOf(contact, referral, envelope?.flow.role ?? null),
      code: envelope?.referral?.code ?? person(referral?.referrer)?.code ?? contact?.code ?? null,
      channel: (referral?.channel as string | null | undefined) ?? null,
      status: (referral?.status as string | null | undefined) ?? null,
      reason: (referral?.reason as string | null | undefined) ?? null,
      count: contact?.referrals ?? 0,
    },
    reward: rewardFacts,
    result: envelope && {
      id: envelope.id,
      type: envelope.type,
      at: envelope.occurredAt,
      flow: envelope.flow.id,
      step: envelope.step,
      session: envelope.session?.id ?? null,
      reference: envelope.type === 'handover.requested' ? referenceOf(envelope.id) : null,
    },
    answers: answersOf(envelope),
    page: {
      url: envelope?.page?.url ? withoutToken(envelope.page.url, envelope.answers.invitation) : null,
      title: envelope?.page?.title ?? null,
    },
    utm: (envelope?.attribution?.last ?? {}) as Facts['utm'],
    consents: contact ? await loadConsents(tx, contact.id) : [],
    silenced: contact ? await loadSilenced(tx, contact.id) : [],
    data: event.data,
  };
}

/** All but the token of the personal link by which somebody came: whoever has it is taken for them. */
function answersOf(envelope: ReadEnvelope | null): Facts['answers'] {
  const { invitation: _, ...answers } = envelope?.answers ?? {};
  return answers as Facts['answers'];
}

/** Whose record changes by an event: of a referral the referrer's, of a reward that of whoever gets it. */
function contactOf(event: StoredEvent, referral: Rows['referral'], reward: Rows['reward']): Json | undefined {
  if (event.type.startsWith('referral.') && referral) return referral.referrer;
  return reward?.person ?? event.person;
}

function roleOf(contact: PersonFacts | null, referral: Rows['referral'], role: string | null): string | null {
  if (contact && contact.id === referral?.referrer) return 'referrer';
  if (contact && contact.id === referral?.friend) return 'friend';
  return role ?? contact?.roles[0] ?? null;
}

async function loadPeople(
  tx: Queryable,
  campaign: string | null,
  ids: readonly (Json | undefined)[],
): Promise<PersonFacts[]> {
  const known = [...new Set(ids.filter((id) => typeof id === 'number'))];
  if (known.length === 0) return [];
  const places = known.map((_, at) => `$${at + 2}`).join();
  return tx.query<PersonFacts>(
    `select people.id, email, first_name as "firstName", last_name as "lastName", phone_key as phone, language, stage,
       customer_number as "customerNumber", plan, referrers.code,
       (select count(*)::integer from referrals where campaign = $1 and referrer = people.id and counts
          and status in (${COUNTING_SQL})) as referrals,
       array_remove(array[case when referrers.person is not null then 'referrer' end,
         case when exists (select from referrals where campaign = $1 and friend = people.id) then 'friend' end], null) as roles
     from people left join referrers on referrers.person = people.id and referrers.campaign = $1
     where people.id in (${places})`,
    [campaign, ...known],
  );
}

/** The newest word for each purpose and channel. */
async function loadConsents(tx: Queryable, person: number): Promise<ConsentFacts[]> {
  const rows = await tx.query<Omit<ConsentFacts, 'at'> & { at: Date }>(
    `select distinct on (purpose, channel) purpose, channel, granted, text, at
     from consents where person = $1 and ${SPOKEN_CONSENTS_SQL} order by purpose, channel, at desc, id desc`,
    [person],
  );
  return rows.map(({ at, ...consent }) => ({ ...consent, at: at.toISOString() }));
}

async function loadSilenced(tx: Queryable, person: number): Promise<string[]> {
  const rows = await tx.query<{ channel: string }>(
    `select channel from suppressions join people on (channel = 'email' and address = email_key) or (channel = 'sms' and address = phone_key)
     where people.id = $1`,
    [person],
  );
  return rows.map(({ channel }) => channel);
}
