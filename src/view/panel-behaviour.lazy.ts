import type { Question } from '../engine/question.ts';
import type { ChatState } from '../engine/state.ts';
import type { Flow } from '../flow/flow.ts';
import type { StringKey } from '../tone/strings.ts';
import type { View } from './view.ts';
import { createLastFinder, entryAt } from '../engine/selectors.ts';
import { createAnnouncer } from './controllers/announcer.lazy.ts';
import { walkOptions } from './controllers/arrow-keys.lazy.ts';
import { createPageScroll } from './controllers/page-scroll.lazy.ts';
import { createFollower } from './controllers/scroll.lazy.ts';
import { labelOf, type PanelNodes } from './panel.ts';
import { createPanelEnd } from './panel-end.lazy.ts';
import { createQuestionFocus } from './question-focus.lazy.ts';

/**
 * What works around the transcript as long as the panel stands: it keeps the end in sight, tells new messages to screen readers, moves
 * the focus, holds the composer.
 */
export interface PanelBehaviour {
  /** After each drawing of the panel; `rows` are new. */
  settle(view: View, state: ChatState, question: Question | null, rows: readonly HTMLElement[], history: boolean): void;
  /** The visitor acted in the chat: the next input gets the focus, and the end comes into sight. Nothing else ever moves it. */
  acted(): void;
  announce(text: string): void;
  /** Where the visitor pressed last, in client coordinates; by keyboard, the middle of what was pressed. */
  pressed(): { readonly x: number; readonly y: number } | undefined;
  stop(): void;
}

/**
 * Messages that are told at once. Whoever gets more of them in one moment would not listen to the end; they stand in the transcript to be
 * read.
 */
const MOST_TOLD = 50;

const lastAnswer = createLastFinder(({ kind }) => kind === 'answer');

export function createPanelBehaviour(root: ShadowRoot, nodes: PanelNodes, { typed }: Flow): PanelBehaviour {
  const find = (selector: string) => root.querySelector(selector) as HTMLElement;
  const scroller = find('.scroll');
  const tail = find('.tail');
  const region = Object.assign(document.createElement('div'), { className: 'sr', ariaLive: 'polite' });
  nodes.end.after(region);
  const { announce, stop } = createAnnouncer(region);
  const end = createPanelEnd(root, nodes, scroller, typed);
  const follower = createFollower(scroller, end.setMissed, tail);
  const pageScroll = createPageScroll(root, nodes.end, follower.seen);
  const focus = createQuestionFocus(root, nodes, scroller, end, announce);
  let settled = false;
  let deliveries: ChatState['deliveries'] | undefined;
  let place: { x: number; y: number } | undefined;

  const press = (event: Event) => {
    const { clientX, clientY, detail } = event as MouseEvent;
    const { left, top, width, height } = (event.target as Element).getBoundingClientRect();
    place = detail ? { x: clientX, y: clientY } : { x: left + width / 2, y: top + height / 2 };
  };
  root.addEventListener('click', press);
  root.addEventListener('keydown', walkOptions);

  /**
   * What stood at the start is simply there; later the newest row comes in softly. Only that one, and only when it is about to be painted:
   * every row that was ever animated weighs more from then on.
   */
  let coming = 0;
  const comeIn = (newest: HTMLElement | undefined) => {
    cancelAnimationFrame(coming);
    coming = newest ? requestAnimationFrame(() => newest.classList.add('new')) : 0;
  };

  /** Where the open question begins: its message or card, or the bubble that holds its words. */
  function startOf(state: ChatState, question: Question): HTMLElement {
    if (question.kind === 'card') return root.getElementById(`m${question.entry}`) ?? nodes.ask;
    if (question.change) return nodes.ask;
    const label = root.getElementById(labelOf(state));
    // A consent's words stand in its bubble: the newest message may be from before the last answer.
    const answer = lastAnswer(state)?.id ?? 0;
    return label && +label.id.slice(1) > answer ? label : nodes.ask;
  }

  function tell(view: View, state: ChatState, rows: readonly HTMLElement[]): void {
    for (const row of rows.slice(-MOST_TOLD)) {
      const entry = entryAt(state, +row.id.slice(1));
      const text = entry && view.block(entry.kind)?.spoken(view, entry);
      if (text) announce(row.classList.contains('first') ? `${view.word('botSays')}: ${text}` : text);
    }
    if (deliveries !== state.deliveries)
      for (const [id, status] of Object.entries(state.deliveries)) {
        // There is no word for what nobody gets.
        const word = deliveries?.[id] !== status && view.word((status === 'delivered' ? 'sent' : status) as StringKey);
        if (word) announce(word);
      }
  }

  return {
    announce,
    pressed: () => place,
    settle(view, state, question, rows, history) {
      end.draw(view, state, question);
      comeIn(settled ? rows.at(-1) : undefined);
      const first = rows.find((row) => row.classList.contains('bot'));
      const start = question ? startOf(state, question) : first;
      end.leadsTo(() => {
        follower.onward(start);
        pageScroll.begin();
        pageScroll.reveal(start ?? tail, tail, true);
      });
      // A returning visitor is taken to the open question; a new one, or one who starts again, to the beginning.
      if (!settled && history) follower.down(start);
      else if (rows[0]?.id === 'm1') follower.begin();
      else if (focus.isWanted() && rows.length && !follower.away) follower.down(start);
      follower.follow(first, tail);
      if (settled || !history) tell(view, state, rows);
      deliveries = state.deliveries;
      settled = true;
      const refused = focus.move(view, question);
      // Words of what is wrong push down what sends the answer. The browser went there with the focus, which is no scrolling away.
      if (refused) {
        follower.join();
        follower.down(refused);
        follower.follow(refused, tail);
      }
      // A question that takes a chunk of its own is in sight once that has drawn it.
      pageScroll.reveal(refused ?? start ?? first ?? tail, tail, !!question && !!focus.control(question));
    },
    acted() {
      focus.acted();
      follower.join();
      pageScroll.begin();
    },
    stop() {
      pageScroll.stop();
      cancelAnimationFrame(coming);
      root.removeEventListener('click', press);
      root.removeEventListener('keydown', walkOptions);
      follower.stop();
      stop();
      region.remove();
    },
  };
}
