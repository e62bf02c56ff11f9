import { advance } from '../../engine/advance.ts';
import { mark, markOf } from '../../engine/card-marks.ts';
import type { Run } from '../../engine/run.ts';
import { stepAt } from '../../engine/step-at.ts';
import { asText, keepAnswer } from '../../engine/values.ts';
import type { InstructionsStep, Text } from '../../flow/flow.ts';
import { asRecord } from '../../shared/as-record.ts';
import { own, type Values } from '../../shared/json.ts';
import { omitUndefined } from '../../shared/omit-undefined.ts';
import type { BlockWork } from '../block.work.ts';
import { readRows } from '../read-rows.work.ts';

/** What a card of instructions remembers. */
export interface InstructionsMark {
  /** Indices of those whose address was opened. */
  readonly opened?: readonly number[];
  /** The visitor has come back from one of them. */
  readonly isBack?: true;
  /** Put off, or done. */
  readonly answer?: 'later' | 'done';
}

const markIn = ({ state }: Run, entry: number) => asRecord(markOf(state, entry)) as InstructionsMark;

/** The address with what the site needs to tell whose visit it is, where it has not got it already. */
export function withFacts(address: string, facts: Readonly<Record<string, string>>): string {
  const [whole = '', ...hash] = address.split('#');
  const more = Object.entries(facts).filter(
    ([name, value]) => value && !whole.includes(`?${name}=`) && !whole.includes(`&${name}=`),
  );
  if (!more.length || !/^(https?:|[^:]*$)/i.test(whole)) return address;
  const query = more.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return [`${whole}${whole.includes('?') ? '&' : '?'}${query}`, ...hash].join('#');
}

export const instructionsWork: BlockWork<InstructionsStep, Run> = {
  verb: 'instructions',
  card: 'instructions',

  run(step, tools) {
    const facts = { ref: asText(own(tools.get('referral'), 'code')), submission: tools.state.submission ?? '' };
    const items = readRows(tools, step.instructions, ['label', 'text', 'button']).flatMap(({ of, texts, values }) => {
      const text = texts.text ?? texts.label;
      if (!text) return [];
      const open = of.open ? withFacts(tools.address(of.open), facts) : undefined;
      return [omitUndefined({ text, values, open, button: texts.button })];
    });
    if (!items.length)
      return tools.report(
        'missing-value',
        'There are no instructions to show.',
        'Check "instructions" and the "when" of each.',
      );
    const { title, done, resume } = step as {
      readonly title?: Text;
      readonly done?: Text;
      readonly resume?: true | Text;
    };
    const card = { kind: 'instructions' as const, items, title, done, later: resume || undefined };
    tools.add(omitUndefined(card), [title, done, resume]);
    tools.ask();
  },

  take(given, entry, tools) {
    if (entry.kind !== 'instructions') return false;
    const before = markIn(tools, entry.id);
    const remember = (more: InstructionsMark) => {
      mark(tools, entry.id, { ...before, ...more } as Values);
    };
    if (before.answer === 'done') return false;
    if (given === 'back') {
      remember({ isBack: true });
      return true;
    }
    const opened = own(given, 'opened');
    if (typeof opened === 'number') {
      remember({ opened: [...new Set([...(before.opened ?? []), opened])] });
      return true;
    }
    if (given !== 'done' && given !== 'later') return false;
    const { pending } = tools.state;
    const isAsked = pending?.kind === 'question' && pending.step === entry.step;
    // What is put off can be ticked off at any time; put off twice it is as before.
    if (given === 'later' && !isAsked) return false;
    remember({ answer: given });
    keepAnswer(tools, asText(stepAt(tools.flow, entry.step)?.as), given, false);
    if (isAsked) advance(tools);
    return true;
  },
  isAct: (given) => given !== 'back',
};
