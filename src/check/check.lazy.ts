/* The public entry `smoc-chat/check`: pure, for Node and build tools as for a browser. The command line is made of it. */
import { checkFlow as check } from '../flow/check-flow.lazy.ts';
import type { FlowProblem } from '../flow/flow-problem.ts';
import { knownVoice } from '../tone/known-voice.lazy.ts';
import { withPageBlocks, type CheckedBlock } from './page-blocks.ts';
import { placeTexts } from './place-texts.ts';

export type { BlockFinding, CheckedBlock } from './page-blocks.ts';
export {
  checkCampaign,
  type CampaignCheckOptions,
  type CampaignProblem,
  type CampaignProblemCode,
  type CheckedCampaign,
} from '../campaign/check-campaign.lazy.ts';
export { formatProblem, type FlowProblem, type FlowProblemCode } from '../flow/flow-problem.ts';

export interface CheckOptions {
  /**
   * What the files hold that the flow's `texts` names, by their address as the flow has it: their text, or the parsed
   * JSON. Their translations are checked with the flow. What is not in here is not looked into.
   */
  readonly texts?: Readonly<Record<string, unknown>>;
  /** Steps that the page brings itself (`element.blocks`): each judges its own. */
  readonly blocks?: readonly CheckedBlock[];
}

/**
 * All problems of a flow, in the order of the file. Empty if there are no problems. An `error` keeps the flow from running, a
 * `warning` does not. Never throws.
 *
 * @param flow JSON text, by which each problem has its `line` and `column`; or the parsed object
 */
export function checkFlow(flow: unknown, { texts = {}, blocks = [] }: CheckOptions = {}): readonly FlowProblem[] {
  const { source, problems } = placeTexts(flow, texts);
  return withPageBlocks(flow, [...check(source, knownVoice).problems, ...problems], blocks);
}
