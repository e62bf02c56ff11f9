import type { Values } from '../../shared/json.ts';
import { own } from '../../shared/json.ts';
import type { Clock } from '../../shared/ports.ts';

/** A piece of news, as an endpoint tells it. */
export interface NewsItem {
  readonly id: string;
  readonly item: Values;
}

/** A line on which news come as they happen. */
export interface NewsLine {
  close(): void;
}

export interface NewsPorts {
  readonly clock: Clock;
  /** Opens a line; undefined where there can be none. `failed` when it will not come back by itself. */
  open(heard: (news: NewsItem) => void, failed: () => void): NewsLine | undefined;
  /** Asks what has happened that nobody was shown; undefined where nobody answers. */
  ask?(): Promise<readonly NewsItem[] | undefined>;
  heard(news: NewsItem): void;
  /** Whether somebody looks at the page. */
  isVisible(): boolean;
}

/** Milliseconds between two questions where no line can be had, and at the most when nobody answers. */
const ASK_EVERY = 15_000;
const ASK_AT_LEAST_EVERY = 300_000;

/** Reads a list of news of an answer; what has no id could be told twice, and is left. */
export function newsIn(reply: unknown): NewsItem[] {
  const list = own(reply, 'news');
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown): NewsItem[] => {
    const id = own(item, 'id');
    return typeof id === 'string' || typeof id === 'number' ? [{ id: String(id), item: item as Values }] : [];
  });
}

/**
 * Hears of news while somebody looks at the page: asks once what has happened, then listens on a line; where that fails
 * it asks every now and then, less often while nobody answers. In the background it does neither, and catches up
 * afterwards.
 */
export function followNews(ports: NewsPorts): { look(): void; stop(): void } {
  let line: NewsLine | undefined;
  let cancel: (() => void) | undefined;
  /** Counts the times that somebody began to look: what was asked before is of no use. */
  let turn = 0;
  let isFollowing = false;

  function rest(): void {
    turn++;
    isFollowing = false;
    line?.close();
    line = undefined;
    cancel?.();
    cancel = undefined;
  }

  async function askOnce(mine: number): Promise<boolean> {
    const news = await ports.ask?.();
    if (mine !== turn) return false;
    for (const each of news ?? []) ports.heard(each);
    return news !== undefined;
  }

  function askLater(mine: number, pause: number): void {
    cancel = ports.clock.after(pause, () => {
      void askOnce(mine).then((isAnswered) => {
        if (mine === turn) askLater(mine, isAnswered ? ASK_EVERY : Math.min(2 * pause, ASK_AT_LEAST_EVERY));
      });
    });
  }

  async function follow(): Promise<void> {
    const mine = ++turn;
    isFollowing = true;
    await askOnce(mine);
    if (mine !== turn) return;
    const failed = () => {
      if (mine !== turn) return;
      line?.close();
      line = undefined;
      if (ports.ask) askLater(mine, ASK_EVERY);
    };
    line = ports.open((news) => {
      if (mine === turn) ports.heard(news);
    }, failed);
    if (!line) failed();
  }

  return {
    look() {
      if (!ports.isVisible()) rest();
      else if (!isFollowing) void follow();
    },
    stop: rest,
  };
}
