import { html } from 'hono/html';
import type { Queryable } from '../../database/database.ts';
import type { Filter } from '../../insights/filter.ts';
import { openMisses } from '../../insights/misses.ts';
import { number } from '../charts.ts';
import type { Html } from '../page.ts';
import { empty, type ShopClock, time } from '../parts.ts';

const MOST = 100;

/** Sentences that no rule understood, with the line that makes the flow understand them. */
export async function missesContent(db: Queryable, filter: Filter, clock: ShopClock): Promise<Html> {
  const misses = await openMisses(db, filter.flow, MOST);
  if (misses.length === 0)
    return empty(
      'Everything was understood',
      'Sentences that no rule of a flow understood appear here, the most frequent first, so that you can teach the flow.',
    );
  return html`<p class="lead">
      Add what people really say to the flow: paste the line into the <code>words</code> of the option that they meant.
    </p>
    <ul class="misses">
      ${misses.map(
        ({ id, flow, step, language, sentence, count, last_at }) =>
          html`<li class="card">
            <div class="row">
              <h2>“${sentence}”</h2>
              <span class="sub">${number(count)} ${count === 1 ? 'time' : 'times'}, last ${time(last_at, clock)}</span>
            </div>
            <p class="sub">
              ${flow}${step ? html` · step <code>${step}</code>` : ''}${language ? ` · ${language}` : ''}
            </p>
            <div class="row acts">
              <p class="link">
                <label for="line-${id}">Line to paste</label
                ><input id="line-${id}" readonly value="${JSON.stringify(sentence)}," />
              </p>
              <form method="post" action="/owner/insights/misses/${id}/done">
                <button class="quiet" aria-label="Done with “${sentence}”">Done</button>
              </form>
            </div>
          </li>`,
      )}
    </ul>`;
}
