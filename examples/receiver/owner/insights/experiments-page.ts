import { html } from 'hono/html';
import type { Queryable } from '../../database/database.ts';
import type { Filter } from '../../insights/filter.ts';
import { funnelBy, type Slice } from '../../insights/funnel.ts';
import { type Arm, difference, LEAST_SAMPLE, type Verdict, verdict, wilson } from '../../insights/numbers.ts';
import { bars, number, percent } from '../charts.ts';
import type { Html } from '../page.ts';
import { card, empty, table } from '../parts.ts';

const GOALS = [
  { title: 'Came to the end', of: 'completions' },
  { title: 'Reached a goal', of: 'goals' },
  { title: 'Left an address', of: 'leads' },
] as const;

/** Arms of a split side by side. */
export async function experimentsContent(db: Queryable, filter: Filter, flow: string): Promise<Html> {
  const arms = (await funnelBy(db, { ...filter, flow }, 'variant'))
    .filter(({ name }) => name !== '')
    .sort((a, b) => a.name.localeCompare(b.name));
  if (arms.length < 2)
    return empty(
      flow === '' ? 'No flow yet' : `“${flow}” has no two arms in this period`,
      html`A step <code>split</code> sends a part of the visitors each way. As soon as two arms have had conversations
        they appear here side by side.`,
    );
  const [first, ...others] = arms;
  return html`${GOALS.map(({ title, of }) => {
    const armOf = (slice: Slice): Arm => ({ hits: slice[of], tries: slice.interactions });
    return card(
      title,
      html`${bars(
        title,
        ['Arm', 'Share of conversations'],
        arms.map((slice) => {
          const { hits, tries } = armOf(slice);
          const between = wilson(hits, tries);
          return {
            label: slice.name,
            value: tries === 0 ? null : hits / tries,
            text: percent(tries === 0 ? null : hits / tries),
            note: html`${number(hits)} of
              ${number(tries)}${between ? html`; 95 % interval ${percent(between.low)} to ${percent(between.high)}` : ''}`,
          };
        }),
        1,
      )}
        ${table(
          `${title}: beside “${first!.name}”`,
          [
            {
              head: 'Arm',
              cell: ({ name }) => html`<span class="who">${name}</span><span class="sub">beside ${first!.name}</span>`,
            },
            {
              head: 'Difference',
              labelled: true,
              cell: (slice) => {
                const between = difference(armOf(first!), armOf(slice));
                return between ? html`${points(between.low)} to ${points(between.high)} points` : '';
              },
            },
            { head: 'What it says', cell: (slice) => WORDS[verdict(armOf(first!), armOf(slice))] },
          ],
          others,
        )}`,
    );
  })}
    <p class="sub">
      Intervals are Wilson's for a share and Newcombe's for a difference, at 95 %. Below ${LEAST_SAMPLE} conversations
      of each arm no winner is named. Looking every day and stopping at the first good number finds winners that are
      none: decide beforehand how long a test runs.
    </p>`;
}

const points = (share: number): string =>
  `${share > 0 ? '+' : share < 0 ? '−' : ''}${Math.abs(share * 100).toFixed(1)}`;

const WORDS: Readonly<Record<Verdict, string>> = {
  'too-few': `too few conversations yet (${LEAST_SAMPLE} of each arm)`,
  'no-difference': 'no difference that is more than chance',
  better: 'does better',
  worse: 'does worse',
};
