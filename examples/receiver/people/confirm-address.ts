import { beginTurns } from '../campaign/turn.ts';
import type { Transaction } from '../database/database.ts';
import { advanceFriend } from '../referrals/advance-friend.ts';
import { letGoWhatWaitedForAddress } from '../rewards/finishing.ts';
import type { Services } from '../services.ts';
import { confirmConsents } from './consents.ts';
import { provePhone, typedContact } from './typed-contact.ts';

/** What whoever has the address says of the form that the mail was about. */
export interface Confirmed {
  /** The form; `null` where the mail was about none. */
  readonly result: string | null;
  /** The number in it is theirs, too. */
  readonly isPhoneOwn: boolean;
}

/** Somebody has pressed the link in a mail to their address: what waited for that goes on. Pressed again, nothing more happens. */
export async function confirmAddress(
  services: Services,
  person: number,
  confirmed: Confirmed = { result: null, isPhoneOwn: false },
): Promise<void> {
  const at = services.now();
  await services.database.transaction(async (tx) => {
    const turns = await beginTurns(tx, services);
    await tx.query(
      'update people set email_confirmed_at = coalesce(email_confirmed_at, $2), typed_in = null where id = $1',
      [person, at],
    );
    await takeTypedContact(tx, person, confirmed, at);
    await confirmConsents(tx, services.emit, person, confirmed.result, at);
    for (const turn of turns) {
      await advanceFriend(turn, person);
      await letGoWhatWaitedForAddress(turn, person);
    }
  });
}

/** The address as the person writes it, and the number if it is theirs; a stranger's number goes. */
async function takeTypedContact(
  tx: Transaction,
  person: number,
  { result, isPhoneOwn }: Confirmed,
  at: Date,
): Promise<void> {
  const typed = await typedContact(tx, person, result);
  if (typed?.email) await tx.query('update people set email = $2 where id = $1', [person, typed.email.address]);
  if (!typed?.phone) return;
  if (isPhoneOwn) await provePhone(tx, person, typed.phone.typed, typed.phone.key, at);
  else
    await tx.query(
      'update people set phone = null, phone_key = null where id = $1 and phone_key = $2 and phone_proven_at is null',
      [person, typed.phone.key],
    );
}
