import type { Database, Queryable } from '../database/database.ts';
import { recipientOf } from '../messages/recipients.ts';
import { smsParts } from '../messages/sms-parts.ts';
import { previewMessage } from '../messages/write-message.ts';
import type { Services } from '../services.ts';
import { type Chosen, type Engagement, leftOutOf } from './engagement.ts';
import { messageOf } from './message-of.ts';

export interface SampleMessage {
  readonly person: number;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  /** Of a text message: how many parts it takes. */
  readonly parts: number | null;
}

/** What would go out, before anything does. */
export interface Rehearsal {
  /** How many would be written to. */
  readonly count: number;
  readonly sample: readonly SampleMessage[];
  /** Who was meant and may not be written to, by why. */
  readonly leftOut: readonly { readonly reason: string; readonly count: number }[];
}

const SAMPLE = 3;

/** Says what a draft would send. Nothing of it stays: no link, no code, no message. */
export async function rehearsalOf(services: Services, engagement: Engagement): Promise<Rehearsal> {
  const { database } = services;
  const [waiting] = await database.query<{ count: number }>(
    `select count(*)::integer as count from engagement_recipients where engagement = $1 and status = 'waiting'`,
    [engagement.id],
  );
  return {
    count: waiting!.count,
    sample: await undone(database, (tx) => sampleOf(tx, services, engagement)),
    leftOut: await leftOutOf(database, engagement.id),
  };
}

async function sampleOf(tx: Queryable, services: Services, engagement: Engagement): Promise<SampleMessage[]> {
  const sample: SampleMessage[] = [];
  for (const { person, facts } of await firstOf(tx, engagement)) {
    const message = await messageOf(tx, services, engagement, person, facts);
    const shown = message && (await previewMessage(tx, services, message));
    const recipient = await recipientOf(tx, person);
    if (!shown || !recipient) continue;
    const isText = engagement.channel === 'sms';
    sample.push({
      person,
      to: (isText ? recipient.phone : recipient.email) ?? '',
      subject: shown.subject,
      text: shown.text,
      html: shown.html,
      parts: isText ? smsParts(shown.text).parts : null,
    });
  }
  return sample;
}

/** Some of those it goes to. Thank-yous have nobody yet: they are shown as the newest customer would get them. */
async function firstOf(tx: Queryable, { id, kind }: Engagement): Promise<Chosen[]> {
  if (kind === 'thank-you-day-after') {
    const newest = await tx.query<{ person: number }>(
      'select id as person from people order by created_at desc, id desc limit 1',
    );
    return newest.map(({ person }) => ({ person, facts: {} }));
  }
  const rows = await tx.query<{ person: number; facts: string }>(
    `select person, facts from engagement_recipients
     where engagement = $1 and status = 'waiting' order by person limit ${SAMPLE}`,
    [id],
  );
  return rows.map(({ person, facts }) => ({ person, facts: JSON.parse(facts) as Chosen['facts'] }));
}

class Undone extends Error {}

/** What `work` answers, with all that it wrote taken back. */
async function undone<T>(database: Database, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const answers: T[] = [];
  await database
    .transaction(async (tx) => {
      answers.push(await work(tx));
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return answers.at(-1)!;
}
