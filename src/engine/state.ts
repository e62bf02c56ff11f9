import type { Json, Values } from '../shared/json.ts';
import type { Text } from '../flow/flow.ts';
import type { Consent, Envelope, Miss } from './envelope.ts';
import type { ProblemKey } from '../tone/language.ts';
import type { Stage } from './stage-names.ts';

/** How the conversation is told. Comes in from outside: attribute or property > flow > theme > default. */
export interface Settings {
  /** BCP 47. */
  readonly lang: string;
  readonly tone: string;
  /** Milliseconds of typing for each character, at the most for one message, and between two messages; all 0 is "instant". */
  readonly pace: { readonly perCharacter: number; readonly most: number; readonly between: number };
  /** For `{brand}` in texts and for the envelope. */
  readonly brand: string;
}

/**
 * What the page knows, read-only in texts and expressions: `query page visitor visit device referral campaign`, and
 * `context` from the host. `page`: {url, title}; `referral`: {code, capturedAt, source}; `campaign`: {id, role}, as the
 * flow says; `device`: {language, timeZone}; `visitor.first` and `visit.last`: the first and the last touch
 * (envelope.ts).
 */
export type Context = { readonly [space: string]: Values };

/**
 * A list of steps in the flow and the index of the next one. The list is a path of names: `join`, `join/3/then`, `join/2/options/1/then`.
 * With index -1 it is a part or a step id that is still to be looked for.
 */
export type Frame = readonly [list: string, next: number];

/** What went wrong with an answer: one of the chat's own strings, or the author's own text. `field` where the bubble has several. */
export interface AnswerProblem {
  readonly field?: string;
  readonly word: ProblemKey;
  readonly text?: Text;
  readonly values?: Values;
}

/** What was typed may mean one of these options: they are asked back. */
export interface Doubt {
  readonly among: readonly (string | number | boolean)[];
  /** Those that are meant, where several may be chosen. */
  readonly sure?: readonly (string | number | boolean)[];
  /** What was typed, where words of one's own are an answer. */
  readonly said?: string;
}

/** What the conversation waits for. */
export type Pending =
  /** A typing pause or a `wait`; ends by `elapsed` with the same key. `typing` shows the dots. */
  | { readonly kind: 'pause'; readonly key: number; readonly ms: number; readonly typing: boolean }
  /** The visitor: an ask, consent or share step at path `step`. */
  | {
      readonly kind: 'question';
      readonly step: string;
      readonly problems: readonly AnswerProblem[];
      readonly tries: number;
      readonly doubt?: Doubt;
      /** Set when an endpoint refused this answer: once it is corrected, go on here (at the submit step) and not with the next step. */
      readonly mend?: readonly Frame[];
      /** Set while the visitor changes the answer in this entry: `back` is what to wait for if they keep the answer. */
      readonly change?: { readonly entry: number; readonly back: Pending };
    }
  /** Works of this step that have not been handed in yet; ends by `ready`. */
  | { readonly kind: 'block'; readonly step: string; readonly works: readonly string[] }
  | { readonly kind: 'request'; readonly key: number; readonly step: string }
  /** An envelope on its way; the visitor sees "sending". */
  | { readonly kind: 'submit'; readonly id: string; readonly step: string }
  | { readonly kind: 'end' };

/** What somebody was asked to agree to. It stays to be read, with the address to read on, whatever the answer. */
export interface AskedConsent {
  readonly text: Text;
  readonly link?: string;
  readonly granted: boolean;
}

/**
 * One thing in the transcript. Texts stay as the author wrote them, with what their placeholders stood for (`values`), so that a
 * change of language or tone rereads the whole conversation. Typed answers are plain strings and never read as templates.
 */
export type Entry = {
  /** Counts from 1, without gaps. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Path of the step that made it; '' when the page or an endpoint did. */
  readonly step: string;
  readonly values?: Values;
} & (
  | HandoverPart
  | VideoPart
  | AudioPart
  | EmbedPart
  | PollPart
  | ReviewPart
  | InstructionsPart
  | ReferralsPart
  | CardsPart
  | EventPart
  | TimelinePart
  | CountdownPart
  | ReceiptPart
  | ChartPart
  | { readonly kind: 'say'; readonly text: Text }
  /** `animated`: it moves by itself, which its address does not tell. `zoom`: whether it can be seen large, where the author says so. */
  | {
      readonly kind: 'image';
      readonly src: string;
      readonly alt?: Text;
      readonly link?: string;
      readonly animated?: boolean;
      readonly zoom?: boolean;
    }
  /**
   * The visitor's answer: option labels, or typed text, or rows of a field bubble; none of them: skipped. Where rows
   * are empty, the labels say that they were skipped. `asked` is the name that it is kept under.
   */
  | {
      readonly kind: 'answer';
      readonly asked?: string;
      readonly labels?: readonly Text[];
      readonly typed?: string;
      readonly rows?: readonly {
        readonly label?: Text;
        readonly typed?: string;
        readonly labels?: readonly Text[];
        readonly name: string;
        readonly consent?: AskedConsent;
      }[];
      /** Where the answer is to a consent. */
      readonly consent?: AskedConsent;
    }
  | { readonly kind: 'open'; readonly url: string; readonly title?: Text; readonly in: 'same' | 'tab' }
  /** Stays usable after the step is over. */
  | {
      readonly kind: 'share';
      readonly url: string;
      /** The subject of a mail. */
      readonly title?: Text;
      readonly text?: Text;
      readonly via: readonly string[];
      readonly button?: Text;
      /** Nobody changes the message. */
      readonly isFixed?: true;
    }
  | {
      readonly kind: 'reward';
      readonly reward?: Text;
      readonly code?: string;
      readonly title?: Text;
      readonly text?: Text;
      readonly conditions?: Text;
      readonly amount?: number;
      readonly unit?: string;
      /** How often it comes: week, month or year. */
      readonly every?: string;
      /** How many have come so far, of how many in all. */
      readonly given?: number;
      readonly times?: number;
      readonly status?: string;
      readonly from?: string;
      readonly until?: string;
      readonly open?: string;
      readonly button?: Text;
      readonly rewardKind?: string;
      /** The content of a code to scan. */
      readonly qr?: string;
      readonly barcode?: string;
    }
  /** A card of one of the page's own blocks, which draws it from `data`. */
  | { readonly kind: 'block'; readonly verb: string; readonly data: Json }
  /** The still badge; the moving celebration is an effect. */
  | { readonly kind: 'celebrate'; readonly shape: string; readonly goal?: string }
  /** Polite words, and a way to a person, where a broken flow ends. */
  | { readonly kind: 'unavailable' }
  /** A goal waits for this submission to arrive. Until then the visitor reads that the answers are saved. */
  | { readonly kind: 'awaited'; readonly envelope: string }
  /** A submission's place in the transcript; its status is in `ChatState.deliveries`. */
  | { readonly kind: 'delivery'; readonly envelope: string }
);

/** The answers, to be looked over before they are sent. */
interface ReviewPart {
  readonly kind: 'review';
  readonly answers: readonly ReviewedAnswer[];
  readonly title?: Text;
  /** What confirms them says. */
  readonly button?: Text;
  /** What leads back to one of them says. */
  readonly change?: Text;
}

export interface ReviewedAnswer {
  readonly name: string;
  readonly label?: Text;
  /** The transcript's entry that has it. */
  readonly entry: number;
}

/** What the visitor is to do, one thing after the other. */
interface InstructionsPart {
  readonly kind: 'instructions';
  readonly items: readonly {
    readonly text: Text;
    readonly values?: Values;
    readonly open?: string;
    readonly button?: Text;
  }[];
  readonly title?: Text;
  /** What the button says that ticks them off. */
  readonly done?: Text;
  /** They may be put off; a text is what the button says. */
  readonly later?: true | Text;
}

/** A referrer's results in a campaign. The endpoint's reply is kept as the card's mark; null if the endpoint could not be reached. */
interface ReferralsPart {
  readonly kind: 'referrals';
  readonly endpoint: string;
  readonly query: Values;
  readonly title?: Text;
  /** Goes along with the link. */
  readonly text?: Text;
}

/** A person to turn to. It stays usable. */
interface HandoverPart {
  readonly kind: 'handover';
  /**
   * A channel with the number, name or address `to`; without one, the ways of the flow's or the brand's contact, and
   * this is who was asked for.
   */
  readonly channel: string;
  readonly to?: string;
  /** Stands ready to be sent. */
  readonly text?: Text;
  /** When to expect an answer. */
  readonly answer?: Text;
  readonly button?: Text;
  readonly hours?: string | { readonly [days: string]: string };
  /** Under which the owner finds the answers that were sent. */
  readonly reference?: string;
  /** Nobody is there; `back` is when somebody is, as the clocks of the place show it (wall-clock.ts). */
  readonly away?: { readonly back?: number };
}

/** The room that it takes; the ratio is width to height. */
export interface FrameSize {
  readonly width?: number;
  readonly height?: number;
  readonly ratio?: number;
}

/** What one of these cards has, each of them. */
export interface PlayerPart {
  readonly src: string;
  readonly title?: Text;
  /** What the conversation waits for: "ended", or a message of the embedded page. */
  readonly until?: string;
}

/** Something that is played; a page's address is one of a provider's (shared/video-provider.ts). */
interface VideoPart extends PlayerPart, FrameSize {
  readonly kind: 'video';
  readonly poster?: string;
  /** Addresses by language; '' is that of the conversation. */
  readonly captions?: { readonly [lang: string]: string };
  readonly transcript?: Text;
  /** Starts by itself, without sound. */
  readonly auto?: true;
}

interface AudioPart extends PlayerPart {
  readonly kind: 'audio';
  readonly transcript?: Text;
}

interface EmbedPart extends PlayerPart, FrameSize {
  readonly kind: 'embed';
  /** Nothing of it is loaded before the visitor presses. */
  readonly onPress?: true;
}

/** What all have chosen. */
interface PollPart {
  readonly kind: 'poll';
  readonly shares: readonly {
    readonly label: Text;
    readonly votes: number;
    /** Chosen by this visitor. */
    readonly mine?: true;
  }[];
  /** How many have voted. */
  readonly voters: number;
}

/** Things to look at, and perhaps to choose from. */
interface CardsPart {
  readonly kind: 'cards';
  readonly cards: readonly ShownCard[];
  /** row, grid, list or carousel. */
  readonly layout: string;
  /** Of the prices. */
  readonly currency: string;
  /** None of them is quite what was wished for: the chat's own words say so above them. */
  readonly isNearest?: true;
}

/** A price: a number, or the author's own words for it. */
export type Amount = number | string;

export interface ShownCard {
  /** What its texts mention. */
  readonly values?: Values;
  readonly title?: Text;
  readonly text?: Text;
  /** Why it was recommended. */
  readonly reason?: Text;
  readonly badge?: Text;
  readonly facts?: readonly { readonly label: Text; readonly text: Text }[];
  readonly image?: string;
  readonly alt?: Text;
  readonly price?: Amount;
  readonly was?: number;
  readonly stock?: number;
  /** What it comes in; without one the card is all there is. */
  readonly variants?: readonly Variant[];
  /** Index of the variant that the visitor has asked for before: it is shown first. */
  readonly wished?: number;
  /** CSS colours by value of a variant. */
  readonly swatches?: { readonly [value: string]: string };
  readonly stars?: number;
  readonly source?: Text;
  readonly date?: string;
  readonly open?: string;
  readonly buttons?: readonly CardButton[];
  /** What is kept when it is chosen, where the card says so. */
  readonly value?: Json;
  /** The item of a list that it shows. */
  readonly item?: Values;
}

export interface Variant {
  /** Names with values, such as Size: M. */
  readonly attributes: { readonly [name: string]: string };
  readonly price?: Amount;
  readonly was?: number;
  readonly stock?: number;
  readonly image?: string;
  readonly alt?: Text;
  readonly value?: Json;
}

export interface CardButton {
  /** Without one it says "Choose". */
  readonly label?: Text;
  /** An address that it leads to. */
  readonly open?: string;
  /** It chooses the card, and the conversation goes on. */
  readonly answers?: true;
  /** It asks the page to put the card into its shopping cart. */
  readonly cart?: true;
  /** It is there only while the card is sold out, in the place of what cannot be pressed then. */
  readonly soldOut?: true;
  /** It can be pressed though the card is sold out. */
  readonly always?: true;
  /** Path of the author's option within the step, for looking up its `then`. */
  readonly key?: string;
}

/** When and where something takes place; moments are as the author wrote them (shared/moment.ts). */
interface EventPart {
  readonly kind: 'event';
  readonly title: Text;
  readonly text?: Text;
  readonly place?: Text;
  readonly address?: Text;
  readonly starts: string;
  readonly ends?: string;
  /** Where a moment names none itself. */
  readonly zone?: string;
  readonly open?: string;
  /** What the buttons say, if they are there. */
  readonly calendar?: true | Text;
  readonly map?: true | Text;
}

/** One row of a list. */
interface Item {
  readonly label: Text;
  /** What its texts mention. */
  readonly values?: Values;
}

/** How far something has come. */
interface TimelinePart {
  readonly kind: 'timeline';
  readonly title?: Text;
  readonly items: readonly (Item & {
    readonly text?: Text;
    readonly at?: string;
    readonly state: 'done' | 'now' | 'next';
  })[];
}

/** Counts down to a moment. Once it has passed, the entry's mark says so. */
interface CountdownPart {
  readonly kind: 'countdown';
  readonly until: string;
  readonly title?: Text;
  readonly over?: Text;
}

interface ReceiptPart {
  readonly kind: 'receipt';
  readonly title?: Text;
  readonly items: readonly (Item & {
    readonly text?: Text;
    readonly price: number;
    readonly quantity?: number;
    readonly kind?: 'discount' | 'tax' | 'included';
  })[];
  readonly currency: string;
  readonly total: number;
  readonly number?: string;
  readonly date?: string;
}

/** Shares of a whole. */
interface ChartPart {
  readonly kind: 'chart';
  readonly title?: Text;
  readonly unit?: Text;
  readonly items: readonly (Item & { readonly value: number; readonly color?: string })[];
}

export type HandoverEntry = Extract<Entry, { kind: 'handover' }>;

/** `unclear`: answered, but nobody can tell whether it was taken. */
export type DeliveryStatus = 'sending' | 'kept' | 'delivered' | 'refused' | 'unclear' | 'unsent';

type Part<T> = T extends unknown ? Omit<T, 'id' | 'at' | 'step'> : never;
/** What is added to the transcript; id, time and place come by themselves. */
export type NewEntry = Part<Entry>;

/** Version of the state's build. One that was saved in an older build is migrated (saved-state.lazy.ts) or not taken up again. */
export const STATE_FORMAT = 2;

/** An answer that was given, and the way back to before it. */
export interface Turn {
  readonly step: string;
  /** Its entry in the transcript. Absent for a card, which itself shows what was done with it. */
  readonly entry?: number;
  readonly isCard?: true;
  /** The author lets nobody change it. */
  readonly isFixed?: true;
  /** Where it went on, when it was given because an endpoint had refused the one before. */
  readonly mend?: readonly Frame[];
  /** What was given; for a card, what was done with it. null: it was skipped. */
  readonly given: Json;
  /** What the card showed. */
  readonly card?: string;
  /** What the card remembers (`ChatState.marks`). */
  readonly mark?: Json;
  /** The names that it is kept under. */
  readonly names: readonly string[];
  readonly at: readonly Frame[];
  readonly stage: Stage | null;
  readonly returns: readonly (readonly Frame[])[];
  /** As they were before it. */
  readonly answered: readonly string[];
  readonly personal: readonly string[];
  readonly consents: readonly Consent[];
  /** The referral code of the conversation before it. */
  readonly referral?: Values;
  /** What variables held that were set after it, before they were; null for nothing. */
  readonly before: Values;
  /** Steps since then that did something outside which is not done twice. */
  readonly done: readonly string[];
  /** Envelopes sent since then, by step. */
  readonly sent: { readonly [step: string]: string };
  /** Entries that have come since then by news of an earlier submission: they stand, whatever is answered anew. */
  readonly news?: readonly { readonly entry: number; readonly submission: string }[];
}

/** An answer was changed, and the later ones are given again. */
export interface Redo {
  readonly step: string;
  readonly names: readonly string[];
  /** Turns that have not come up again so far. */
  readonly earlier: readonly Turn[];
  /** Names of the answers that still hold. */
  readonly kept: readonly string[];
  /** Steps that did something outside before. */
  readonly done: readonly string[];
  /** Consents as they stood: given again, they keep their time. */
  readonly consents: readonly Consent[];
  /** What news of an earlier submission brought, to be shown again, with what cards of it remember. */
  readonly news?: readonly { readonly entry: Entry; readonly mark: Json | undefined; readonly submission: string }[];
}

/** One conversation, whole: plain JSON, replaced and never changed, restorable at any moment. */
export interface ChatState {
  readonly format: typeof STATE_FORMAT;
  /** Which flow this belongs to: its name, and a fingerprint of its content. */
  readonly flow: { readonly id: string; readonly print: string };
  readonly session: { readonly id: string; readonly startedAt: number };
  readonly settings: Settings;
  readonly context: Context;
  /** Variables and answers by name. */
  readonly vars: Values;
  /** Names in `vars` that the visitor gave, in the order of asking: these make up the envelope's `answers`. */
  readonly answered: readonly string[];
  /** Of those, the ones that were typed (a person's own words or data), not chosen: what a delivered and ended conversation forgets. */
  readonly personal: readonly string[];
  /** Where the conversation is: innermost list last. Empty before the start and after the end. */
  readonly at: readonly Frame[];
  /** The next stage of the step before `at`; null once that step is done and the one at `at` is due. */
  readonly stage: Stage | null;
  /** Steps since the last question or act: a loop without a question is stopped. */
  readonly steps: number;
  /** Where `return` goes back to; at most 20, the oldest is dropped. */
  readonly returns: readonly (readonly Frame[])[];
  readonly pending: Pending | null;
  /**
   * Entries in pages of at most 64: only the last page is ever replaced, so that drawing and saving cost the same for
   * the 10,000th as for the first.
   */
  readonly transcript: readonly (readonly Entry[])[];
  readonly consents: readonly Consent[];
  /** Goals reached; each fires once. */
  readonly goals: readonly string[];
  /** Status of each submission by envelope id; one whose answers are asked for again has none any more. */
  readonly deliveries: { readonly [envelope: string]: DeliveryStatus };
  /** The newest submission's id, which goals name and a correction replaces. */
  readonly submission?: string;
  /** Steps that are put off until the submission that they belong to is delivered: goals, their celebrations and rewards. */
  readonly awaited?: readonly { readonly step: string; readonly submission: string }[];
  /** True from the visitor's first act on. Nothing is stored before it. */
  readonly acted: boolean;
  /**
   * Something of the flow could not be done, and no step has added to the transcript since: if it ends so, the visitor
   * is told, and it does not count as finished.
   */
  readonly lost?: true;
  /** What was done with cards that remember it, by entry id: a closed part of the transcript is never written again. */
  readonly marks?: Values;
  /** Set while the conversation hears of what happens elsewhere: the step that said so, what it asked with, and ids of what was heard. */
  readonly listening?: { readonly step: string; readonly query: Values; readonly heard: readonly string[] };
  /** The newest answers, oldest first, each with the way back to before it. */
  readonly trail?: readonly Turn[];
  /** While later answers are given again after one was changed. */
  readonly redo?: Redo;
  /** Envelopes of steps before which an answer was changed: the next one of the step replaces it. */
  readonly sent?: { readonly [step: string]: string };
  /** True once flow.completed is on its way. */
  readonly completed: boolean;
  /** True once flow.abandoned, with the answers so far, is on its way. */
  readonly abandoned?: true;
  /** Envelopes from before the first act: they go out with it. */
  readonly held: readonly { readonly envelope: Envelope; readonly endpoint: string }[];
  /** Counts pauses, requests and questions, so that a late result is not taken for that of a newer one. */
  readonly keys: number;
  /** What was typed and not understood, until a result takes it along. */
  readonly misses?: readonly Miss[];
  /** Problems already reported, as `code step`: each is told once. */
  readonly reported: readonly string[];
}

/** Entries on one page of the transcript. */
export const TRANSCRIPT_PAGE = 64;

export type { Json };
