import { html, nothing, type HTMLTemplateResult } from 'lit';
import { inOrder, setApart } from '../../shared/set-apart.ts';
import { markOf } from '../../engine/card-marks.ts';
import type { ChatState } from '../../engine/state.ts';
import { referralsStrings } from '../../tone/parts/referrals-strings.lazy.ts';
import { rewardStrings } from '../../tone/parts/reward-strings.lazy.ts';
import { checkPath, sharePath } from '../../view/icons.lazy.ts';
import { copyButton } from '../../view/messages/copy.lazy.ts';
import { kindOf } from '../../view/rewards/reward-signs.ts';
import { standingOf } from '../../view/rewards/standing.ts';
import { worthOf } from '../../view/rewards/worth.ts';
import { safeUrl } from '../../view/safe-url.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import type { BlockView, EntryOf } from '../block.view.ts';
import { readStatus, type ReferralStatus, type StatusReward } from './read-status.view.ts';

type ReferralsEntry = EntryOf<'referrals'>;
type Word = keyof (typeof referralsStrings)['en']['warm'] & string;

const word = (view: View, key: Word, values?: { readonly [name: string]: string | number }) =>
  view.wordOf(referralsStrings, key, values);
const titleOf = (view: View, { title, values = {} }: ReferralsEntry) =>
  title ? view.text(title, values) : word(view, 'title');

/** Asks again how it stands. What is told takes its place on the card. */
async function askAgain(view: View, entry: ReferralsEntry, button: HTMLButtonElement): Promise<void> {
  button.disabled = true;
  const status = await view.lookUp(entry.endpoint, entry.query);
  button.disabled = false;
  if (status) view.happen({ type: 'used', entry: entry.id, value: { status } });
  else view.announce(word(view, 'failed'));
}

function failed(view: View, entry: ReferralsEntry): HTMLTemplateResult {
  const press = (event: Event) => void askAgain(view, entry, event.currentTarget as HTMLButtonElement);
  return html`<p ${says(word(view, 'failed'))}></p>
    <button type="button" class="button" part="button retry" @click=${press}><span ${says(view.word('retry'))}></span></button>`;
}

/** How many there are of each, the number large and its word below. */
const figures = (view: View, { shares, joined, pending, ready }: ReferralStatus): HTMLTemplateResult => {
  const shown: (readonly [Word, number])[] = [
    ['shares', shares],
    ['joined', joined],
    ['pending', pending],
    ['ready', ready],
  ];
  return html`<dl class="figures" part="referral-figures">${shown.map(
    ([key, number]) =>
      html`<div class="figure-of ${key}"><dt class="small" ${says(word(view, key))}></dt><dd
        ${says(new Intl.NumberFormat(view.settings.lang).format(number))}></dd></div>`,
  )}</dl>`;
};

/** What has been reached of how much, in words. */
function progressWords(view: View, { ready, milestones, most }: ReferralStatus): string {
  const next = milestones.find(({ at }) => at > ready);
  if (next) return word(view, 'nextMilestone', { n: ready, at: next.at, title: next.title });
  if (milestones.length) return word(view, 'allMilestones');
  return ready >= most ? word(view, 'mostReached', { most }) : word(view, 'ofMost', { n: ready, most });
}

/** How far it is to the last milestone, or to the number of friends that can count. */
function progress(view: View, status: ReferralStatus): HTMLTemplateResult | '' {
  const { ready, milestones, most } = status;
  const last = milestones.at(-1)?.at ?? most;
  if (!last) return '';
  const reached = Math.min(ready, last);
  return html`<div class="milestones" part="milestones">
    <div class="milestone-bar" part="milestone-bar" role="progressbar" aria-label=${word(view, 'progress')}
      aria-valuemin="0" aria-valuemax=${last} aria-valuenow=${reached} aria-valuetext=${progressWords(view, status)}>
      <i .style=${`inline-size:${(100 * reached) / last}%`}></i>${milestones.map(
        ({ at, isReached }) =>
          html`<b class=${isReached || at <= ready ? 'reached' : ''} .style=${`inset-inline-start:${(100 * at) / last}%`}></b>`,
      )}</div>
    <p class="small" ${says(progressWords(view, status))}></p>
    ${
      milestones.length > 1
        ? html`<ul role="list" class="milestone-list">${milestones.map(
            ({ at, title, isReached }) =>
              html`<li class=${isReached ? 'reached' : ''}><span class="mark"
                aria-hidden="true">${isReached ? view.icon(checkPath) : at}</span><span ${says(title)}></span><span
                class="sr" ${says(`, ${word(view, isReached ? 'milestoneReached' : 'milestoneAt', { at })}`)}></span></li>`,
          )}</ul>`
        : ''
    }</div>`;
}

/** A reward in one row: its sign, what it is, how it stands, and its code where it can be used. */
function rewardRow(view: View, reward: StatusReward): HTMLTemplateResult {
  const { word: name, sign } = kindOf(reward.kind);
  const { words, isUsable, isOver, validity } = standingOf(view, reward, new Date().getTime());
  const worth = worthOf(view, { ...reward, rewardKind: reward.kind });
  const title = reward.title || view.wordOf(rewardStrings, name);
  const told = [worth && !title.includes(worth) ? worth : '', words, isUsable ? validity : '']
    .flatMap((each) => (each ? setApart(each) : []))
    .join(' · ');
  return html`<li class="earned ${isOver ? 'over' : isUsable ? 'usable' : 'waiting'}" part="earned">
    <span class="reward-sign" aria-hidden="true">${view.icon(sign)}</span>
    <div><strong><bdi ${says(title)}></bdi></strong>${told ? html`<p class="small" ${says(told)}></p>` : ''}
    ${
      isUsable && reward.code
        ? html`<p class="earned-code"><span class="sr">${view.word('code')}</span><code
      class="copyable" dir="ltr">${inOrder(reward.code)}</code>${copyButton(view, reward.code, view.word('copy'))}</p>`
        : ''
    }
    ${isUsable && reward.link ? view.buttonLink(reward.link, view.wordOf(rewardStrings, 'use'), { part: 'button', look: 'button quiet' }) : ''}</div></li>`;
}

/** The link once more, for the next friend. The sheet opens in the press itself. */
function shareAgain(view: View, entry: ReferralsEntry, address: string): HTMLTemplateResult | '' {
  const url = safeUrl(address, /^https?:$/)?.href;
  if (!url) return '';
  const shared = (channel: string) => void view.act({ type: 'used', entry: entry.id, value: { shared: channel, url } });
  const text = entry.text ? view.bare(entry.text, entry.values ?? {}) : '';
  const data = { ...(text && { text }), url };
  const open = (event: Event) => {
    const button = event.currentTarget as HTMLElement;
    try {
      navigator.share(data).then(
        () => {
          shared('native');
        },
        (error: unknown) => {
          if ((error as Error).name !== 'AbortError') button.hidden = true;
        },
      );
    } catch {
      button.hidden = true;
    }
  };
  const copied = () => {
    shared('copy');
  };
  return html`<div class="again"><p class="small" ${says(word(view, 'shareAgain'))}></p>
    <p class="link copyable" part="share-link" dir="ltr">${inOrder(url)}</p>
    <div class="options">${
      'share' in navigator
        ? html`<button type="button" class="button primary" part="button share-native"
          @click=${open}>${view.icon(sharePath)}<span ${says(view.word('share'))}></span></button>`
        : ''
    }${copyButton(view, url, view.word('copy'), copied, '')}</div></div>`;
}

function referralsCard(view: View, entry: ReferralsEntry, state: ChatState): HTMLTemplateResult {
  const told = markOf(state, entry.id);
  const status = told ? readStatus(told) : undefined;
  return html`<div class="card referrals" part="card referrals">
    <strong part="card-title" ${says(titleOf(view, entry))}></strong>
    ${
      status
        ? html`${figures(view, status)}${progress(view, status)}
          ${
            status.rewards.length
              ? html`<ul role="list" class="earned-list"
            aria-label=${word(view, 'rewards')}>${status.rewards.map((reward) => rewardRow(view, reward))}</ul>`
              : nothing
          }
          ${shareAgain(view, entry, status.url)}`
        : failed(view, entry)
    }
  </div>`;
}

export const referralsView: BlockView<'referrals'> = {
  kind: 'referrals',
  draw: referralsCard,
  spoken: (view, entry) => (entry.title ? view.plain(entry.title, entry.values ?? {}) : word(view, 'title')),
};
