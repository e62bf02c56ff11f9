import { parsedJson } from '../shared/parsed-json.ts';
import { addressOf, pathOf, relativePath } from './addresses.ts';
import { readCampaign } from './campaign-file.ts';
import { type CampaignProblem, placed, type UnplacedCampaignProblem } from './campaign-problem.ts';
import {
  answersOf,
  fitProblems,
  type FlowSide,
  languageProblems,
  languagesOf,
  profileProblems,
} from './fit-problems.ts';

export type { CampaignProblem, CampaignProblemCode } from './campaign-problem.ts';
export type { FlowSide } from './fit-problems.ts';

export interface CampaignCheckOptions {
  /** The two flows: JSON text, or the parsed objects. Whether they fit is looked at only for those that are here. */
  readonly flows?: { readonly [side in FlowSide]?: unknown };
  /** Name of the file, by which it lies beside the customer's page. Default: `campaign.json`. */
  readonly fileName?: string;
}

export interface CheckedCampaign {
  /** Problems of the campaign file. */
  readonly campaign: readonly CampaignProblem[];
  /** What keeps each flow from being its side of the campaign. What is wrong with it by itself, `checkFlow` tells. */
  readonly flows: { readonly [side in FlowSide]: readonly CampaignProblem[] };
}

/**
 * All problems of a campaign file, in its order, and whether its flows fit to it. Never throws.
 *
 * @param campaign JSON text, by which each problem has its `line` and `column`; or the parsed object
 */
export function checkCampaign(
  campaign: unknown,
  { flows = {}, fileName = 'campaign.json' }: CampaignCheckOptions = {},
): CheckedCampaign {
  const { draft: file, problems } = readCampaign(campaign);
  if (!file) return { campaign: problems, flows: { customer: [], friend: [] } };
  const address = addressOf(file, fileName);
  const languages = new Set<string>();
  const answers: string[] = [];
  const fit = (side: FlowSide) => {
    const source = flows[side];
    const flow = parsedJson(source);
    if (typeof flow !== 'object' || flow === null) return [];
    for (const language of languagesOf(flow)) languages.add(language);
    answers.push(...answersOf(flow));
    return placed(fitProblems(flow, side, file, address), textOf(source));
  };
  const fits = { customer: fit('customer'), friend: fit('friend') };
  // Only of both together it is known what is never asked.
  const unasked = flows.customer === undefined || flows.friend === undefined ? [] : profileProblems(file, answers);
  return {
    campaign: [...problems, ...placed([...languageProblems(file, [...languages]), ...unasked], textOf(campaign))],
    flows: fits,
  };
}

const textOf = (source: unknown) => (typeof source === 'string' ? source : undefined);

/** Where the flows of a campaign lie, seen from the folder of its file; none where it names none, or is no campaign. */
export function flowFiles(campaign: unknown, fileName: string): { readonly [side in FlowSide]?: string } {
  const { draft } = readCampaign(campaign);
  if (!draft?.flows) return {};
  const address = addressOf(draft, fileName);
  const near = (flow: string) => decodeURI(relativePath(pathOf(flow, address), address));
  return { customer: near(draft.flows.customer), friend: near(draft.flows.friend) };
}

/** A flow that is not where the campaign says. */
export const missingFlow = (campaign: string, side: FlowSide, path: string): CampaignProblem => {
  const problem: UnplacedCampaignProblem = {
    code: 'unreadable-flow',
    severity: 'error',
    path: ['flows', side],
    message: `the ${side}'s flow was not found: ${path}`,
    hint: "Flows lie where their addresses say, seen from the customer's page, beside which this file lies.",
  };
  return placed([problem], campaign)[0]!;
};
