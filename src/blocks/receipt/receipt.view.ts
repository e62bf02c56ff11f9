import { html, type HTMLTemplateResult } from 'lit';
import { inOrder } from '../../shared/set-apart.ts';
import { formats } from '../../engine/formats.ts';
import { receiptStrings } from '../../tone/parts/receipt-strings.lazy.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import type { BlockView, EntryOf } from '../block.view.ts';
import { amountOf, type ReceiptLine } from './sum-of-lines.work.ts';

type ReceiptEntry = EntryOf<'receipt'>;

const money = (view: View, amount: number, currency: string) =>
  formats.format(amount, 'money', currency, view.settings.lang);
const total = (view: View, entry: ReceiptEntry) => money(view, entry.total, entry.currency);

function line(view: View, { currency }: ReceiptEntry, item: ReceiptLine): HTMLTemplateResult {
  const { label, text, values = {}, quantity, price } = item;
  const times =
    quantity === undefined
      ? ''
      : `${formats.format(quantity, 'number', '', view.settings.lang)} × ${money(view, price, currency)}`;
  return html`<tr class=${item.kind ?? 'line-of'}><th scope="row"><span ${says(view.text(label, values))}></span>${
    text ? html`<span class="small" ${says(view.text(text, values))}></span>` : ''
  }${
    times
      ? html`<span class="small"
    ${says(times)}></span>`
      : ''
  }</th><td ${says(money(view, amountOf(item, currency), currency))}></td></tr>`;
}

/** What makes up the sum stands above it; a tax that the prices hold already stands below. */
function receipt(view: View, entry: ReceiptEntry): HTMLTemplateResult {
  const word = (key: 'total' | 'orderNumber' | 'receipt', values = {}) => view.wordOf(receiptStrings, key, values);
  const title = entry.title ? view.text(entry.title, entry.values ?? {}) : word('receipt');
  const day = entry.date ? inOrder(formats.format(entry.date, 'date', '', view.settings.lang)) : '';
  const number = entry.number ? word('orderNumber', { number: entry.number }) : '';
  const about = html`<bdi ${says(number)}></bdi>${number && day ? ' · ' : ''}<bdi ${says(day)}></bdi>`;
  const isIncluded = ({ kind }: ReceiptLine) => kind === 'included';
  return html`<div class="card receipt" part="card receipt"><table>
    <caption><strong part="card-title" ${says(title)}></strong>${number || day ? html`<span class="small">${about}</span>` : ''}</caption>
    <tbody>${entry.items.filter((item) => !isIncluded(item)).map((item) => line(view, entry, item))}</tbody>
    <tfoot><tr class="total"><th scope="row" ${says(word('total'))}></th><td part="total"
      ${says(total(view, entry))}></td></tr>${entry.items
        .filter(isIncluded)
        .map((item) => line(view, entry, item))}</tfoot>
  </table></div>`;
}

export const receiptView: BlockView<'receipt'> = {
  kind: 'receipt',
  draw: receipt,
  spoken: (view, entry) =>
    [
      entry.title ? view.plain(entry.title, entry.values ?? {}) : '',
      `${view.wordOf(receiptStrings, 'total')}: ${total(view, entry)}`,
    ]
      .filter(Boolean)
      .join(', '),
};
