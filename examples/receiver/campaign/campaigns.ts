import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { addressOf } from '../../../src/campaign/addresses.ts';
import { findFiles } from '../../../src/cli/find-files.ts';
import { kindOfFile } from '../../../src/cli/kind-of-file.ts';
import { Rejection } from '../web/rejection.ts';
import { type Campaign, isOfCampaign } from './campaign.ts';
import { readCampaignFile } from './campaign-file.ts';

/** All campaigns of a receiver. */
export interface Campaigns {
  /** At least one, in the order in which they were named. */
  readonly all: readonly [Campaign, ...Campaign[]];
  /** The one that a flow, an address or a form names: by its id, or by the address of its file. */
  byName(named: string | null | undefined): Campaign | null;
}

/** @throws {Error} where there is none */
export function campaigns([first, ...others]: readonly Campaign[]): Campaigns {
  if (!first) throw new Error('There is no campaign. Set CAMPAIGN_FILE to a campaign file, or to a folder with some.');
  const all = [first, ...others] as const;
  return { all: [...all], byName: (named = null) => all.find((campaign) => isOfCampaign(campaign, named)) ?? null };
}

/**
 * The campaign that a query names; the first where it names none.
 *
 * @throws {Rejection} for a name of no campaign
 */
export function campaignAsked({ all, byName }: Campaigns, named: string | undefined): Campaign {
  if (named === undefined) return all[0];
  const campaign = byName(named);
  if (campaign) return campaign;
  throw new Rejection(404, 'unknown-campaign', 'There is no campaign of this name. Its name is the "id" of its file.');
}

/** A campaign before it is known where its site is. */
type FoundCampaign = Omit<Campaign, 'site'>;

/**
 * The campaigns that the setting `CAMPAIGN_FILE` names: a file, a folder, a pattern such as `campaigns/*.json`, or several of them, separated
 * by commas. In folders and patterns, files that are no campaigns are passed over. `eventStarts` takes the place of the date of the first event.
 *
 * @throws {Error} naming the file, the place and the cure
 */
export async function readCampaigns(setting: string, eventStarts?: string): Promise<FoundCampaign[]> {
  const paths: string[] = [];
  for (const named of setting.split(',').map((part) => part.trim()))
    if (named) paths.push(...(await campaignFilesOf(named)));
  const found: FoundCampaign[] = [];
  for (const path of new Set(paths)) {
    const isFirst = !found.some(({ file }) => file.event);
    const file = readCampaignFile(path, isFirst ? eventStarts : undefined);
    const fileName = basename(path);
    const address = addressOf(file, fileName);
    if (found.some((other) => other.file.id === file.id))
      throw new Error(`Campaign file ${path}: another one has the id "${file.id}". Give one of them another.`);
    if (found.some((other) => other.address === address))
      throw new Error(
        `Campaign file ${path}: another one lies at ${address}, too. Give one another name, or its pages another folder.`,
      );
    found.push({ fileName, file, address });
  }
  if (found.length === 0) throw new Error(`There is no campaign in ${setting}. Set CAMPAIGN_FILE to a campaign file.`);
  return found;
}

async function campaignFilesOf(named: string): Promise<string[]> {
  const found = await findFiles(named).catch((error: Error) => {
    throw new Error(`Campaign file ${named}: ${error.message} Set CAMPAIGN_FILE to a readable JSON file.`);
  });
  return found
    .filter((file) => file.named || kindOfFile(readFileSync(file.path, 'utf8')) === 'campaign')
    .map(({ path }) => path);
}
