import { html, type HTMLTemplateResult } from 'lit';
import { formats } from '../../engine/formats.ts';
import { inLanguage } from '../../engine/show-value.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import type { BlockView, EntryOf } from '../block.view.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';

type ChartEntry = EntryOf<'chart'>;
type Share = ChartEntry['items'][number];

/** A share of the whole, in whole percent; of what is little, that it is more than nothing. */
function percentOf(view: View, { value }: Share, whole: number): string {
  const share = whole ? value / whole : 0;
  const least = 0.01;
  const isLittle = share > 0 && share < least;
  const words = inLanguage(view.settings.lang, (tag) =>
    new Intl.NumberFormat(tag, withoutPrototype({ style: 'percent', maximumFractionDigits: 0 })).format(
      isLittle ? least : share,
    ),
  );
  return `${isLittle ? '< ' : ''}${words}`;
}

const wholeOf = ({ items }: ChartEntry): number => {
  let whole = 0;
  for (const { value } of items) whole += value;
  return whole;
};

const numberOf = (view: View, { unit, values = {} }: ChartEntry, { value }: Share): string =>
  [formats.format(value, 'number', '', view.settings.lang), unit ? view.plain(unit, values) : '']
    .filter(Boolean)
    .join(' ');

/** The colour of the author, through CSSOM and only if it is one; a bar is told by its number and not by its colour. */
const barStyle = ({ value, color }: Share, most: number): string =>
  `inline-size:${most ? (100 * value) / most : 0}%;${value ? 'min-inline-size:2px;' : ''}${color && CSS.supports('background-color', color) ? `background-color:${color}` : ''}`;

/** A table to those who hear it, bars to those who see it. */
function chart(view: View, entry: ChartEntry): HTMLTemplateResult {
  const whole = wholeOf(entry);
  let most = 0;
  for (const { value } of entry.items) most = Math.max(most, value);
  const title = entry.title ? view.text(entry.title, entry.values ?? {}) : '';
  return html`<div class="card chart" part="card chart"><table role="table">
    ${title ? html`<caption><strong part="card-title" ${says(title)}></strong></caption>` : ''}
    <tbody role="rowgroup">${entry.items.map(
      (item) =>
        html`<tr role="row" part="share-of"><th role="rowheader" scope="row"
          ${says(view.text(item.label, item.values ?? {}))}></th><td role="cell" class="bar-cell"><span class="bar"
          part="bar" .style=${barStyle(item, most)}></span></td><td role="cell" class="number"><strong><bdi
          ${says(percentOf(view, item, whole))}></bdi></strong> <bdi class="small"
          ${says(numberOf(view, entry, item))}></bdi></td></tr>`,
    )}</tbody></table></div>`;
}

export const chartView: BlockView<'chart'> = {
  kind: 'chart',
  draw: chart,
  spoken: (view, entry) =>
    [
      entry.title ? view.plain(entry.title, entry.values ?? {}) : '',
      ...entry.items.map(
        (item) =>
          `${view.plain(item.label, item.values ?? {})}: ${percentOf(view, item, wholeOf(entry))}, ${numberOf(view, entry, item)}`,
      ),
    ]
      .filter(Boolean)
      .join('. '),
};
