import { html, type HTMLTemplateResult } from 'lit';
import { GONE } from '../../engine/gone.ts';
import { inOrder } from '../../shared/set-apart.ts';
import { rewardStrings } from '../../tone/parts/reward-strings.lazy.ts';
import { checkPath, clockPath } from '../../view/icons.lazy.ts';
import { copyButton } from '../../view/messages/copy.lazy.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import type { BlockView, EntryOf } from '../block.view.ts';
import { kindOf } from '../../view/rewards/reward-signs.ts';
import { standingOf, type Standing } from '../../view/rewards/standing.ts';
import { worthOf } from '../../view/rewards/worth.ts';

type RewardEntry = EntryOf<'reward'>;

/** What one reads of a reward: what it is, how much, and its code. */
function wordsOf(view: View, entry: RewardEntry) {
  const values = entry.values ?? {};
  const reward = entry.reward ? view.bare(entry.reward, values).trim() : '';
  // A reward of one word is the code itself; one of several is what it is called.
  const written = entry.code?.trim() || (/\s/.test(reward) ? '' : reward);
  // One that somebody's own words were part of is none without them.
  const code = written.includes(GONE) ? '' : written;
  const isNamed = !!reward && reward !== code;
  const amount = worthOf(view, entry);
  const kind = view.wordOf(rewardStrings, kindOf(entry.rewardKind).word);
  const title = entry.title ? view.plain(entry.title, values) : isNamed ? reward : '';
  // How much it is says what it is, where it has no name.
  return { code, kind, title, worth: amount || (entry.title && isNamed ? reward : '') };
}

const statusLine = (view: View, { words, isUsable, isWaiting }: Standing): HTMLTemplateResult | '' =>
  words
    ? html`<p class="reward-status"
      part="reward-status">${isWaiting ? view.icon(clockPath) : isUsable ? view.icon(checkPath) : ''}<span
      ${says(words)}></span></p>`
    : '';

/** What makes it usable: its code in all forms, and, from its first day on, the way to where it is used. */
function use(view: View, entry: RewardEntry, code: string, isEarly: boolean): unknown {
  const values = entry.values ?? {};
  const barcode = view.wordOf(rewardStrings, 'barcode');
  return html`${
    code
      ? html`<div class="code"><span class="sr">${view.word('code')}</span><code class="copyable" part="code"
        dir="ltr">${inOrder(code)}</code>${copyButton(view, code, view.word('copy'))}</div>`
      : ''
  }
  ${entry.qr ? view.chunk('qr')?.drawCode(view, entry.qr) : ''}
  ${entry.barcode ? view.chunk('barcode')?.drawBarcode(entry.barcode, barcode) : ''}
  ${entry.open && !isEarly ? view.buttonLink(entry.open, entry.button ? view.text(entry.button, values) : view.wordOf(rewardStrings, 'use'), { part: 'button', look: 'button primary' }) : ''}`;
}

/** What the visitor gets: what it is, how much, how it stands, the code to show or to copy, until when and on which conditions. */
function rewardCard(view: View, entry: RewardEntry): HTMLTemplateResult {
  const values = entry.values ?? {};
  const { code, kind, title, worth } = wordsOf(view, entry);
  const standing = standingOf(view, entry, new Date().getTime());
  const look = standing.isOver ? 'over' : standing.isWaiting ? 'waiting' : '';
  return html`<div class="card reward kind-${kindOf(entry.rewardKind).kind} ${look}" part="card reward">
    <div class="reward-face">
      <p class="reward-kind small"><span class="reward-sign"
        aria-hidden="true">${view.icon(kindOf(entry.rewardKind).sign)}</span><span ${says(kind)}></span></p>
      ${
        title
          ? html`<strong class=${worth ? 'named' : 'gift'} part="card-title"
        ${says(entry.title ? view.text(entry.title, values) : html`<bdi>${title}</bdi>`)}></strong>`
          : ''
      }
      ${
        worth
          ? html`<p class="gift worth" part="reward-worth"><bdi
        ${says(entry.amount === undefined ? view.text(entry.reward ?? '', values) : worth)}></bdi></p>`
          : ''
      }
    </div>
    ${statusLine(view, standing)}
    ${entry.text ? html`<p ${says(view.text(entry.text, values))}></p>` : ''}
    ${standing.isUsable ? use(view, entry, code, standing.isWaiting) : ''}
    ${
      standing.validity
        ? html`<p class="small valid ${standing.isUrgent ? 'urgent' : ''}"
      part="reward-until">${standing.isUrgent ? view.icon(clockPath) : ''}<span
      ${says(standing.validity)}></span></p>`
        : ''
    }
    ${entry.conditions ? html`<p class="small conditions" part="reward-conditions" ${says(view.text(entry.conditions, values))}></p>` : ''}
  </div>`;
}

export const rewardView: BlockView<'reward'> = {
  kind: 'reward',
  draw: rewardCard,
  spoken(view, entry) {
    const { code, kind, title, worth } = wordsOf(view, entry);
    const { words, validity, isUsable } = standingOf(view, entry, new Date().getTime());
    const text = entry.text ? view.plain(entry.text, entry.values ?? {}) : '';
    const told = [title || kind, worth, words, isUsable ? code : '', text, validity];
    return told.filter(Boolean).join(', ');
  },
};
