import { css, html, type HTMLTemplateResult } from 'lit';

/*
 * Code 128 (ISO/IEC 15417), which every till reads: letters, digits and characters of ASCII, digits by pairs. Own code,
 * since the table is most of it: the libraries weighed for it draw many kinds of code and are 10 to 100 times the size.
 */

/** Widths of bars and gaps, six for each value from 0 to 105. */
const widths =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232';
const STOP = '2331112';
const START_B = 104;
const START_C = 105;
/** Go on with pairs of digits, or with single characters. */
const TO_C = 99;
const TO_B = 100;
/** Light modules at both ends, which readers need to find it. */
const QUIET = 10;
/** So many digits in a row are worth the change to pairs, at an end of the code and in its middle. */
const WORTH_AT_END = 4;
const WORTH_INSIDE = 6;

/** Whether the digits from here on go by pairs: a pair takes the room of one character. */
function goesByPairs(text: string, at: number, isPairs: boolean): boolean {
  const run = /^\d*/.exec(text.slice(at))![0].length;
  if (isPairs) return run >= 2;
  // An odd digit comes before the pairs.
  if (run % 2) return false;
  if (run === text.length) return run > 0;
  const isAtEnd = at === 0 || at + run === text.length;
  return run >= (isAtEnd ? WORTH_AT_END : WORTH_INSIDE);
}

/** The values that stand for a text, start and check sum among them; nothing for what Code 128 has no character for. */
export function barcodeValues(text: string): readonly number[] | undefined {
  if (!/^[ -~]{1,48}$/.test(text)) return undefined;
  const values: number[] = [];
  let isPairs = false;
  let at = 0;
  while (at < text.length) {
    const next = goesByPairs(text, at, isPairs);
    if (!values.length) values.push(next ? START_C : START_B);
    else if (next !== isPairs) values.push(next ? TO_C : TO_B);
    isPairs = next;
    values.push(isPairs ? Number(text.slice(at, at + 2)) : text.charCodeAt(at) - 32);
    at += isPairs ? 2 : 1;
  }
  let sum = 0;
  values.forEach((value, place) => {
    sum += value * Math.max(place, 1);
  });
  return [...values, sum % 103];
}

/** Bars and gaps in turn, by their widths. */
export function barcodeWidths(values: readonly number[]): readonly number[] {
  const symbols = values.map((value) => widths.slice(6 * value, 6 * value + 6));
  return (symbols.join('') + STOP).split('').map(Number);
}

/** The bars of a text; nothing where it cannot be one. Dark on light in every scheme, since readers know no other. */
export function drawBarcode(text: string, label: string): HTMLTemplateResult | '' {
  const values = barcodeValues(text);
  if (!values) return '';
  let x = QUIET;
  let bars = '';
  barcodeWidths(values).forEach((width, index) => {
    if (index % 2 === 0) bars += `M${x} 0h${width}v40h-${width}z`;
    x += width;
  });
  const size = x + QUIET;
  return html`<svg class="barcode" part="barcode" role="img" aria-label=${`${label}: ${text}`} viewBox="0 -4 ${size} 48"
    preserveAspectRatio="none" shape-rendering="crispEdges"><rect y="-4" width=${size} height="48"
    fill="#fff"></rect><path d=${bars} fill="#000"></path></svg>`;
}

export const styles = css`
  .barcode {
    display: block; inline-size: 100%; max-inline-size: 22em; block-size: 4.5em; margin-inline: auto;
    border-radius: min(0.4em, var(--smoc-radius)); direction: ltr; stroke: none; forced-color-adjust: none;
  }
  .barcode > * { stroke: none; }
`;
