import { isEmpty } from '../expression/expression.ts';
import { refused, type FieldBase, type Judged, type JudgeTools } from '../questions/question.work.ts';
import { entryOf } from '../shared/json.ts';
import type { Works } from './works.ts';

/** Judges one answer by the kind of its field. */
export function checkAnswer(judges: Works['judges'], field: FieldBase, given: unknown, tools: JudgeTools): Judged {
  if (field.place === 'hidden') return { value: field.value ?? null };
  const kind = entryOf(judges, field.type);
  if (!kind) throw new Error(`No judge for "${field.type}" is there.`);
  if (isEmpty(given) && !kind.judgesEmpty) return field.skip ? { value: null } : refused('required');
  return kind.judge(given, field, tools);
}
