import type { Values } from '../shared/json.ts';
import type { Flow } from '../flow/flow.ts';
import type { Question } from './question.ts';
import { readQuestion } from './read-question.ts';
import { createRun } from './create-run.ts';
import type { ChatState } from './state.ts';
import type { Works } from './works.ts';

/** The question that waits for the visitor. `draft` is what a bubble of fields holds so far: fields may show on one another's answers. */
export const openQuestion = (flow: Flow, state: ChatState, works: Works, draft?: Values): Question | null =>
  state.pending?.kind === 'question' ? readQuestion(createRun(flow, works, state), state.pending.step, draft) : null;
