import type { CSSResult } from 'lit';
import { retryUntilLoaded, type Told } from '../browser/retry-until-loaded.ts';
import { questionTypeOf, questionWorkName, type Works } from '../engine/works.ts';
import type { FlowUses } from '../flow/uses-of.ts';
import type { QuestionView } from '../questions/question.view.ts';
import type { BlockViews } from '../view/blocks.ts';
import type { QuestionViews } from '../view/questions.ts';
import { festiveKinds } from '../shared/option-values.ts';
import { withoutPrototype } from '../shared/without-prototype.ts';
import { adopt } from '../view/adopt-styles.ts';
import type { MissingParts } from './missing-parts.ts';

/** Bytes of answers from which on a request may be too large to outlive the page, and is written down as it is left. */
const LONG_ANSWERS = 60_000;

/** What decides which chunks are due. */
export interface Due {
  readonly uses: FlowUses;
  /** Kinds of celebration that the brand names. */
  readonly brand: readonly string[];
  /** Whether anything is kept on this device. */
  readonly keeps: boolean;
}

const has = (keys: readonly string[]) => (due: Due) => keys.some((key) => due.uses.keys.has(key));
const asks = (type: string) => (due: Due) => due.uses.types.has(type);

/** Blocks and kinds of question that are a chunk of their own, by the name of their work. Each is due where the flow uses it. */
const workLoaders = {
  share: () => import('../blocks/share/share.lazy.ts'),
  reward: () => import('../blocks/reward/reward.lazy.ts'),
  instructions: () => import('../blocks/instructions/instructions.lazy.ts'),
  news: () => import('../blocks/news/news.lazy.ts'),
  referrals: () => import('../blocks/referrals/referrals.lazy.ts'),
  handover: () => import('../blocks/handover/handover.lazy.ts'),
  cards: () => import('../blocks/cards/cards.lazy.ts'),
  recommend: () => import('../blocks/recommend/recommend.lazy.ts'),
  event: () => import('../blocks/event/event.lazy.ts'),
  timeline: () => import('../blocks/timeline/timeline.lazy.ts'),
  countdown: () => import('../blocks/countdown/countdown.lazy.ts'),
  receipt: () => import('../blocks/receipt/receipt.lazy.ts'),
  chart: () => import('../blocks/chart/chart.lazy.ts'),
  review: () => import('../blocks/review/review.lazy.ts'),
  video: () => import('../blocks/video/video.lazy.ts'),
  audio: () => import('../blocks/audio/audio.lazy.ts'),
  embed: () => import('../blocks/embed/embed.lazy.ts'),
  poll: () => import('../questions/choice/poll.lazy.ts'),
  'ask/rating': () => import('../questions/rating/rating.lazy.ts'),
  'ask/ranking': () => import('../questions/ranking/ranking.lazy.ts'),
  'ask/matrix': () => import('../questions/matrix/matrix.lazy.ts'),
  'ask/file': () => import('../questions/file/file.lazy.ts'),
  'ask/payment': () => import('../questions/payment/payment.lazy.ts'),
  'ask/signature': () => import('../questions/signature/signature.lazy.ts'),
  'ask/slider': () => import('../questions/slider/slider.lazy.ts'),
  'ask/date': () => import('../questions/date/date.lazy.ts'),
  'ask/time': () => import('../questions/time/time.lazy.ts'),
  'ask/address': () => import('../questions/address/address.lazy.ts'),
  'ask/code': () => import('../questions/code/code.lazy.ts'),
  'ask/referral': () => import('../questions/referral/referral.lazy.ts'),
  'ask/number': () => import('../questions/number/number.lazy.ts'),
  'ask/phone-country': () => import('../questions/phone/country-phone.lazy.ts'),
};
type LazyWork = keyof typeof workLoaders;
const isChunk = (work: string): work is LazyWork => Object.hasOwn(workLoaders, work);

/**
 * Everything else that a conversation may fetch, and when it is due: `first` before the first message, `reading` while
 * the visitor reads it, `asked` when something of it is drawn or done. `isNeeded`: while it is missing the visitor sees
 * so.
 */
const table = {
  theme: { load: () => import('./chat-theme.lazy.ts'), when: 'asked', isNeeded: false },
  catalogues: { load: () => import('./catalogues.lazy.ts'), when: 'asked', isNeeded: false },
  expressions: {
    load: () => import('../expression/expression.lazy.ts'),
    when: 'first',
    for: ({ uses }: Due) => uses.expressions,
    isNeeded: false,
  },
  icu: {
    load: () => import('../engine/icu-formats.lazy.ts'),
    when: 'first',
    for: ({ uses }: Due) => uses.icu,
    isNeeded: true,
  },
  offers: { load: () => import('../engine/offers.lazy.ts'), when: 'first', for: has(['offers']), isNeeded: true },
  interaction: { load: () => import('./interaction.lazy.ts'), when: 'reading', isNeeded: true },
  'live-news': { load: () => import('./live-news.lazy.ts'), when: 'reading', for: has(['news']), isNeeded: false },
  'about-cards': { load: () => import('../blocks/cards/about-cards.lazy.ts'), when: 'asked', isNeeded: false },
  'add-to-cart': { load: () => import('./add-to-cart.lazy.ts'), when: 'reading', for: has(['cart']), isNeeded: false },
  'calendar-file': { load: () => import('../blocks/event/calendar-file.lazy.ts'), when: 'asked', isNeeded: true },
  progress: { load: () => import('../view/progress.lazy.ts'), when: 'asked', isNeeded: false },
  voice: {
    load: () => import('../questions/file/voice.lazy.ts'),
    when: 'reading',
    for: has(['voice']),
    isNeeded: true,
  },
  payments: {
    load: () => import('./payments.lazy.ts'),
    when: 'reading',
    for: asks('payment'),
    isNeeded: true,
  },
  uploads: {
    load: () => import('./uploads.lazy.ts'),
    when: 'reading',
    for: asks('file'),
    isNeeded: true,
  },
  'email-hint': { load: () => import('../questions/email/email-hint.lazy.ts'), when: 'asked', isNeeded: false },
  menu: { load: () => import('../view/menu/menu.lazy.ts'), when: 'asked', isNeeded: true },
  'typed-choice': {
    load: () => import('../view/typed-choice/typed-choice.lazy.ts'),
    when: 'asked',
    isNeeded: true,
  },
  person: { load: () => import('../view/person/person.lazy.ts'), when: 'asked', isNeeded: true },
  hours: { load: () => import('../view/person/hours.lazy.ts'), when: 'asked', isNeeded: true },
  pickers: {
    load: () => import('../questions/choice/pickers.lazy.ts'),
    when: 'reading',
    for: has(['many', 'other', 'layout', 'search', 'color', 'image', 'fields']),
    isNeeded: true,
  },
  markdown: {
    load: () => import('../view/messages/markdown.lazy.ts'),
    when: 'reading',
    for: ({ uses }: Due) => uses.markdown,
    isNeeded: true,
  },
  'held-picture': { load: () => import('../view/messages/held-picture.lazy.ts'), when: 'asked', isNeeded: true },
  'missing-picture': { load: () => import('./missing-picture.lazy.ts'), when: 'asked', isNeeded: false },
  'zoom-picture': { load: () => import('../view/messages/zoom-picture.lazy.ts'), when: 'asked', isNeeded: false },
  'moving-picture': { load: () => import('../view/messages/moving-picture.lazy.ts'), when: 'asked', isNeeded: true },
  qr: { load: () => import('../view/messages/qr.lazy.ts'), when: 'asked', isNeeded: true },
  barcode: { load: () => import('../view/messages/barcode.lazy.ts'), when: 'asked', isNeeded: true },
  'send-request': {
    load: () => import('../effects/requests/send-request.lazy.ts'),
    when: 'reading',
    for: has(['request', 'verify']),
    isNeeded: false,
  },
  confetti: {
    load: () => import('../effects/celebration/confetti.lazy.ts'),
    when: 'reading',
    for: has(['celebrate']),
    isNeeded: false,
  },
  'hearts-stars-fireworks': {
    load: () => import('../effects/celebration/hearts-stars-fireworks.lazy.ts'),
    when: 'reading',
    for: (due: Due) =>
      due.uses.keys.has('celebrate') &&
      festiveKinds.some((kind) => due.uses.words.has(kind) || due.brand.includes(kind)),
    isNeeded: false,
  },
  'parting-words': {
    load: () => import('../storage/parting-words.lazy.ts'),
    when: 'reading',
    for: ({ uses, keeps }: Due) => keeps && uses.answerBytes > LONG_ANSWERS,
    isNeeded: false,
  },
  'device-id': { load: () => import('../storage/device-id.lazy.ts'), when: 'asked', isNeeded: false },
  impressions: { load: () => import('./impressions.lazy.ts'), when: 'asked', isNeeded: false },
  'full-screen': { load: () => import('../browser/full-screen.lazy.ts'), when: 'asked', isNeeded: false },
} as const satisfies Record<string, Row>;

interface Row {
  load(): Promise<unknown>;
  readonly when: 'first' | 'reading' | 'asked';
  for?(due: Due): boolean;
  readonly isNeeded: boolean;
}
type Loads = typeof workLoaders & { readonly [Name in keyof typeof table]: (typeof table)[Name]['load'] };
export type ChunkName = keyof Loads;
export type Chunk<Name extends ChunkName> = Awaited<ReturnType<Loads[Name]>>;

function rowOf(name: ChunkName): Row {
  if (!isChunk(name)) return table[name];
  const type = questionTypeOf(name);
  // What is recommended is shown as cards.
  const verbs = name === 'cards' ? ['cards', 'recommend'] : [name];
  return { load: workLoaders[name], when: 'reading', for: type ? asks(type) : has(verbs), isNeeded: true };
}

const names = [...Object.keys(workLoaders), ...Object.keys(table)] as ChunkName[];
/** Those that a conversation of this kind fetches `when`. */
export const chunksDue = (when: Row['when'], due: Due): ChunkName[] =>
  names.filter((name) => {
    const row = rowOf(name);
    return row.when === when && (row.for?.(due) ?? when !== 'first');
  });

/** What is there, for all chats of the page. */
const loaded: { [Name in ChunkName]?: Chunk<Name> } = {};
const loading: { [Name in ChunkName]?: Promise<unknown> } = {};
/** Those that are missing, with whether they may stay so; and who hears of it. */
const failing = new Map<ChunkName, boolean>();
const watchers = new Set<(name: ChunkName, ...told: Parameters<Told>) => void>();

/** Views without what a page has put on all objects: what a view does not do is not done. */
export function inheritNothing<Views extends object>(views: Views): Views {
  for (const view of Object.values(views) as readonly object[]) withoutPrototype(view);
  return views;
}

/** Gets a chunk, once for all chats of the page: however often it is asked for, it is tried as `retryUntilLoaded` does. */
function load<Name extends ChunkName>(name: Name): Promise<Chunk<Name>> {
  loading[name] ??= retryUntilLoaded<object>(
    rowOf(name).load as () => Promise<object>,
    undefined,
    (isMissing, lasts) => {
      if (isMissing) failing.set(name, lasts);
      else failing.delete(name);
      for (const watch of watchers) watch(name, isMissing, lasts);
    },
  ).then((chunk) => {
    const { views, questionViews } = chunk as LazyViews;
    inheritNothing({ ...views, ...questionViews });
    Object.assign(loaded, { [name]: chunk });
    return chunk;
  });
  return loading[name] as Promise<Chunk<Name>>;
}

/** Kinds of question that can be asked as soon as their chunk is there. */
export const lazyQuestionTypes = Object.keys(workLoaders).flatMap((work) => questionTypeOf(work) ?? []);

/** The works of a block or a kind of question that is a chunk of its own. */
export const lazyWorks = async (chunks: Chunks, work: string): Promise<Partial<Works>> =>
  isChunk(work) ? (await chunks.get(work)).works : {};

/** What such a chunk has for the eye. */
interface LazyViews {
  readonly views?: BlockViews;
  readonly questionViews?: QuestionViews;
}
/** Its views, if they are there; else they are wanted. */
const lazyViews = (chunks: Chunks, work: string): LazyViews =>
  isChunk(work) ? ((chunks.take(work) ?? {}) as LazyViews) : {};
export const blockViews = (chunks: Chunks, block: string): BlockViews => lazyViews(chunks, block).views ?? {};
export const questionView = (chunks: Chunks, type: string): QuestionView | undefined =>
  lazyViews(chunks, questionWorkName(type)).questionViews?.[type];

/** The chunks as one chat uses them. */
export interface Chunks {
  /** The chunk, as soon as it is there. */
  get<Name extends ChunkName>(name: Name): Promise<Chunk<Name>>;
  /** The chunk, if it is there, its styles put on; else it is wanted. */
  take<Name extends ChunkName>(name: Name): Chunk<Name> | undefined;
  /** Gets what was wanted since the last time, and calls `done` for each. */
  fetch(done: () => void): void;
}

export function createChunks(root: ShadowRoot, missing: MissingParts, stopped: AbortSignal): Chunks {
  const wanted = new Set<ChunkName>();
  const asked = new Set<ChunkName>();
  const drawn = new Set<ChunkName>();
  const watch = (name: ChunkName, isMissing: boolean, lasts: boolean) => {
    if (asked.has(name)) missing.note(name, rowOf(name).isNeeded)(isMissing, lasts);
  };
  watchers.add(watch);
  stopped.addEventListener('abort', () => watchers.delete(watch));
  function get<Name extends ChunkName>(name: Name): Promise<Chunk<Name>> {
    asked.add(name);
    const lasts = failing.get(name);
    if (lasts !== undefined) watch(name, true, lasts);
    return load(name).then((chunk) => (stopped.aborted ? new Promise<never>(() => undefined) : chunk));
  }
  return {
    get,
    take(name) {
      const chunk = loaded[name];
      const { styles } = (chunk ?? {}) as { readonly styles?: CSSResult };
      if (!chunk) wanted.add(name);
      else if (styles) adopt(root, styles);
      return chunk;
    },
    fetch(done) {
      for (const name of wanted) {
        if (drawn.has(name)) continue;
        drawn.add(name);
        void get(name).then(done);
      }
      wanted.clear();
    },
  };
}
