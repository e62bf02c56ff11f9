import { css } from 'lit';
import type { Works } from '../../engine/works.ts';
import type { BlockViews } from '../../view/blocks.ts';
import { chartView } from './chart.view.ts';
import { chartWork } from './chart.work.ts';

/* A chart of shares, whole: a chunk of its own, since only few flows have one. */

export const styles = css`
  .chart table, .chart tbody { display: grid; gap: 0.6em; }
  .chart caption { display: block; text-align: start; }
  .chart tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.15em 1em; }
  .chart th { text-align: start; font-weight: 400; padding: 0; }
  .chart td { padding: 0; }
  .chart .number { text-align: end; font-variant-numeric: tabular-nums; grid-area: 1 / 2; }
  .chart .bar-cell {
    grid-area: 2 / 1 / 3 / 3; display: block; block-size: 0.65em; border-radius: 0.35em;
    background: var(--smoc-bot-ground); overflow: hidden;
  }
  .chart .bar { display: block; block-size: 100%; border-radius: inherit; background-color: var(--smoc-button-ground); }
  @media (forced-colors: active) {
    .chart .bar-cell { border: 1px solid; }
    .chart .bar { forced-color-adjust: none; background-color: CanvasText !important; }
  }
`;
export const works: Pick<Works, 'blocks'> = { blocks: { chart: chartWork as Works['blocks'][string] } };
export const views: BlockViews = { chart: chartView };
