import { capture } from '../../engine/capture.ts';
import type { Run } from '../../engine/run.ts';
import { asText } from '../../engine/values.ts';
import type { EventStep, Text } from '../../flow/flow.ts';
import { asRecord } from '../../shared/as-record.ts';
import { own } from '../../shared/json.ts';
import { readMoment } from '../../shared/moment.ts';
import { omitUndefined } from '../../shared/omit-undefined.ts';
import type { BlockWork } from '../block.work.ts';

/** A moment as the author wrote it, if it is one. */
function momentIn(tools: Run, source: unknown, zone: string, key: string): string | undefined {
  const text = asText(tools.value(source));
  if (!text) return undefined;
  if (readMoment(text, zone || undefined)) return text;
  tools.report('bad-moment', `"${text}" in "${key}" is not a day or a time.`, 'Write 2027-03-04T18:00[Europe/Oslo].');
  return undefined;
}

export const eventWork: BlockWork<EventStep, Run> = {
  verb: 'event',
  card: 'event',

  run(step, tools) {
    const isData = typeof step.event === 'string';
    const given = isData ? tools.evaluateValue(step.event) : step.event;
    const event = asRecord(given);
    const text = (key: string) => {
      const source = own(event, key);
      return (isData && asText(source) ? `{${key}}` : isData ? undefined : source) as Text | undefined;
    };
    const zone = asText(event.zone);
    const starts = momentIn(tools, event.starts, zone, 'starts');
    const title = text('title');
    if (!starts || !title) {
      if (!title || !asText(tools.value(event.starts)))
        tools.report(
          'missing-value',
          'The title or the start of the event is empty.',
          'Give it both: "event" and "start".',
        );
      return;
    }
    const { calendar, map } = step;
    const texts = { title, text: text('text'), place: text('place'), address: text('address') };
    const { scope } = tools;
    const values = capture(
      tools.flow,
      [...Object.values(texts), calendar, map].filter((each) => typeof each !== 'boolean' && each !== undefined),
      (name) => (isData ? own(event, name) : undefined) ?? scope(name),
    );
    tools.add(
      omitUndefined({
        kind: 'event' as const,
        ...texts,
        values,
        starts,
        ends: momentIn(tools, event.ends, zone, 'ends'),
        zone: zone || undefined,
        open: event.open ? (isData ? asText(event.open) : tools.address(event.open)) : undefined,
        calendar: (calendar || undefined) as true | Text | undefined,
        map: (map || undefined) as true | Text | undefined,
      }),
    );
  },
};
