import type { Effect } from '../../engine/effect.ts';
import { fieldsAt } from '../../engine/read-question.ts';
import type { Run } from '../../engine/run.ts';
import type { AnyStep } from '../../engine/step-at.ts';
import { asText } from '../../engine/values.ts';
import type { BlockWork } from '../../blocks/block.work.ts';
import type { Json } from '../../shared/json.ts';
import { own } from '../../shared/json.ts';
import { omitUndefined } from '../../shared/omit-undefined.ts';
import type { Choice } from '../choices.work.ts';

/* What all have chosen: the endpoint is told the choice, counts it and answers with the counts, before the conversation goes on. */

/** Milliseconds that the counts may take: nobody waits long for what is nice to know. */
const TIMEOUT = 4000;
/** What stands for words of the visitor's own: they are nobody else's business. */
const OTHER = 'other';

const choicesAt = (tools: Run): readonly Choice[] => {
  const model = fieldsAt(tools, tools.path)[0]?.model;
  return model?.type === 'choice' ? model.choices : [];
};

/** What was chosen, as it is counted. */
function votesOf(step: AnyStep, tools: Run): readonly (string | number | boolean)[] {
  const kept = own(tools.state.vars, asText(step.as));
  const values = choicesAt(tools).map(({ value }) => value);
  return (Array.isArray(kept) ? (kept as readonly Json[]) : [kept])
    .filter((value) => value != null)
    .map((value) => values.find((each) => each === value) ?? OTHER);
}

const requestOf = (step: AnyStep, tools: Run, key: number): Effect => ({
  type: 'request',
  key,
  name: tools.address(step.poll),
  method: 'POST',
  query: {},
  headers: {},
  timeout: TIMEOUT,
  body: {
    flow: tools.flow.flow,
    question: asText(step.as),
    // One vote for each conversation: a changed mind replaces it, and so does a second try.
    session: tools.state.session.id,
    votes: votesOf(step, tools),
  },
});

/** A count as the endpoint gives it. */
const count = (value: unknown): number => (typeof value === 'number' && value > 0 && isFinite(value) ? value : 0);

export const pollWork: BlockWork<AnyStep, Run> = {
  verb: 'poll',

  run(step, tools) {
    if (!step.poll) return;
    if (!step.as)
      return tools.report('missing-name', 'The answer of the poll has no name.', 'Give it one: "as": "colour".');
    if (!votesOf(step, tools).length) return;
    const key = ++tools.state.keys;
    tools.state.pending = { kind: 'request', key, step: tools.path };
    tools.effects.push(requestOf(step, tools, key));
  },

  pending(step, tools) {
    const { pending } = tools.state;
    return pending?.kind === 'request' ? requestOf(step, tools, pending.key) : undefined;
  },

  hear(step, reply, tools) {
    const counts = own(reply, 'counts');
    const votes = votesOf(step, tools);
    const shares = choicesAt(tools).map(({ value, label }) =>
      omitUndefined({ label, votes: count(own(counts, String(value))), mine: votes.includes(value) || undefined }),
    );
    let all = count(own(counts, OTHER));
    for (const share of shares) all += share.votes;
    const voters = count(own(reply, 'voters')) || all;
    if (all)
      tools.add(
        { kind: 'poll', shares, voters },
        shares.map(({ label }) => label),
      );
  },
};
