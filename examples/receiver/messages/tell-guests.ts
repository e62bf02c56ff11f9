import type { Campaign } from '../campaign/campaign.ts';
import { allOf } from '../database/all-of.ts';
import type { Queryable } from '../database/database.ts';
import { storedEvent } from '../events/stored-events.ts';
import type { Services } from '../services.ts';
import { campaignFacts } from './campaign-facts.ts';
import { knownOf } from './known.ts';
import type { Told } from './told.ts';
import { gatherMessage } from './write-message.ts';

/* What all guests of an event are told. There may be thousands of them: they are told a hundred at a time, each hundred by a job of its own. */

const AT_ONCE = 100;

export interface Guest {
  readonly person: number;
  readonly audience: 'referrer' | 'friend';
}

/** The next guests by a condition on the table `guests`, with the campaign as `$1`. */
export const nextGuests = (
  db: Queryable,
  { file }: Campaign,
  { where, params, most }: { readonly where: string; readonly params: readonly unknown[]; readonly most: number },
): Promise<Guest[]> =>
  db.query<Guest>(
    `select guests.person, case when referrers.person is null then 'friend' else 'referrer' end as audience
     from guests left join referrers on referrers.campaign = guests.campaign and referrers.person = guests.person
     where guests.campaign = $1 and ${where} order by guests.person limit ${most}`,
    [file.id, ...params],
  );

/** The event is on another day: everybody who counts on the old one is told. */
export async function eventMoved({ tx, services, event }: Told): Promise<void> {
  addPiece(tx, services, { event: event.id, after: 0 });
}

/** Whom a job tells of a move: those with a number above `after`. */
interface Piece {
  readonly event: number;
  readonly after: number;
}

const addPiece = (tx: Told['tx'], { jobs }: Services, piece: Piece): void =>
  jobs.add(tx, 'tell-of-move', piece, { key: `moved ${piece.event} ${piece.after}` });

/** The job that tells the next guests of a new date, and leaves those after them to another one. */
export function tellOfMove(services: Services, { event: id, after }: Piece): Promise<void> {
  return services.database.transaction(async (tx) => {
    const event = await storedEvent(tx, id);
    const campaign = services.campaigns.byName(event?.campaign);
    if (!event || !campaign || (await hasMovedSince(tx, campaign, id))) return;
    const guests = await nextGuests(tx, campaign, {
      where: `guests.status <> 'cancelled' and guests.person > $2`,
      params: [after],
      most: AT_ONCE,
    });
    const known = knownOf(tx, services, campaign);
    await allOf(
      guests.map(async ({ person, audience }) => {
        const recipient = await known.recipient(person);
        if (!recipient) return;
        await gatherMessage(tx, services, {
          key: `moved ${id} ${person}`,
          audience,
          person,
          recipient,
          campaign,
          template: 'moved',
          facts: await campaignFacts(known, person, recipient.voice, []),
          event: id,
        });
      }),
    );
    if (guests.length === AT_ONCE) addPiece(tx, services, { event: id, after: guests.at(-1)!.person });
  });
}

/** The date has changed once more: the later move tells everybody, so nobody reads the same date twice. */
async function hasMovedSince(tx: Queryable, { file }: Campaign, event: number): Promise<boolean> {
  const later = await tx.query(
    `select id from events where campaign = $1 and type = 'campaign.moved' and id > $2 limit 1`,
    [file.id, event],
  );
  return later.length > 0;
}
