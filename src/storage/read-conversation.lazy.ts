import type { ChatState, Entry } from '../engine/state.ts';
import { omitInherited } from '../shared/omit-undefined.ts';
import { possible } from '../shared/possible-time.ts';
import {
  FORMAT,
  ask,
  pageRange,
  ended,
  writing,
  type Connection,
  type HeadRecord,
  type Sealed,
} from './database.lazy.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const isOver = ({ format, at, keep }: HeadRecord, now: number): boolean =>
  now - possible(at, now) > (format === FORMAT && keep === 'visit' ? 30 * MINUTE : 30 * DAY);

/** Removes every conversation whose time is over, whichever page it belongs to. */
async function sweep({ database }: Connection, now: number): Promise<void> {
  const transaction = writing(database, 'conversations', 'chunks');
  const end = ended(transaction);
  const heads = transaction.objectStore('conversations');
  const [names, all] = await Promise.all([ask(heads.getAllKeys()), ask<HeadRecord[]>(heads.getAll())]);
  names.forEach((name, index) => {
    const head = all[index] as HeadRecord;
    if (isOver(head, now)) {
      heads.delete(name);
      transaction.objectStore('chunks').delete(pageRange(name as string));
    } else if (possible(head.at, now) !== head.at) heads.put({ ...head, at: now }, name);
  });
  await end;
}

/** Moves a conversation that can't be read out of the way of the next one; it goes with its time. */
async function setAside({ database }: Connection, name: string, now: number): Promise<void> {
  const aside = `${name} set aside ${now}`;
  const transaction = writing(database, 'conversations', 'chunks');
  const end = ended(transaction);
  const heads = transaction.objectStore('conversations');
  const stored = transaction.objectStore('chunks');
  const [head, parts] = await Promise.all([
    ask<HeadRecord | undefined>(heads.get(name)),
    ask<Sealed[]>(stored.getAll(pageRange(name))),
  ]);
  if (head) heads.put({ ...head, at: now, keep: 'device' }, aside);
  heads.delete(name);
  parts.forEach((part, index) => stored.put(part, [aside, index]));
  stored.delete(pageRange(name));
  await end;
}

/** The saved conversation of this name, or null: none, its time is over, or it is damaged or of a newer version. */
export async function readConversation(
  link: Connection,
  name: string,
  now: number,
): Promise<{ readonly state: ChatState; readonly stamp: number } | null> {
  await sweep(link, now);
  const transaction = link.database.transaction(['conversations', 'chunks']);
  const [head, pages] = await Promise.all([
    ask<HeadRecord | undefined>(transaction.objectStore('conversations').get(name)),
    ask<Sealed[]>(transaction.objectStore('chunks').getAll(pageRange(name))),
  ]);
  if (!head) return null;
  try {
    if (head.format !== FORMAT || pages.length < head.chunks) throw new Error('Not of this version, or not whole.');
    const [rest, ...transcript] = (
      await Promise.all([head, ...pages.slice(0, head.chunks)].map((sealed) => link.unseal(sealed)))
    ).map((text) => JSON.parse(text) as unknown);
    const kept = rest as ChatState;
    const state = {
      ...kept,
      pending: omitInherited(kept.pending),
      transcript: omitInherited(transcript as Entry[][]),
    };
    return { state, stamp: head.stamp };
  } catch {
    await setAside(link, name, now);
    return null;
  }
}
