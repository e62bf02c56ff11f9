import { typedJudge } from '../typed.judge.lazy.ts';

export const longJudge = typedJudge('long');
