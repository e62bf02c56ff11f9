import type { OutboxContext } from './outbox-context.ts';
import type { TabMessage } from './outbox-port.ts';
import { COURTESY, leaveTo } from './queue.ts';
import { TIME_OUT } from './send.ts';
import type { Sender } from './sender.ts';

/** Takes in what another tab tells: what is new there, or sent by its last breath, and what has become of a lead. */
export async function hearTab(context: OutboxContext, sender: Sender, message: TabMessage): Promise<void> {
  if (!('act' in message)) return leaveToTab(context, sender, message);
  const { act, owner } = message;
  if (act.type === 'delivered') context.drop(act.id);
  await context.clients.get(owner)?.report(act);
  // Its tab may have been closed before the row was out of the store: looked at once more.
  return leaveToTab(context, sender, { added: act.id });
}

/** What another tab has in hand is left to it for a while, and taken over should it still be there then. */
async function leaveToTab(
  { store, clock, queue }: OutboxContext,
  { pump }: Sender,
  message: Exclude<TabMessage, { readonly act: unknown }>,
): Promise<void> {
  const isNew = 'added' in message;
  const found = await store.read(isNew ? message.added : message.left).catch(() => undefined);
  if (!found || (isNew && queue.leads.has(found.row.id))) return;
  leaveTo(queue, found.row, clock.now() + (isNew ? COURTESY : TIME_OUT));
  pump();
}
