import { own } from '../../shared/json.ts';
import { entriesOf } from '../shape-problems.ts';
import type { Path } from '../../shared/json-source.ts';
import { readHours } from '../opening-hours.lazy.ts';
import { checkReadHours } from './check-hours.ts';
import type { Report } from './report.ts';

/* Whether the person that a flow names can be reached. The chat shows a contact as links, so words lead to a page of that name. */

const mail = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;
const digits = (text: string) => text.replace(/\D/g, '').length;

export type WayTo = 'email' | 'phone' | 'whatsapp' | 'url';
/** What makes a way one that leads to somebody, and how to say it. */
const ways: Readonly<Record<WayTo, readonly [leads: (way: string) => boolean, cure: string]>> = {
  email: [(way) => mail.test(way), 'Write it like shop@example.com.'],
  phone: [(way) => digits(way) > 2, 'Write it with its country, like +31 20 123 4567.'],
  whatsapp: [
    (way) => digits(way) > 6 || /^https:\/\//.test(way),
    'Write the number with its country, like +31 6 1234 5678, or an address that begins with https://wa.me/.',
  ],
  url: [
    (way) => mail.test(way) || !/\s/.test(way.trim()),
    'Write an address, like https://shop.example/help, shop@example.com or tel:+31201234567.',
  ],
};

/** How to mend a way that leads to nobody; `undefined` for one that leads to somebody. */
export function reachesNobody(key: WayTo, way: string): string | undefined {
  const [leads, cure] = ways[key];
  return leads(way) ? undefined : cure;
}

/** A day and times, or times and a place: hardly written for people alone. "Monday to Friday, 9 to 17" is. */
const meantForClocks =
  /\p{L}{2,}\.?\s*[-–]\s*\p{L}{2,}\.?,?\s*\d{1,2}|\d\s*(?:[ap]\.?m\.?)?\s*[-–]\s*\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s+\p{Lu}\p{L}+\/\p{Lu}/u;

/** Hours of a contact are told in the visitor's language where they are written like those of a hand-over. */
function checkContactHours(hours: unknown, at: Path, report: Report): void {
  const read = readHours(hours);
  if (read) return checkReadHours(read, at, report);
  if (hours && typeof hours === 'object')
    for (const [key, each] of entriesOf(hours)) checkContactHours(each, [...at, key], report);
  else if (typeof hours === 'string' && meantForClocks.test(hours))
    report(
      'bad-hours',
      at,
      'these hours cannot be parsed, so they are shown as written, in every language',
      'Write them like "mon-fri 9-17:30, sat 10-14 Europe/Amsterdam", by the 24-hour clock; a time zone is a name that browsers know.',
    );
}

export function checkContact(flow: object, report: Report): void {
  const contact = own(flow, 'contact');
  if (contact === undefined) return;
  const named = (typeof contact === 'string' ? [['url', contact] as const] : entriesOf(contact)).filter(
    ([key, way]) => Object.hasOwn(ways, key) && typeof way === 'string',
  );
  const hours = own(contact, 'hours');
  if (hours !== undefined) checkContactHours(hours, ['contact', 'hours'], report);
  if (!named.length)
    report(
      'unusable-contact',
      ['contact'],
      'this contact names no way to reach anybody, so nothing is shown',
      'Add "email", "phone", "whatsapp" or "url".',
    );
  for (const [key, way] of named as [WayTo, string][]) {
    const cure = reachesNobody(key, way);
    if (cure)
      report(
        'unusable-contact',
        typeof contact === 'string' ? ['contact'] : ['contact', key],
        `"${way}" reaches nobody`,
        cure,
      );
  }
}
