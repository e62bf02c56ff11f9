import { formalTones } from '../../tone/parts/address-tones.ts';
import { nearestTags } from '../../shared/language.ts';
import { isTone } from '../../shared/tones.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';
import type { CampaignFile, Reward } from '../campaign-file.ts';
import { readDate } from '../dates.ts';
import { rewardText } from '../reward-text.ts';
import { textFor, type Voice } from '../texts.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { dutch } from './nl.ts';
import type { TermsWords } from './terms-words.ts';

/*
 * The terms of a campaign, written from its rules: what people read and what happens cannot differ. Each rule has a
 * sentence, and each sentence stands only where its rule holds.
 */

/** A part of the terms: the first is their title. */
export type TermsBlock =
  | { readonly kind: 'title' | 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** The campaign's moments, as they were settled. */
export interface TermsTimes {
  readonly signUpEnds: Date;
  readonly event: { readonly starts: Date } | null;
}

const languages: Readonly<Record<string, (isFormal: boolean) => TermsWords>> = { en: english, nl: dutch, de: german };

/** The language in which the terms are told to somebody: the nearest that there is, else English. */
export const termsLanguage = (locale: string): string => nearestTags(locale, Object.keys(languages))[0] ?? 'en';

/** The words for somebody, and how dates are written among them. */
function toldIn(file: CampaignFile, { locale, tone }: Voice) {
  const language = termsLanguage(locale);
  const format = new Intl.DateTimeFormat(
    language === 'en' ? 'en-GB' : language,
    withoutPrototype({
      dateStyle: 'full',
      timeStyle: 'short',
      timeZone: file.timeZone,
    }),
  );
  return {
    voice: { locale: language, tone },
    words: languages[language]!(isTone(tone, [], formalTones)),
    date: (at: Date) => format.format(at),
  };
}

/** The terms, in the order in which they are read. Without `times`, dates that a rule settles later are told by the rule. */
export function renderTerms(file: CampaignFile, { locale, tone }: Voice, times?: TermsTimes): TermsBlock[] {
  const { voice, words, date } = toldIn(file, { locale, tone });
  const sections: readonly (readonly [heading: string, sentences: readonly (string | false | null | undefined)[]])[] = [
    [words.who, whoSentences(file, words, voice)],
    [words.counting, countingSentences(file, words)],
    [words.rewards, rewardSentences(file, words, voice, date)],
    [words.limits, limitSentences(file, words)],
    [words.plan, planSentences(file, words)],
    [words.time, timeSentences(file, words, times, voice, date)],
    [words.cancelling, cancelSentences(file, words)],
    [words.contact, [file.sender && words.whoWrites(file.sender.name, file.sender.postal, answersTo(file.sender))]],
  ];
  return [
    { kind: 'title', text: words.title(file.brand) },
    { kind: 'paragraph', text: words.intro(file.brand) },
    ...sections.flatMap(([heading, sentences]): TermsBlock[] => {
      const items = sentences.filter((sentence): sentence is string => typeof sentence === 'string');
      return items.length === 0
        ? []
        : [
            { kind: 'heading', text: heading },
            { kind: 'list', items },
          ];
    }),
  ];
}

/** The terms as one text, each heading and each rule on a line of its own: what a chat puts into its words has no marks. */
export const termsText = (blocks: readonly TermsBlock[]): string =>
  blocks
    .map((block) => {
      if (block.kind === 'list') return block.items.map((item) => `• ${item}`).join('\n');
      return block.kind === 'heading' ? `\n${block.text}` : block.text;
    })
    .join('\n');

/** What somebody who invites has to know at once, for the small print of a card: when a friend counts, how many do, and until when. */
export function termsInShort(file: CampaignFile, { locale, tone }: Voice, times?: TermsTimes): string {
  const { words, date } = toldIn(file, { locale, tone });
  const { qualifies, maxFriends, maxFriendsPerMonth } = file;
  const sentences = [
    words.on[qualifies.on](file.brand),
    words.maxFriends(maxFriends),
    maxFriendsPerMonth !== undefined && words.maxFriendsPerMonth(maxFriendsPerMonth),
    qualifies.holdDays > 0 && words.hold(qualifies.holdDays),
    endSentence(file, words, times, date),
  ];
  return sentences.filter((sentence) => sentence !== false).join(' ');
}

const answersTo = ({ replyTo, email }: NonNullable<CampaignFile['sender']>) => replyTo ?? email;

const whoSentences = (
  { brand, friendsMayInvite, newCustomersOnly, conditions }: CampaignFile,
  words: TermsWords,
  voice: Voice,
) => [
  words.anybody,
  friendsMayInvite && words.friendsToo,
  conditions !== undefined && textFor(conditions, voice),
  newCustomersOnly ? words.newCustomers(brand) : words.anyCustomers,
  words.ownAddress,
  words.invite,
  words.free,
];

const countingSentences = ({ brand, qualifies, confirmAddress, linkDays }: CampaignFile, words: TermsWords) => [
  words.on[qualifies.on](brand),
  qualifies.on !== 'sign-up' && words.within(qualifies.withinDays),
  confirmAddress && words.confirmAddress,
  words.link(linkDays),
  words.lastLink,
  words.firstCredit,
];

function rewardSentences(file: CampaignFile, words: TermsWords, voice: Voice, date: (at: Date) => string): string[] {
  const of = (side: Reward['sides'][number]) => file.rewards.filter(({ sides }) => sides.includes(side));
  const told = (side: Reward['sides'][number], who: string) => {
    const rewards = of(side).map((reward) => rewardSentence(reward, side, file, words, voice, date));
    return rewards.length === 0 ? [`${who}: ${words.nothing}.`] : rewards.map((reward) => `${who}: ${reward}`);
  };
  const forAnswers = file.rewards
    .filter(({ finishing }) => finishing !== undefined)
    .map((reward) => `${words.forAnswers}: ${rewardSentence(reward, null, file, words, voice, date)}`);
  return [...told('referrer', words.forReferrer), ...told('friend', words.forFriend), ...forAnswers];
}

/** One reward with what restricts it: "90 minutes of parking. For each friend who counts." Without a side it is for finishing a flow. */
function rewardSentence(
  reward: Reward,
  side: Reward['sides'][number] | null,
  { timeZone }: CampaignFile,
  words: TermsWords,
  voice: Voice,
  date: (at: Date) => string,
): string {
  const { once, every, months, milestone, most, validDays, from, until, conditions } = reward;
  const perPerson = side === null && words.oncePerPerson;
  const often =
    milestone !== undefined
      ? words.atMilestone(milestone)
      : side === 'referrer' && (once ? words.once : words.perFriend);
  return [
    `${rewardText(reward.title, reward, voice)}.`,
    often,
    every === 'month' && words.eachMonth(months),
    perPerson,
    most !== undefined && (side === null ? words.mostAnswers(most) : words.most(most)),
    validDays !== undefined && words.validDays(validDays),
    from !== undefined && words.from(date(readDate(from, timeZone))),
    until !== undefined && words.until(date(readDate(until, timeZone))),
    conditions !== undefined && rewardText(conditions, reward, voice),
  ]
    .filter((part): part is string => typeof part === 'string')
    .join(' ');
}

const limitSentences = ({ maxFriends, maxFriendsPerMonth, seats, qualifies }: CampaignFile, words: TermsWords) => [
  words.maxFriends(maxFriends),
  maxFriendsPerMonth !== undefined && words.maxFriendsPerMonth(maxFriendsPerMonth),
  seats !== undefined && words.seats(seats),
  qualifies.holdDays > 0 && words.hold(qualifies.holdDays),
  qualifies.approval === 'manual' && words.manual,
  words.looked,
];

const planSentences = ({ plans = [] }: CampaignFile, words: TermsWords) => [
  plans.length > 0 && words.samePlan,
  ...plans.map(
    ({ name, sold, replacement }) => !sold && replacement !== undefined && words.replacedPlan(name, replacement),
  ),
];

const timeSentences = (
  file: CampaignFile,
  words: TermsWords,
  times: TermsTimes | undefined,
  voice: Voice,
  date: (at: Date) => string,
) => [
  eventSentence(file, words, times, voice, date),
  file.starts !== undefined && words.starts(date(readDate(file.starts, file.timeZone))),
  endSentence(file, words, times, date),
  file.event && words.moved,
  words.clock(file.timeZone.split('/').at(-1)!.replaceAll('_', ' ')),
];

function eventSentence(
  { event }: CampaignFile,
  words: TermsWords,
  times: TermsTimes | undefined,
  voice: Voice,
  date: (at: Date) => string,
): string | undefined {
  if (!event) return undefined;
  const title = textFor(event.title, voice);
  const starts =
    times?.event?.starts ?? (typeof event.starts === 'string' ? readDate(event.starts, event.timeZone) : undefined);
  return starts ? words.event(title, date(starts), event.place) : words.eventSoon(title, event.place);
}

function endSentence(
  { ends, timeZone }: CampaignFile,
  words: TermsWords,
  times: TermsTimes | undefined,
  date: (at: Date) => string,
): string {
  if (times) return words.ends(date(times.signUpEnds));
  return typeof ends === 'string'
    ? words.ends(date(readDate(ends, timeZone)))
    : words.endsBefore(ends.daysBefore, ends.time);
}

const cancelSentences = ({ event, qualifies, afterCancel, rewards }: CampaignFile, words: TermsWords) => [
  event && words.seatBack,
  event && (afterCancel.keepsSeat ? words.seatKept : words.seatLost),
  (qualifies.on !== 'sign-up' || qualifies.holdDays > 0) && words.withdrawn,
  rewards.some(({ every }) => every === 'month') && words.monthsEnd,
];
