import { html, nothing, type HTMLTemplateResult } from 'lit';
import { formats } from '../../engine/formats.ts';
import { timelineStrings } from '../../tone/parts/timeline-strings.lazy.ts';
import { checkPath } from '../../view/icons.lazy.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import type { BlockView, EntryOf } from '../block.view.ts';

type TimelineEntry = EntryOf<'timeline'>;
type Stage = TimelineEntry['items'][number];

const stateIn = (view: View, { state }: Stage) => view.wordOf(timelineStrings, `${state}Stage`);
/** A day, or a day with its time, as the place's clocks show it. */
const timeIn = (view: View, at: string) =>
  formats.format(at, at.includes(':') ? 'datetime' : 'date', 'medium', view.settings.lang);

/** How far it has come is told by sign, by words for those who hear it, and by colour last. */
const stage = (view: View, item: Stage): HTMLTemplateResult =>
  html`<li class=${`stage-of ${item.state}`} part="stage" aria-current=${item.state === 'now' ? 'step' : nothing}>
    <span class="mark" aria-hidden="true">${item.state === 'done' ? view.icon(checkPath) : ''}</span>
    <div><strong ${says(view.text(item.label, item.values ?? {}))}></strong><span class="sr" ${says(`, ${stateIn(view, item)}`)}></span>${
      item.at ? html` <time class="small" ${says(timeIn(view, item.at))}></time>` : ''
    }${item.text ? html`<p class="about" ${says(view.text(item.text, item.values ?? {}))}></p>` : ''}</div></li>`;

function timeline(view: View, entry: TimelineEntry): HTMLTemplateResult {
  const title = entry.title ? view.text(entry.title, entry.values ?? {}) : '';
  return html`<div class="card timeline" part="card timeline">
    ${title ? html`<strong part="card-title" ${says(title)}></strong>` : ''}
    <ol role="list">${entry.items.map((item) => stage(view, item))}</ol></div>`;
}

export const timelineView: BlockView<'timeline'> = {
  kind: 'timeline',
  draw: timeline,
  spoken: (view, entry) =>
    [
      entry.title ? view.plain(entry.title, entry.values ?? {}) : '',
      ...entry.items.map((item) => `${view.plain(item.label, item.values ?? {})}, ${stateIn(view, item)}`),
    ]
      .filter(Boolean)
      .join('. '),
};
