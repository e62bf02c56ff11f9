import { css } from 'lit';
import type { Works } from '../../engine/works.ts';
import type { BlockViews } from '../../view/blocks.ts';
import { shareView } from './share.view.ts';
import { shareWork } from './share.work.ts';

/* A card to share, whole: a chunk of its own, since only some flows have one. */

export const styles = css`
  .share { grid-template-columns: minmax(0, 1fr); }
  .share .link {
    padding: 0.6em 0.9em; border-radius: min(0.75em, var(--smoc-radius)); background: var(--smoc-bot-ground);
    color: var(--smoc-bot-text); font-size: 0.9375em; user-select: all; -webkit-user-select: all;
  }
  /* A channel's name is not broken: where it has no room beside another, it has a line of its own. */
  .share .options { max-inline-size: none; }
  .share .options .button { flex: 1 auto; min-inline-size: 38%; justify-content: center; padding-inline: 0.5em; overflow-wrap: break-word; }
  .share .options :is(.primary, .more-ways) { flex: 100%; }
  .share .copy { justify-items: center; }
  .edit-message { display: grid; }
  .edit-message > .button { justify-self: start; margin-inline-start: -0.7em; }
  .edit-message > summary { list-style: none; cursor: pointer; }
  .edit-message > summary::-webkit-details-marker { display: none; }
  .edit-message > summary::after {
    content: ''; inline-size: 0.45em; block-size: 0.45em; margin: -0.2em 0.3em 0; border: solid;
    border-width: 0 2px 2px 0; rotate: 45deg;
  }
  .edit-message[open] > summary::after { margin-block-start: 0.2em; rotate: 225deg; }
  .edit-message > textarea { inline-size: 100%; margin-block: 0.25em; resize: vertical; }
`;
export const works: Pick<Works, 'blocks'> = { blocks: { share: shareWork as Works['blocks'][string] } };
export const views: BlockViews = { share: shareView };
