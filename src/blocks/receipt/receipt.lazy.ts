import { css } from 'lit';
import type { Works } from '../../engine/works.ts';
import type { BlockViews } from '../../view/blocks.ts';
import { receiptView } from './receipt.view.ts';
import { receiptWork } from './receipt.work.ts';

/* A receipt, whole: a chunk of its own, since only few flows have one. */

export const styles = css`
  .receipt table { border-collapse: collapse; inline-size: 100%; }
  .receipt caption { text-align: start; padding-block-end: 0.5em; }
  .receipt :is(caption, th) .small { display: block; font-weight: 400; }
  .receipt :is(th, td) { padding-block: 0.4em; vertical-align: top; }
  .receipt th { text-align: start; font-weight: 400; padding-inline-end: 1em; }
  .receipt td { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
  .receipt .total > * {
    border-block-start: 2px solid var(--smoc-field-line); font-size: 1.125em; font-weight: 700;
    padding-block-start: 0.5em;
  }
  .receipt .included > * { font-size: 0.875em; color: var(--smoc-muted); padding-block: 0; }
`;
export const works: Pick<Works, 'blocks'> = { blocks: { receipt: receiptWork as Works['blocks'][string] } };
export const views: BlockViews = { receipt: receiptView };
