import { isEmpty } from '../../expression/expression.ts';
import { MAX_ANSWER } from '../../flow/uses-of.ts';
import { own, type Json } from '../../shared/json.ts';
import type { FileReference } from '../../shared/upload.ts';
import { refused, type QuestionJudge } from '../question.work.ts';
import { shownFileName } from '../../shared/shown-file-name.ts';
import { typedText } from '../typed.judge.lazy.ts';
import type { FileField } from './file.work.ts';

const LONGEST_WORD = 500;
const isWord = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_WORD;

/** What is kept of a file: what the endpoint calls it, and what the visitor's device told of it. */
export function readReference(given: unknown): FileReference | undefined {
  const [id, name, size, type] = ['id', 'name', 'size', 'type'].map((key) => own(given, key));
  if (!isWord(id) || !id || !isWord(name) || !isWord(type)) return undefined;
  return typeof size === 'number' && size >= 0 ? { id, name, size, type } : undefined;
}

export const fileJudge: QuestionJudge<FileField> = {
  type: 'file',
  judgesEmpty: true,
  judge(given, { skip, min, max, isMany, tooFew, tooMany, voice }) {
    if (isEmpty(given) || given === '') return skip || min === 0 ? { value: null } : refused('required');
    // A visitor may type instead of speaking.
    if (voice && typeof given === 'string') {
      const typed = typedText(given);
      return typed.length > MAX_ANSWER ? refused('errText', { max: MAX_ANSWER }) : { value: typed, typed };
    }
    const files: FileReference[] = [];
    for (const each of Array.isArray(given) ? (given as readonly unknown[]) : [given]) {
      const file = readReference(each);
      if (!file) return refused('errCheck');
      files.push(file);
    }
    if (files.length < min) return refused('few', { min }, tooFew);
    if (files.length > max) return refused('many', { max }, tooMany);
    const typed = files.map(({ name }) => shownFileName(name)).join(', ');
    return { value: (isMany ? files : files[0]!) as Json, typed };
  },
};
