import { beginTurns } from '../campaign/turn.ts';
import { advanceFriend } from '../referrals/advance-friend.ts';
import { letGoWhatWaitedForAddress } from '../rewards/finishing.ts';
import { confirmConsents } from './consents.ts';
import type { Services } from '../services.ts';

/** Somebody has pressed the link in a mail to their address: what waited for that goes on. Pressed again, nothing more happens. */
export async function confirmAddress(services: Services, person: number): Promise<void> {
  const at = services.now();
  await services.database.transaction(async (tx) => {
    const turns = await beginTurns(tx, services);
    await tx.query('update people set email_confirmed_at = $2 where id = $1 and email_confirmed_at is null', [
      person,
      at,
    ]);
    await confirmConsents(tx, services.emit, person, at);
    for (const turn of turns) {
      await advanceFriend(turn, person);
      await letGoWhatWaitedForAddress(turn, person);
    }
  });
}
