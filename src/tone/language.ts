/* What a language of the widget's own strings has to say. The file of a language that lacks one of these keys does not compile. */

/** How the strings can be told: close (je, du), funny, or with distance (u, Sie). */
export type Manner = 'warm' | 'playful' | 'formal';

/** All of them in the warm manner; in the others those that read differently. */
export type InManners<T> = { readonly warm: T } & { readonly [manner in Exclude<Manner, 'warm'>]?: Partial<T> };

/** Something for each language, by its code. English is there for those who speak none of the others. */
export interface ByLanguage<T> {
  readonly en: T;
  readonly [code: string]: T;
}

/** Those that can stand beside the first message. */
export type FirstStringKey = 'skip' | 'assistant' | 'chat' | 'opensNew' | 'missing' | 'loadAgain' | 'reload';

export type StringKey =
  | FirstStringKey
  // Notices and the bar.
  | 'unavailable'
  | 'restart'
  | 'restartSure'
  | 'storageNote'
  | 'preview'
  | 'latest'
  | 'menu'
  | 'below'
  | 'declined'
  | 'pick'
  | 'gone'
  | 'qr'
  // Sending.
  | 'send'
  | 'sending'
  | 'sent'
  | 'kept'
  | 'awaited'
  | 'unclear'
  | 'retry'
  | 'refused'
  | 'copyAnswers'
  // Questions.
  | 'placeholder'
  | 'placeholderLong'
  | 'other'
  | 'otherPlaceholder'
  | 'orType'
  | 'done'
  | 'next'
  | 'choose'
  | 'optional'
  | 'change'
  | 'changing'
  | 'keepAnswer'
  | 'more'
  // The transcript, as it is heard.
  | 'botSays'
  | 'youSay'
  // Cards.
  | 'copy'
  | 'copied'
  | 'share'
  | 'shareBy'
  | 'email'
  | 'sms'
  | 'code'
  | 'until'
  | 'celebrate'
  // What is wrong with an answer.
  | 'required'
  | 'errText'
  | 'short'
  | 'errEmail'
  | 'errPhone'
  | 'errUrl'
  | 'errNumber'
  | 'min'
  | 'max'
  | 'errPattern'
  | 'errCheck'
  | 'few'
  | 'many'
  | 'exact'
  | 'errOption';

/** The strings of the chat itself. */
export type Strings = Readonly<Record<StringKey, string>>;

/** What stands on a card to share. */
export type SharingStrings = Readonly<
  Record<
    | 'editMessage'
    | 'message'
    | 'linkFollows'
    | 'resetMessage'
    | 'moreWays'
    | 'shareAgain'
    | 'sharedTimes'
    | 'linkCopied',
    string
  >
>;

/** What stands on the card of a reward: what kind it is, how it stands, how long it is good for, how often it comes. */
export type RewardStrings = Readonly<
  Record<
    | 'listSpot'
    | 'discountCode'
    | 'voucher'
    | 'parkingMinutes'
    | 'dataAllowance'
    | 'externalCode'
    | 'climateDays'
    | 'virtualCard'
    | 'points'
    | 'otherReward'
    | 'pending'
    | 'held'
    | 'heldUntil'
    | 'approved'
    | 'ready'
    | 'redeemed'
    | 'cancelled'
    | 'expired'
    | 'expiredOn'
    | 'ended'
    | 'endedOn'
    | 'fromDay'
    | 'lastDay'
    | 'daysLeft'
    | 'everyWeek'
    | 'everyMonth'
    | 'everyYear'
    | 'weekOf'
    | 'monthOf'
    | 'yearOf'
    | 'forSpan'
    | 'somePoints'
    | 'off'
    | 'use'
    | 'barcode',
    string
  >
>;

/** How a campaign stands for whoever invites. */
export type ReferralsStrings = Readonly<
  Record<
    | 'title'
    | 'shares'
    | 'joined'
    | 'pending'
    | 'ready'
    | 'progress'
    | 'nextMilestone'
    | 'allMilestones'
    | 'ofMost'
    | 'mostReached'
    | 'milestoneReached'
    | 'milestoneAt'
    | 'rewards'
    | 'shareAgain'
    | 'failed',
    string
  >
>;

/** What stands around instructions that are followed elsewhere. */
export type InstructionsStrings = Readonly<Record<'open' | 'opened' | 'later' | 'back' | 'finished', string>>;

/** How far the conversation is. */
export type ProgressStrings = Readonly<Record<'label' | 'step', string>>;

/** What is said where all answers are looked over. */
export type ReviewStrings = Readonly<Record<'title' | 'confirm' | 'change', string>>;

/** What is said about bot and person. Apart from the others, for most conversations never need these. */
export type PersonStrings = Readonly<Record<'contact' | 'person' | 'isBot' | 'reachPerson' | 'noPerson', string>>;

/** What the card says by which the chat hands over to a person. Days and times in them are put into words by the browser. */
export type HandoverStrings = Readonly<Record<'personTold' | 'personAway' | 'personBack' | 'reference', string>>;

/** How options are searched. */
export type ChoiceStrings = Readonly<Record<'search' | 'found', string>>;

/** What all have chosen. */
export type PollStrings = Readonly<Record<'votes' | 'mine', string>>;

/** What stands around files, and what is wrong with one. */
export type FileStrings = Readonly<
  Record<
    | 'chooseFile'
    | 'chooseFiles'
    | 'photo'
    | 'drop'
    | 'upTo'
    | 'onTheWay'
    | 'waits'
    | 'arrived'
    | 'cancel'
    | 'again'
    | 'remove'
    | 'brokenOff'
    | 'sendsLater'
    | 'errType'
    | 'errSize'
    | 'errRefused'
    | 'errFailed',
    string
  >
>;

/**
 * How options are answered by typing: the way to the line, what is asked back, and what is wrong. `{a}` and `{b}` are
 * labels of options.
 */
export type TypedChoiceStrings = Readonly<
  Record<'meanOne' | 'meanTwo' | 'meanMore' | 'ownWords' | 'allOptions' | 'errWords', string>
>;

/** What visitors can do with their conversation: keep it as text or on paper, or erase it. */
export type MenuStrings = Readonly<
  Record<
    | 'copyAll'
    | 'download'
    | 'print'
    | 'erase'
    | 'eraseSure'
    | 'eraseTells'
    | 'copyFailed'
    | 'downloaded'
    | 'you'
    | 'fileName',
    string
  >
>;

/** What stands around a voice clip. */
export type VoiceStrings = Readonly<Record<'record' | 'stop' | 'level' | 'orType' | 'refused' | 'missing', string>>;

/** What stands around a signature. */
export type SignatureStrings = Readonly<Record<'drawHere' | 'pad' | 'clear' | 'orName', string>>;

/** How a payment stands. */
export type PaymentStrings = Readonly<
  Record<'pay' | 'checking' | 'failed' | 'cancelled' | 'unreachable' | 'openAgain' | 'lookNow', string>
>;

/** How a grade is heard. */
export type RatingStrings = Readonly<Record<'grade' | 'thumbDown' | 'thumbUp', string>>;

/** How a list is put in order, as it is read and heard. */
export type RankingStrings = Readonly<Record<'how' | 'grip' | 'rank' | 'up' | 'down', string>>;
/** What is said where something on a scale is asked for: a number, a day, a time. */
export type RangeStrings = Readonly<Record<'rangeFrom' | 'rangeTo' | 'errStep', string>>;

/**
 * Beside a day or a time of day: which days may not be chosen, of which some come back every week; and what is wrong with what was given.
 */
export type MomentStrings = Readonly<
  Record<
    'closed' | 'everyWeekday' | 'moreDays' | 'errDate' | 'errTime' | 'errEarly' | 'errLate' | 'errClosed' | 'errOrder',
    string
  >
>;

/** What the fields of a postal address are called, and what is wrong with them. */
export type PostalStrings = Readonly<
  Record<
    | 'street'
    | 'extra'
    | 'postalCode'
    | 'zipCode'
    | 'city'
    | 'region'
    | 'country'
    | 'errStreet'
    | 'errPostalCode'
    | 'errPostalForm'
    | 'errCity'
    | 'errRegion'
    | 'errCountry',
    string
  >
>;

/** What is said where a code is asked for that was sent. */
export type SentCodeStrings = Readonly<Record<'resend' | 'resendNow' | 'errCode', string>>;

/** What is said of a referral code that nobody has: where the visitor may go on without one, and where not. */
export type ReferralCodeStrings = Readonly<Record<'errReferral' | 'errReferralNeeded', string>>;

/** The buttons that go a step down or up. */
export type NumberStrings = Readonly<Record<'stepDown' | 'stepUp', string>>;

/** What is offered in the place of a mistyped e-mail address. */
export type EmailStrings = Readonly<Record<'emailHint', string>>;

/** How the country of a phone number is chosen, and what is wrong with a number of a country. */
export type PhoneStrings = Readonly<
  Record<
    | 'phoneCountry'
    | 'choosePhoneCountry'
    | 'phoneCountries'
    | 'noPhoneCountry'
    | 'errPhoneShort'
    | 'errPhoneLong'
    | 'errPhoneCountry'
    | 'errPhoneFrom',
    string
  >
>;

/** What is wrong with an answer: in the chat's own strings, or in those that come with a kind of question. */
export type ProblemKey =
  | StringKey
  | Extract<
      | keyof RangeStrings
      | keyof MomentStrings
      | keyof PhoneStrings
      | keyof SentCodeStrings
      | keyof ReferralCodeStrings
      | keyof PostalStrings
      | keyof TypedChoiceStrings,
      `err${string}`
    >;

/** What stands around something that is played, or a page that is shown. `{host}` is whoever it comes from. */
export type PlayerStrings = Readonly<
  Record<
    | 'video'
    | 'audio'
    | 'page'
    | 'play'
    | 'show'
    | 'loads'
    | 'openAt'
    | 'transcript'
    | 'notPlayed'
    | 'notShown'
    | 'openFile',
    string
  >
>;

/** What stands on an event's card. */
export type EventStrings = Readonly<Record<'addToCalendar' | 'map', string>>;
/** How far a stage has come, for those who hear it. */
export type TimelineStrings = Readonly<Record<'doneStage' | 'nowStage' | 'nextStage', string>>;
/** Text that replaces it once the moment has come. */
export type CountdownStrings = Readonly<Record<'over', string>>;
export type ReceiptStrings = Readonly<Record<'receipt' | 'orderNumber' | 'total', string>>;

/** What stands on cards, and what is said of a shopping cart. `{item}` is what a card shows, `{price}` an amount of money. */
export type CardStrings = Readonly<
  Record<
    | 'chooseCard'
    | 'chosen'
    | 'before'
    | 'soldOut'
    | 'fewLeft'
    | 'inStock'
    | 'stars'
    | 'previousCard'
    | 'nextCard'
    | 'cardPlace'
    | 'cards'
    | 'nearest'
    | 'adding'
    | 'added'
    | 'notAdded'
    | 'notAddedBecause',
    string
  >
>;

/** What pauses a picture that moves by itself. */
export type MotionStrings = Readonly<Record<'pauseMotion', string>>;
export type ZoomStrings = Readonly<
  Record<'enlarge' | 'enlargePicture' | 'largePicture' | 'actualSize' | 'closePicture', string>
>;

/** The button of a bubble and its window. */
export interface LauncherStrings {
  /** Both open it: with the brand's name where that is known. */
  readonly open: string;
  readonly named: string;
  readonly close: string;
  /** In the open window while the chat cannot be loaded, and what tries again. */
  readonly missing: string;
  readonly loadAgain: string;
  /** By plural category, as `Intl.PluralRules` tells them for the language. */
  readonly unread: { readonly other: string } & { readonly [category in Intl.LDMLPluralRule]?: string };
}

/**
 * By what people ask whether a machine talks to them, or for a person instead. All are sources of regular expressions. What is typed comes
 * in small letters without accents ("möchte" as "mochte"), without marks but question marks, fillers and pleas taken out.
 */
export interface AskPatterns {
  /** Words that change nothing. */
  readonly fillers: string;
  /** Nor do these, but with one of them a bare "a person" asks for one. */
  readonly pleas: string;
  /** Whole questions whether this is a machine. */
  readonly bot: readonly string[];
  /** Whole wishes for a person, which are looked for first. */
  readonly person: readonly string[];
  /** What asks about the bot by itself when there is a question mark: "Bot?" */
  readonly bareBot: readonly string[];
  /** What asks for a person by itself when there is a plea: "An agent, please". */
  readonly barePerson: readonly string[];
  /** The same when there is a question mark: "Anybody?" */
  readonly anyone: readonly string[];
}

/**
 * Words by which people ask about what is shown on cards, small and without accents, parted by blanks. A question has words of these lists
 * and of the card alone: "How much does delivery cost?" is none about the card.
 */
export interface CardAskWords {
  /** Words that change nothing, beside those below. */
  readonly small: string;
  /** What a question begins with that has no question mark. */
  readonly openings: string;
  readonly price: string;
  readonly stock: string;
  /** What names of attributes mean, whatever a shop calls them. */
  readonly size: string;
  readonly colour: string;
}

/**
 * Words by which options are chosen, small and without accents and apostrophes. Lists of single words are parted by
 * blanks, lists of phrases by `|`.
 */
export interface ChoosingWords {
  /** Words that change nothing about what is chosen. */
  readonly fillers: string;
  /** What a number of an option may be called: "option 2". */
  readonly nouns: string;
  /** Phrases. */
  readonly yes: string;
  readonly no: string;
  /** Phrases that read like a yes, and decline as often as they agree: "I’m fine". */
  readonly contented: string;
  /** With one of these behind them they agree: "I’m fine with that". */
  readonly agreeing: string;
  /** Words of asking nicely and of thanks, among the fillers. */
  readonly polite: string;
  /** With one of these nothing is chosen, unless it stands in the option's own words. */
  readonly negations: string;
  /** From zero on, by `|`; several words for one by blanks. The first of "one" may be a filler too. */
  readonly numbers: string;
  /** The same from `first` on, behind an empty one. */
  readonly ordinals: string;
  /** What makes one of a figure: "2nd". */
  readonly ordinalEndings: string;
  readonly last: string;
  readonly and: string;
  readonly or: string;
  /** Phrases. */
  readonly all: string;
  readonly both: string;
  readonly none: string;
  /** Words that make another thing of the word behind them: "extra large" is not "large". */
  readonly degrees: string;
  /** What stands around a grade: "4 out of 5 stars". */
  readonly outOf: string;
  /** Phrases for a thumb. */
  readonly up: string;
  readonly down: string;
}

/** Tells the checker when the first messages of a flow say nothing of substance. */
export interface SmallTalk {
  /** Words that greet, introduce and pass the time, small, parted by blanks. */
  readonly words: string;
  /** All nouns are capitalized, so a capital letter does not mark a name. */
  readonly capitalizesNouns?: true;
}

/** A language, whole. `{name}` in a string is a place for a value: a string has the same ones in every language and manner. */
export interface Language {
  /** What its two forms of address are called where a flow or a theme names them as a tone. */
  readonly address?: { readonly warm: string; readonly formal: string };
  readonly chat: InManners<Strings>;
  readonly launcher: InManners<LauncherStrings>;
  readonly person: InManners<PersonStrings>;
  readonly handover: InManners<HandoverStrings>;
  readonly sharing: InManners<SharingStrings>;
  readonly rewards: InManners<RewardStrings>;
  readonly referrals: InManners<ReferralsStrings>;
  readonly instructions: InManners<InstructionsStrings>;
  readonly choice: InManners<ChoiceStrings>;
  readonly poll: InManners<PollStrings>;
  readonly file: InManners<FileStrings>;
  readonly review: InManners<ReviewStrings>;
  readonly progress: InManners<ProgressStrings>;
  readonly voice: InManners<VoiceStrings>;
  readonly signature: InManners<SignatureStrings>;
  readonly payment: InManners<PaymentStrings>;
  readonly rating: InManners<RatingStrings>;
  readonly ranking: InManners<RankingStrings>;
  readonly range: InManners<RangeStrings>;
  readonly moment: InManners<MomentStrings>;
  readonly player: InManners<PlayerStrings>;
  readonly postal: InManners<PostalStrings>;
  readonly sentCode: InManners<SentCodeStrings>;
  readonly referralCode: InManners<ReferralCodeStrings>;
  readonly number: InManners<NumberStrings>;
  readonly email: InManners<EmailStrings>;
  readonly phone: InManners<PhoneStrings>;
  readonly cards: InManners<CardStrings>;
  readonly event: InManners<EventStrings>;
  readonly timeline: InManners<TimelineStrings>;
  readonly countdown: InManners<CountdownStrings>;
  readonly receipt: InManners<ReceiptStrings>;
  readonly motion: InManners<MotionStrings>;
  readonly zoom: InManners<ZoomStrings>;
  readonly typedChoice: InManners<TypedChoiceStrings>;
  readonly menu: InManners<MenuStrings>;
  readonly asks: AskPatterns;
  readonly asksOfCards: CardAskWords;
  readonly choosing: ChoosingWords;
  readonly smallTalk: SmallTalk;
}
