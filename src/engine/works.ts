import type { Works } from './run.ts';

export type { Works };

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
