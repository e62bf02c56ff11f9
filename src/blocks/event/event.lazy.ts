import { css } from 'lit';
import type { Works } from '../../engine/works.ts';
import type { BlockViews } from '../../view/blocks.ts';
import { eventView } from './event.view.ts';
import { eventWork } from './event.work.ts';

/* An event, whole: a chunk of its own, since only few flows have one. */

export const styles = css`
  .event .when { font-weight: 600; }
  .event .small { margin-block-start: -0.45em; }
  .event .title { color: inherit; font-weight: 700; text-decoration-color: var(--smoc-link); }
  .event .buttons { display: flex; flex-wrap: wrap; gap: 0.5em; }
  .event .buttons > .button { flex: 1 auto; padding-inline: 0.7em; }
  .event .buttons:empty { display: none; }
`;
export const works: Pick<Works, 'blocks'> = { blocks: { event: eventWork as Works['blocks'][string] } };
export const views: BlockViews = { event: eventView };
