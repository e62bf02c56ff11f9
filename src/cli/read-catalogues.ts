import { dirname, join } from 'node:path';
import type { FlowProblem } from '../flow/flow-problem.ts';
import { own } from '../shared/json.ts';
import { readFileText } from './read-text.ts';

/** A problem with a file that a flow's `texts` names. */
export type CatalogueProblem = Omit<FlowProblem, 'code'> & { readonly code: 'unreadable-texts' };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a key of `texts` names a language, a tone or both: anything else is told by the checker. */
const isVariant = (key: string) => /^(\p{L}{2,3}([-_][\p{L}\d]+)*)?(~[\p{L}\d-]+)?$/u.test(key);

/**
 * A flow's text with its catalogues in place of their addresses, so that they are checked with it; each line stays where it is. An address
 * of the web, or of the site's root, is not a file that is known here: it stays.
 *
 * @param file of the flow, which the addresses are relative to
 */
export async function readCatalogues(
  text: string,
  file: string,
): Promise<{ readonly text: string; readonly problems: readonly CatalogueProblem[] }> {
  const problems: CatalogueProblem[] = [];
  let whole = text;
  let texts: unknown;
  try {
    texts = own(JSON.parse(text), 'texts');
  } catch {
    return { text, problems };
  }
  const wanted: [variant: string, address: string][] = [];
  if (typeof texts === 'string') wanted.push(['', texts]);
  else if (isObject(texts))
    for (const [variant, table] of Object.entries(texts))
      if (typeof table === 'string' && isVariant(variant)) wanted.push([variant, table]);
  for (const [variant, address] of wanted) {
    if (/^([a-z][a-z\d+.-]*:|\/)/i.test(address)) continue;
    const path = join(dirname(file), decodeURI(address.replace(/[?#].*/, '')));
    const fail = (message: string, hint: string) =>
      problems.push({
        code: 'unreadable-texts',
        severity: 'error',
        path: variant ? `/texts/${variant}` : '/texts',
        message: `${message}: ${path}`,
        hint,
      });
    const read = await readFileText(path).catch(() => undefined);
    if (!read) {
      fail('the file with these texts is not there', 'The address is relative to the flow.');
      continue;
    }
    let table: unknown;
    try {
      table = 'text' in read ? JSON.parse(read.text.replace(/^\uFEFF/, '')) : undefined;
    } catch {
      table = undefined;
    }
    const told = variant ? (own(table, variant) ?? table) : table;
    if (!isObject(told)) {
      fail('this file is no JSON object of texts', 'Write {"See you!": "Tot ziens!"}, as "texts" has it in a flow.');
      continue;
    }
    const written = JSON.stringify(address).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const name = JSON.stringify(variant || 'texts').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    whole = whole.replace(
      new RegExp(`(${name}\\s*:\\s*)${written}`),
      (_, before: string) => before + JSON.stringify(told),
    );
  }
  return { text: whole, problems };
}
