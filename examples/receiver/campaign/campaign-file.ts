import { readFileSync } from 'node:fs';
import { type CampaignFile, readCampaign } from '../../../src/campaign/campaign-file.ts';
import { readDate } from '../../../src/campaign/dates.ts';

export type { CampaignFile, Reward } from '../../../src/campaign/campaign-file.ts';

/**
 * Reads a campaign file. `eventStarts` takes the place of the file's own date.
 *
 * @throws {Error} naming the file, every place, what is wrong and the cure.
 */
export function readCampaignFile(path: string | URL, eventStarts?: string): CampaignFile {
  const fault = (what: string) => new Error(`Campaign file ${String(path)}: ${what}`);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw fault(`${(error as Error).message}. Set CAMPAIGN_FILE to a readable JSON file.`);
  }
  const { file, problems } = readCampaign(text);
  if (!file)
    throw fault(
      problems
        .filter(({ severity }) => severity === 'error')
        .map(({ line, column, message, hint }) => `\n  ${[line, column].filter(Boolean).join(':')} ${message}. ${hint}`)
        .join(''),
    );
  if (eventStarts === undefined || !file.event) return file;
  try {
    readDate(eventStarts, file.event.timeZone);
  } catch (error) {
    throw fault((error as Error).message);
  }
  return { ...file, event: { ...file.event, starts: eventStarts } };
}
