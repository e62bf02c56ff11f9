import { html, type HTMLTemplateResult } from 'lit';
import { markOf } from '../../engine/card-marks.ts';
import { formats } from '../../engine/formats.ts';
import type { ChatState } from '../../engine/state.ts';
import { readMoment } from '../../shared/moment.ts';
import { countdownStrings } from '../../tone/parts/countdown-strings.lazy.ts';
import { clockPath } from '../../view/icons.lazy.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import type { BlockView, EntryOf } from '../block.view.ts';
import { timeLeft } from './time-left.view.ts';
import { ticking } from './ticking.view.ts';

type CountdownEntry = EntryOf<'countdown'>;

const overWords = (view: View, { over, values = {} }: CountdownEntry) =>
  over ? view.text(over, values) : view.wordOf(countdownStrings, 'over');

/** The day and time that is waited for, which does not change: those who hear it are told this, and not every second. */
const momentIn = (view: View, { until }: CountdownEntry): string =>
  formats.format(until, until.includes(':') ? 'datetime' : 'date', 'long', view.settings.lang);

function countdown(view: View, entry: CountdownEntry, state: ChatState): HTMLTemplateResult {
  const moment = readMoment(entry.until);
  const isOver = markOf(state, entry.id) !== undefined;
  const title = entry.title ? view.text(entry.title, entry.values ?? {}) : '';
  const tick = (now: number) => {
    const left = (moment?.instant ?? now) - now;
    if (left <= 0) view.happen({ type: 'used', entry: entry.id, value: 'over' });
    return left <= 0 ? undefined : timeLeft(left, view.settings.lang);
  };
  return html`<div class="card countdown" part="card countdown">
    ${title ? html`<div class="card-head">${view.icon(clockPath)}<strong part="card-title" ${says(title)}></strong></div>` : ''}
    ${
      isOver
        ? html`<p class="left" part="countdown-left" ${says(overWords(view, entry))}></p>`
        : html`<p class="left" part="countdown-left" role="timer" aria-live="off" ${ticking(tick, view.stopped)}></p>`
    }
    <p class="small" ${says(momentIn(view, entry))}></p>
  </div>`;
}

export const countdownView: BlockView<'countdown'> = {
  kind: 'countdown',
  draw: countdown,
  spoken: (view, entry) =>
    [entry.title ? view.plain(entry.title, entry.values ?? {}) : '', momentIn(view, entry)].filter(Boolean).join(': '),
};
