import { fieldsAt, readQuestion } from '../../engine/read-question.ts';
import { keepAnswer } from '../../engine/values.ts';
import type { AskStep, ConsentStep } from '../../flow/flow.ts';
import type { Run } from '../../engine/run.ts';
import type { BlockWork } from '../block.work.ts';

/** A question, or a consent, whose words stand beside its box. Hidden fields alone are kept without a word: nobody is asked. */
const run: BlockWork<AskStep | ConsentStep, Run>['run'] = (step, tools) => {
  if (!readQuestion(tools, tools.path)) {
    for (const { model } of fieldsAt(tools, tools.path)) keepAnswer(tools, model.name, model.value ?? null, false);
    return;
  }
  if (step.ask !== true && (step.type !== 'consent' || step.fields)) tools.say(step.ask);
  tools.ask();
};

export const askWork: BlockWork<AskStep, Run> = { verb: 'ask', run };
export const consentWork: BlockWork<ConsentStep, Run> = { verb: 'consent', run };
