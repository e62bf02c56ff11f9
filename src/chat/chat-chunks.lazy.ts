import type { CSSResult } from 'lit';
import { insist } from '../browser/insist.ts';
import { adopt } from '../view/adopt-styles.ts';
import type { Chunks, Need } from '../view/view.ts';
import type { MissingParts } from './missing-parts.ts';

type Loaded<N extends Need> = Chunks[N] & { readonly styles?: CSSResult };
const loaders: { readonly [N in Need]: () => Promise<Loaded<N>> } = {
  markdown: () => import('../view/messages/markdown.lazy.ts'),
  pickers: () => import('../view/inputs/pickers.lazy.ts'),
  person: () => import('../view/person/person.lazy.ts'),
  qr: () => import('../view/messages/qr.lazy.ts'),
  hours: () => import('../view/person/hours.lazy.ts'),
};
const loaded: { [N in Need]?: Loaded<N> } = {};
const loading: { [N in Need]?: Promise<unknown> } = {};
/** Those whose last try has failed, and who hears of it. */
const failing = new Set<Need>();
const watchers = new Set<(need: Need, isMissing: boolean) => void>();

/** Gets a chunk of the view, once for all chats: however often it is asked for, it is tried as `insist` does. */
export const loadChunk = (need: Need): Promise<unknown> =>
  (loading[need] ??= insist<unknown>(loaders[need], undefined, (isMissing) => {
    if (isMissing) failing.add(need);
    else failing.delete(need);
    for (const watch of watchers) watch(need, isMissing);
  }).then((chunk) => Object.assign(loaded, { [need]: chunk })));

/** What one chat needs of the chunks. */
export interface ChunkShelf {
  /** The chunk, if it is there; else it is wanted. */
  take<N extends Need>(need: N): Chunks[N] | undefined;
  /** Gets what was wanted since the last time, and calls `done` for each. */
  fetch(done: () => void): void;
}

export function createShelf(root: ShadowRoot, missing: MissingParts, stopped: AbortSignal): ChunkShelf {
  const wanted = new Set<Need>();
  const asked = new Set<Need>();
  const watch = (need: Need, isMissing: boolean) => {
    missing.note(need, asked.has(need))(isMissing);
  };
  watchers.add(watch);
  stopped.addEventListener('abort', () => watchers.delete(watch));
  return {
    take(need) {
      const chunk = loaded[need];
      if (!chunk) wanted.add(need);
      else if (chunk.styles) adopt(root, chunk.styles);
      return chunk;
    },
    fetch(done) {
      for (const need of wanted) {
        if (asked.has(need)) continue;
        asked.add(need);
        void loadChunk(need).then(done);
        if (failing.has(need)) watch(need, true);
      }
      wanted.clear();
    },
  };
}
