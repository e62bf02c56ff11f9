import { html } from 'hono/html';
import type { Queryable } from '../../database/database.ts';
import type { Filter } from '../../insights/filter.ts';
import type { FlowFiles } from '../../insights/flow-files.ts';
import { rate } from '../../insights/numbers.ts';
import { stepCounts } from '../../insights/steps.ts';
import { bars, duration, number, percent } from '../charts.ts';
import type { Html } from '../page.ts';
import { card, empty, table } from '../parts.ts';

/** Where in a flow people stop, in the flow's own order. */
export async function stepsContent(db: Queryable, flows: FlowFiles, filter: Filter, flow: string): Promise<Html> {
  const file = flows.byName(flow);
  const steps = await stepCounts(db, flow, file, filter.period);
  const reached = steps.filter((step) => step.reached > 0);
  if (flow === '' || reached.length === 0)
    return empty(
      flow === '' ? 'No flow yet' : `Nobody talked to “${flow}” in this period`,
      'Each conversation tells which steps it came to. Choose another flow or a longer period.',
    );
  const most = Math.max(...steps.map((step) => step.reached));
  const worst = [...reached].filter((step) => step.left > 0).sort((a, b) => b.left - a.left)[0];
  return html` ${card(
    `How many come to each step of “${flow}”`,
    html`${bars(
      'Steps of the flow in its own order',
      ['Step', 'Conversations'],
      steps.map((step) => ({
        label: step.text === step.step ? step.text : html`${step.text}<span class="sub">${step.step}</span>`,
        value: step.reached,
        note:
          step.reached === 0
            ? 'nobody came here'
            : html`${
                step.left === 0
                  ? 'nobody stopped here'
                  : html`${number(step.left)} stopped here (${percent(rate(step.left, step.reached), 0)})`
              }`,
      })),
      most,
    )}
    ${
      worst
        ? html`<p class="advice"><strong>What to do next:</strong> most stop at “${worst.text}”. Ask for less there, or say why you ask.</p>`
        : ''
    }
    ${
      file
        ? ''
        : html`<p class="sub">The receiver cannot read this flow's file, so steps go by their paths. Put the file into the folder of the campaign file.</p>`
    }`,
  )}
  ${card(
    'How long each step takes',
    reached.some(({ seconds }) => seconds !== null)
      ? table(
          'Seconds for each step',
          [
            {
              head: 'Step',
              cell: (step) =>
                html`<span class="who">${step.text}</span
                  >${step.text === step.step ? '' : html`<span class="sub">${step.step}</span>`}`,
            },
            { head: 'On average', labelled: true, cell: (step) => duration(step.seconds) },
            { head: 'Conversations', labelled: true, cell: (step) => number(step.reached) },
          ],
          reached,
        )
      : html`<p class="sub">No chat has told its times yet: a chat of today's version does, with each result.</p>`,
    reached.some(({ seconds }) => seconds !== null) ? 'flush' : '',
  )}`;
}
