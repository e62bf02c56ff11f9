import { css } from 'lit';
import type { Works } from '../../engine/works.ts';
import type { BlockViews } from '../../view/blocks.ts';
import { countdownView } from './countdown.view.ts';
import { countdownWork } from './countdown.work.ts';

/* A countdown, whole: a chunk of its own, since only few flows have one. */

export const styles = css`
  .countdown .left { font-size: 1.25em; font-weight: 700; line-height: 1.3; font-variant-numeric: tabular-nums; }
`;
export const works: Pick<Works, 'blocks'> = { blocks: { countdown: countdownWork as Works['blocks'][string] } };
export const views: BlockViews = { countdown: countdownView };
