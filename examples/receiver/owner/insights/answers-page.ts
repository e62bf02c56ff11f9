import { html } from 'hono/html';
import type { Queryable } from '../../database/database.ts';
import type { Filter } from '../../insights/filter.ts';
import type { FlowFiles } from '../../insights/flow-files.ts';
import { rate } from '../../insights/numbers.ts';
import { type AnswerCount, answerCounts, averageOf } from '../../insights/steps.ts';
import { verbatims } from '../../insights/verbatims.ts';
import { bars, number, percent } from '../charts.ts';
import type { Html } from '../page.ts';
import { card, empty, type ShopClock, time } from '../parts.ts';

/** What people chose, how they rated, and what they wrote to it. */
export async function answersContent(
  db: Queryable,
  flows: FlowFiles,
  filter: Filter,
  flow: string,
  clock: ShopClock,
): Promise<Html> {
  const file = flows.byName(flow);
  if (!file)
    return empty(
      flow === '' ? 'No flow yet' : `The file of “${flow}” is not here`,
      'The answers that a question offers are in the flow’s file. Put it into the folder of the campaign file.',
    );
  const counted = await answerCounts(db, file, filter.period);
  const ratings = counted.filter(({ question }) => question.kind === 'rating');
  const choices = counted.filter(({ question }) => question.kind === 'choice');
  if (counted.length === 0)
    return empty(
      `“${flow}” asks nothing to choose from`,
      'Questions with options and ratings are counted here; what people typed is nobody’s statistic.',
    );
  return html` ${ratings.length > 0 ? html`<div class="columns">${ratings.map((rating) => ratingCard(rating))}</div>` : ''}
  ${ratings.length > 0 ? await verbatimCard(db, flow, ratings, clock) : ''}
  ${choices.length > 0 ? html`<div class="columns">${choices.map((choice) => choiceCard(choice))}</div>` : ''}`;
}

const ratingCard = (rating: AnswerCount): Html =>
  card(
    rating.question.text || rating.question.name,
    html`<p>
        <strong class="big">${number(averageOf(rating), 1)}</strong> of ${rating.question.choices.at(-1)?.label ?? ''},
        from ${number(rating.total)} ${rating.total === 1 ? 'answer' : 'answers'}
      </p>
      ${bars(
        'Answers by rating',
        ['Rating', 'Answers'],
        [...rating.choices]
          .reverse()
          .map(({ label, count }) => ({ label, value: count, note: percent(rate(count, rating.total), 0) })),
      )}`,
  );

const choiceCard = ({ question, choices, total }: AnswerCount): Html =>
  card(
    question.text || question.name,
    html`${bars(
      'Answers by choice',
      ['Answer', 'Conversations'],
      choices.map(({ label, count }) => ({ label, value: count, note: percent(rate(count, total), 0) })),
    )}
      <p class="sub">
        ${number(total)} ${total === 1 ? 'choice' : 'choices'}. What people wrote themselves is not counted.
      </p>`,
  );

async function verbatimCard(
  db: Queryable,
  flow: string,
  ratings: readonly AnswerCount[],
  clock: ShopClock,
): Promise<Html | string> {
  const said = await verbatims(
    db,
    flow,
    ratings.map(({ question }) => question.name),
  );
  if (said.length === 0) return '';
  return card(
    'In their own words',
    html`<ul class="verbatims">
      ${said.map(
        ({ result, rating, words, at }) =>
          html`<li>
            <blockquote>${words}</blockquote>
            <p class="sub">
              rated ${rating} · ${time(at, clock)} · <a href="/owner/results/${result}">the whole answer</a>
            </p>
          </li>`,
      )}
    </ul>`,
  );
}
