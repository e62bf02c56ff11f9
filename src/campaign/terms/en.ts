import { plural, type TermsWords } from './terms-words.ts';

const days = (many: number) => plural(many, 'one day', 'days');
const friends = (many: number) => plural(many, 'one friend', 'friends');

/** English has one way to speak to people; a formal tone only leaves out what is short and easy. */
export const english = (isFormal: boolean): TermsWords => ({
  title: (brand) => `Terms of the campaign by ${brand}`,
  intro: (brand) =>
    isFormal
      ? `These rules apply to the campaign by ${brand}. They are written from the settings by which the campaign itself runs.`
      : `These are the rules of the campaign by ${brand}. They are written from the settings that the campaign itself runs by, so they say what happens.`,

  who: 'Who can take part',
  anybody: 'Everybody who has a link of their own from us may invite friends.',
  friendsToo:
    'Friends who have signed up get a link of their own with it, and may invite their friends by the same rules. Those count for them, not for you.',
  newCustomers: (brand) => `A friend counts only as a new customer: not if they are a customer of ${brand} already.`,
  anyCustomers: 'A friend may be a customer already.',
  ownAddress:
    'Your own address does not count as a friend, in whatever way it is written: with capitals, with a +tag, or with Gmail’s dots.',
  invite:
    'You decide who gets your link and what you write. Please say that you get something too, and send it to people you know.',
  free: isFormal
    ? 'Participation costs nothing and obliges you to nothing.'
    : 'Taking part costs nothing, and you don’t have to buy anything.',

  counting: 'When a friend counts',
  on: {
    'sign-up': () => 'A friend counts as soon as they have signed up through your link.',
    confirmation: (brand) =>
      `A friend counts once ${brand} has confirmed them as a customer. Signing up through your link is the first step to it.`,
    purchase: () =>
      'A friend counts with their first purchase after signing up through your link. If it is refunded, they no longer count.',
  },
  within: (many) => `This must happen within ${days(many)} of signing up.`,
  confirmAddress: 'Before that, your friend confirms their address by the link in a mail from us.',
  link: (many) => `Your link counts for ${days(many)} after your friend has first opened it.`,
  lastLink: 'If a friend has links from several people, the last valid one before signing up counts.',
  firstCredit: 'A friend is credited once, and the credit stays with whoever has it.',

  rewards: 'What both of you get',
  forReferrer: 'You',
  forFriend: 'Your friend',
  nothing: 'nothing',
  forAnswers: isFormal ? 'For answers to our questions' : 'For answering our questions, without bringing anybody',
  oncePerPerson: 'Once for each person.',
  mostAnswers: (many) => `There are ${many} of these in all, for those who answer first.`,
  once: 'Once, however many friends you bring.',
  perFriend: 'For each friend who counts.',
  eachMonth: (months) =>
    months === undefined
      ? 'Each month, as long as you are both customers.'
      : `Each month, for ${plural(months, 'one month', 'months')}.`,
  atMilestone: (many) => `Once, when ${friends(many)} count.`,
  most: (many) => `There are ${many} of these in all, in the order of signing up.`,
  validDays: (many) => `To be used within ${days(many)}.`,
  from: (date) => `Can be used from ${date}.`,
  until: (date) => `Can be used until ${date}.`,

  limits: 'Limits',
  maxFriends: (many) =>
    `${many === 1 ? 'One friend earns' : `Up to ${many} friends earn`} you something. Whoever comes after that still gets the friend’s reward.`,
  maxFriendsPerMonth: (many) => `Of these, ${friends(many)} at most in one calendar month.`,
  seats: (many) =>
    `There are ${plural(many, 'one place', 'places')}, in the order of signing up. Whoever comes later is on the waiting list.`,
  hold: (many) => `Rewards are given ${days(many)} after the friend counts, once the time to withdraw is over.`,
  manual: 'We look at each reward before we give it.',
  looked: 'Sign-ups that look made up are looked at by a person before they count.',

  time: 'From when to when',
  event: (title, date, place) => `${title}: ${date}, ${place}.`,
  eventSoon: (title, place) => `${title}: on the date that stands in your invitation, ${place}.`,
  endsBefore: (many, at) =>
    many === 0
      ? `Sign-ups end on the day of the event, at ${at}.`
      : `Sign-ups end ${days(many)} before the event, at ${at}.`,
  starts: (date) => `Sign-ups start on ${date}.`,
  ends: (date) => `Sign-ups end on ${date}.`,
  moved: 'If we have to move the date, we write to everybody on the list.',
  clock: (zone) => `All times are those of ${zone}.`,

  plan: 'The plan',
  samePlan: 'Your friend signs up for the plan that you have.',
  replacedPlan: (name, replacement) => `${name} is no longer sold; in its place your friend gets ${replacement}.`,

  cancelling: 'If somebody cancels',
  seatBack: 'Whoever cannot come gives their place back by the link in our mail; it goes to the waiting list.',
  seatKept: 'If your friend gives their place back, you keep yours and what you have earned.',
  seatLost: 'If your friend gives their place back, what you have earned by them is taken back, your place included.',
  withdrawn: 'If a friend withdraws before the rewards are given, neither of you gets them.',
  monthsEnd:
    'If you end your contract, your further months end, and your friend keeps theirs. If your friend ends theirs, the further months that you get for them end, too.',

  contact: 'Who is behind it',
  whoWrites: (name, postal, email) => `${name}, ${postal}. Questions go to ${email}.`,
});
