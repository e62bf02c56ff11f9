import * as v from 'valibot';
import { askBlock, askProse } from '../blocks/ask/ask.schema.ts';
import { audioBlock, audioProse } from '../blocks/audio/audio.schema.ts';
import { cardsBlock, cardsProse } from '../blocks/cards/cards.schema.ts';
import { chatBlock, chatProse } from '../blocks/chat/chat.schema.ts';
import { consentBlock, consentProse } from '../blocks/consent/consent.schema.ts';
import { embedBlock, embedProse } from '../blocks/embed/embed.schema.ts';
import { endBlock, endProse } from '../blocks/end/end.schema.ts';
import { fileBlock, fileProse } from '../blocks/file/file.schema.ts';
import { flowBlock, flowProse } from '../blocks/flow/flow.schema.ts';
import { handoverBlock, handoverProse } from '../blocks/handover/handover.schema.ts';
import { ifBlock, ifProse } from '../blocks/if/if.schema.ts';
import { instructionsBlock, instructionsProse } from '../blocks/instructions/instructions.schema.ts';
import { openBlock, openProse } from '../blocks/open/open.schema.ts';
import { recommendBlock, recommendProse } from '../blocks/recommend/recommend.schema.ts';
import { requestBlock, requestProse } from '../blocks/request/request.schema.ts';
import { returnBlock, returnProse } from '../blocks/return/return.schema.ts';
import { newsBlock, newsProse } from '../blocks/news/news.schema.ts';
import { referralsBlock, referralsProse } from '../blocks/referrals/referrals.schema.ts';
import { reviewBlock, reviewProse } from '../blocks/review/review.schema.ts';
import { rewardBlock, rewardProse } from '../blocks/reward/reward.schema.ts';
import { runBlock, runProse } from '../blocks/run/run.schema.ts';
import { setBlock, setProse } from '../blocks/set/set.schema.ts';
import { shareBlock, shareProse } from '../blocks/share/share.schema.ts';
import { splitBlock, splitProse } from '../blocks/split/split.schema.ts';
import { submitBlock, submitProse } from '../blocks/submit/submit.schema.ts';
import { trackBlock, trackProse } from '../blocks/track/track.schema.ts';
import { eventBlock, eventProse } from '../blocks/event/event.schema.ts';
import { timelineBlock, timelineProse } from '../blocks/timeline/timeline.schema.ts';
import { countdownBlock, countdownProse } from '../blocks/countdown/countdown.schema.ts';
import { receiptBlock, receiptProse } from '../blocks/receipt/receipt.schema.ts';
import { chartBlock, chartProse } from '../blocks/chart/chart.schema.ts';
import { videoBlock, videoProse } from '../blocks/video/video.schema.ts';
import { commonKeys, type BlockProse, type BlockSchema } from '../blocks/block.schema.ts';
import { keyed } from './keys.ts';
import { list, oneOf, string, withSome } from './schema-forms.ts';
import { tieSteps, type Steps } from './targets.ts';

/*
 * Every block: what one line of a part may be. The only file that knows them all: a new block is a folder and a line in each of the two
 * lists. The types in flow.ts, the parser's verdict and the published JSON Schema come from here. Imported at run time by the lazy
 * parser, the checker and the build only.
 */

/** A step that has several of these verbs is read as the first one (so `reward` with `open` is a reward). */
export const blocks = [
  askBlock,
  setBlock,
  ifBlock,
  splitBlock,
  requestBlock,
  submitBlock,
  chatBlock,
  runBlock,
  trackBlock,
  consentBlock,
  shareBlock,
  rewardBlock,
  handoverBlock,
  cardsBlock,
  recommendBlock,
  instructionsBlock,
  reviewBlock,
  referralsBlock,
  newsBlock,
  eventBlock,
  timelineBlock,
  countdownBlock,
  receiptBlock,
  chartBlock,
  videoBlock,
  audioBlock,
  embedBlock,
  fileBlock,
  flowBlock,
  returnBlock,
  endBlock,
  openBlock,
] as const;

/** What people read about each block: no visitor loads it. */
export const blockProse: { readonly [verb in Verb]: BlockProse } = {
  ask: askProse,
  set: setProse,
  if: ifProse,
  split: splitProse,
  request: requestProse,
  submit: submitProse,
  chat: chatProse,
  run: runProse,
  track: trackProse,
  consent: consentProse,
  share: shareProse,
  reward: rewardProse,
  handover: handoverProse,
  cards: cardsProse,
  recommend: recommendProse,
  instructions: instructionsProse,
  review: reviewProse,
  referrals: referralsProse,
  news: newsProse,
  event: eventProse,
  timeline: timelineProse,
  countdown: countdownProse,
  receipt: receiptProse,
  chart: chartProse,
  video: videoProse,
  audio: audioProse,
  embed: embedProse,
  file: fileProse,
  flow: flowProse,
  return: returnProse,
  end: endProse,
  open: openProse,
};

type Block = (typeof blocks)[number];
export type Verb = Block['verb'];
export const verbs: readonly Verb[] = blocks.map(({ verb }) => verb);
/** Verbs that are passed over, in the order in which a step is searched for them. */
export const passedOver: readonly Verb[] = blocks.filter((each) => 'instead' in each).map(({ verb }) => verb);
/** A block by its verb. */
export const blockOf = Object.fromEntries(blocks.map((block) => [block.verb, block])) as unknown as {
  readonly [verb in Verb]: BlockSchema<verb, Extract<Block, { readonly verb: verb }>['schema']>;
};

export const plainKeys = ['say', 'image', 'go', 'wait', 'goal', 'celebrate', 'note', 'id'] as const;
/** A step without a verb. */
export const plainStep = withSome(
  plainKeys,
  'this step has neither a verb nor ' + plainKeys.join(', '),
  keyed(commonKeys),
);

/** The verbs that a step object has; more than one only where one is an option of the other. */
export const verbsOf = (step: object): Verb[] => {
  const found = Object.keys(step).filter((key): key is Verb => Object.hasOwn(blockOf, key));
  return found.length > 1 ? verbs.filter((verb) => found.includes(verb)) : found;
};

export type StepOf<V extends Verb> = v.InferOutput<Extract<Block, { readonly verb: V }>['schema']>;
export type StepObject = { [V in Verb]: StepOf<V> }[Verb] | v.InferOutput<typeof plainStep>;
export type Step = string | StepObject;

export const stepObjectSchema = v.union([
  ...blocks.map(({ schema }) => schema as v.GenericSchema),
  plainStep,
]) as v.GenericSchema<StepObject>;
const stepObjectLater = v.lazy((input): v.GenericSchema<StepObject> => {
  if (input === undefined) return stepObjectSchema;
  const verb = verbsOf(input as object)[0];
  return (verb ? blockOf[verb].schema : plainStep) as v.GenericSchema<StepObject>;
});
export const stepSchema: v.GenericSchema<Step> = oneOf('a text, or an object with a verb', {
  string,
  object: stepObjectLater,
});
export const stepsSchema: v.GenericSchema<Steps> = list(stepSchema, 'a list of steps') as v.GenericSchema<Steps>;
tieSteps(stepsSchema);
