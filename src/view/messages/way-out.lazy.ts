import { html } from 'lit';
import type { View } from '../view.ts';
import { copyButton } from './copy.lazy.ts';

/**
 * What is left to somebody whose answers do not come through: to copy them, and the person whom the flow or the brand names. A mail to that
 * person holds the answers already.
 */
export const wayOut = (view: View, answers: string) =>
  html`${copyButton(view, answers, view.word('copyAnswers'))}${view.contact && view.chunk('person')?.ways(view, answers)}`;
