import { html, nothing, type HTMLTemplateResult } from 'lit';
import { inLanguage } from '../../engine/show-value.ts';
import type { Text } from '../../flow/flow.ts';
import type { EventStrings } from '../../tone/language.ts';
import { eventStrings } from '../../tone/parts/event-strings.lazy.ts';
import { isoTime } from '../../shared/iso-time.ts';
import { readMoment, type Moment } from '../../shared/moment.ts';
import { wallClock } from '../../shared/wall-clock.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';
import { leadsAway, newTab } from '../../view/content.ts';
import { safeUrl } from '../../view/safe-url.ts';
import { says } from '../../view/says.ts';
import type { CalendarFiles, View } from '../../view/view.ts';
import type { BlockView, EntryOf } from '../block.view.ts';

type EventEntry = EntryOf<'event'>;

const calendarPath = 'M4 6h16v14H4zM4 10.5h16M8 3.5v4M16 3.5v4';
const pinPath =
  'M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.500c0 5.300 7 11.500 7 11.500zM12 12a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z';

const word = (view: View, key: keyof EventStrings) => view.wordOf(eventStrings, key);
const read = (view: View, { values = {} }: EventEntry, text: Text | undefined) => (text ? view.bare(text, values) : '');

/** The time zone of the times, for visitors in another one. */
function zoneIn(lang: string, { instant, zone, isDay }: Moment): string {
  if (isDay || !zone || wallClock(instant, zone) === wallClock(instant)) return '';
  const parts = inLanguage(lang, (tag) =>
    new Intl.DateTimeFormat(tag, withoutPrototype({ timeZone: zone, timeZoneName: 'longGeneric' })).formatToParts(
      instant,
    ),
  );
  return parts?.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** When it is, as clocks and calendars of the place show it. */
function timeIn(lang: string, starts: Moment, ends: Moment | undefined): string {
  const shown = inLanguage(lang, (tag) => {
    const format = new Intl.DateTimeFormat(
      tag,
      withoutPrototype({
        dateStyle: 'full',
        timeStyle: starts.isDay ? undefined : 'short',
        timeZone: starts.zone,
      }),
    );
    const isSpan = ends && ends.instant > starts.instant && ends.isDay === starts.isDay;
    return isSpan ? format.formatRange(starts.instant, ends.instant) : format.format(starts.instant);
  });
  const zone = zoneIn(lang, starts);
  return [shown, zone && `(${zone})`].filter(Boolean).join(' ');
}

/** Gets the file as the browser gets any other. */
function download(
  { calendarFile, fileName }: CalendarFiles,
  view: View,
  entry: EventEntry,
  starts: Moment,
  ends: Moment | undefined,
): void {
  const title = read(view, entry, entry.title);
  const text = calendarFile({
    title,
    starts,
    ends,
    text: read(view, entry, entry.text),
    location: [read(view, entry, entry.place), read(view, entry, entry.address)].filter(Boolean).join(', '),
    ...(safeUrl(entry.open) && { url: safeUrl(entry.open)!.href }),
    uid: `${entry.starts} ${title}@${location.hostname || 'smoc-chat'}`.replace(/[^\w.@-]+/g, '-'),
    now: entry.at,
  });
  const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: fileName(title) });
  link.click();
  // The browser reads it in a moment of its own.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}

/** The way there: a map of the address, in the app that the device has for it. */
function mapLink(view: View, entry: EventEntry): HTMLTemplateResult | '' {
  const where = [read(view, entry, entry.place), read(view, entry, entry.address)].filter(Boolean).join(', ');
  if (!entry.map || !where) return '';
  const url = new URL('https://www.google.com/maps/search/?api=1');
  url.searchParams.set('query', where);
  const label = entry.map === true ? word(view, 'map') : view.text(entry.map, entry.values ?? {});
  return html`${view.buttonLink(url.href, html`${view.icon(pinPath)}${label}`, { part: 'button map', look: 'button' })}`;
}

function eventCard(view: View, entry: EventEntry): HTMLTemplateResult {
  const { lang } = view.settings;
  const { values = {} } = entry;
  const starts = readMoment(entry.starts, entry.zone);
  const ends = entry.ends ? readMoment(entry.ends, entry.zone) : undefined;
  const line = (text: Text | undefined, look: string) =>
    text ? html`<p class=${look} ${says(view.text(text, values))}></p>` : '';
  const url = safeUrl(entry.open);
  const away = url && leadsAway(url);
  const title = view.text(entry.title, values);
  const calendar =
    entry.calendar === true ? word(view, 'addToCalendar') : entry.calendar && view.text(entry.calendar, values);
  // What writes the file is fetched where there is a button for it.
  const files = calendar ? view.chunk('calendar-file') : undefined;
  return html`<div class="card event" part="card event">
    <div class="card-head">${view.icon(calendarPath)}${
      url
        ? html`<a class="title" part="card-title" href=${url.href} rel="noopener noreferrer"
          target=${away ? '_blank' : nothing} ${says(html`${title}${away ? newTab(view) : ''}`)}></a>`
        : html`<strong part="card-title" ${says(title)}></strong>`
    }</div>
    ${
      starts
        ? html`<p class="when" part="event-time"><time datetime=${isoTime(starts.instant)}
      ${says(timeIn(lang, starts, ends))}></time></p>`
        : ''
    }
    ${line(entry.place, 'place')}${line(entry.address, 'small')}${line(entry.text, 'about')}
    <div class="buttons">${
      calendar && starts && files
        ? html`<button type="button" class="button primary" part="button calendar" @click=${() => {
            download(files, view, entry, starts, ends);
          }} ${says(html`${view.icon(calendarPath)}${calendar}`)}></button>`
        : ''
    }${mapLink(view, entry)}</div>
  </div>`;
}

function eventSpoken(view: View, entry: EventEntry): string {
  const starts = readMoment(entry.starts, entry.zone);
  const ends = entry.ends ? readMoment(entry.ends, entry.zone) : undefined;
  return [
    read(view, entry, entry.title),
    starts ? timeIn(view.settings.lang, starts, ends) : '',
    read(view, entry, entry.place),
    read(view, entry, entry.address),
  ]
    .filter(Boolean)
    .join(', ');
}

export const eventView: BlockView<'event'> = { kind: 'event', draw: eventCard, spoken: eventSpoken };
