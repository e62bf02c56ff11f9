import type { Run } from '../../engine/run.ts';
import { asText } from '../../engine/values.ts';
import { toNumber } from '../../expression/expression.ts';
import type { ChartStep, Text } from '../../flow/flow.ts';
import { omitUndefined } from '../../shared/omit-undefined.ts';
import type { BlockWork } from '../block.work.ts';
import { readRows } from '../read-rows.work.ts';

export const chartWork: BlockWork<ChartStep, Run> = {
  verb: 'chart',
  card: 'chart',

  run(step, tools) {
    const { title, unit } = step as { readonly title?: Text; readonly unit?: Text };
    const items = readRows(tools, step.chart, ['label']).flatMap(({ of, texts, values, isData }) => {
      const value = toNumber(isData ? of.value : tools.value(of.value));
      // Less than nothing is no share of a whole.
      if (!texts.label || !(value >= 0)) return [];
      return [omitUndefined({ label: texts.label, values, value, color: asText(of.color) || undefined })];
    });
    if (!items.length)
      return tools.report(
        'missing-value',
        'There is nothing to show.',
        'Each item of the chart needs a "label" and a number as its "value".',
      );
    tools.add(omitUndefined({ kind: 'chart' as const, title, unit, items }), [title, unit]);
  },
};
