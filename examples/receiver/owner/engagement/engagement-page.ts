import { html } from 'hono/html';
import { type Engagement, isOver, type Progress } from '../../engagement/engagement.ts';
import type { Rehearsal, SampleMessage } from '../../engagement/rehearsal.ts';
import { number } from '../charts.ts';
import type { Html } from '../page.ts';
import { card, facts, type ShopClock, time } from '../parts.ts';
import { CHANNELS, KINDS, leftOutInWords, problemInWords } from './words.ts';

/** Lines of a file that the page names; more are counted. */
const MOST_LINES = 20;

const people = (count: number) => `${number(count)} ${count === 1 ? 'person' : 'people'}`;

/** Of which it says nothing that nobody else is left out. */
const isSingle = (kind: Engagement['kind']) => kind !== 'near-shop' && kind !== 'invitation';

const button = (id: number, step: string, label: string, kind: string): Html =>
  html`<form method="post" action="/owner/engagement/${id}/${step}"><button class="${kind}">${label}</button></form>`;

/** What a draft would do: how many, who not and why, how it reads. Only from here it can be sent. */
export function rehearsalPage(engagement: Engagement, { count, sample, leftOut }: Rehearsal): Html {
  const { id, kind, channel, settings } = engagement;
  const goesOn = kind === 'thank-you-day-after';
  const passedOver = Object.entries(settings.passedOver ?? {}).map(([reason, many]) => ({ reason, count: many }));
  const canGo = goesOn || count > 0;
  return html` <section class="card rehearsal">
      <p class="kicker">Dry run: nothing has been sent</p>
      <h2 class="count-of">
        ${
          goesOn
            ? 'Everybody, on the day after their first purchase'
            : html`<strong>${number(count)}</strong> ${count === 1 ? 'person gets it' : 'people get it'}`
        }
      </h2>
      <p class="sub">
        ${KINDS[kind]}, by
        ${CHANNELS[channel]}.${
          kind === 'near-shop' || kind === 'invitation'
            ? ' Never between nine in the evening and eight, by each person’s clock.'
            : ''
        }
      </p>
      <div class="row begin-row">
        ${canGo ? button(id, 'start', goesOn ? 'Start it' : `Send to ${people(count)}`, 'button') : ''}
        ${button(id, 'discard', 'Throw it away', 'quiet')}
      </div>
      ${canGo ? '' : html`<p class="problem">There is nobody to send it to.</p>`}
    </section>
    <div class="columns">
      <div>
        ${
          sample.length === 0
            ? card('How it reads', html`<p class="sub">As soon as there is somebody to write to, you see it here.</p>`)
            : samples(engagement, sample)
        }
      </div>
      <div>
        ${reasons('Left out', leftOut, channel, 'Nobody who is meant has to be left out.', isSingle(kind))}
        ${passedOver.length === 0 ? '' : reasons('Not meant', passedOver, channel, '', false)}
        ${problems(settings.problems ?? [])}
      </div>
    </div>`;
}

function reasons(
  title: string,
  all: readonly { readonly reason: string; readonly count: number }[],
  channel: Engagement['channel'],
  none: string,
  isHidden: boolean,
): Html | string {
  if (isHidden && all.length === 0) return '';
  return card(
    title,
    all.length === 0
      ? html`<p class="sub">${none}</p>`
      : html`<ul class="counted">
          ${all.map(
            ({ reason, count }) =>
              html`<li><span>${leftOutInWords(reason, channel)}</span> <strong>${number(count)}</strong></li>`,
          )}
        </ul>`,
  );
}

const problems = (all: NonNullable<Engagement['settings']['problems']>): Html | string =>
  all.length === 0
    ? ''
    : card(
        'Lines that could not be used',
        html`<ul class="counted">
            ${all
              .slice(0, MOST_LINES)
              .map(({ line, problem }) => html`<li><span>Line ${line} ${problemInWords(problem)}</span></li>`)}
          </ul>
          ${all.length > MOST_LINES ? html`<p class="sub">and ${number(all.length - MOST_LINES)} more</p>` : ''}`,
      );

function samples({ id, kind }: Engagement, all: readonly SampleMessage[]): Html {
  return card(
    'How it reads',
    html`${kind === 'thank-you-day-after' ? html`<p class="sub">As the newest of your contacts would get it.</p>` : ''}
    ${all.map(
      ({ to, subject, text, html: mail, parts }, n) =>
        html`<details class="sample" ${n === 0 ? html`open` : ''}>
          <summary>
            ${mail ? subject : `Text message${parts === null ? '' : `, ${parts} ${parts === 1 ? 'part' : 'parts'}`}`}
            <span class="sub">to ${to}</span>
          </summary>
          ${
            mail && n === 0
              ? html`<iframe class="mail" sandbox title="The mail to ${to}" src="/owner/engagement/${id}/sample/mail"></iframe>`
              : ''
          }
          ${mail && n === 0 ? '' : html`<pre class="mail-text">${text}</pre>`}
        </details>`,
    )}`,
  );
}

/** One that was started: how far it is, and what can be done about it. */
export function progressPage(
  engagement: Engagement,
  progress: Progress,
  leftOut: readonly { readonly reason: string; readonly count: number }[],
  clock: ShopClock,
): Html {
  const { id, kind, channel, status, settings } = engagement;
  const goesOn = kind === 'thank-you-day-after';
  const all = progress.waiting + progress.written;
  const steps = isOver(engagement, progress)
    ? ''
    : html`${
        status === 'paused' ? button(id, 'resume', 'Go on', 'button') : button(id, 'pause', 'Pause', 'button plain')
      }${button(id, 'stop', 'Stop for good', 'quiet')}`;
  const figure = (count: number, label: string, isAlways = false) =>
    count === 0 && !isAlways ? '' : html`<li><strong>${number(count)}</strong><span>${label}</span></li>`;
  return html` <section class="card">
      ${
        goesOn
          ? ''
          : html`<p class="progress">
              <label for="sent">${number(progress.sent)} of ${people(all)} have it</label>
              <progress id="sent" max="${all}" value="${progress.sent}"></progress>
            </p>`
      }
      <ul class="figures still">
        ${figure(progress.sent, 'sent', true)} ${figure(progress.failed, 'failed', true)}
        ${figure(progress.later, goesOn ? 'wait for their hour' : 'held by quiet hours', true)}
        ${figure(progress.queued - progress.later, 'on their way')} ${figure(progress.paused, 'held by your pause')}
        ${figure(progress.waiting, status === 'stopped' ? 'not written any more' : 'not written yet')}
        ${figure(progress.heldBack, 'held back or stopped')}
      </ul>
      ${
        progress.later > 0 && !goesOn
          ? html`<p class="sub">Between nine in the evening and eight, by each person’s clock, nothing goes out.</p>`
          : ''
      }
      ${steps === '' ? '' : html`<div class="row begin-row">${steps}<a class="quiet" href="/owner/engagement/${id}">Look again</a></div>`}
    </section>
    <div class="columns">
      <div>
        ${card(
          'What it is',
          facts([
            ['Kind', KINDS[kind]],
            ['By', CHANNELS[channel]],
            ['Drafted', time(engagement.created_at, clock)],
            ['Started', engagement.started_at && time(engagement.started_at, clock)],
            ['Ended', engagement.ended_at && time(engagement.ended_at, clock)],
            ['Leads to', settings.link],
            ['Gift', settings.gift],
          ]),
        )}
      </div>
      <div>
        ${reasons('Left out', leftOut, channel, 'Nobody.', isSingle(kind))} ${problems(settings.problems ?? [])}
      </div>
    </div>`;
}
