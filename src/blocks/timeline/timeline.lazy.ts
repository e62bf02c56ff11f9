import { css } from 'lit';
import type { Works } from '../../engine/works.ts';
import type { BlockViews } from '../../view/blocks.ts';
import { timelineView } from './timeline.view.ts';
import { timelineWork } from './timeline.work.ts';

/* A timeline, whole: a chunk of its own, since only few flows have one. */

export const styles = css`
  .timeline > ol { display: grid; margin: 0; padding: 0; list-style: none; }
  .stage-of { display: grid; grid-template-columns: 1.5em minmax(0, 1fr); gap: 0.7em; padding-block-end: 0.9em; position: relative; }
  .stage-of:last-child { padding-block-end: 0; }
  .stage-of:not(:last-child)::before {
    content: ''; position: absolute; inset-block: 1.5em 0; inset-inline-start: calc(0.75em - 1px);
    border-inline-start: 2px solid var(--smoc-line);
  }
  .stage-of.done:not(:last-child)::before { border-color: var(--smoc-button-ground); }
  .stage-of > .mark {
    display: grid; place-items: center; inline-size: 1.5em; block-size: 1.5em; border: 2px solid var(--smoc-field-line);
    border-radius: 50%;
  }
  .stage-of.done > .mark { border-color: var(--smoc-button-ground); background: var(--smoc-button-ground); color: var(--smoc-button-text); }
  .stage-of.now > .mark { border-color: var(--smoc-button-ground); border-width: 0.45em; }
  .stage-of > .mark svg { inline-size: 1em; block-size: 1em; stroke-width: 3; }
  .stage-of.next strong { font-weight: 400; color: var(--smoc-muted); }
  .stage-of time { margin-inline-start: 0.35em; }
  @media (forced-colors: active) {
    .stage-of.done > .mark { forced-color-adjust: none; background: CanvasText; color: Canvas; border-color: CanvasText; }
    .stage-of.now > .mark { border-color: Highlight; }
  }
`;
export const works: Pick<Works, 'blocks'> = { blocks: { timeline: timelineWork as Works['blocks'][string] } };
export const views: BlockViews = { timeline: timelineView };
