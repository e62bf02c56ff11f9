import { html } from 'lit';
import { formats } from '../../engine/formats.ts';
import type { Entry } from '../../engine/state.ts';
import type { View } from '../view.ts';
import { giftPath } from '../icons.lazy.ts';
import { says } from '../says.ts';
import { copyButton } from './copy.lazy.ts';

/** What the visitor gets: its name, the code to show or to copy, until when. */
export function rewardCard(view: View, entry: Extract<Entry, { kind: 'reward' }>) {
  const values = entry.values ?? {};
  const reward = entry.reward ? view.plain(entry.reward, values).trim() : '';
  // A reward of one word is the code itself; one of several is what it is called.
  const code = entry.code?.trim() || (/\s/.test(reward) ? '' : reward);
  const named = !!entry.title && !!reward && reward !== code;
  const title = entry.title
    ? view.text(entry.title, values)
    : reward === code
      ? view.word('code')
      : html`<bdi>${reward}</bdi>`;
  // What one gets stands out, not what it is called.
  return html`<div class="card reward" part="card reward">
    <div class="card-head">${view.icon(giftPath)}<strong class=${named || reward === code ? 'small' : 'gift'} part="card-title" ${says(title)}></strong></div>
    ${named ? html`<p class="gift worth"><bdi ${says(view.text(entry.reward ?? '', values))}></bdi></p>` : ''}
    ${code ? html`<div class="code"><span class="sr">${view.word('code')}</span><code class="copyable" part="code" dir="ltr">${code}</code>${copyButton(view, code, view.word('copy'))}</div>` : ''}
    ${entry.qr ? view.chunk('qr')?.drawCode(view, entry.qr) : ''}
    ${entry.text ? html`<p ${says(view.text(entry.text, values))}></p>` : ''}
    ${entry.until ? html`<p class="small" ${says(view.word('until', { date: formats.format(entry.until, 'date', '', view.settings.lang) }))}></p>` : ''}
    ${entry.open ? view.buttonLink(entry.open, entry.button ? view.text(entry.button, values) : view.word('next'), { part: 'button', look: 'button primary' }) : ''}
  </div>`;
}
