import type { Queryable } from '../database/database.ts';
import { noteConversation } from '../inbox/note-conversation.ts';
import { noteMiss } from '../insights/misses.ts';
import { noteSession } from '../insights/note-session.ts';
import type { Services } from '../services.ts';
import type { ReadEnvelope } from './envelope-schema.ts';

/** Brings forward what the owner's pages count and answer. Only results that count come here, each once. */
export async function takeNote(
  tx: Queryable,
  services: Services,
  result: {
    readonly envelope: ReadEnvelope;
    /** When it happened. */
    readonly at: Date;
    readonly person: number | null;
    readonly device: string | null;
  },
): Promise<void> {
  const { campaigns, flows } = services;
  const named = result.envelope.flow.campaign;
  const campaign = campaigns.byName(named);
  const counted = {
    ...result,
    campaign: campaign?.file.id ?? named,
    timeZone: (campaign ?? campaigns.all[0]).file.timeZone,
  };
  await noteSession(tx, flows, counted);
  await noteConversation(tx, flows, counted);
  const { flow, misses } = result.envelope;
  for (const { step, sentence } of misses)
    await noteMiss(tx, { flow: flow.id, step, language: flow.locale, sentence }, result.at);
}
