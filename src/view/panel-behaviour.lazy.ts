import { html } from 'lit';
import type { FieldModel, Question } from '../engine/question.ts';
import type { ChatState } from '../engine/state.ts';
import type { Flow, Text } from '../flow/flow.ts';
import type { StringKey } from '../tone/strings.ts';
import type { View } from './view.ts';
import { createLastFinder, entryAt } from '../engine/selectors.ts';
import { createAnnouncer } from './controllers/announcer.lazy.ts';
import { walkOptions } from './controllers/arrow-keys.lazy.ts';
import { createPageScroll } from './controllers/page-scroll.lazy.ts';
import { createFollower } from './controllers/scroll.lazy.ts';
import { composer } from './inputs/composer.lazy.ts';
import { createTypedLine } from './inputs/typed-line.lazy.ts';
import { problemWords } from './inputs/problem-words.ts';
import { typedField } from './inputs/question-input.ts';
import { draw, drawAnew } from './draw.ts';
import { says } from './says.ts';
import { keyOf, labelOf, type PanelNodes } from './panel.ts';

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

const lastAnswer = createLastFinder(({ kind }) => kind === 'answer');

const downPath = 'M12 5v14M6 13l6 6 6-6';

export function createPanelBehaviour(root: ShadowRoot, nodes: PanelNodes, { typed: typing }: Flow): PanelBehaviour {
  const find = (selector: string) => root.querySelector<HTMLElement>(selector);
  const scroller = find('.scroll') as HTMLElement;
  const region = Object.assign(document.createElement('div'), { className: 'sr', ariaLive: 'polite' });
  nodes.end.after(region);
  const { announce, stop } = createAnnouncer(region);
  const tail = find('.tail') as HTMLElement;
  /** Something lies below what the reader sees, and whether they went away from it by themselves. */
  let missed = false,
    away = false;
  let drawEnd = () => {};
  const follower = createFollower(
    scroller,
    (now, byReader) => {
      if (missed === now && away === byReader) return;
      missed = now;
      away = byReader;
      drawEnd();
    },
    tail,
  );
  const pageScroll = createPageScroll(root, nodes.end, follower.seen);
  const typedLine = createTypedLine(
    root,
    () => nodes.ask,
    typing,
    () => {
      drawEnd();
    },
  );
  /** The visitor acted: the next input gets the focus. */
  let wanted = false;
  /** What had it then. */
  let from: Element | null;
  let settled = false;
  let asked = '';
  let problems: Question['problems'] | undefined;
  let deliveries: ChatState['deliveries'] | undefined;
  /** What the composer asks for, or last asked for. */
  let typed: FieldModel | undefined;
  let button: Text | undefined;
  /** The earlier question that is asked again, and what was typed meanwhile for the open one. */
  let askedAgain = '';
  let setAside = '';
  let place: { x: number; y: number } | undefined;

  const press = (event: Event) => {
    const { clientX, clientY, detail } = event as MouseEvent;
    const { left, top, width, height } = (event.target as Element).getBoundingClientRect();
    place = detail ? { x: clientX, y: clientY } : { x: left + width / 2, y: top + height / 2 };
  };
  root.addEventListener('click', press);
  root.addEventListener('keydown', walkOptions);
  scroller.onblur = () => {
    scroller.style.outline = '';
  };

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

  /** The way down. It is small for visitors who scrolled up themselves, since they are reading. */
  function wayDown(view: View) {
    const word = view.word(away ? 'latest' : 'below');
    return html`<button class="button primary latest ${away ? 'small-way' : ''}" part="button latest" type="button"
      title=${word} @click=${pressDown}
      @pointerdown=${touch} @pointermove=${drag} @pointerup=${letGo} @pointercancel=${letGo}
        @wheel=${turn}>${view.icon(downPath)}<span ${says(word)}></span></button>`;
  }
  /**
   * A finger or a wheel on the way down moves the transcript that it lies on, and not the page. A low panel holds both,
   * and does so by itself.
   */
  const isOver = () => !scroller.closest('.low');
  let finger: number | undefined;
  const touch = ({ pointerType, clientY }: PointerEvent) => {
    finger = pointerType === 'mouse' || !isOver() ? undefined : clientY;
  };
  const drag = ({ clientY }: PointerEvent) => {
    if (finger === undefined) return;
    const by = (finger - clientY) / (scroller.currentCSSZoom ?? 1);
    scroller.scrollBy({ top: by, behavior: 'instant' });
    finger = clientY;
  };
  const letGo = () => {
    finger = undefined;
  };
  const turn = (event: WheelEvent) => {
    if (!isOver() || event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    const unit = [1, 16, scroller.clientHeight][event.deltaMode] ?? 1;
    scroller.scrollBy({ top: event.deltaY * unit, behavior: 'instant' });
  };
  let goDown = () => {};
  // The button is not drawn again whenever the way changes.
  const pressDown = () => {
    goDown();
  };

  /** The composer, and the way down. */
  function end(view: View, state: ChatState, question: Question | null): void {
    const inLine = takeTurns(question);
    // The composer stays while the bot talks on, unless something else is asked: nobody's keyboard closes and opens again.
    if (question || state.pending?.kind === 'end') {
      typed = typedField(question);
      button = question?.kind === 'field' ? question.button : undefined;
      typedLine.ask(question, state);
    }
    const below = html`${missed ? wayDown(view) : ''}${
      typed ? composer(view, typed, labelOf(state), question?.problems[0], button) : typedLine.draw(view)
    }`;
    const isAtWayDown = root.activeElement?.matches('.latest');
    draw(below, nodes.end);
    // A visitor who pressed the way down, or reached it by Tab, which scrolls it into view, is at the end now.
    if (isAtWayDown && !root.activeElement) scroller.focus({ preventScroll: true });
    // Something took the composer away.
    if (typed && !line()) drawAnew(below, nodes.end);
    const field = line();
    if (field && inLine !== undefined) field.value = inLine;
  }

  /** What is to stand in the line from now on: while an earlier question is asked again nothing of the open one, then what stood there. */
  function takeTurns(question: Question | null): string | undefined {
    const again = question?.change ? keyOf(question) : '';
    if (!question || again === askedAgain) return undefined;
    if (!askedAgain) setAside = line()?.value ?? '';
    askedAgain = again;
    return again ? '' : setAside;
  }

  /** What is typed into below the transcript; not looked for in all of it, which may be long. */
  const line = () => nodes.end.querySelector<HTMLInputElement>('.field');

  /** What of the question can be worked with first; looked for where it is asked, for the transcript may be long. */
  function control(question: Question): HTMLElement | null {
    const card = question.kind === 'card' ? root.getElementById(`m${question.entry}`) : null;
    for (const place of [card, nodes.ask, nodes.end]) {
      const wrong = place?.querySelector<HTMLElement>('[aria-invalid=true]');
      if (wrong) return wrong;
    }
    return (
      card?.querySelector<HTMLElement>('.primary') ??
      card?.querySelector<HTMLElement>('.button, button, a, input, select, textarea, [tabindex]') ??
      nodes.ask.querySelector<HTMLElement>('.field, .box input, .option, .button:not(.leave)') ??
      line()
    );
  }

  function tell(view: View, state: ChatState, rows: readonly HTMLElement[]): void {
    for (const row of rows) {
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

  /**
   * Gives the focus to the question's input if the visitor acted and has not gone elsewhere; to the transcript while there is none.
   *
   * @returns what of the visitor's answer was refused, if the focus went there
   */
  function focus(view: View, question: Question | null): HTMLElement | undefined {
    const fresh = asked !== keyOf(question);
    const wrong = question?.problems !== problems && question?.problems[0];
    asked = keyOf(question);
    problems = question?.problems;
    const field = line();
    const asks = question?.kind === 'field' ? question.field : undefined;
    const kind = asks && view.question(asks.type);
    if (fresh && field && asks) field.value ||= kind?.start?.(view, asks) ?? '';
    const at = root.activeElement;
    // What the page has put into a slot is in the chat too.
    const isElsewhere = document.activeElement !== document.body && !root.host.contains(document.activeElement);
    if (at ? at !== from && !at.matches('.scroll, .ask *, .end *') : isElsewhere) wanted = false;
    // A visitor who was typing can go on typing.
    const isTyping = from && from === typedLine.field();
    const target = wanted && question ? (isTyping ? typedLine.field() : control(question)) : undefined;
    if (wanted && !target && !at) {
      scroller.focus({ preventScroll: true });
      // A ring is for those who walk there. Not all browsers know `focusVisible`.
      scroller.style.outline = '0';
    }
    if (target) {
      wanted = false;
      target.focus({ preventScroll: !wrong });
    }
    if (wrong && (!target || target === at)) {
      const about = question?.kind === 'fields' ? question.fields.find(({ name }) => name === wrong.field) : asks;
      announce(
        wrong.word === 'errWords'
          ? (view.chunk('typed-choice')?.notUnderstood(view, wrong) ?? '')
          : problemWords(view, wrong, about && view.question(about.type)),
      );
    }
    // A field that the focus comes to says all this itself.
    if (fresh && question && (!target || target === at)) {
      const { hint } = asks ?? {};
      const { skip } = question.kind === 'field' ? question.field : question;
      const about = (asks && kind?.spoken?.(view, asks)) ?? [];
      announce([...about, hint && view.plain(hint), skip && view.word('optional')].filter(Boolean).join(', '));
    }
    return (wrong && target?.closest<HTMLElement>('.item, .form')) || undefined;
  }

  return {
    announce,
    pressed: () => place,
    settle(view, state, question, rows, history) {
      drawEnd = () => {
        end(view, state, question);
      };
      drawEnd();
      comeIn(settled ? rows.at(-1) : undefined);
      const first = rows.find((row) => row.classList.contains('bot'));
      const start = question ? startOf(state, question) : first;
      goDown = () => {
        follower.onward(start);
        pageScroll.begin();
        pageScroll.reveal(start ?? tail, tail, true);
      };
      // A returning visitor is taken to the open question; a new one, or one who starts again, to the beginning.
      if (!settled && history) follower.down(start);
      else if (rows[0]?.id === 'm1') follower.begin();
      else if (wanted && rows.length && !follower.away) follower.down(start);
      follower.follow(first, tail);
      if (settled || !history) tell(view, state, rows);
      deliveries = state.deliveries;
      settled = true;
      const refused = focus(view, question);
      // Words of what is wrong push down what sends the answer. The browser went there with the focus, which is no scrolling away.
      if (refused) {
        follower.join();
        follower.down(refused);
        follower.follow(refused, tail);
      }
      // A question that takes a chunk of its own is in sight once that has drawn it.
      pageScroll.reveal(refused ?? start ?? first ?? tail, tail, !!question && !!control(question));
    },
    acted() {
      wanted = true;
      from = root.activeElement;
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
