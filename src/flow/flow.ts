import type { InferOutput } from 'valibot';
import type * as form from './schema-forms.ts';
import type * as schema from './flow-schema.ts';
import type * as block from '../blocks/block.schema.ts';
import type * as step from './blocks.ts';
import type * as option from './options.ts';
import type * as question from './questions.ts';
import type * as target from './targets.ts';

/*
 * What an author may write, as types. They are inferred from the schemas, so they say what the parser checks and what the published
 * JSON Schema promises. A flow that was read (read-flow.ts, parse-flow.lazy.ts) is made of objects without a prototype: `in` and
 * property reads find what the author wrote and nothing else.
 */

/** A whole flow file. */
export type Flow = InferOutput<typeof schema.flowSchema>;
/**
 * A text (the bot says it) or an object with one verb. Narrow with `typeof step === 'string'`, then `'ask' in step`;
 * ask for `reward` before `open`.
 */
export type Step = step.Step;
export type StepObject = step.StepObject;
export type Steps = target.Steps;
export type Verb = step.Verb;

/** What stands in a file that nobody has checked: its names are sure, its values are not. Of a union, the names of all its members. */
export type Unchecked<T> = { readonly [K in T extends unknown ? keyof T : never]?: unknown };

type StepOf<V extends Verb> = step.StepOf<V>;
export type AskStep = StepOf<'ask'>;
export type SetStep = StepOf<'set'>;
export type IfStep = StepOf<'if'>;
export type SplitStep = StepOf<'split'>;
export type RequestStep = StepOf<'request'>;
export type SubmitStep = StepOf<'submit'>;
export type ChatStep = StepOf<'chat'>;
export type RunStep = StepOf<'run'>;
export type TrackStep = StepOf<'track'>;
export type ConsentStep = StepOf<'consent'>;
export type ShareStep = StepOf<'share'>;
export type RewardStep = StepOf<'reward'>;
export type HandoverStep = StepOf<'handover'>;
export type CardsStep = StepOf<'cards'>;
export type RecommendStep = StepOf<'recommend'>;
export type ReviewStep = StepOf<'review'>;
export type InstructionsStep = StepOf<'instructions'>;
export type ReferralsStep = StepOf<'referrals'>;
export type NewsStep = StepOf<'news'>;
export type EventStep = StepOf<'event'>;
export type TimelineStep = StepOf<'timeline'>;
export type CountdownStep = StepOf<'countdown'>;
export type ReceiptStep = StepOf<'receipt'>;
export type ChartStep = StepOf<'chart'>;
export type VideoStep = StepOf<'video'>;
export type AudioStep = StepOf<'audio'>;
export type EmbedStep = StepOf<'embed'>;
export type FileStep = StepOf<'file'>;
export type FlowStep = StepOf<'flow'>;
export type ReturnStep = StepOf<'return'>;
export type EndStep = StepOf<'end'>;
export type OpenStep = StepOf<'open'>;
/** No verb: `say image go wait goal celebrate id note` alone. */
export type PlainStep = InferOutput<typeof step.plainStep>;

export type Option = InferOutput<typeof option.optionSchema>;
export type OptionObject = Exclude<Option, string>;
export type Field = question.Field;
export type Card = InferOutput<typeof option.cardSchema>;
/** What people read: one text, or texts by language and tone. */
export type Text = InferOutput<typeof form.textSchema>;
/** A part, a step id, or steps to do right here. */
export type Target = InferOutput<typeof target.targetSchema>;
/** A readable test: `age >= 18 and city is set`. */
export type Expression = InferOutput<typeof form.expressionSchema>;
/** A value as it is, or a sum that begins with `=`. */
export type Value = InferOutput<typeof form.valueSchema>;
export type Goal = InferOutput<typeof block.goalSchema>;
export type Celebrate = InferOutput<typeof block.celebrateSchema>;
export type Pace = InferOutput<typeof schema.paceSchema>;
export type QuestionType = question.AskType;
export type Send = NonNullable<SubmitStep['send']>;
export type Save = NonNullable<SubmitStep['save']>;
