import type { Text } from '../flow/flow.ts';
import { plainChoices } from './plain-question.ts';
import type { Loose } from './position.ts';
import { compact, follow, holds, move, pause, push, say, type, type Run } from './run.ts';
import type { Frame } from './state.ts';
import { isPlain } from './text.ts';

/** One piece of work on a step. It may say something, wait (`state.pending`), or go somewhere else (`state.stage` is 0 then). */
export type Work = (run: Run, step: Loose, path: string) => unknown;

/** Opens the question of this step. */
export function ask({ state }: Run, step: string, mend?: readonly Frame[]): void {
  state.keys++;
  state.steps = 0;
  state.pending = { kind: 'question', step, problems: [], tries: 0, ...(mend && { mend }) };
}

/** Whether a step is more than what is done here: another verb or option, or words that are not plain. */
export function needsActs(run: Run, step: Loose): boolean {
  const isOdd = (value: unknown, key = ''): boolean =>
    typeof value === 'string'
      ? value[0] === '=' ||
        (/^(image|link|open)$/.test(key)
          ? value.includes('{')
          : !isPlain(run.flow, run.state.settings, value, run.scope))
      : typeof value === 'object' &&
        Object.entries(value ?? {}).some(([name, inner]) => !/^(then|when)$/.test(name) && isOdd(inner, name));
  return (
    Object.entries(step).some(([key, value]) =>
      /^(when|then|else|note|id)$/.test(key)
        ? false
        : /^(if|as)$/.test(key)
          ? typeof value !== 'string'
          : key === 'type'
            ? !/^(text|long|email|phone|url|choice)$/.test(typeof value === 'string' ? value : '')
            : key === 'wait'
              ? typeof value !== 'number'
              : isOdd(value, key) ||
                !/^(say|image|alt|link|ask|options|placeholder|hint|error|button|layout|autocomplete|keyboard|skip|other|max|go|end)$/.test(
                  key,
                ),
    ) ||
    (!!step.options && !plainChoices(run, step.options)?.length)
  );
}

/** A plain step is done in this order, in the same pieces as any step (works.lazy.ts); after each the conversation may wait. */
export const plainWorks: readonly Work[] = [
  (run, { wait }) => pause(run, 1000 * Math.min(10, wait as number), false),
  (run, { say, image }) => (say ?? image) !== undefined && type(run, say ?? ''),
  (run, { say: text, image, alt, link }) => {
    if (text !== undefined) say(run, text);
    if (image)
      push(run, compact({ kind: 'image', src: image as string, alt: alt as Text, link: link as string }), [alt]);
  },
  () => {},
  (run, { ask }) => ask !== undefined && ask !== true && type(run, ask),
  (run, step, path) => {
    if (step.ask !== undefined) {
      if (step.ask !== true) say(run, step.ask);
      ask(run, path);
    } else if (typeof step.if === 'string') {
      const way = holds(run, step.if) ? 'then' : 'else';
      follow(run, step[way], `${path}/${way}`);
    } else if (step.end) move(run.state, []);
  },
];
