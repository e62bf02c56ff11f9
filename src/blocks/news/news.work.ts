import type { Run } from '../../engine/run.ts';
import { asText, valuesOf } from '../../engine/values.ts';
import type { NewsStep } from '../../flow/flow.ts';
import { asRecord } from '../../shared/as-record.ts';
import { own, type Values } from '../../shared/json.ts';
import type { BlockWork } from '../block.work.ts';

/** What the author has planned for this type; else for any other. */
function plannedFor(tell: unknown, type: string): { readonly [key: string]: unknown } | undefined {
  const plans = Array.isArray(tell) ? tell.map(asRecord) : [];
  return plans.find(({ of }) => of === type) ?? plans.find(({ of }) => of === undefined);
}

/** From here on the conversation hears of what happens elsewhere: chat/live-news.lazy.ts listens as long as the state says so. */
export const newsWork: BlockWork<NewsStep, Run> = {
  verb: 'news',

  run(step, tools) {
    const query = step.query ? valuesOf(tools, step.query) : {};
    const asked = step.query ? Object.keys(asRecord(step.query)).length : 0;
    const isWhole = Array.isArray(step.query) || Object.keys(query).length === asked;
    if (!isWhole || Object.values(query).some((value) => value === null || value === '')) return;
    tools.state.listening = { step: tools.path, query, heard: tools.state.listening?.heard ?? [] };
  },

  /** Its own facts come before those of the conversation: `{firstName}` is the friend's. */
  hear(step, item, tools) {
    const planned = plannedFor(step.tell, asText(item?.type));
    if (!item || !planned) return;
    const { scope } = tools;
    tools.scope = (name) => own(item, name) ?? scope(name);
    // A plan without words celebrates or sets alone.
    if (planned.say !== undefined) tools.say(planned.say);
    const set: [string, unknown][] = Object.entries(asRecord(planned.set));
    const values = Object.fromEntries(set.map(([name, value]) => [name, tools.value(value) ?? null])) as Values;
    tools.scope = scope;
    if (set.length) tools.set(values);
    if (planned.celebrate !== undefined)
      tools.works.blocks.goal?.run({ celebrate: planned.celebrate } as object, tools);
    tools.emit('news', { step: tools.path, type: asText(item.type) });
  },
};
