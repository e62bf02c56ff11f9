import { lastEntry } from '../engine/selectors.ts';
import { stepAt } from '../engine/step-at.ts';
import { asText } from '../engine/values.ts';
import { followNews, newsIn, type NewsItem, type NewsLine } from '../effects/news/follow-news.ts';
import { askEndpoint, destinationOf } from '../effects/requests/send-request.lazy.ts';
import { clock } from '../browser/clock.ts';
import { http } from '../browser/http.ts';
import { reportError } from '../events.ts';
import { markOf } from '../engine/card-marks.ts';
import type { Json, Values } from '../shared/json.ts';
import { toJson } from '../shared/to-json.ts';
import { omitUndefined } from '../shared/omit-undefined.ts';
import type { Conversation } from './conversation.ts';
import { lazyWorks } from './chunks.ts';

/*
 * News from elsewhere: listens as long as the state says so, and hands each piece to the engine once nobody is in the
 * middle of something.
 */

const TIMEOUT = 10_000;
/** Milliseconds that news wait for somebody who is typing, and how often they look. */
const POLITE_FOR = 30_000;
const LOOK_EVERY = 1000;

interface Asked {
  readonly news: string;
  readonly status: string;
  readonly seen: string;
  readonly query: Values;
}

/** Follows what the conversation says it wants to hear of. `changed` is called whenever it may say something else. */
export function createLiveNews(conversation: Conversation): { changed(): void } {
  const { element, session, stopped, root, chunks } = conversation;
  const waiting: NewsItem[] = [];
  const met = new Set<string>();
  let following: { look(): void; stop(): void } | undefined;
  let askedNow = '';
  let isTelling = false;
  let politeUntil = 0;

  const site = () => ({ endpoint: element.endpoint, endpoints: element.endpoints, base: document.baseURI, http });
  const request = (name: string, query: Values, body?: Json) =>
    askEndpoint(
      omitUndefined({ name, method: body === undefined ? 'GET' : 'POST', query, headers: {}, body, timeout: TIMEOUT }),
      site(),
    );

  /** What is to be asked; nothing while the page has not granted requests, or where nothing is sent. */
  function asked(): Asked | undefined {
    const { listening } = conversation.state;
    const step = listening && stepAt(conversation.flow, listening.step);
    if (!step || element.preview || element.consent === 'required') return undefined;
    const name = (key: 'news' | 'status' | 'seen') => asText(step[key]);
    return { news: name('news'), status: name('status'), seen: name('seen'), query: listening.query };
  }

  /** Somebody is in the middle of something: the conversation itself, or a visitor who types. */
  function isBusy(): boolean {
    const kind = conversation.state.pending?.kind;
    if (kind !== 'question' && kind !== 'end') return true;
    const field = root.activeElement as HTMLInputElement | null;
    const isTyping = Boolean(field?.matches('input, textarea') && field.value);
    return isTyping && clock.now() < politeUntil;
  }

  /** Cards that tell how a campaign stands are asked anew: they would tell what was true before. */
  async function refreshStatus({ status, query }: Asked): Promise<void> {
    const card = lastEntry(conversation.state, (entry) => entry.kind === 'referrals');
    if (card?.kind !== 'referrals' || !markOf(conversation.state, card.id)) return;
    const { reply } = await request(card.endpoint || status, Object.keys(card.query).length ? card.query : query);
    if (reply) await session.send({ type: 'used', entry: card.id, value: { status: reply } });
  }

  async function tell({ seen, ...ask }: Asked): Promise<void> {
    if (isTelling) return;
    isTelling = true;
    politeUntil = clock.now() + POLITE_FOR;
    const told: string[] = [];
    while (waiting.length && !stopped.aborted) {
      if (isBusy()) {
        await new Promise<void>((later) => clock.after(LOOK_EVERY, later));
        continue;
      }
      const { id, item } = waiting.shift()!;
      await session.send({ type: 'news', id, item });
      told.push(id);
    }
    isTelling = false;
    if (!told.length) return;
    if (seen)
      void request(seen, {}, { ...ask.query, ids: told.map((id) => (/^\d{1,15}$/.test(id) ? Number(id) : id)) });
    await refreshStatus({ seen, ...ask });
  }

  function openLine(
    { address }: { readonly address: string },
    heard: (news: NewsItem) => void,
    failed: () => void,
  ): NewsLine | undefined {
    if (!('EventSource' in globalThis)) return undefined;
    let source: EventSource;
    try {
      source = new EventSource(address);
    } catch {
      return undefined;
    }
    source.addEventListener('news', ({ data, lastEventId }: MessageEvent<string>) => {
      try {
        const item = JSON.parse(data) as Values;
        const id = lastEventId || asText(item.id);
        if (id) heard({ id, item });
      } catch {
        // What is no JSON is no news.
      }
    });
    // A line that is broken off comes back by itself, and goes on after the last event; one that was refused does not.
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) failed();
    });
    return source;
  }

  async function begin(ask: Asked): Promise<void> {
    conversation.addWorks(await lazyWorks(chunks, 'news'));
    const destination = await destinationOf(ask.news, ask.query, site());
    if ('reason' in destination) reportError(element, 'request-failed', destination.reason);
    if (stopped.aborted || askedNow !== toJson(ask)) return;
    following = followNews({
      clock,
      open: (heard, failed) =>
        'url' in destination ? openLine({ address: destination.url }, heard, failed) : undefined,
      ...(ask.status && {
        async ask() {
          const { reply } = await request(ask.status, ask.query);
          return reply && newsIn(reply);
        },
      }),
      heard(news) {
        if (met.has(news.id) || conversation.state.listening?.heard.includes(news.id)) return;
        met.add(news.id);
        waiting.push(news);
        void tell(ask);
      },
      isVisible: () => document.visibilityState === 'visible',
    });
    following.look();
  }

  const look = () => following?.look();
  document.addEventListener('visibilitychange', look);
  stopped.addEventListener('abort', () => {
    following?.stop();
    document.removeEventListener('visibilitychange', look);
  });

  return {
    changed() {
      const ask = asked();
      const now = ask ? toJson(ask) : '';
      if (now === askedNow) return;
      askedNow = now;
      following?.stop();
      following = undefined;
      if (ask) void begin(ask);
    },
  };
}
