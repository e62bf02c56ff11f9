import { dirname, join } from 'node:path';
import { textsFiles, unreadableTexts } from '../check/place-texts.ts';
import type { FlowProblem } from '../flow/flow-problem.ts';
import { readFileText } from './read-text.ts';

/** An address of the web, or of the site's root: no file that is known here. */
const isElsewhere = (address: string) => /^([a-z][a-z\d+.-]*:|\/)/i.test(address);

/**
 * What the files hold that a flow's `texts` names, by their address, and those that cannot be read.
 *
 * @param file of the flow, which the addresses are relative to
 */
export async function readCatalogues(
  flow: string,
  file: string,
): Promise<{ readonly texts: Readonly<Record<string, string>>; readonly problems: readonly FlowProblem[] }> {
  const texts: Record<string, string> = {};
  const problems: FlowProblem[] = [];
  for (const wanted of textsFiles(flow)) {
    const { address } = wanted;
    if (isElsewhere(address)) continue;
    const path = join(dirname(file), decodeURI(address.replace(/[?#].*/, '')));
    const read = await readFileText(path).catch(() => undefined);
    if (read) texts[address] = 'text' in read ? read.text : '';
    else
      problems.push(
        unreadableTexts(
          wanted,
          `the file with these texts is not there: ${path}`,
          'The address is relative to the flow.',
        ),
      );
  }
  return { texts, problems };
}
