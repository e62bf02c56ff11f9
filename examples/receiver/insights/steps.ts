import type { Queryable } from '../database/database.ts';
import type { FlowFile } from './flow-files.ts';
import type { Known } from './numbers.ts';
import type { Period } from './period.ts';
import { type CountedQuestion, countedQuestions, stepsOf } from './questions.ts';

export interface StepCount {
  readonly step: string;
  /** What the flow says there; the path itself where the flow has no such step any more. */
  readonly text: string;
  readonly reached: number;
  /** Conversations that stand here and were not finished. */
  readonly left: number;
  /** Seconds on average. */
  readonly seconds: Known;
}

/** The steps of a flow in its own order, with how many came and stayed. */
export async function stepCounts(
  db: Queryable,
  flow: string,
  file: FlowFile | null,
  { from, to }: Period,
): Promise<StepCount[]> {
  const counted = await db.query<{ step: string; reached: number; left: number; timed: number; seconds: number }>(
    `select step, sum(reached)::integer as reached, sum(left_here)::integer as left,
       sum(timed)::integer as timed, sum(seconds)::float8 as seconds
     from step_times where flow = $1 and day between $2 and $3 group by step order by reached desc, step limit 300`,
    [flow, from, to],
  );
  const byPath = new Map(counted.map((row) => [row.step, row]));
  const onMap = file ? stepsOf(file) : [];
  const paths = new Set(onMap.map(({ path }) => path));
  const known = onMap.map(({ path, text }) => ({ step: path, text }));
  const others = counted.filter(({ step }) => !paths.has(step)).map(({ step }) => ({ step, text: step }));
  return [...known, ...others].map(({ step, text }) => {
    const row = byPath.get(step);
    return {
      step,
      text: text || step,
      reached: row?.reached ?? 0,
      left: row?.left ?? 0,
      seconds: row && row.timed > 0 ? row.seconds / row.timed : null,
    };
  });
}

export interface AnswerCount {
  readonly question: CountedQuestion;
  /** Conversations that answered it, as far as the choices tell. */
  readonly total: number;
  readonly choices: readonly { readonly label: string; readonly count: number }[];
}

/** What was chosen of a flow's questions that have options, and how its ratings came out. */
export async function answerCounts(db: Queryable, file: FlowFile, { from, to }: Period): Promise<AnswerCount[]> {
  const counted = await db.query<{ question: string; choice: string; count: number }>(
    `select question, choice, sum(count)::integer as count from answer_counts
     where flow = $1 and day between $2 and $3 group by question, choice`,
    [file.flow, from, to],
  );
  const countOf = (question: string, choice: string) =>
    counted.find((row) => row.question === question && row.choice === choice)?.count ?? 0;
  return countedQuestions(file).map((question) => {
    const choices = question.choices.map(({ value, label }) => ({ label, count: countOf(question.name, value) }));
    return { question, choices, total: choices.reduce((sum, { count }) => sum + count, 0) };
  });
}

/** The average of a rating's answers. */
export const averageOf = ({ choices, total }: AnswerCount): Known =>
  total === 0 ? null : choices.reduce((sum, { label, count }) => sum + Number(label) * count, 0) / total;
