import { html } from 'hono/html';
import type { Queryable } from '../../database/database.ts';
import type { Filter } from '../../insights/filter.ts';
import {
  byDay,
  type DayCount,
  type Dimension,
  funnel,
  funnelBy,
  type Funnel,
  ratesOf,
  type Slice,
} from '../../insights/funnel.ts';
import { before, daysLater, lengthOf, type Period } from '../../insights/period.ts';
import { bars, change, columns, number, percent } from '../charts.ts';
import type { Html } from '../page.ts';
import { card, empty, table } from '../parts.ts';
import { dayInWords } from './frame.ts';

/** How far conversations come, and what they have in common. */
export async function funnelContent(db: Queryable, filter: Filter): Promise<Html> {
  const now = await funnel(db, filter);
  const earlier = await funnel(db, filter, before(filter.period));
  if (now.interactions === 0 && now.sessions === null)
    return empty(
      'No conversations in this period',
      'As soon as a visitor answers a chat that sends its results here, it is counted. Look at a longer period, or take the filter away.',
    );
  const rates = ratesOf(now);
  const earlierRates = ratesOf(earlier);
  const days = await byDay(db, filter);
  return html` ${card(
    'How far they come',
    html`${bars(
      'Funnel',
      ['Step', 'Conversations'],
      [
        {
          label: 'Sessions',
          value: now.sessions,
          note: now.sessions === null ? sessionsMissing(filter) : change(now.sessions, earlier.sessions ?? 0),
        },
        { label: 'Interactions', value: now.interactions, note: change(now.interactions, earlier.interactions) },
        { label: 'Completions', value: now.completions, note: change(now.completions, earlier.completions) },
        { label: 'Leads', value: now.leads, note: change(now.leads, earlier.leads) },
      ],
    )}
        <dl class="rates">
          ${rateOf('Interaction rate', rates.interaction, earlierRates.interaction, 'interactions of sessions')}
          ${rateOf('Completion rate', rates.completion, earlierRates.completion, 'completions of interactions')}
          ${rateOf('Lead rate', rates.lead, earlierRates.lead, 'leads of completions')}
        </dl>
        ${advice(now)}`,
  )}
    ${card('Conversations by day', columns('Conversations by day', ['Day', 'Conversations'], filled(days, filter.period)))}
    ${await slices(db, filter)}
    <details class="card">
      <summary>What the words mean</summary>
      <dl class="facts words">
        <div>
          <dt>Session</dt>
          <dd>A chat's first message was shown in a page that somebody looks at.</dd>
        </div>
        <div>
          <dt>Interaction</dt>
          <dd>A session with at least one act of the visitor.</dd>
        </div>
        <div>
          <dt>Completion</dt>
          <dd>A session that came to an end of the flow.</dd>
        </div>
        <div>
          <dt>Lead</dt>
          <dd>
            A contact with an e-mail address or a phone number; each counts once in a campaign, where it came first.
          </dd>
        </div>
      </dl>
    </details>`;
}

const sessionsMissing = (filter: Filter): Html | string =>
  [filter.device, filter.source, filter.medium, filter.utmCampaign, filter.by].some((word) => word !== '')
    ? 'Showings are counted without a name: this filter cannot tell them apart.'
    : html`No page counts showings yet: write <code>impressions="/api/shown"</code> into the chat's tag.`;

const rateOf = (label: string, now: number | null, earlier: number | null, of: string): Html =>
  html`<div>
    <dt>${label}</dt>
    <dd>
      <strong>${percent(now)}</strong>
      <span class="sub">${of}${earlier === null ? '' : html`; ${percent(earlier)} before`}</span>
    </dd>
  </div>`;

/** Conversations below which a rate is chance. */
const ENOUGH = 30;

/** What to look at next, by the rate that loses most. */
function advice(now: Funnel): Html | string {
  const { interaction, completion, lead } = ratesOf(now);
  if (now.interactions < ENOUGH) return '';
  const said = (text: Html | string) => html`<p class="advice"><strong>What to do next:</strong> ${text}</p>`;
  if (interaction !== null && interaction < 0.2)
    return said(
      'Most people read the first message and leave it. Say in it what they get, and begin with a question that one press answers.',
    );
  if (completion !== null && completion < 0.5)
    return said(
      html`Many begin and do not come to the end. <a href="/owner/insights/steps">See where they stop</a>, and ask less
        there.`,
    );
  if (lead !== null && lead < 0.3)
    return said('Many come to the end without leaving an address. Ask for it where they get something for it.');
  return '';
}

const WIDEST = 92;

/** Every day of the period, those without conversations too; weeks where days would be too narrow. */
function filled(days: readonly DayCount[], period: Period) {
  const byName = new Map(days.map(({ day, interactions }) => [day, interactions]));
  const length = lengthOf(period);
  const step = length > WIDEST ? Math.ceil(length / WIDEST / 7) * 7 : 1;
  return Array.from({ length: Math.ceil(length / step) }, (_, n) => {
    const first = daysLater(period.from, n * step);
    const value = Array.from({ length: step }, (_each, day) => byName.get(daysLater(first, day)) ?? 0);
    return { label: dayInWords(first), value: value.reduce((sum, each) => sum + each, 0) };
  });
}

const PARTS: readonly { readonly dimension: Dimension; readonly title: string; readonly head: string }[] = [
  { dimension: 'phase', title: 'By phase of the journey', head: 'Phase' },
  { dimension: 'referred', title: 'By a friend’s link, or directly', head: 'Came' },
  { dimension: 'device', title: 'By device', head: 'Device' },
  { dimension: 'utm_source', title: 'By source', head: 'Source' },
  { dimension: 'utm_medium', title: 'By medium', head: 'Medium' },
  { dimension: 'flow', title: 'By flow', head: 'Flow' },
];

const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  referred: { true: 'by a friend’s link', false: 'directly' },
};

async function slices(db: Queryable, filter: Filter): Promise<Html> {
  const made: Html[] = [];
  for (const { dimension, title, head } of PARTS) {
    const all = await funnelBy(db, filter, dimension);
    // One slice alone says what stands above.
    if (all.length > 1) made.push(card(title, sliceTable(title, head, dimension, all), 'flush'));
  }
  return made.length === 0 ? html`` : html`<div class="columns">${made}</div>`;
}

const sliceTable = (title: string, head: string, dimension: Dimension, all: readonly Slice[]): Html =>
  table(
    title,
    [
      { head, cell: ({ name }) => NAMES[dimension]?.[name] ?? (name || 'not said') },
      { head: 'Interactions', labelled: true, cell: (slice) => number(slice.interactions) },
      { head: 'Completed', labelled: true, cell: (slice) => percent(ratesOf(slice).completion) },
      { head: 'Leads', labelled: true, cell: (slice) => number(slice.leads) },
    ],
    all,
  );
