import { omitUndefined } from '../../shared/omit-undefined.ts';
import { refused, type QuestionJudge } from '../question.work.ts';
import type { ConsentField } from './consent.work.ts';

export const consentJudge: QuestionJudge<ConsentField> = {
  type: 'consent',
  judgesEmpty: true,
  judge(given, { required, label = '', link, no }) {
    const granted = given === true;
    if (!granted && required) return refused('required');
    const labels = granted ? [label] : no ? [no] : undefined;
    return omitUndefined({ value: granted, labels, consent: omitUndefined({ text: label, link, granted }) });
  },
};
