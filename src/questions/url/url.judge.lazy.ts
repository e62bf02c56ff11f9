import { readWebAddress } from '../../shared/typed-address.ts';
import { typedJudge } from '../typed.judge.lazy.ts';

export const urlJudge = typedJudge('url', { word: 'errUrl', read: readWebAddress });
