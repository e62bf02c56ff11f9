import { html } from 'lit';
import type { FieldModel, Question } from '../engine/question.ts';
import type { ChatState } from '../engine/state.ts';
import type { Flow, Text } from '../flow/flow.ts';
import { composer } from './inputs/composer.lazy.ts';
import { typedField } from './inputs/question-input.ts';
import { createTypedLine } from './inputs/typed-line.lazy.ts';
import { draw, drawAnew } from './draw.ts';
import { keyOf, labelOf, type PanelNodes } from './panel.ts';
import type { View } from './view.ts';
import { createWayDown } from './way-down.lazy.ts';

/** What stands below the transcript: the line that is typed into, and the way down. */
export interface PanelEnd {
  draw(view: View, state: ChatState, question: Question | null): void;
  /** Draws it for what was drawn last. */
  redraw(): void;
  /** Whether something lies below what is in sight, and whether the visitor scrolled away from it. */
  setMissed(isMissed: boolean, isAway: boolean): void;
  leadsTo(go: () => void): void;
  /** What is typed into; not looked for in all of the transcript, which may be long. */
  line(): HTMLInputElement | null;
  /** The line for typing where options can be pressed. */
  typedLine(): HTMLInputElement | null;
}

export function createPanelEnd(
  root: ShadowRoot,
  nodes: PanelNodes,
  scroller: HTMLElement,
  typed: Flow['typed'],
): PanelEnd {
  let redraw = () => {};
  const wayDown = createWayDown(scroller);
  const typedLine = createTypedLine(
    root,
    () => nodes.ask,
    typed,
    () => redraw(),
  );
  let missed = false;
  let away = false;
  /** What the composer asks for, or last asked for. */
  let field: FieldModel | undefined;
  let button: Text | undefined;
  /** The earlier question that is asked again, and what was typed meanwhile for the open one. */
  let askedAgain = '';
  let setAside = '';

  const line = () => nodes.end.querySelector<HTMLInputElement>('.field');

  /** What is to stand in the line from now on: while an earlier question is asked again nothing of the open one, then what stood there. */
  function takeTurns(question: Question | null): string | undefined {
    const again = question?.change ? keyOf(question) : '';
    if (!question || again === askedAgain) return undefined;
    if (!askedAgain) setAside = line()?.value ?? '';
    askedAgain = again;
    return again ? '' : setAside;
  }

  function drawEnd(view: View, state: ChatState, question: Question | null): void {
    const inLine = takeTurns(question);
    // The composer stays while the bot talks on, unless something else is asked: nobody's keyboard closes and opens again.
    if (question || state.pending?.kind === 'end') {
      field = typedField(question);
      button = question?.kind === 'field' ? question.button : undefined;
      typedLine.ask(question, state);
    }
    const below = html`${missed ? wayDown.draw(view, away) : ''}${
      field ? composer(view, field, labelOf(state), question?.problems[0], button) : typedLine.draw(view)
    }`;
    const isAtWayDown = root.activeElement?.matches('.latest');
    draw(below, nodes.end);
    // A visitor who pressed the way down, or reached it by Tab, which scrolls it into view, is at the end now.
    if (isAtWayDown && !root.activeElement) scroller.focus({ preventScroll: true });
    // Something took the composer away.
    if (field && !line()) drawAnew(below, nodes.end);
    const input = line();
    if (input && inLine !== undefined) input.value = inLine;
  }

  return {
    draw(view, state, question) {
      redraw = () => drawEnd(view, state, question);
      redraw();
    },
    redraw: () => redraw(),
    setMissed(isMissed, isAway) {
      if (missed === isMissed && away === isAway) return;
      missed = isMissed;
      away = isAway;
      redraw();
    },
    leadsTo: wayDown.leadsTo,
    line,
    typedLine: typedLine.field,
  };
}
