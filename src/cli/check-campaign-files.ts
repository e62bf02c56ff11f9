import { basename, dirname, join } from 'node:path';
import type { CampaignProblem, FlowSide } from '../campaign/check-campaign.lazy.ts';
import { readFileText } from './read-text.ts';

/** What is wrong with one file of a campaign, as one of its parts. */
export interface CheckedCampaignFile {
  readonly file: string;
  /** Of a flow; `undefined` for the campaign file itself. */
  readonly flow?: string;
  readonly problems: readonly CampaignProblem[];
}

/** The campaign file and its two flows, which are read beside it: what is wrong with the campaign, and with each flow as its side. */
export async function checkCampaignFiles(text: string, file: string): Promise<readonly CheckedCampaignFile[]> {
  const { checkCampaign, flowFiles, missingFlow } = await import('../campaign/check-campaign.lazy.ts');
  const flows: { [side in FlowSide]?: string } = {};
  const missing: CampaignProblem[] = [];
  const paths = Object.entries(flowFiles(text, basename(file))) as [FlowSide, string][];
  for (const [side, near] of paths) {
    const path = join(dirname(file), near);
    const read = await readFileText(path).catch(() => undefined);
    if (!read) missing.push(missingFlow(text, side, path));
    else if ('text' in read) flows[side] = read.text;
  }
  const checked = checkCampaign(text, { flows, fileName: basename(file) });
  return [
    { file, problems: [...checked.campaign, ...missing] },
    ...paths.flatMap(([side, near]) => {
      const flow = flows[side];
      return flow === undefined ? [] : [{ file: join(dirname(file), near), flow, problems: checked.flows[side] }];
    }),
  ];
}
