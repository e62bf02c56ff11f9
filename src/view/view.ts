import type { BlockView, Kind } from '../blocks/block.view.ts';
import type { CardQuestion, FieldOf, FieldQuestion, FieldsQuestion } from '../engine/question.ts';
import type { ControlPlace, QuestionView } from '../questions/question.view.ts';
import type { Answer, ChatInput } from '../engine/input.ts';
import type { AnswerProblem, Entry, Settings } from '../engine/state.ts';
import type { Flow, Text } from '../flow/flow.ts';
import type { Json, Values } from '../shared/json.ts';
import type { Payments } from '../shared/payment.ts';
import type { Uploads } from '../shared/upload.ts';
import type { Moment } from '../shared/moment.ts';
import type { ByLanguage, InManners } from '../tone/language.ts';
import type { StringChanges, StringKey } from '../tone/strings.ts';

export interface ButtonLook {
  readonly part: string;
  readonly look: string;
  /** Opens in a new tab wherever it leads. */
  readonly tab?: boolean;
  press?(): void;
}

/** Chunks that a message or a question may need before it can be drawn. */
export type Need =
  | 'markdown'
  | 'pickers'
  | 'person'
  | 'qr'
  | 'barcode'
  | 'hours'
  | 'moving-picture'
  | 'zoom-picture'
  | 'held-picture'
  | 'email-hint'
  | 'calendar-file'
  | 'voice'
  | 'typed-choice';

/**
 * What templates need besides the thing they draw. A new object whenever language, tone, words, brand or loaded chunks change:
 * by its identity the transcript knows what must be drawn anew.
 */
export interface View {
  readonly settings: Settings;
  readonly bot: { readonly name: string; readonly avatar?: string };
  /** One of the widget's own words, in the language and tone of the conversation. */
  word(key: StringKey, values?: Values): string;
  /** The same of the words that come with a chunk. */
  wordOf<T extends Readonly<Record<string, string>>>(
    part: ByLanguage<InManners<T>>,
    key: keyof T & string,
    values?: Values,
  ): string;
  /** What brand and flow change of the words, the last one wins. */
  changes(settings: Settings): readonly StringChanges[];
  /** What is wrong with an answer, in words; '' if nothing. */
  problem(problem: AnswerProblem | undefined): string;
  /** An author's text as a template: marks and links work, values stay plain text. */
  text(text: Text, values?: Values): unknown;
  /** Its tokens, by the scanner that reads its marks. */
  read<T>(text: Text, values: Values | undefined, scan: (source: string) => readonly T[]): T[];
  /** The same as words alone, for labels and announcements. */
  plain(text: Text, values?: Values): string;
  /** The same for other programs and to be compared: values are not set apart. */
  bare(text: Text, values?: Values): string;
  /**
   * Sends the visitor's act. The open question takes one answer: a second press while the first is being saved does
   * nothing. True when it was accepted.
   */
  act(act: ChatInput): Promise<boolean>;
  /** The visitor wants to change the answer in this entry; with `null` they leave it as it is. */
  change(entry: number | null): void;
  /** Something happened by itself, without the visitor: nothing moves and nothing gets the focus. */
  happen(input: ChatInput): void;
  /** Answers the open question. */
  answer(value: Answer): Promise<boolean>;
  /** Asks an endpoint of the page while somebody types; `undefined` where it does not answer. */
  lookUp(endpoint: string, query: Values): Promise<Values | undefined>;
  /**
   * The visitor typed where an option can be pressed; `ticked` are those that are ticked already. True when it was
   * taken, or asked back.
   */
  typed(said: string, ticked: readonly Json[]): Promise<boolean>;
  /** What stands in a bubble of fields right now: some show on one another's answers. */
  draft(values: Values): void;
  /** A path in a box of 24 by 24, in the current colour; words beside it say what it means. */
  icon(path: string): unknown;
  /** A link that looks like a button; where its address is not safe only its words. */
  buttonLink(address: string, words: unknown, look: ButtonLook): unknown;
  /** A person to turn to, as the flow or the brand names one. */
  readonly contact?: Flow['contact'];
  /** Whether an entry is from before this page was loaded: no page of another site is shown of it by itself. */
  isRestored(entry: Entry): boolean;
  /** Whether the page has not granted yet that pages of other sites are shown without a press (the attribute `consent`). */
  readonly needsConsent: boolean;
  /** Ends with the conversation on this page. */
  readonly stopped: AbortSignal;
  /** Whether results of this endpoint go anywhere. */
  sends(endpoint: string): boolean;
  /** What opens payments at this endpoint, for the question at `step`; nothing until it is there. */
  payments(endpoint: string, step: string): Payments | undefined;
  /** What sends files to this endpoint, for the question at `step`; nothing until it is there. */
  uploads(endpoint: string, step: string): Uploads | undefined;
  /** Tries now to send the submission `id`. */
  retry(id: string): void;
  /** Said once by screen readers, shown nowhere. */
  announce(text: string): void;
  /** What draws and tells entries of this kind; nothing until it is there. */
  block<K extends Kind>(kind: K): BlockView<K> | undefined;
  /** What draws questions of this kind; nothing until it is there. */
  question(type: string): QuestionView | undefined;
  /** What stands under a question that is more than one field; nothing until it is there. */
  input(question: FieldsQuestion | CardQuestion, labelledBy: string): unknown;
  /** Gets a chunk; everything is drawn again when it is there. `undefined` until then. */
  chunk<N extends Need>(need: N): Chunks[N] | undefined;
}

/** What a calendar is told of an event, in words. */
export interface CalendarEvent {
  readonly title: string;
  readonly starts: Moment;
  readonly ends?: Moment | undefined;
  readonly text?: string;
  readonly location?: string;
  readonly url?: string;
  /** The same for the same event, so that a calendar that gets it twice has it once. */
  readonly uid: string;
  /** Now, in milliseconds since 1970. */
  readonly now: number;
}

/** Events as files that calendars take. */
export interface CalendarFiles {
  calendarFile(event: CalendarEvent): string;
  /** What the file is called. */
  fileName(title: string): string;
}

/** Choices that take more than one press, or are more than words. */
export interface Pickers {
  picker(view: View, question: FieldQuestion<FieldOf<'choice'>>, labelledBy: string): unknown;
  boxes(view: View, field: FieldOf<'choice'>, place: ControlPlace): unknown;
  searchLine(view: View, field: FieldOf<'choice'>): unknown;
  picked(item: Element, field: FieldOf<'choice'>): Json;
}

/** What records a voice clip. */
export interface Voice {
  voiceRecorder(view: View, list: { add(files: Iterable<File>): void }, seconds: number): unknown;
  typedInstead(view: View, value: unknown, isWrong: boolean): unknown;
}

/** What the chunks offer; types only, so that nothing is loaded by naming them. */
export interface Chunks {
  readonly markdown: typeof import('./messages/markdown.lazy.ts');
  readonly pickers: Pickers;
  readonly voice: Voice;
  readonly person: typeof import('./person/person.lazy.ts');
  readonly qr: typeof import('./messages/qr.lazy.ts');
  readonly barcode: typeof import('./messages/barcode.lazy.ts');
  readonly 'calendar-file': CalendarFiles;
  readonly 'email-hint': { emailHint(view: View, place: ControlPlace): unknown };
  readonly 'held-picture': typeof import('./messages/held-picture.lazy.ts');
  readonly 'zoom-picture': typeof import('./messages/zoom-picture.lazy.ts');
  readonly 'moving-picture': typeof import('./messages/moving-picture.lazy.ts');
  readonly hours: typeof import('./person/hours.lazy.ts');
  readonly 'typed-choice': typeof import('./typed-choice/typed-choice.lazy.ts');
}
