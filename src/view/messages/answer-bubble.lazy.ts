import { html } from 'lit';
import type { Entry } from '../../engine/state.ts';
import type { View } from '../view.ts';
import { says } from '../says.ts';

type Answered = Extract<Entry, { kind: 'answer' }>;

/** What was chosen or typed, in its own direction whatever the chat's: digits and signs alone run from left to right. Typed text is never read as a template. */
export function answerBubble(view: View, entry: Answered) {
  const { rows, values = {} } = entry;
  const shown = ({ labels = [], typed }: { readonly labels?: Answered['labels']; readonly typed?: string }) =>
    [...labels.map((label) => view.plain(label, values)), typed].filter(Boolean).join(', ');
  return html`<span class="sr" ${says(view.word('youSay'))}></span><div class="bubble" part="bubble">${
    rows
      ? rows.map((row) => {
          const said = shown(row);
          return (
            said &&
            html`<div class="said">${row.label ? html`<span class="said-label" ${says(html`${view.text(row.label, values)}: `)}></span>` : ''}<bdi ${says(said)}></bdi></div>`
          );
        })
      : html`<bdi ${says(shown(entry) || view.word('skip'))}></bdi>`
  }</div>`;
}
