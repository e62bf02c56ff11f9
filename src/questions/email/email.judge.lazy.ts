import { readEmail } from '../../shared/typed-address.ts';
import { typedJudge } from '../typed.judge.lazy.ts';

export const emailJudge = typedJudge('email', { word: 'errEmail', read: readEmail });
