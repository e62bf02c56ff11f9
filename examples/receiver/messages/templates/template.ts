import type { GuestStatus } from '../../campaign/guests.ts';
import type { AnyReason } from '../../referrals/reasons.ts';
import type { ReferralStatus } from '../../referrals/referral-machine.ts';

/**
 * The words of one message. Values stand in braces (`fill.ts`), paragraphs are separated by empty lines, and a paragraph that is only a
 * word in square brackets is a part that the receiver makes: `[button]`, `[rewards]`, `[event]`, `[answers]` …
 */
export interface MessageText {
  readonly subject: string;
  /** What inboxes show beside the subject. */
  readonly preheader: string;
  readonly heading: string;
  readonly body: string;
  readonly button?: string;
  /** As a text message; left out where there is none. */
  readonly sms?: string;
}

export const TEMPLATE_NAMES = [
  // To whoever brings friends.
  'invitation',
  'link-ready',
  'friend-joined',
  'reward-ready',
  'reminder',
  'campaign-ending',
  // To friends.
  'welcome',
  'confirm-address',
  'finish-registration',
  'reward-ready-friend',
  // To whoever has finished a survey or a quiz.
  'thanks-for-answers',
  // To both.
  'event-reminder',
  'month-issued',
  'code-ready',
  'moved',
  'cancelled',
  'cancelled-friend',
  // To one or many, when the owner wants it.
  'thank-you',
  'near-shop',
  'coupon',
  'note',
  'help',
  // To the owner.
  'new-sign-up',
  'needs-review',
  'low-stock',
  'delivery-failing',
  'urgent',
  'seat-cancelled',
  'digest',
] as const;

export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/** The owner's mails have one tone. */
export type CustomerTemplate = Exclude<TemplateName, OwnerTemplate>;
export type OwnerTemplate =
  'new-sign-up' | 'needs-review' | 'low-stock' | 'delivery-failing' | 'urgent' | 'seat-cancelled' | 'digest';

/** Words that stand in every message, around what it says. */
export interface Frame {
  /** Reasons for which somebody gets a message, by audience. */
  readonly reason: Readonly<Record<'referrer' | 'friend' | 'participant' | 'contact' | 'owner', string>>;
  readonly unsubscribe: string;
  /** The end of a text message that markets something. */
  readonly stop: string;
  /** In a text message, in the place of a personal link. */
  readonly moreByMail: string;
  readonly aFriend: string;
  /** Several, some of whom may not be named. */
  readonly someFriends: string;
  readonly when: string;
  readonly where: string;
  readonly until: string;
  readonly from: string;
  /** Beside a reward whose code is still to come. */
  readonly codeFollows: string;
  /** How far a reward of each month is, and how long one is that has not begun. */
  readonly monthOf: string;
  readonly forMonths: string;
}

/** A place on the guest list; without one, what has become of the referral. */
export type Standing = GuestStatus | ReferralStatus;

/** All the words of a language. */
export interface Language {
  readonly frame: Frame;
  /** What differs where people are addressed formally. */
  readonly formalFrame?: Partial<Frame>;
  readonly friendly: Readonly<Record<CustomerTemplate, MessageText>>;
  readonly formal: Readonly<Partial<Record<CustomerTemplate, Partial<MessageText>>>>;
  readonly playful: Readonly<Partial<Record<CustomerTemplate, Partial<MessageText>>>>;
  readonly owner: Readonly<Record<OwnerTemplate, MessageText>>;
  /** Labels of the parts in the owner's mails. */
  readonly labels: Readonly<Record<Label, string>>;
  /** For the owner: why a referral or a reward stands as it does. */
  readonly reasons: Readonly<Record<AnyReason, string>>;
  /** For the owner: how somebody who signed up stands. */
  readonly standings: Readonly<Record<Standing, string>>;
}

export type Label =
  | 'answers'
  | 'consents'
  | 'facts'
  | 'yes'
  | 'no'
  | 'name'
  | 'email'
  | 'phone'
  | 'invitedBy'
  | 'source'
  | 'status'
  | 'seats'
  | 'list'
  | 'export'
  | 'result'
  | 'received'
  | 'reason'
  | 'signUps'
  | 'review'
  | 'reference'
  | 'newGuest'
  | 'newLead'
  | 'newReferrer'
  | 'newForm'
  | 'wantsPerson'
  | 'left';
