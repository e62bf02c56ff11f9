import { buildEnvelope } from './build-envelope.lazy.ts';
import type { About, EnvelopeType } from './envelope.ts';
import type { Run } from './run.ts';
import { withMisses } from './misses.lazy.ts';
import { noteSent } from './change-answer.lazy.ts';

/** What goes out again when an answer that it tells of is changed. */
const CORRECTABLE: ReadonlySet<EnvelopeType> = new Set(['form.submitted', 'handover.requested']);

/** Sends an envelope, or holds it back until the visitor's first act. Returns its id. */
export function deliver(run: Run, type: EnvelopeType, about: About = {}, endpoint = ''): string {
  const made = buildEnvelope(run, type, about);
  const replaces = CORRECTABLE.has(type) ? noteSent(run, made.id) : undefined;
  if (run.muted && run.muted === run.path) return made.id;
  const envelope = withMisses(run, replaces ? { ...made, replaces } : made);
  if (run.state.acted) run.effects.push({ type: 'deliver', envelope, endpoint });
  else run.state.held = [...run.state.held, { envelope, endpoint }];
  return envelope.id;
}

/** The visitor did something: from here on things are stored and sent. */
export function act(run: Run): void {
  const { state } = run;
  state.steps = 0;
  if (state.acted) return;
  state.acted = true;
  deliver(run, 'flow.started');
  run.effects.push(...state.held.map((each) => ({ type: 'deliver' as const, ...each })));
  state.held = [];
}
