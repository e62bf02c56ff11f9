import { generateIcsCalendar, type IcsDateObject, type IcsEvent } from 'ts-ics';
import { nextDay, type Moment } from '../../shared/moment.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';
import type { CalendarEvent, CalendarFiles } from '../../view/view.ts';

const HOUR = 3_600_000;

/** An instant in UTC, which every calendar shows by its own clocks: no table of time zones is needed, and none can be wrong. */
const at = (instant: number): IcsDateObject => ({ date: new Date(instant), type: 'DATE-TIME' });
/** A day is the same wherever the calendar is. */
function on(moment: Moment, instant = moment.instant): IcsDateObject {
  const day = new Intl.DateTimeFormat('sv', withoutPrototype({ timeZone: moment.zone, dateStyle: 'short' })).format(
    instant,
  );
  return { date: new Date(`${day}T00:00:00Z`), type: 'DATE' };
}

function spanOf({ starts, ends }: CalendarEvent): Pick<IcsEvent, 'start' | 'end'> & { end: IcsDateObject } {
  // The end of whole days is the day after the last one.
  if (starts.isDay) return { start: on(starts), end: on(ends ?? starts, nextDay(ends ?? starts)) };
  const end = ends && ends.instant > starts.instant ? ends.instant : starts.instant + HOUR;
  return { start: at(starts.instant), end: at(end) };
}

/** Characters that steer a terminal or end a line elsewhere; lines of a text stay. */
const clean = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, (character) => (character === '\n' ? character : ' '));

/** A file for calendars (RFC 5545). */
export const calendarFile: CalendarFiles['calendarFile'] = (event) => {
  const { title, text, location, url, uid, now } = event;
  return generateIcsCalendar({
    version: '2.0',
    prodId: '-//smoc-chat//EN',
    method: 'PUBLISH',
    events: [
      {
        summary: clean(title).replaceAll('\n', ' '),
        uid: clean(uid).replaceAll('\n', ' '),
        stamp: at(now),
        ...spanOf(event),
        ...(text && { description: clean(text) }),
        ...(location && { location: clean(location).replaceAll('\n', ', ') }),
        ...(url && { url }),
      },
    ],
  });
};

/** What the file is called: letters and figures of the title. */
export const fileName: CalendarFiles['fileName'] = (title) =>
  `${
    title
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'event'
  }.ics`;
