import { html } from 'lit';
import type { Entry } from '../../engine/state.ts';
import type { View } from '../view.ts';

type Answered = Extract<Entry, { kind: 'answer' }>;

/** What was chosen or typed. Typed text is never read as a template. */
export function answerBubble(view: View, entry: Answered) {
  const shown = (part: { readonly labels?: Answered['labels']; readonly typed?: string }) =>
    [...(part.labels ?? []).map((label) => view.plain(label, entry.values ?? {})), ...(part.typed ? [part.typed] : [])].join(', ');
  const rows = entry.rows?.map((row) => ({ label: row.label, said: shown(row) })).filter((row) => row.said);
  return html`<span class="sr">${view.word('youSay')}</span><div class="bubble" part="bubble">${
    rows ? rows.map((row) => html`<div class="said">${row.label ? html`<span class="said-label">${view.text(row.label, entry.values ?? {})}: </span>` : ''}${row.said}</div>`)
    : shown(entry) || view.word('skip')}</div>`;
}
