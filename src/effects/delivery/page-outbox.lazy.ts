import type { OutboxStore } from '../../storage/store-port.ts';
import { createOutbox } from './outbox.lazy.ts';
import type { Outbox, OutboxOptions, TabMessage } from './outbox-port.ts';

let page: { readonly outbox: Outbox; readonly store: OutboxStore } | undefined;

/**
 * The page's one outbox: all chats on it share it. As long as one of them is attached it listens for the network, for the page being
 * looked at and left, and for what other tabs tell.
 */
export function pageOutbox(
  { clock, chance, http }: Pick<OutboxOptions, 'clock' | 'chance' | 'http'>,
  store: OutboxStore,
): Outbox {
  if (page?.store === store) return page.outbox;
  let channel: BroadcastChannel | undefined;
  let attached = 0;
  const outbox = createOutbox({
    clock,
    chance,
    http,
    store,
    base: () => document.baseURI,
    // Missing in old browsers and on insecure pages, whatever the types say.
    locks: navigator.locks as LockManager | undefined,
    broadcast: (message) => channel?.postMessage(message),
  });
  const look = () => {
    if (document.visibilityState === 'visible') outbox.look();
  };
  const flush = () => void outbox.flush();

  function listen(on: boolean): void {
    const change = on ? addEventListener : removeEventListener;
    change('online', flush);
    change('pagehide', outbox.leave);
    change('pageshow', look);
    document[on ? 'addEventListener' : 'removeEventListener']('visibilitychange', look);
    channel?.close();
    channel = on && globalThis.BroadcastChannel ? new BroadcastChannel('smoc-chat') : undefined;
    if (channel) channel.onmessage = ({ data }) => void outbox.hear(data as TabMessage);
  }

  page = {
    store,
    outbox: {
      ...outbox,
      attach(owner, client) {
        if (!attached++) listen(true);
        const detach = outbox.attach(owner, client);
        let gone = false;
        return () => {
          if (gone) return;
          gone = true;
          detach();
          if (!--attached) listen(false);
        };
      },
    },
  };
  return page.outbox;
}
