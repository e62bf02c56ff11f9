import type { CSSResult } from 'lit';
import { retryUntilLoaded, type Told } from '../browser/retry-until-loaded.ts';
import { questionTypeOf, questionWorkName, type Works } from '../engine/works.ts';
import type { FlowUses } from '../flow/uses-of.ts';
import type { QuestionView } from '../questions/question.view.ts';
import type { BlockViews } from '../view/blocks.ts';
import type { QuestionViews } from '../view/questions.ts';
import { festiveKinds } from '../shared/option-values.ts';
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

/**
 * Every chunk that a conversation may fetch, and when it is due: `first` before the first message, `reading` while the visitor reads it,
 * `asked` when something of it is drawn or done. `isNeeded`: while it is missing the visitor sees so.
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
  handover: {
    load: () => import('../blocks/handover/handover.lazy.ts'),
    when: 'reading',
    for: has(['handover']),
    isNeeded: true,
  },
  cards: {
    load: () => import('../blocks/cards/cards.lazy.ts'),
    when: 'reading',
    for: has(['cards']),
    isNeeded: true,
  },
  'about-cards': { load: () => import('../blocks/cards/about-cards.lazy.ts'), when: 'asked', isNeeded: false },
  'add-to-cart': { load: () => import('./add-to-cart.lazy.ts'), when: 'reading', for: has(['cart']), isNeeded: false },
  event: { load: () => import('../blocks/event/event.lazy.ts'), when: 'reading', for: has(['event']), isNeeded: true },
  'calendar-file': { load: () => import('../blocks/event/calendar-file.lazy.ts'), when: 'asked', isNeeded: true },
  timeline: {
    load: () => import('../blocks/timeline/timeline.lazy.ts'),
    when: 'reading',
    for: has(['timeline']),
    isNeeded: true,
  },
  countdown: {
    load: () => import('../blocks/countdown/countdown.lazy.ts'),
    when: 'reading',
    for: has(['countdown']),
    isNeeded: true,
  },
  receipt: {
    load: () => import('../blocks/receipt/receipt.lazy.ts'),
    when: 'reading',
    for: has(['receipt']),
    isNeeded: true,
  },
  chart: { load: () => import('../blocks/chart/chart.lazy.ts'), when: 'reading', for: has(['chart']), isNeeded: true },
  progress: { load: () => import('../view/progress.lazy.ts'), when: 'asked', isNeeded: false },
  review: {
    load: () => import('../blocks/review/review.lazy.ts'),
    when: 'reading',
    for: has(['review']),
    isNeeded: true,
  },
  video: {
    load: () => import('../blocks/video/video.lazy.ts'),
    when: 'reading',
    for: has(['video']),
    isNeeded: true,
  },
  audio: {
    load: () => import('../blocks/audio/audio.lazy.ts'),
    when: 'reading',
    for: has(['audio']),
    isNeeded: true,
  },
  embed: {
    load: () => import('../blocks/embed/embed.lazy.ts'),
    when: 'reading',
    for: has(['embed']),
    isNeeded: true,
  },
  rating: {
    load: () => import('../questions/rating/rating.lazy.ts'),
    when: 'reading',
    for: asks('rating'),
    isNeeded: true,
  },
  ranking: {
    load: () => import('../questions/ranking/ranking.lazy.ts'),
    when: 'reading',
    for: asks('ranking'),
    isNeeded: true,
  },
  matrix: {
    load: () => import('../questions/matrix/matrix.lazy.ts'),
    when: 'reading',
    for: asks('matrix'),
    isNeeded: true,
  },
  file: {
    load: () => import('../questions/file/file.lazy.ts'),
    when: 'reading',
    for: asks('file'),
    isNeeded: true,
  },
  voice: {
    load: () => import('../questions/file/voice.lazy.ts'),
    when: 'reading',
    for: has(['voice']),
    isNeeded: true,
  },
  signature: {
    load: () => import('../questions/signature/signature.lazy.ts'),
    when: 'reading',
    for: asks('signature'),
    isNeeded: true,
  },
  payment: {
    load: () => import('../questions/payment/payment.lazy.ts'),
    when: 'reading',
    for: asks('payment'),
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
  slider: {
    load: () => import('../questions/slider/slider.lazy.ts'),
    when: 'reading',
    for: asks('slider'),
    isNeeded: true,
  },
  date: {
    load: () => import('../questions/date/date.lazy.ts'),
    when: 'reading',
    for: asks('date'),
    isNeeded: true,
  },
  time: {
    load: () => import('../questions/time/time.lazy.ts'),
    when: 'reading',
    for: asks('time'),
    isNeeded: true,
  },
  address: {
    load: () => import('../questions/address/address.lazy.ts'),
    when: 'reading',
    for: asks('address'),
    isNeeded: true,
  },
  code: {
    load: () => import('../questions/code/code.lazy.ts'),
    when: 'reading',
    for: asks('code'),
    isNeeded: true,
  },
  number: {
    load: () => import('../questions/number/number.lazy.ts'),
    when: 'reading',
    for: asks('number'),
    isNeeded: true,
  },
  'email-hint': { load: () => import('../questions/email/email-hint.lazy.ts'), when: 'asked', isNeeded: false },
  'country-phone': {
    load: () => import('../questions/phone/country-phone.lazy.ts'),
    when: 'reading',
    for: asks('phone-country'),
    isNeeded: true,
  },
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
  poll: {
    load: () => import('../questions/choice/poll.lazy.ts'),
    when: 'reading',
    for: has(['poll']),
    isNeeded: true,
  },
  markdown: {
    load: () => import('../view/messages/markdown.lazy.ts'),
    when: 'reading',
    for: ({ uses }: Due) => uses.markdown,
    isNeeded: true,
  },
  'moving-picture': { load: () => import('../view/messages/moving-picture.lazy.ts'), when: 'asked', isNeeded: true },
  qr: { load: () => import('../view/messages/qr.lazy.ts'), when: 'asked', isNeeded: true },
  'send-request': {
    load: () => import('../effects/requests/send-request.lazy.ts'),
    when: 'reading',
    for: has(['request']),
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
  'full-screen': { load: () => import('../browser/full-screen.lazy.ts'), when: 'asked', isNeeded: false },
} as const satisfies Record<string, Row>;

interface Row {
  load(): Promise<unknown>;
  readonly when: 'first' | 'reading' | 'asked';
  for?(due: Due): boolean;
  readonly isNeeded: boolean;
}
export type ChunkName = keyof typeof table;
export type Chunk<Name extends ChunkName> = Awaited<ReturnType<(typeof table)[Name]['load']>>;

const names = Object.keys(table) as ChunkName[];
/** Those that a conversation of this kind fetches `when`. */
export const chunksDue = (when: Row['when'], due: Due): ChunkName[] =>
  names.filter((name) => {
    const row: Row = table[name];
    return row.when === when && (row.for?.(due) ?? when !== 'first');
  });

/** What is there, for all chats of the page. */
const loaded: { [Name in ChunkName]?: Chunk<Name> } = {};
const loading: { [Name in ChunkName]?: Promise<unknown> } = {};
/** Those that are missing, with whether they may stay so; and who hears of it. */
const failing = new Map<ChunkName, boolean>();
const watchers = new Set<(name: ChunkName, ...told: Parameters<Told>) => void>();

/** Gets a chunk, once for all chats of the page: however often it is asked for, it is tried as `retryUntilLoaded` does. */
function load<Name extends ChunkName>(name: Name): Promise<Chunk<Name>> {
  loading[name] ??= retryUntilLoaded<object>(table[name].load, undefined, (isMissing, lasts) => {
    if (isMissing) failing.set(name, lasts);
    else failing.delete(name);
    for (const watch of watchers) watch(name, isMissing, lasts);
  }).then((chunk) => {
    Object.assign(loaded, { [name]: chunk });
    return chunk;
  });
  return loading[name] as Promise<Chunk<Name>>;
}

/** Blocks and kinds of question that are a chunk of their own, by the name of their work. */
const chunkOfWork = {
  handover: 'handover',
  cards: 'cards',
  event: 'event',
  timeline: 'timeline',
  countdown: 'countdown',
  receipt: 'receipt',
  chart: 'chart',
  review: 'review',
  video: 'video',
  audio: 'audio',
  embed: 'embed',
  poll: 'poll',
  'ask/rating': 'rating',
  'ask/ranking': 'ranking',
  'ask/matrix': 'matrix',
  'ask/file': 'file',
  'ask/payment': 'payment',
  'ask/signature': 'signature',
  'ask/slider': 'slider',
  'ask/date': 'date',
  'ask/time': 'time',
  'ask/address': 'address',
  'ask/code': 'code',
  'ask/number': 'number',
  'ask/phone-country': 'country-phone',
} as const satisfies { readonly [work: string]: ChunkName };
const isChunk = (work: string): work is keyof typeof chunkOfWork => Object.hasOwn(chunkOfWork, work);

/** Kinds of question that can be asked as soon as their chunk is there. */
export const lazyQuestionTypes = Object.keys(chunkOfWork).flatMap((work) => questionTypeOf(work) ?? []);

/** The works of a block or a kind of question that is a chunk of its own. */
export const lazyWorks = async (chunks: Chunks, work: string): Promise<Partial<Works>> =>
  isChunk(work) ? (await chunks.get(chunkOfWork[work])).works : {};

/** What such a chunk has for the eye. */
interface LazyViews {
  readonly views?: BlockViews;
  readonly questionViews?: QuestionViews;
}
/** Its views, if they are there; else they are wanted. */
const lazyViews = (chunks: Chunks, work: string): LazyViews =>
  isChunk(work) ? (chunks.take(chunkOfWork[work]) ?? {}) : {};
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
    if (asked.has(name)) missing.note(name, table[name].isNeeded)(isMissing, lasts);
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
