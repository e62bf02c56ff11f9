import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { daysBefore, readDate, WEEKDAYS } from './event-date.ts';

const name = v.pipe(v.string(), v.nonEmpty());
const text = v.union([name, v.record(name, name)], 'a text, or texts by language such as {"en": "…", "nl": "…"}');
const clockTime = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as "18:00"'));
const onePath = v.pipe(v.string(), v.regex(/^\/(?!\/)/, 'a path on the site that starts with one "/"'));
const path = v.union(
  [onePath, v.record(name, onePath)],
  'a path on the site, or paths by language such as {"en": "/", "nl": "/nl/"}',
);
const whole = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least));

const timeZone = v.pipe(
  v.string(),
  v.check((zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
    } catch {
      return false;
    }
  }, 'a time zone such as "Europe/Oslo"'),
);

const Reward = v.strictObject({
  /** list_spot, discount_code, voucher, parking_minutes, data_allowance … as in the flow's `reward`. */
  kind: name,
  /** Who gets it when a friend qualifies. */
  sides: v.pipe(v.array(v.picklist(['referrer', 'friend'])), v.minLength(1)),
  /** One for a person, however many friends. */
  once: v.optional(v.boolean(), false),
  /** `{amount}` in the texts. */
  amount: v.optional(whole(1)),
  /** Each one carries a code of its own. */
  code: v.optional(v.boolean(), false),
  title: text,
  text,
});

const CampaignFile = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/, 'small letters, digits and dashes')),
  brand: name,
  event: v.strictObject({
    title: text,
    starts: v.union(
      [name, v.strictObject({ weekday: v.picklist(WEEKDAYS), time: clockTime, atLeastDaysAhead: whole(0) })],
      'a date such as "2027-03-04T18:00", or {"weekday": "thursday", "time": "18:00", "atLeastDaysAhead": 4}',
    ),
    hours: v.pipe(v.number(), v.minValue(0.25)),
    timeZone,
    place: name,
    address: name,
  }),
  seats: whole(1),
  /** How many friends of one referrer earn the referrer something. */
  maxFriends: whole(1),
  /** Last moment for sign-ups. */
  ends: v.union(
    [name, v.strictObject({ daysBefore: whole(0), time: clockTime })],
    'a date, or {"daysBefore": 1, "time": "23:59"}',
  ),
  /** How long a link counts after it was first opened. */
  linkDays: whole(1),
  pages: v.strictObject({ customer: path, friend: path }),
  rewards: v.pipe(v.array(Reward), v.minLength(1)),
});

export type CampaignFile = v.InferOutput<typeof CampaignFile>;
export type Reward = v.InferOutput<typeof Reward>;

/**
 * Reads a campaign file. `eventStarts` takes the place of the file's own date.
 *
 * @throws {Error} naming the file, every place and what belongs there.
 */
export function readCampaignFile(file: string | URL, eventStarts?: string): CampaignFile {
  const problem = (what: string) => new Error(`Campaign file ${String(file)}: ${what}`);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw problem(`${(error as Error).message}. Set CAMPAIGN_FILE to a readable JSON file.`);
  }
  const read = v.safeParse(CampaignFile, json);
  if (!read.success) {
    throw problem(read.issues.map((issue) => `"${v.getDotPath(issue) ?? ''}" ${issue.message}`).join('; '));
  }
  const campaign = eventStarts ? { ...read.output, event: { ...read.output.event, starts: eventStarts } } : read.output;
  try {
    const { starts, timeZone: zone } = campaign.event;
    if (typeof starts === 'string') readDate(starts, zone);
    if (typeof campaign.ends === 'string') readDate(campaign.ends, zone);
    else daysBefore(campaign.ends, new Date(0), zone);
  } catch (error) {
    throw problem((error as Error).message);
  }
  return campaign;
}
