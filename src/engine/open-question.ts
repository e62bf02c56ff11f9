import type { Values } from '../shared/json.ts';
import type { Evaluate } from '../expression/expression.ts';
import type { Flow } from '../flow/flow.ts';
import { full } from './acts.ts';
import { plainQuestion } from './plain-question.ts';
import type { Question } from './question.ts';
import { newRun } from './run.ts';
import type { ChatState } from './state.ts';

/** The question that waits for the visitor. `draft` is what a bubble of fields holds so far: fields may show on one another's answers. */
export const openQuestion = (flow: Flow, state: ChatState, evaluate?: Evaluate, draft?: Values): Question | null =>
  state.pending?.kind === 'question'
    ? (full.readQuestion ?? plainQuestion)(
        newRun(flow, state, { at: 0, uuid: '', chance: 0 }, evaluate),
        state.pending.step,
        draft,
      )
    : null;
