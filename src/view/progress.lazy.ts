import { css, html } from 'lit';
import { questionsLeft } from '../engine/questions-left.lazy.ts';
import type { ChatState } from '../engine/state.ts';
import type { Flow } from '../flow/flow.ts';
import { progressStrings } from '../tone/parts/progress-strings.lazy.ts';
import { says } from './says.ts';
import type { View } from './view.ts';

interface Progress {
  readonly answered: number;
  readonly total: number;
}

/** What was shown last, by the transcript's place. Whoever goes back is shown so; nobody else ever sees less. */
const shown = new WeakMap<object, Progress & { readonly session: string }>();

/** Answers so far, and all questions that may come on the longest way. */
function progressOf(flow: Flow, state: ChatState, place: object): Progress {
  let answered = 0;
  for (const page of state.transcript) for (const { kind, step } of page) if (kind === 'answer' && step) answered++;
  let total = answered + questionsLeft(flow, state);
  const before = shown.get(place);
  if (before?.session === state.session.id && before.answered <= answered && before.total > 0) {
    // A longer way than was thought: the part that is done stays as large as it was.
    const part = before.answered / before.total;
    if (total > 0 && answered / total < part) total = Math.max(answered, Math.floor(answered / part));
  }
  shown.set(place, { answered, total, session: state.session.id });
  return { answered, total };
}

/** How far the conversation is: a bar, or also in words. `place` is where one conversation is drawn. */
export function progressBar(view: View, flow: Flow, state: ChatState, place: object) {
  const { answered, total } = progressOf(flow, state, place);
  if (!total) return '';
  const isOver = state.pending?.kind === 'end';
  const words = view.wordOf(progressStrings, 'step', { n: Math.min(answered + (isOver ? 0 : 1), total), total });
  const inWords =
    flow.progress === 'steps' ? html`<span class="progress-words" aria-hidden="true" ${says(words)}></span>` : '';
  return html`<div class="progress" part="progress"><progress
    part="progress-line"
    max=${total}
    value=${answered}
    aria-label=${view.wordOf(progressStrings, 'label')}
    aria-valuetext=${words}
  ></progress>${inWords}</div>`;
}

export const styles = css`
  .progress {
    display: flex; align-items: center; gap: 0.75em; background: var(--smoc-ground); color: var(--smoc-muted);
    font-size: 0.8125em;
  }
  .progress:has(.progress-words) { padding-block: 0.4em; padding-inline: 1.1em; }
  progress { flex: 1; appearance: none; min-inline-size: 0; block-size: 0.3em; border: 0; background: var(--smoc-line); }
  ::-webkit-progress-bar { background: var(--smoc-line); }
  ::-webkit-progress-value { background: var(--smoc-button-ground); }
  ::-moz-progress-bar { background: var(--smoc-button-ground); }
  .progress:has(.progress-words) > progress { border-radius: 0.3em; overflow: hidden; }
  @media (prefers-reduced-motion: no-preference) {
    ::-webkit-progress-value { transition: inline-size 0.3s ease-out; }
  }
  @media (forced-colors: active) {
    progress { border: 1px solid; }
    ::-webkit-progress-value { background: Highlight; forced-color-adjust: none; }
  }
  @media print {
    .progress { display: none; }
  }
`;
