import { css, html } from 'lit';
import { changeOf } from '../../engine/changeable.ts';
import { markOf } from '../../engine/card-marks.ts';
import { entryAt } from '../../engine/selectors.ts';
import type { ChatState, ReviewedAnswer } from '../../engine/state.ts';
import { own } from '../../shared/json.ts';
import { reviewStrings } from '../../tone/parts/review-strings.lazy.ts';
import { answerWords } from '../../view/answer-words.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import { inWords, type BlockView, type EntryOf } from '../block.view.ts';

type Review = EntryOf<'review'>;

/** The answer as it stands in the transcript, in words. */
function wordsOf(view: View, { entry: id, name }: ReviewedAnswer, state: ChatState): string {
  const entry = entryAt(state, id);
  if (entry?.kind !== 'answer') return '';
  const said = entry.rows?.find((row) => row.name === name) ?? entry;
  // Where a whole bubble was skipped, the labels beside its rows say so.
  const words = answerWords(view, said, entry.values) || answerWords(view, { labels: entry.labels }, entry.values);
  return words || view.word(said.consent ? 'declined' : 'skip');
}

function row(view: View, review: Review, answer: ReviewedAnswer, state: ChatState) {
  const label = answer.label === undefined ? '' : view.plain(answer.label, review.values ?? {});
  const word = review.change ? view.plain(review.change, review.values ?? {}) : view.wordOf(reviewStrings, 'change');
  const change = () => {
    view.change(answer.entry);
  };
  const canChange = changeOf(state, answer.entry);
  const back = html`<button
    type="button"
    class="button quiet"
    part="button change-answer"
    aria-label=${`${word}: ${label}`}
    ${says(word)}
    @click=${change}
  ></button>`;
  return html`<div class="reviewed" part="reviewed">
    <dt ${says(label)}></dt>
    <dd><bdi ${says(wordsOf(view, answer, state))}></bdi>${canChange ? back : ''}</dd>
  </div>`;
}

export const reviewView: BlockView<'review'> = {
  kind: 'review',

  draw(view, entry, state) {
    const { values = {}, title, button, answers } = entry;
    const heading = title ? view.text(title, values) : view.wordOf(reviewStrings, 'title');
    const isOver = own(markOf(state, entry.id), 'isOver') === true;
    const confirm = () => {
      void view.act({ type: 'used', entry: entry.id, value: 'confirm' });
    };
    const words = button ? view.text(button, values) : view.wordOf(reviewStrings, 'confirm');
    return html`<div class="card review" part="card review">
      <p class="card-head worth" part="card-title" ${says(heading)}></p>
      <dl>${answers.map((answer) => row(view, entry, answer, state))}</dl>
      ${isOver ? '' : html`<button type="button" class="button primary" part="button confirm" ${says(words)} @click=${confirm}></button>`}
    </div>`;
  },

  spoken: (view, entry) =>
    [entry.title ? '' : view.wordOf(reviewStrings, 'title'), inWords(view, entry, [entry.title])]
      .filter(Boolean)
      .join(''),
};

export const styles = css`
  .review dl { display: grid; gap: 0; margin: 0; }
  .reviewed { padding-block: 0.5em; border-block-start: 1px solid var(--smoc-line); }
  .reviewed dt { font-size: 0.875em; color: var(--smoc-muted); }
  .reviewed dd { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; column-gap: 0.75em; margin: 0; }
  .reviewed bdi { flex: 1 1 8em; min-inline-size: 0; }
  .reviewed .quiet { margin-inline-end: -0.6em; margin-block: -0.5em; font-size: 0.9375em; overflow-wrap: break-word; }
`;
