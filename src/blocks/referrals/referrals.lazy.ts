import { css } from 'lit';
import type { Works } from '../../engine/works.ts';
import type { BlockViews } from '../../view/blocks.ts';
import { referralsView } from './referrals.view.ts';
import { referralsWork } from './referrals.work.ts';

/* How a campaign stands for whoever invites, whole: a chunk of its own. */

export const styles = css`
  .referrals { grid-template-columns: minmax(0, 1fr); gap: 1em; }
  .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(max(5.5em, 40%), 1fr)); gap: 0.5em; margin: 0; }
  .figure-of {
    display: flex; flex-flow: column-reverse; align-items: center; justify-content: flex-end; padding: 0.6em 0.3em;
    border-radius: min(0.75em, var(--smoc-radius)); background: var(--smoc-bot-ground); color: var(--smoc-bot-text);
    text-align: center;
  }
  .figure-of dt { color: inherit; }
  .figure-of dd {
    margin: 0; font-family: var(--smoc-display, inherit); font-size: 1.6em; font-weight: 700; line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }
  .figure-of.ready { background: var(--smoc-button-ground); color: var(--smoc-button-text); }
  .milestones { display: grid; gap: 0.5em; }
  .milestone-bar { position: relative; block-size: 0.6em; margin-inline: 0.5em; border-radius: 1em; background: var(--smoc-line); }
  .milestone-bar > i {
    display: block; block-size: 100%; min-inline-size: 0.6em; border-radius: inherit;
    background: var(--smoc-button-ground);
  }
  .milestone-bar > b {
    position: absolute; inset-block-start: -0.2em; inline-size: 1em; block-size: 1em; margin-inline-start: -0.5em;
    border: 2px solid var(--smoc-field-line); border-radius: 50%; background: var(--smoc-ground);
  }
  .milestone-bar > .reached { border-color: var(--smoc-button-ground); background: var(--smoc-button-ground); }
  :is(.milestone-list, .earned-list) { display: grid; gap: 0.6em; margin: 0; padding: 0; list-style: none; }
  .milestone-list > li { display: flex; align-items: center; gap: 0.6em; }
  .milestone-list .mark {
    flex: none; display: grid; place-items: center; inline-size: 1.75em; block-size: 1.75em;
    border: 2px solid var(--smoc-field-line); border-radius: 50%; font-size: 0.875em; font-weight: 600;
  }
  .milestone-list .reached .mark {
    border-color: var(--smoc-button-ground); background: var(--smoc-button-ground); color: var(--smoc-button-text);
  }
  .milestone-list .mark svg { inline-size: 1em; block-size: 1em; stroke-width: 3; }
  .earned-list { padding-block-start: 0.9em; border-block-start: 1px solid var(--smoc-line); }
  .earned { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.75em; }
  .earned .reward-sign {
    display: grid; place-items: center; inline-size: 2.25rem; block-size: 2.25rem;
    border-radius: min(0.75rem, var(--smoc-radius)); background: var(--smoc-button-ground);
    color: var(--smoc-button-text);
  }
  .earned .reward-sign svg { inline-size: 1.35rem; block-size: 1.35rem; }
  .earned.waiting .reward-sign { border: 1.5px dashed var(--smoc-button-ground); background: none; color: var(--smoc-link); }
  .earned.over .reward-sign { filter: grayscale(1); }
  .earned.over strong { text-decoration: line-through; }
  .earned-code { display: flex; flex-wrap: wrap; align-items: center; gap: 0.2em 0.5em; }
  .earned-code > .copy { min-block-size: 2.75em; }
  .again { display: grid; gap: 0.5em; padding-block-start: 0.9em; border-block-start: 1px solid var(--smoc-line); }
  .again .link { user-select: all; -webkit-user-select: all; font-size: 0.9375em; }
  .again .button { flex: 1 auto; justify-content: center; }
  .again .copy { justify-items: center; }
  @media (forced-colors: active) {
    .milestone-bar { border: 1px solid CanvasText; }
    .milestone-bar > i, .milestone-bar > .reached { forced-color-adjust: none; background: Highlight; border-color: Highlight; }
    :is(.figure-of, .earned .reward-sign) { border: 1px solid CanvasText; }
  }
`;
export const works: Pick<Works, 'blocks'> = { blocks: { referrals: referralsWork as Works['blocks'][string] } };
export const views: BlockViews = { referrals: referralsView };
