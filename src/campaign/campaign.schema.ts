import * as v from 'valibot';
import {
  boolean,
  filled,
  filledList,
  languageSchema,
  number,
  oneOf,
  positive,
  record,
  strict,
  string,
  textSchema,
  variableSchema,
  whole,
  withSome,
  word,
} from '../flow/schema-forms.ts';
import { rewardKinds } from '../shared/reward-kinds.ts';
import { isDate, isTimeZone, WEEKDAYS } from './dates.ts';

/*
 * What stands in a campaign file: the rules of a referral campaign, which both flows, the receiver and the terms share.
 * Each key says what it is for beside what it takes; the JSON Schema and docs/campaign.md are written from that. Every
 * message is the phrase that follows "must be".
 */

/** A key that must be there. */
const needed = <const Schema extends v.GenericSchema>(about: string, schema: Schema) =>
  v.pipe(schema, v.description(about));

/** A key that may be left out, and then has no value. */
const maybe = <const Schema extends v.GenericSchema>(about: string, schema: Schema) =>
  v.optional(needed(about, schema));

/** A key that may be left out, and then has `standard`. */
const withStandard = <const Schema extends v.GenericSchema, const Standard extends v.InferInput<Schema>>(
  about: string,
  schema: Schema,
  standard: Standard,
) => v.optional(needed(about, schema), standard as never);

const count = v.pipe(whole, v.minValue(1, 'a whole number of at least 1'));
const days = v.pipe(whole, v.minValue(0, 'a whole number of days, 0 or more'));
const money = v.pipe(number, v.minValue(0, 'an amount of money, 0 or more'));
const hours = v.pipe(number, v.minValue(0.25, 'a number of hours, at least 0.25'));
const idSchema = v.pipe(string, v.regex(/^[a-z0-9-]{1,64}$/, 'small letters, digits and dashes'));
const rewardId = v.pipe(string, v.regex(/^[a-z0-9_-]{1,64}$/, 'small letters, digits, dashes and underscores'));
const clockTime = v.pipe(string, v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as "18:00"'));
const emailSchema = v.pipe(string, v.regex(/^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:"]+$/, 'an e-mail address'));
const phoneSchema = v.pipe(string, v.regex(/^\+[0-9 ()./-]{6,24}$/, 'a phone number that begins with "+"'));
const zoneSchema = v.pipe(string, v.check(isTimeZone, 'a time zone such as "Europe/Oslo"'));
const dateSchema = v.pipe(
  string,
  v.check(isDate, 'a date and time such as "2027-03-04T18:00", or with its offset, "2027-03-04T18:00+01:00"'),
);
const pathSchema = v.pipe(string, v.regex(/^\/(?![/\\])\S*$/, 'a path on the site that starts with one "/"'));
const flowAddress = v.pipe(
  string,
  v.regex(/^(?![a-z][a-z0-9+.-]*:|\/\/)\S+$/i, 'an address of a flow on the site, such as "/flows/friend.json"'),
);
const termsAddress = v.pipe(
  string,
  v.regex(/^(https:\/\/|\/(?![/\\]))\S+$/, 'a path on the site, or an https address'),
);

const byLanguage = <const Schema extends v.GenericSchema<unknown, string>>(schema: Schema, example: string) =>
  oneOf(`one, or one for each language: ${example}`, { string: schema, object: record(languageSchema, schema) });
const page = byLanguage(pathSchema, '{"en": "/", "nl": "/nl/"}');

const eventStarts = oneOf('a date, or {"weekday": "thursday", "time": "18:00", "atLeastDaysAhead": 4}', {
  string: dateSchema,
  object: strict({
    weekday: needed('The day of the week, in English.', word(WEEKDAYS)),
    time: needed("What the event's clock shows.", clockTime),
    atLeastDaysAhead: needed('How many days must lie between today and that day at least.', days),
  }),
});

const campaignEnds = oneOf('a date, or {"daysBefore": 1, "time": "23:59"}', {
  string: dateSchema,
  object: strict({
    daysBefore: needed('Days before the event.', days),
    time: needed("What the event's clock shows.", clockTime),
  }),
});

const eventSchema = strict({
  title: needed('Its name, as guests read it.', textSchema),
  starts: needed(
    'When it begins: a date in its time zone, or a rule such as `{"weekday": "thursday", "time": "18:00", "atLeastDaysAhead": 4}`, which is resolved once and kept.',
    eventStarts,
  ),
  hours: needed('How long it lasts.', hours),
  timeZone: needed('Time zone of the place: `Europe/Oslo`.', zoneSchema),
  place: needed('Name of the place.', filled),
  address: needed('Where it is, in one line.', filled),
});

const qualifiesSchema = strict({
  on: withStandard(
    'What makes a friend count: `sign-up` (the form), `confirmation` (the owner\'s system says "now a customer"), or `purchase`.',
    word(['sign-up', 'confirmation', 'purchase']),
    'sign-up',
  ),
  holdDays: withStandard('Days that rewards wait after that, as long as a customer may withdraw.', days, 0),
  withinDays: withStandard(
    'Days after the sign-up in which it must happen; later, the referral has expired.',
    count,
    60,
  ),
  approval: withStandard(
    'Who lets rewards go: `automatic`, or `manual`, where the owner approves each.',
    word(['automatic', 'manual']),
    'automatic',
  ),
});

const colorSchema = v.pipe(string, v.regex(/^#[0-9a-f]{6}$/i, 'a colour such as "#14213f"'));

const senderSchema = strict({
  name: needed('Who the messages are from.', filled),
  email: needed('The address that they come from.', emailSchema),
  replyTo: maybe('Where answers go. Left out: `email`.', emailSchema),
  phone: maybe('The number that texts come from, as `+47…`.', phoneSchema),
  postal: needed('Postal address, which every message to customers carries.', filled),
  color: maybe('Colour of buttons and links in mails, as `#14213f`.', colorSchema),
});

const ownerSchema = strict({
  email: needed('Where news about the campaign goes.', emailSchema),
  digest: withStandard('`daily` puts the news of a day into one e-mail.', word(['off', 'daily']), 'off'),
  language: withStandard('The language of these mails.', languageSchema, 'en'),
});

const planSchema = strict({
  name: needed('As customers know it, and as the purchase or the owner names it.', filled),
  amount: maybe('How much it has by itself: 10 of `10 GB`.', positive),
  unit: maybe('Of what: `GB`.', filled),
  sold: withStandard('Whether a friend can still get it.', boolean, true),
  replacement: maybe('The plan that friends see instead when this one is no longer sold.', filled),
});

const profileSchema = withSome(
  ['age', 'place', 'interests'],
  'an object with "age", "place" or "interests", each the name of an answer',
  strict({
    age: maybe(
      'The answer that says how old somebody is: in years, or as a year or date of birth. Only the year is kept.',
      variableSchema,
    ),
    place: maybe(
      "The answer that says where somebody lives: a question of the type `address`, or a postal code or town that the receiver's list of places knows (`PLACES_FILE`).",
      variableSchema,
    ),
    interests: maybe(
      'The answer that says what somebody likes: what was chosen, or words with commas.',
      variableSchema,
    ),
  }),
);

const rewardSchema = strict({
  id: maybe('Its name in records and exports. Left out: its kind.', rewardId),
  kind: needed(`What it is: ${rewardKinds.slice(0, -1).join(', ')} or ${rewardKinds.at(-1)}.`, word(rewardKinds)),
  sides: maybe(
    'Who gets it when a friend counts: `referrer`, `friend`, or both. Not needed with `finishing`.',
    filledList(word(['referrer', 'friend']), 'a list of "referrer", "friend", or both'),
  ),
  finishing: maybe(
    'Id of a flow of this campaign without a `role`, such as a survey or a quiz: visitors who submit its form get this once, without inviting anybody.',
    filled,
  ),
  once: withStandard('One for a person, however many friends.', boolean, false),
  amount: maybe('How much; `{amount}` in its texts.', count),
  unit: maybe('Of what: `GB`, `minutes`; `{unit}` in its texts.', filled),
  code: withStandard(
    'Whether each one has a code: `true` generates one, `"pool"` takes one of those that the owner has added.',
    oneOf('true, false or "pool"', { boolean, string: word(['pool']) }),
    false,
  ),
  lowStock: maybe('The owner gets an e-mail when fewer codes than this are left in the pool.', count),
  fulfil: maybe("Name of the receiver's connection that buys or creates it and returns a code or a link.", filled),
  every: maybe('`month`: it is given anew each month.', word(['month'])),
  months: maybe('For how many months. Left out: as long as both stay customers.', count),
  milestone: maybe('Given once to the referrer, when this many friends count.', count),
  validDays: maybe('Days in which it must be used.', count),
  from: maybe('First moment at which it can be used. Left out: at once.', dateSchema),
  until: maybe('Last moment at which it can be used.', dateSchema),
  most: maybe(
    'How many are given in the whole campaign. Friends who come later count, and get the other rewards.',
    count,
  ),
  cost: maybe('What one costs the owner, for the statistics. Nobody else sees it.', money),
  title: needed('What the card says first.', textSchema),
  text: needed('How to use it.', textSchema),
  conditions: maybe('What restricts it. Printed in the terms, too.', textSchema),
});

export const campaignSchema = strict({
  $schema: maybe('Address of the JSON Schema, by which editors complete and check the file.', string),
  note: maybe('A note for those who edit the file; nobody else sees it.', string),
  id: needed('Name of the campaign in flows, records and addresses. Flows name it in `campaign`.', idSchema),
  brand: needed('Name of the brand, as people read it.', filled),
  timeZone: maybe("The shop's time zone, for dates without an offset. Left out: the event's.", zoneSchema),
  starts: maybe('First moment for sign-ups. Left out: at once.', dateSchema),
  ends: needed(
    'Last moment for sign-ups: a date, or days before the event such as `{"daysBefore": 1, "time": "23:59"}`.',
    campaignEnds,
  ),
  event: maybe('The evening that guests are invited to.', eventSchema),
  seats: maybe('How many guests fit in. Later guests join the waiting list.', count),
  maxFriends: needed('How many friends of one referrer earn the referrer something.', count),
  maxFriendsPerMonth: maybe('How many of them in one calendar month.', count),
  linkDays: needed('How many days a link counts after the friend has first opened it.', count),
  newCustomersOnly: withStandard('Friends who are customers already do not count.', boolean, false),
  friendsMayInvite: withStandard(
    'Friends who have signed up get a link of their own, and may bring others by it.',
    boolean,
    false,
  ),
  confirmAddress: withStandard(
    'A friend counts only after confirming the address by a link in an e-mail (double opt-in).',
    boolean,
    false,
  ),
  qualifies: withStandard('When a friend counts.', qualifiesSchema, {}),
  flows: maybe(
    'The two conversations, by their addresses on the site, or relative to this file.',
    strict({
      customer: needed("The customer's, with the role `referrer`.", flowAddress),
      friend: needed("The friend's, with the role `friend`.", flowAddress),
    }),
  ),
  pages: needed(
    'The pages that show them: a path on the site, or paths by language.',
    strict({
      customer: needed('Where personal links lead.', page),
      friend: needed('Where shared links lead.', page),
      status: maybe('Page where a referrer sees their friends and rewards. Left out: `customer`.', page),
    }),
  ),
  sender: maybe('Sender of the messages to customers and friends.', senderSchema),
  owner: maybe('Recipient of news about the campaign.', ownerSchema),
  plans: maybe(
    'Plans that customers may have. Friends see the plan that the customer has, or the first one if that is not known.',
    filledList(planSchema, 'a list of at least one plan'),
  ),
  profile: maybe(
    'Answers in the flows of this campaign that say whom a message is meant for, by their names (`as`). Kept of people who agree to news, beside what a customer file says.',
    profileSchema,
  ),
  fairPlay: withStandard(
    'How strictly sign-ups are checked: `strict` holds more of them for review, `loose` suits links that are meant to spread.',
    word(['strict', 'loose']),
    'loose',
  ),
  bannedSources: withStandard(
    'Sources that friends do not come from: values of `utm_source` and hosts of pages, such as `coupons.example`. Sign-ups from there are held for review.',
    v.array(filled),
    [],
  ),
  afterCancel: withStandard(
    'What happens when a friend gives the place back.',
    strict({
      keepsSeat: withStandard('The referrer keeps the seat that this friend earned them.', boolean, true),
    }),
    {},
  ),
  conditions: maybe('What else restricts who can take part. Printed in the terms.', textSchema),
  terms: maybe(
    'Address of the terms, or addresses by language. Left out: the page that the receiver writes from these rules.',
    byLanguage(termsAddress, '{"en": "/terms.html", "nl": "/nl/terms.html"}'),
  ),
  rewards: needed('What both sides get.', filledList(rewardSchema, 'a list of at least one reward')),
});
