import type { BlockView, EntryOf } from '../blocks/block.view.ts';
import type { BlockWork } from '../blocks/block.work.ts';
import { advance } from '../engine/advance.ts';
import type { Run } from '../engine/run.ts';
import { stepAt } from '../engine/step-at.ts';
import { asText, keepAnswer } from '../engine/values.ts';
import type { Works } from '../engine/works.ts';
import { asRecord } from '../shared/as-record.ts';
import type { Json } from '../shared/json.ts';
import type { View } from '../view/view.ts';
import type { PageBlock, PageBlockHost, PageBlockTools } from '../blocks/page-block.work.ts';

/* A page's own blocks as the engine and the view know blocks. What goes wrong in them ends no conversation: the author is told. */

const toolsFor = (run: Run, verb: string): PageBlockTools =>
  Object.assign(Object.create(run) as Run, {
    show: (data: Json, texts?: readonly unknown[]) => {
      run.add({ kind: 'block', verb, data }, texts);
    },
  });

const workOf = (block: PageBlock): BlockWork<object, Run> => ({
  verb: block.verb,
  card: 'block',

  run(step, run) {
    try {
      block.run(step, toolsFor(run, block.verb));
    } catch (error) {
      run.report(
        'block-failed',
        `"${block.verb}" has failed: ${String(error)}`,
        'Look into the code of this block of the page.',
      );
    }
  },

  take(given, entry, run) {
    const { pending } = run.state;
    if (pending?.kind !== 'question' || pending.step !== entry.step) return false;
    const { value = null, words } = asRecord(given) as { readonly value?: Json; readonly words?: Json };
    const name = asText(stepAt(run.flow, entry.step)?.as);
    keepAnswer(run, name, value, true);
    run.emit('answer', { step: entry.step, name, value });
    run.add({ kind: 'answer', typed: asText(words), ...(name && { asked: name }) });
    advance(run);
    return true;
  },
});

/** The works of these blocks. */
export const pageWorks = (blocks: readonly PageBlock[]): Pick<Works, 'verbs' | 'blocks'> => ({
  verbs: blocks.map(({ verb }) => verb),
  blocks: Object.fromEntries(blocks.map((block) => [block.verb, workOf(block)])),
});

/** Draws and tells the cards of these blocks; `fault` hears what goes wrong. */
export function pageView(
  blocks: readonly PageBlock[],
  fault: (verb: string, step: string, error: unknown) => void,
): BlockView<'block'> {
  const hostOf = (view: View, id: number, values = {}): PageBlockHost => ({
    lang: view.settings.lang,
    text: (text) => view.plain(text as Parameters<View['plain']>[0], values),
    answer: (value, words) => view.act({ type: 'used', entry: id, value: { value, words } }),
  });
  const use = <T>(view: View, entry: EntryOf<'block'>, call: 'draw' | 'spoken', none: T): T => {
    const block = blocks.find(({ verb }) => verb === entry.verb);
    if (!block) return none;
    try {
      return block[call](entry.data, hostOf(view, entry.id, entry.values)) as T;
    } catch (error) {
      fault(entry.verb, entry.step, error);
      return none;
    }
  };
  return {
    kind: 'block',
    draw: (view, entry) => use<unknown>(view, entry, 'draw', ''),
    spoken: (view, entry) => use(view, entry, 'spoken', ''),
  };
}
