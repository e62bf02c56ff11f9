import { typedJudge } from '../typed.judge.lazy.ts';

export const textJudge = typedJudge('text');
