import type { FlowProblem } from '../flow/flow-problem.ts';
import { own } from '../shared/json.ts';
import { parsedJson } from '../shared/parsed-json.ts';
import { toJson } from '../shared/to-json.ts';
import { isRecord } from '../shared/as-record.ts';

/** A file that a flow's `texts` names: for one language or tone, or with '' for all of them. */
export interface TextsFile {
  readonly variant: string;
  /** As the flow has it. */
  readonly address: string;
}

/** Whether a key of `texts` names a language, a tone or both: anything else is told by the checker. */
const isVariant = (key: string) => /^(\p{L}{2,3}([-_][\p{L}\d]+)*)?(~[\p{L}\d-]+)?$/u.test(key);

/** The files that a flow's `texts` names. None for what is no flow: that is told elsewhere. */
export function textsFiles(source: unknown): readonly TextsFile[] {
  const texts = own(parsedJson(source), 'texts');
  if (typeof texts === 'string') return [{ variant: '', address: texts }];
  if (!isRecord(texts)) return [];
  return Object.entries(texts).flatMap(([variant, address]) =>
    typeof address === 'string' && isVariant(variant) ? [{ variant, address }] : [],
  );
}

/** A problem with a file that `texts` names. */
export const unreadableTexts = ({ variant }: TextsFile, message: string, hint: string): FlowProblem => ({
  code: 'unreadable-texts',
  severity: 'error',
  path: variant ? `/texts/${variant}` : '/texts',
  message,
  hint,
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The flow with `table` in place of the address; in a text each line stays where it is. */
function placed(source: unknown, { variant, address }: TextsFile, table: object): unknown {
  if (typeof source === 'string') {
    const key = new RegExp(`(${escaped(toJson(variant || 'texts'))}\\s*:\\s*)${escaped(toJson(address))}`);
    return source.replace(key, (_, before: string) => before + toJson(table));
  }
  const flow = source as { readonly texts?: object };
  return { ...flow, texts: variant ? { ...flow.texts, [variant]: table } : table };
}

/**
 * A flow with what the files of its `texts` hold in place of their addresses, so that they are checked with it.
 *
 * @param contents by address, as the flow has it: the text of the file, or what it holds. An address that is not among them stays
 */
export function placeTexts(
  source: unknown,
  contents: Readonly<Record<string, unknown>>,
): { readonly source: unknown; readonly problems: readonly FlowProblem[] } {
  const problems: FlowProblem[] = [];
  let whole = source;
  for (const file of textsFiles(source)) {
    if (!Object.hasOwn(contents, file.address)) continue;
    const held = parsedJson(contents[file.address]);
    const table = file.variant ? (own(held, file.variant) ?? held) : held;
    if (isRecord(table)) whole = placed(whole, file, table);
    else
      problems.push(
        unreadableTexts(
          file,
          `this file is no JSON object of texts: ${file.address}`,
          'Write {"See you!": "Tot ziens!"}, as "texts" has it in a flow.',
        ),
      );
  }
  return { source: whole, problems };
}
