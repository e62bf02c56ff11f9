import type { Queryable, Transaction } from '../database/database.ts';
import type { Emit } from '../events/emit.ts';

export interface Contact {
  readonly id: number;
  readonly stage: 'prospect' | 'lead' | 'customer';
  readonly customerSince: Date | null;
  readonly customerUntil: Date | null;
}

type ContactRow = Pick<Contact, 'id' | 'stage'> & { customer_since: Date | null; customer_until: Date | null };

/** The person whose column `by` is `value`, locked until the transaction ends. */
export async function lockContact(
  tx: Queryable,
  by: 'id' | 'email_key' | 'customer_number',
  value: string | number,
): Promise<Contact | null> {
  const [row] = await tx.query<ContactRow>(
    `select id, stage, customer_since, customer_until from people where ${by} = $1 for no key update`,
    [value],
  );
  return row
    ? { id: row.id, stage: row.stage, customerSince: row.customer_since, customerUntil: row.customer_until }
    : null;
}

/** Says that somebody is a customer since `at`. False when that was known. */
export async function becomeCustomer(
  tx: Transaction,
  emit: Emit,
  contact: Contact,
  at: Date,
  now: Date,
): Promise<boolean> {
  if (contact.stage === 'customer' && contact.customerUntil === null) return false;
  await tx.query(
    `update people set stage = 'customer', customer_since = coalesce(customer_since, $2), customer_until = null where id = $1`,
    [contact.id, at],
  );
  emit(tx, { type: 'contact.customer', campaign: null, person: contact.id, at: now });
  return true;
}

/** The contract was undone in the time to withdraw: there never was one. False when there was none to undo. */
export async function withdrawCustomer(tx: Queryable, contact: Contact): Promise<boolean> {
  if (contact.stage !== 'customer') return false;
  await tx.query(`update people set stage = 'lead', customer_since = null, customer_until = null where id = $1`, [
    contact.id,
  ]);
  return true;
}

/** The contract has ended. False when that was known, or when there was none. */
export async function endCustomer(tx: Queryable, contact: Contact, at: Date): Promise<boolean> {
  if (contact.stage !== 'customer' || contact.customerUntil !== null) return false;
  await tx.query('update people set customer_until = $2 where id = $1', [contact.id, at]);
  return true;
}
