import type { ChatState, Entry } from '../engine/state.ts';
import { isVisitors } from '../engine/is-visitors.ts';
import { markOf } from '../engine/marks.ts';
import type { View } from './view.ts';
import { draw } from './draw.ts';

import { fromBot } from './messages/bubble.ts';

/** What each chunk and each row was last drawn from. */
const drawn = new WeakMap<Element, readonly unknown[]>();

/** True, and remembered, if `element` was not yet drawn from just these. */
const fresh = (element: Element, ...from: readonly unknown[]): unknown =>
  !drawn.get(element)?.every((one, index) => one === from[index]) && drawn.set(element, from);

function message(view: View, state: ChatState, entry: Entry, first: boolean): unknown {
  const drawn = view.block(entry.kind)?.draw(view, entry, state);
  return isVisitors(entry) ? drawn : fromBot(view, first, drawn);
}

/** What was drawn into an element, in order: chunks into a transcript, rows into a chunk. Other scripts put nodes among them, wrap them or take them away. */
const drawnInto = new WeakMap<Element, HTMLElement[]>();

function ownChildren(parent: Element): HTMLElement[] {
  const known = drawnInto.get(parent);
  // Emptied, it begins anew.
  if (known && parent.hasChildNodes()) return known;
  const none: HTMLElement[] = [];
  drawnInto.set(parent, none);
  return none;
}

/** The own child at `index`, made if there was none, and put back if it was taken away. */
function childAt(parent: Element, index: number): HTMLElement {
  const own = ownChildren(parent);
  const child = (own[index] ??= document.createElement('div'));
  if (!parent.contains(child)) {
    let before: Element | null | undefined = own[index - 1];
    while (before && before.parentElement !== parent) before = before.parentElement;
    if (before) before.after(child);
    else parent.prepend(child);
  }
  return child;
}

/** Leaves only the first `length` own children. */
const cut = (parent: Element, length: number) => {
  for (const child of ownChildren(parent).splice(length)) child.remove();
};

/**
 * Draws the transcript into `log`: only what changed since the last time. A chunk that is full is not looked at again, so one more
 * message costs the same at the 10,000th as at the first; each message is a row of its own, which keeps what has the focus.
 *
 * @returns rows that were not there before, oldest first
 */
export function drawTranscript(log: Element, state: ChatState, view: View): HTMLElement[] {
  const { transcript, deliveries, marks } = state;
  const added: HTMLElement[] = [];
  transcript.forEach((entries, at) => {
    const chunk = childAt(log, at);
    const closed = at < transcript.length - 1;
    if (!fresh(chunk, entries, view, deliveries, marks, closed)) return;
    chunk.className = closed ? 'chunk closed' : 'chunk';
    entries.forEach((entry, index) => {
      const known = ownChildren(chunk)[index];
      const row = childAt(chunk, index);
      const before = entries[index - 1] ?? transcript[at - 1]?.at(-1);
      const own = isVisitors(entry);
      const first = !before || isVisitors(before) !== own;
      const news = entry.kind === 'delivery' ? deliveries[entry.envelope] : markOf(state, entry.id);
      if (!fresh(row, entry, view, first, news)) return;
      row.id = `m${entry.id}`;
      row.className = `row ${own ? 'own' : 'bot'} ${entry.kind}${first ? ' first' : ''}`;
      row.part.value = `message ${own ? 'own' : 'bot'}-message`;
      draw(message(view, state, entry, first), row);
      if (!known) added.push(row);
    });
    cut(chunk, entries.length);
  });
  cut(log, transcript.length);
  return added;
}
