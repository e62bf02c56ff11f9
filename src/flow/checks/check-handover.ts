import { nearest } from '../../shared/nearest.ts';
import { own } from '../../shared/json.ts';
import { channelAddress, handoverChannels } from '../channel-address.lazy.ts';
import { readHours } from '../opening-hours.lazy.ts';
import { reachesNobody, type WayTo } from './check-contact.ts';
import { checkReadHours } from './check-hours.ts';
import { asText, type FlowPieces } from './collected-pieces.ts';
import type { Report } from './report.ts';
import type { Path } from '../../shared/json-source.ts';

/* Steps that hand over to a person: can the person be reached, can the hours be read, and what happens to visitors outside of those hours. */

/** By which rules of a contact the `to` of a channel is judged. */
const likeContact: Readonly<Record<string, WayTo>> = {
  whatsapp: 'whatsapp',
  sms: 'phone',
  phone: 'phone',
  call: 'phone',
  mail: 'email',
  email: 'email',
  page: 'url',
  url: 'url',
};

function checkChannel(handover: object, path: Path, report: Report): void {
  const channel = asText(own(handover, 'channel')),
    to = asText(own(handover, 'to')),
    like = own(likeContact, channel.toLowerCase()) as WayTo | undefined;
  if (channelAddress(channel, '') === undefined) {
    const meant = nearest(channel, handoverChannels);
    report(
      'unusable-contact',
      [...path, 'channel'],
      `"${channel}" is not a known channel, so the contact is shown instead`,
      meant ? `Did you mean "${meant}"?` : `There are ${handoverChannels.join(', ')}.`,
    );
  } else if (!to)
    report(
      'unusable-contact',
      path,
      `"to" is missing for ${channel}, so the contact is shown instead`,
      'Add "to": a number, a name or an address.',
    );
  else if (!/^=|\{/.test(to)) {
    const cure = like && !/^(mailto|tel|sms):/.test(to) ? reachesNobody(like, to) : undefined;
    if (cure) report('unusable-contact', [...path, 'to'], `"${to}" reaches nobody`, cure);
  }
}

function checkHours(step: object, path: Path, report: Report): void {
  const hours = own(step, 'hours'),
    at = [...path, 'hours'];
  if (hours === undefined) {
    if (own(step, 'else') !== undefined)
      report(
        'unreachable',
        [...path, 'else'],
        'this is never used: without "hours" somebody is always there',
        'Add "hours": "mon-fri 9-17 Europe/Amsterdam", or remove "else".',
        { atKey: true },
      );
    return;
  }
  const read = readHours(hours);
  if (!read) {
    return report(
      'bad-hours',
      at,
      'these hours cannot be read',
      'Write them like "mon-fri 9-17:30, sat 10-14 Europe/Amsterdam", by the 24-hour clock; a time zone is a name that browsers know.',
      { severity: 'error' },
    );
  }
  checkReadHours(read, at, report);
  if (own(step, 'else') === undefined)
    report(
      'no-message',
      at,
      'outside these hours nobody takes a message',
      'Add "else": steps that ask for an address, and submit it.',
    );
}

export function checkHandover({ pieces }: FlowPieces, report: Report): void {
  for (const { of, path, role } of pieces) {
    const handover: unknown = role === 'step' ? own(of, 'handover') : undefined;
    if (!handover) continue;
    if (typeof handover === 'object') checkChannel(handover, [...path, 'handover'], report);
    checkHours(of, path, report);
  }
}
