import { html } from 'lit';
import { formats } from '../../engine/formats.ts';
import { giftPath } from '../../view/icons.lazy.ts';
import { copyButton } from '../../view/messages/copy.lazy.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import { inWords, type BlockView, type EntryOf } from '../block.view.ts';

/** What the visitor gets: its name, the code to show or to copy, until when. */
function rewardCard(view: View, entry: EntryOf<'reward'>) {
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

export const rewardView: BlockView<'reward'> = {
  kind: 'reward',
  draw: rewardCard,
  spoken: (view, entry) => inWords(view, entry, [entry.title, entry.reward, entry.code, entry.text]),
};
