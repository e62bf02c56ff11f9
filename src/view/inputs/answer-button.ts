import { html } from 'lit';
import type { Text } from '../../flow/flow.ts';
import type { Answer } from '../../engine/input.ts';
import type { View } from '../view.ts';
import { says } from '../says.ts';

/** A button that answers. The second press of a double click is not meant for the next question. */
export const answerButton = (view: View, value: Answer, label: unknown, part: string, look = part) =>
  html`<button type="button" class=${look} part=${part} @click=${(event: MouseEvent) => {
    if (event.detail < 2) void view.answer(value);
  }} ${says(label)}></button>`;

/** The button that leaves a question out. */
export const skipButton = (view: View, skip: boolean | Text | undefined) =>
  skip
    ? answerButton(view, null, skip === true ? view.word('skip') : view.text(skip), 'button skip', 'button quiet')
    : '';
