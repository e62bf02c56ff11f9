import { html } from 'hono/html';
import type { Engagement, Progress } from '../../engagement/engagement.ts';
import { withQuery } from '../campaign-switch.ts';
import { number } from '../charts.ts';
import type { Html } from '../page.ts';
import { empty, type ShopClock, table, time } from '../parts.ts';
import { CHANNELS, KINDS, stateOf } from './words.ts';

const NEW = [
  { href: 'near-shop', title: 'Near a new shop', text: 'Everybody within ten miles who agreed to news.' },
  { href: 'invitations', title: 'Invite customers', text: 'A personal link for each customer of a CSV file.' },
  { href: 'one-person', title: 'Thank one person', text: 'A few words, with a coupon if you like.' },
  { href: 'first-purchase', title: 'After a first purchase', text: 'A thank-you at ten on the day after.' },
] as const;

/** How far an engagement is, in one line. */
export function progressInWords({ kind, status }: Engagement, progress: Progress): string {
  const goesOn = kind === 'thank-you-day-after';
  if (status === 'draft') return goesOn ? 'each first purchase' : `${number(progress.waiting)} to write to`;
  const all = progress.waiting + progress.written;
  const parts = [
    goesOn ? `${number(progress.sent)} sent` : `${number(progress.sent)} of ${number(all)} sent`,
    progress.failed > 0 ? `${number(progress.failed)} failed` : '',
    progress.later > 0 ? `${number(progress.later)} wait for the morning` : '',
    progress.paused > 0 ? `${number(progress.paused)} held` : '',
  ];
  return parts.filter(Boolean).join(', ');
}

/** Every engagement, newest first, and where a new one begins. */
export function engagementList(
  rows: readonly Engagement[],
  progress: ReadonlyMap<number, Progress>,
  clock: ShopClock,
  older: number | null,
): Html {
  return html`<ul class="begin">
      ${NEW.map(
        ({ href, title, text }) =>
          html`<li>
            <a href="/owner/engagement/${href}"><strong>${title}</strong><span>${text}</span></a>
          </li>`,
      )}
    </ul>
    ${
      rows.length === 0
        ? empty(
            'Nothing has been sent to many yet',
            'Begin with one of these: each shows who would get it before anything is sent.',
          )
        : html`<div class="card flush">
            ${table(
              'Engagements, newest first',
              [
                {
                  head: 'What',
                  cell: ({ id, title, kind, channel }) =>
                    html`<a class="who" href="/owner/engagement/${id}">${title}</a>
                      <span class="sub">${KINDS[kind]}, by ${CHANNELS[channel]}</span>`,
                },
                { head: 'State', cell: (row) => stateOf(row, progress.get(row.id)!) },
                { head: 'How far', cell: (row) => progressInWords(row, progress.get(row.id)!) },
                {
                  head: 'Since',
                  cell: ({ created_at: created, started_at: started }) => time(started ?? created, clock),
                },
              ],
              rows,
            )}
          </div>`
    }
    ${
      older === null
        ? ''
        : html`<p class="more"><a href="${withQuery('/owner/engagement', { before: String(older) })}">Earlier ones</a></p>`
    }`;
}
