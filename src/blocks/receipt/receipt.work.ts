import type { Run } from '../../engine/run.ts';
import { asText } from '../../engine/values.ts';
import { toNumber } from '../../expression/expression.ts';
import type { ReceiptStep, Text } from '../../flow/flow.ts';
import { omitUndefined } from '../../shared/omit-undefined.ts';
import type { BlockWork } from '../block.work.ts';
import { readRows, type Row } from '../read-rows.work.ts';
import { sumOf, type ReceiptLine } from './sum-of-lines.work.ts';

/** A number of a line: worked out where the author wrote it, as it is where it is data. */
const numberIn = (tools: Run, { isData }: Row, value: unknown): number => toNumber(isData ? value : tools.value(value));

function lineOf(tools: Run, row: Row): ReceiptLine[] {
  const { of, texts, values } = row;
  const price = numberIn(tools, row, of.price);
  if (!texts.label || isNaN(price)) return [];
  const quantity = of.quantity === undefined ? 1 : numberIn(tools, row, of.quantity);
  const kind = of.kind === 'discount' || of.kind === 'tax' || of.kind === 'included' ? of.kind : undefined;
  return [
    omitUndefined({
      label: texts.label,
      text: texts.text,
      values,
      price,
      quantity: isNaN(quantity) || quantity === 1 ? undefined : quantity,
      kind,
    }),
  ];
}

export const receiptWork: BlockWork<ReceiptStep, Run> = {
  verb: 'receipt',
  card: 'receipt',

  run(step, tools) {
    const { title } = step as { readonly title?: Text };
    const items = readRows(tools, step.receipt, ['label', 'text']).flatMap((row) => lineOf(tools, row));
    if (!items.length)
      return tools.report(
        'missing-value',
        'There is nothing to show.',
        'Each line of the receipt needs a "label" and a number as its "price".',
      );
    const currency = asText(step.currency) || 'EUR';
    tools.add(
      omitUndefined({
        kind: 'receipt' as const,
        title,
        items,
        currency,
        total: tools.number(step.total) ?? sumOf(items, currency),
        number: asText(tools.value(step.number)) || undefined,
        date: asText(tools.value(step.date)) || undefined,
      }),
      [title],
    );
  },
};
