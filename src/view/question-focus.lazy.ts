import type { Question } from '../engine/question.ts';
import type { PanelNodes } from './panel.ts';
import type { PanelEnd } from './panel-end.lazy.ts';
import { keyOf } from './panel.ts';
import { problemWords } from './inputs/problem-words.ts';
import type { View } from './view.ts';

/** Moves the focus to what is asked, after an act of the visitor, and says what a field that gets no focus would say. */
export interface QuestionFocus {
  /** The visitor acted, so that the next input gets the focus. Nothing else ever moves it. */
  acted(): void;
  /** Whether the next input is to get the focus. */
  isWanted(): boolean;
  /** What of the question can be worked with first; looked for where it is asked, for the transcript may be long. */
  control(question: Question): HTMLElement | null;
  /**
   * Gives the focus to the question's input if the visitor acted and has not gone elsewhere; to the transcript while there is none.
   *
   * @returns what of the visitor's answer was refused, if the focus went there
   */
  move(view: View, question: Question | null): HTMLElement | undefined;
}

export function createQuestionFocus(
  root: ShadowRoot,
  nodes: PanelNodes,
  scroller: HTMLElement,
  end: PanelEnd,
  announce: (text: string) => void,
): QuestionFocus {
  let wanted = false;
  /** What had the focus when the visitor acted. */
  let from: Element | null;
  let asked = '';
  let problems: Question['problems'] | undefined;
  scroller.onblur = () => {
    scroller.style.outline = '';
  };

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
      end.line()
    );
  }

  /** Whether the visitor went elsewhere since they acted. What the page has put into a slot is in the chat too. */
  function hasLeft(at: Element | null): boolean {
    if (at) return at !== from && !at.matches('.scroll, .ask *, .end *');
    return document.activeElement !== document.body && !root.host.contains(document.activeElement);
  }

  return {
    acted() {
      wanted = true;
      from = root.activeElement;
    },
    isWanted: () => wanted,
    control,
    move(view, question) {
      const fresh = asked !== keyOf(question);
      const wrong = question?.problems !== problems && question?.problems[0];
      asked = keyOf(question);
      problems = question?.problems;
      const field = end.line();
      const asks = question?.kind === 'field' ? question.field : undefined;
      const kind = asks && view.question(asks.type);
      if (fresh && field && asks) field.value ||= kind?.start?.(view, asks) ?? '';
      const at = root.activeElement;
      if (hasLeft(at)) wanted = false;
      // A visitor who was typing can go on typing.
      const isTyping = from && from === end.typedLine();
      const target = wanted && question ? (isTyping ? end.typedLine() : control(question)) : undefined;
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
    },
  };
}
