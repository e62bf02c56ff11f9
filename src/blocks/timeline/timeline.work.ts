import type { Run } from '../../engine/run.ts';
import { asText } from '../../engine/values.ts';
import type { Text, TimelineStep } from '../../flow/flow.ts';
import { readMoment } from '../../shared/moment.ts';
import { omitUndefined } from '../../shared/omit-undefined.ts';
import type { BlockWork } from '../block.work.ts';
import { readRows } from '../read-rows.work.ts';

export const timelineWork: BlockWork<TimelineStep, Run> = {
  verb: 'timeline',
  card: 'timeline',

  run(step, tools) {
    const items = readRows(tools, step.timeline, ['label', 'text']).flatMap(({ of, texts, values, isData }) => {
      if (!texts.label) return [];
      const at = asText(isData ? of.at : tools.value(of.at));
      const state: 'done' | 'now' | 'next' = of.state === 'done' || of.state === 'now' ? of.state : 'next';
      return [
        omitUndefined({
          label: texts.label,
          text: texts.text,
          values,
          state,
          at: readMoment(at) ? at : undefined,
        }),
      ];
    });
    if (!items.length)
      return tools.report('missing-value', 'There are no stages to show.', 'Each stage needs a "label".');
    tools.add(omitUndefined({ kind: 'timeline' as const, title: step.title as Text | undefined, items }), [step.title]);
  },
};
