import { css, html, type HTMLTemplateResult } from 'lit';
import { encode } from 'uqr';
import type { View } from '../view.ts';

/** Light modules around a code, which scanners need to find it. */
const BORDER = 4;

/** Dark modules as one path: each run of a row is a rectangle. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  const runs: string[] = [];
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      const from = x;
      while (row[x]) x++;
      if (x > from) runs.push(`M${from} ${y}h${x - from}v1h${from - x}z`);
    }
  });
  return runs.join('');
}

/**
 * A code to scan that holds `text`; nothing when that is more than a code can hold. It is dark on light in every
 * scheme, since many scanners read no other.
 */
export function drawCode(view: View, text: string): HTMLTemplateResult | '' {
  try {
    const { data, size } = encode(text, { ecc: 'M', border: BORDER });
    return html`<svg class="qr-code" part="qr-code" role="img" aria-label=${`${view.word('qr')}: ${text}`}
      viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width=${size} height=${size}
      fill="#fff"></rect><path d=${pathOf(data)} fill="#000"></path></svg>`;
  } catch {
    return '';
  }
}

export const styles = css`
  .qr-code {
    display: block; inline-size: 11em; max-inline-size: 100%; block-size: auto; aspect-ratio: 1; margin-inline: auto;
    border-radius: min(0.75em, var(--smoc-radius)); stroke: none; forced-color-adjust: none;
  }
  .qr-code > * { stroke: none; }
`;
