import { answersToSend, asText } from '../../engine/values.ts';
import type { SubmitStep } from '../../flow/flow.ts';
import type { Run } from '../../engine/run.ts';
import type { BlockWork } from '../block.work.ts';

export const submitWork: BlockWork<SubmitStep, Run> = {
  verb: 'submit',
  run(step, tools) {
    const { state, path } = tools;
    if (!step.submit) return;
    const about = answersToSend(tools, step.send);
    // Told before it is sent, since the page may keep it from being sent.
    const place = tools.effects.length;
    const id = tools.deliver('form.submitted', about, asText(step.submit));
    tools.add({ kind: 'delivery', envelope: id });
    state.submission = id;
    state.deliveries = { ...state.deliveries, [id]: state.acted ? 'sending' : 'kept' };
    if (!state.acted) return;
    tools.effects.splice(place, 0, {
      type: 'emit',
      event: 'submit',
      detail: { id, step: path, answers: about.answers },
    });
    state.pending = { kind: 'submit', id, step: path };
  },
};
