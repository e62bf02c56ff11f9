import { css } from 'lit';
import type { Works } from '../../engine/works.ts';
import type { BlockViews } from '../../view/blocks.ts';
import { instructionsView } from './instructions.view.ts';
import { instructionsWork } from './instructions.work.ts';

/* Instructions to follow, whole: a chunk of its own, since only few flows have them. */

export const styles = css`
  .instructions { grid-template-columns: minmax(0, 1fr); gap: 0.9em; }
  .instructions > ol { display: grid; gap: 0.9em; margin: 0; padding: 0; list-style: none; }
  .instructions li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.75em; }
  .instructions li > div { display: grid; gap: 0.5em; justify-items: start; padding-block-start: 0.15em; }
  .instructions .mark {
    display: grid; place-items: center; inline-size: 1.75em; block-size: 1.75em;
    border: 2px solid var(--smoc-button-ground); border-radius: 50%; font-weight: 700;
  }
  .instructions .opened .mark { background: var(--smoc-button-ground); color: var(--smoc-button-text); }
  .instructions .mark svg { inline-size: 1em; block-size: 1em; stroke-width: 3; }
  .instructions > .options > .primary { flex: 1 auto; justify-content: center; }
  .finished { display: flex; align-items: center; gap: 0.4em; font-weight: 600; }
  .finished svg { inline-size: 1.2em; block-size: 1.2em; color: var(--smoc-good); }
  @media (forced-colors: active) {
    .instructions .opened .mark {
      forced-color-adjust: none; background: CanvasText; color: Canvas; border-color: CanvasText;
    }
  }
`;
export const works: Pick<Works, 'blocks'> = { blocks: { instructions: instructionsWork as Works['blocks'][string] } };
export const views: BlockViews = { instructions: instructionsView };
