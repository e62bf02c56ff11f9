import type * as v from 'valibot';
import { scanJson } from '../shared/json-source.ts';
import { campaignSchema } from './campaign.schema.ts';
import { type CampaignProblem, placed, type UnplacedCampaignProblem } from './campaign-problem.ts';
import { ruleProblems } from './rule-problems.ts';
import { readShape } from './shape.ts';

export type WrittenCampaign = v.InferOutput<typeof campaignSchema>;
type WrittenReward = WrittenCampaign['rewards'][number];

/** A reward of the file. Its `id` is its kind, where the file gives it none. One for finishing a flow is given once. */
export interface Reward extends Omit<WrittenReward, 'id' | 'sides'> {
  readonly id: string;
  /** None where it is for finishing a flow. */
  readonly sides: NonNullable<WrittenReward['sides']>;
}

export type Plan = NonNullable<WrittenCampaign['plans']>[number];
export type CampaignEvent = NonNullable<WrittenCampaign['event']>;

/** A campaign file as everything reads it: with what was left out. */
export interface CampaignFile extends Omit<WrittenCampaign, 'timeZone' | 'rewards'> {
  readonly timeZone: string;
  readonly rewards: readonly Reward[];
}

const withStandards = (written: WrittenCampaign): CampaignFile => ({
  ...written,
  timeZone: written.timeZone ?? written.event?.timeZone ?? 'UTC',
  rewards: written.rewards.map((reward) => ({
    ...reward,
    id: reward.id ?? reward.kind,
    sides: reward.sides ?? [],
    once: reward.once || reward.finishing !== undefined,
  })),
});

export interface ReadCampaign {
  /** `null` when there is an error. */
  readonly file: CampaignFile | null;
  /** The same, also where its rules contradict each other; `null` where it has not the shape of a campaign. */
  readonly draft: CampaignFile | null;
  /** In the order of the file. */
  readonly problems: readonly CampaignProblem[];
}

const fault = (
  code: CampaignProblem['code'],
  message: string,
  hint: string,
  path: UnplacedCampaignProblem['path'] = [],
): UnplacedCampaignProblem => ({ code, severity: 'error', path, message, hint });

/** The value that a text holds, or why it holds none. */
function readJson(
  text: string,
): { readonly value: unknown; readonly problems: UnplacedCampaignProblem[] } | { readonly broken: CampaignProblem } {
  const problems: UnplacedCampaignProblem[] = [];
  const broken = scanJson(text, {
    doubled: (path) =>
      problems.push({
        ...fault(
          'duplicate-name',
          `"${path.at(-1)}" appears twice in one object; the first is ignored`,
          'Keep one of them.',
          [...path],
        ),
        atKey: true,
      }),
  });
  if (!broken) return { value: JSON.parse(text), problems };
  const { at, message, hint } = broken;
  const before = text.slice(0, at).split(/\r\n|\n|\r/);
  return {
    broken: {
      code: 'bad-json',
      severity: 'error',
      path: '',
      line: before.length,
      column: before.at(-1)!.length + 1,
      message,
      hint,
    },
  };
}

/** A campaign from JSON text or an object, with every problem that it has by itself. Never throws. */
export function readCampaign(source: unknown): ReadCampaign {
  const text = typeof source === 'string' ? source.replace(/^\uFEFF/, '') : undefined;
  const json = text === undefined ? { value: source, problems: [] } : readJson(text);
  if ('broken' in json) return { file: null, draft: null, problems: [json.broken] };
  const { value, problems } = json;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    problems.push(
      fault('not-a-campaign', 'a campaign file is an object', 'Begin with {"id": "my-campaign", "brand": "…"}.'),
    );
  if (problems.length) return { file: null, draft: null, problems: placed(problems, text) };
  const shape = readShape(campaignSchema, value);
  if (!shape.output) return { file: null, draft: null, problems: placed(shape.problems, text) };
  const file = withStandards(shape.output);
  const rules = ruleProblems(file, value as object);
  return {
    file: rules.some(({ severity }) => severity === 'error') ? null : file,
    draft: file,
    problems: placed(rules, text),
  };
}
