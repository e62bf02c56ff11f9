import type { BlockWork } from '../blocks/block.work.ts';
import type { Evaluate } from '../expression/expression.ts';
import type { QuestionJudge, QuestionWork } from '../questions/question.work.ts';
import type { Inputs } from './inputs.lazy.ts';
import type { Formats } from './reading.ts';

/**
 * What the engine is handed: the pieces of work that are there. Those of a step that are missing it asks for by the effect `need`, and goes
 * on by the input `ready` once they have been handed in. Nothing here is state.
 */
export interface Works {
  readonly evaluate: Evaluate;
  /** Whether the whole of a text fits a pattern; undefined where the pattern is none. Missing where no test of the flow has one. */
  matches?(text: string, pattern: string): boolean | undefined;
  /** The verbs that can be done, in the order in which a step is searched for its verb; the work of some may still be missing. */
  readonly verbs: readonly string[];
  readonly blocks: { readonly [verb: string]: BlockWork };
  /** The kinds of question that can be asked; the work of some may still be missing. */
  readonly questionTypes: readonly string[];
  readonly questions: { readonly [type: string]: QuestionWork };
  /** Come with `inputs`, or with the work of a kind that is a chunk of its own. */
  readonly judges: { readonly [type: string]: QuestionJudge };
  /** How dates, numbers, money and plurals are written. */
  readonly formats: Formats;
  /** What takes answers and news, and builds what is sent. The visitor's first act needs it, the first message does not. */
  readonly inputs?: Inputs;
}

/** `works` with more of them. */
export const withWorks = (works: Works, more: Partial<Works>): Works => ({
  ...works,
  ...more,
  verbs: [...new Set([...works.verbs, ...(more.verbs ?? [])])],
  blocks: { ...works.blocks, ...more.blocks },
  questionTypes: [
    ...new Set([...works.questionTypes, ...(more.questionTypes ?? []), ...Object.keys(more.questions ?? {})]),
  ],
  questions: { ...works.questions, ...more.questions },
  judges: { ...works.judges, ...more.judges },
});

/** What the engine calls the work of a kind of question, beside that of a verb. */
export const questionWorkName = (type: string): string => `ask/${type}`;
const QUESTION = questionWorkName('');
/** The kind of question whose work has this name. */
export const questionTypeOf = (work: string): string | undefined =>
  work.startsWith(QUESTION) ? work.slice(QUESTION.length) : undefined;

/** Whether the work of this name is there: that of a verb, or of a kind of question. */
export function hasWork({ blocks, questions }: Works, name: string): boolean {
  const type = questionTypeOf(name);
  return type === undefined ? Object.hasOwn(blocks, name) : Object.hasOwn(questions, type);
}

/** Works or judges of any kind of question: the engine hands each only the fields of its own type. */
export const byType = <Of extends { readonly type: string }>(
  kinds: readonly { readonly type: string }[],
): { readonly [type: string]: Of } => Object.fromEntries(kinds.map((kind) => [kind.type, kind as Of]));
