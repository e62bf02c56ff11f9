import type { ChatState, Entry } from '../engine/state.ts';
import { isVisitors } from '../engine/is-visitors.ts';
import { changeOf, openChange } from '../engine/changeable.ts';
import { markOf } from '../engine/card-marks.ts';
import type { View } from './view.ts';
import { draw, drawAnew, drawOnce } from './draw.ts';
import { bubble, fromBot, plainMessage } from './messages/bubble.ts';
import { plainWords } from './says.ts';

type Sources = WeakMap<Element, readonly unknown[]>;
/** What each page and each row was last drawn from. */
const drawn: Sources = new WeakMap();
/**
 * How each row of words alone reads, of which Lit remembers nothing: a view that is new for another reason leaves it as
 * it stands.
 */
const readings: Sources = new WeakMap();

/** True, and remembered, if `element` was not yet drawn from just these. */
function fresh(sources: Sources, element: Element, from: readonly unknown[]): boolean {
  if (sources.get(element)?.every((one, index) => one === from[index])) return false;
  sources.set(element, from);
  return true;
}

/**
 * What was drawn into an element, in order: stretches into a transcript, pages into a stretch, rows into a page.
 * Other scripts put nodes among them, wrap them or take them away.
 */
const drawnInto = new WeakMap<Element, HTMLElement[]>();

function ownChildren(parent: Element): HTMLElement[] {
  const known = drawnInto.get(parent);
  if (known) return known;
  const none: HTMLElement[] = [];
  drawnInto.set(parent, none);
  return none;
}

/** The own child at `index`, made if there was none. */
const childAt = (parent: Element, index: number): HTMLElement =>
  (ownChildren(parent)[index] ??= document.createElement('div'));

/** Puts the own child at `index` into its place: a new one, or one that was taken away. */
function place(parent: Element, index: number): void {
  const own = ownChildren(parent);
  const child = own[index]!;
  if (parent.contains(child)) return;
  let before: Element | null | undefined = own[index - 1];
  while (before && before.parentElement !== parent) before = before.parentElement;
  if (before) before.after(child);
  else parent.prepend(child);
}

/** Leaves only the first `length` own children. */
const cut = (parent: Element, length: number) => {
  for (const child of ownChildren(parent).splice(length)) child.remove();
};

/** Kinds that nothing happens to any more: what else there is may be marked, or has a status. */
const still: ReadonlySet<Entry['kind']> = new Set(['say', 'image']);
const allStill = new WeakMap<readonly Entry[], boolean>();

function areStill(entries: readonly Entry[]): boolean {
  const known = allStill.get(entries);
  if (known !== undefined) return known;
  const found = entries.every(({ kind }) => still.has(kind));
  allStill.set(entries, found);
  return found;
}

/** What has happened to an entry since it was made. */
function newsOf(state: ChatState, entry: Entry): unknown {
  if (entry.kind === 'delivery') return state.deliveries[entry.envelope];
  return entry.kind === 'answer' ? changeOf(state, entry.id) : markOf(state, entry.id);
}

/** Pages in one stretch. A browser looks at everything that stands beside what it lays out: so not at thousands of pages. */
const STRETCH = 64;

/**
 * Whether another entry has taken the place of one, since an answer was changed: its row begins anew. What is only
 * forgotten of it makes no other.
 */
const isOther = (one: Entry, other: Entry): boolean =>
  one.at !== other.at || one.kind !== other.kind || one.step !== other.step;

/** Draws an entry into its row, whose first one it is if nobody of the same side has said something right before. */
function drawEntry(row: HTMLElement, entry: Entry, first: boolean, state: ChatState, view: View): void {
  if (!fresh(drawn, row, [entry, first, view, newsOf(state, entry)])) return;
  const block = view.block(entry.kind);
  const words = block?.words?.(view, entry);
  const plain = plainWords(words);
  const isWords = words !== undefined;
  const read = isWords && (plain ?? block!.spoken(view, entry));
  const { settings, bot } = view;
  // Markdown is a template, and until its chunk is there a list.
  const reading = [entry, first, read, Array.isArray(words), settings.lang, bot.name, bot.avatar];
  if (isWords && !fresh(readings, row, reading)) return;
  const isOwn = isVisitors(entry);
  const side = isOwn ? 'own' : 'bot';
  row.id = `m${entry.id}`;
  row.className = `row ${side} ${entry.kind}${first ? ' first' : ''}`;
  row.setAttribute('part', `message ${side}-message`);
  if (plain !== undefined && !first) return row.replaceChildren(plainMessage(view, plain));
  const content = isWords ? bubble(words) : block?.draw?.(view, entry, state);
  const message = isOwn ? content : fromBot(view, first, content);
  if (isWords) drawOnce(message, row);
  // What cannot be drawn over begins anew.
  else if (readings.delete(row)) drawAnew(message, row);
  else draw(message, row);
}

/** Draws one page of the transcript, and says which rows are new. `before` is the entry before its first. */
function drawPage(
  page: HTMLElement,
  entries: readonly Entry[],
  before: Entry | undefined,
  state: ChatState,
  view: View,
): HTMLElement[] {
  const added: HTMLElement[] = [];
  entries.forEach((entry, index) => {
    const own = ownChildren(page);
    const known = own[index];
    const isNew = !known || isOther(drawn.get(known)![0] as Entry, entry);
    if (known && isNew) {
      known.remove();
      own[index] = document.createElement('div');
    }
    const row = childAt(page, index);
    const last = entries[index - 1] ?? before;
    const first = !last || isVisitors(last) !== isVisitors(entry);
    drawEntry(row, entry, first, state, view);
    place(page, index);
    if (isNew) added.push(row);
  });
  cut(page, entries.length);
  return added;
}

/**
 * Draws the transcript into `log`: only what changed since the last time. A page that is full is not looked at again, so one more
 * message costs the same at the 10,000th as at the first; each message is a row of its own, which keeps what has the focus. What is new
 * is drawn before it is put into the page, which then works out its styles once.
 *
 * @returns rows that were not there before, oldest first
 */
export function drawTranscript(log: Element, state: ChatState, view: View): HTMLElement[] {
  const { transcript, deliveries, marks, trail } = state;
  const added: HTMLElement[] = [];
  // Emptied for another conversation, it begins anew.
  if (!log.hasChildNodes()) drawnInto.delete(log);
  for (let from = 0; from < transcript.length; from += STRETCH) {
    const stretch = childAt(log, from / STRETCH);
    const pages = transcript.slice(from, from + STRETCH);
    stretch.className = from + STRETCH < transcript.length ? 'stretch closed' : 'stretch';
    pages.forEach((entries, index) => {
      const at = from + index;
      const page = childAt(stretch, index);
      const closed = at < transcript.length - 1;
      const news = areStill(entries) ? [] : [deliveries, marks, trail, openChange(state)];
      if (fresh(drawn, page, [entries, view, closed, ...news])) {
        page.className = closed ? 'transcript-page closed' : 'transcript-page';
        added.push(...drawPage(page, entries, transcript[at - 1]?.at(-1), state, view));
      }
      place(stretch, index);
    });
    cut(stretch, pages.length);
    place(log, from / STRETCH);
  }
  cut(log, Math.ceil(transcript.length / STRETCH));
  return added;
}
