/** The sentences of the terms in one language, each for one rule. Whoever invites is spoken to; the friend is spoken of. */
export interface TermsWords {
  readonly title: (brand: string) => string;
  readonly intro: (brand: string) => string;

  readonly who: string;
  readonly anybody: string;
  readonly friendsToo: string;
  readonly newCustomers: (brand: string) => string;
  readonly anyCustomers: string;
  readonly ownAddress: string;
  readonly invite: string;
  readonly free: string;

  readonly counting: string;
  readonly on: { readonly [on in 'sign-up' | 'confirmation' | 'purchase']: (brand: string) => string };
  readonly within: (days: number) => string;
  readonly confirmAddress: string;
  readonly link: (days: number) => string;
  readonly lastLink: string;
  readonly firstCredit: string;

  readonly rewards: string;
  readonly forReferrer: string;
  readonly forFriend: string;
  readonly nothing: string;
  /** Who gets what is earned by finishing a survey or a quiz. */
  readonly forAnswers: string;
  readonly oncePerPerson: string;
  readonly mostAnswers: (many: number) => string;
  readonly once: string;
  readonly eachMonth: (months: number | undefined) => string;
  readonly atMilestone: (friends: number) => string;
  readonly most: (many: number) => string;
  readonly validDays: (days: number) => string;
  readonly from: (date: string) => string;
  readonly until: (date: string) => string;
  readonly perFriend: string;

  readonly limits: string;
  readonly maxFriends: (friends: number) => string;
  readonly maxFriendsPerMonth: (friends: number) => string;
  readonly seats: (seats: number) => string;
  readonly hold: (days: number) => string;
  readonly manual: string;
  readonly looked: string;

  readonly time: string;
  readonly event: (title: string, date: string, place: string) => string;
  /** For a date that is settled when the campaign runs. */
  readonly eventSoon: (title: string, place: string) => string;
  readonly endsBefore: (days: number, time: string) => string;
  readonly starts: (date: string) => string;
  readonly ends: (date: string) => string;
  readonly moved: string;
  readonly clock: (zone: string) => string;

  readonly plan: string;
  readonly samePlan: string;
  readonly replacedPlan: (name: string, replacement: string) => string;

  readonly cancelling: string;
  readonly seatBack: string;
  readonly seatKept: string;
  readonly seatLost: string;
  readonly withdrawn: string;
  readonly monthsEnd: string;

  readonly contact: string;
  readonly whoWrites: (name: string, postal: string, email: string) => string;
}

/** One form of several, by how many they are. */
export const plural = (many: number, one: string, more: string): string => (many === 1 ? one : `${many} ${more}`);
