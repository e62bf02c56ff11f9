import { goalWork } from '../blocks/goal/goal.work.ts';
import { openWork } from '../blocks/open/open.work.ts';
import { requestWork } from '../blocks/request/request.work.ts';
import { rewardWork } from '../blocks/reward/reward.work.ts';
import { submitWork } from '../blocks/submit/submit.work.ts';
import { byVerb } from './blocks.ts';
import { inputs } from './inputs.lazy.ts';
import { judges } from './questions.lazy.ts';
import type { Works } from './works.ts';

/** What every conversation may need after its first message, and takes the visitor's first act. */
export const laterWorks: Pick<Works, 'blocks' | 'inputs' | 'judges'> = {
  blocks: byVerb([goalWork, openWork, requestWork, rewardWork, submitWork]),
  inputs,
  judges,
};
