import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { CampaignProblem } from '../campaign/campaign-problem.ts';
import type { CheckedBlock } from '../check/page-blocks.ts';
import { placeOf, pointOf, type FlowProblem } from '../flow/flow-problem.ts';
import type { UnplacedThemeProblem } from '../theme/check-theme.lazy.ts';
import { checkCampaignFiles } from './check-campaign-files.ts';
import { findFiles, NotFound } from './find-files.ts';
import { readCatalogues } from './read-catalogues.ts';
import { type FileKind, kindOfFile } from './kind-of-file.ts';
import { readFileText, readStdin, type ReadText } from './read-text.ts';

export const checkUsage = `Usage: smoc-chat check [--json] [--blocks MODULE] FILE…

Checks flow files: their JSON and shape, places, variables, translations, consent, addresses, pictures, labels.
Checks theme files: their JSON and shape, and each colour that cannot be read where it stands, with the nearest that can,
and each name that no chat knows.
Checks campaign files: their JSON and shape, rules and dates, both flows, and that these belong to the campaign and show what it promises.

  FILE     a file, a folder (its JSON files and those below; what is no flow, theme or campaign is passed over),
           a pattern such as "flows/*.json", or - for standard input
  --blocks MODULE
           a JavaScript module whose export "blocks" lists the steps that the page brings itself
  --json   problems as one JSON list: file, code, severity, part, step, path, line, column, message, hint

Exit code: 0 without errors (there may be warnings), 1 with errors, 2 when nothing could be checked.
`;

/** Where a command reads and writes. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array>;
  out(text: string): void;
  err(text: string): void;
}

/** What is wrong with a flow, a theme or a campaign. */
type Problem = Omit<FlowProblem, 'code'> & {
  readonly code: FlowProblem['code'] | UnplacedThemeProblem['code'] | CampaignProblem['code'];
};

interface Checked {
  readonly file: string;
  readonly kind: FileKind;
  readonly problems: readonly Problem[];
}

const checkText = {
  flow: async (text: string, file: string, blocks: readonly CheckedBlock[]): Promise<readonly Problem[]> => {
    const [{ checkFlow }, { texts, problems }] = await Promise.all([
      import('../check/check.lazy.ts'),
      readCatalogues(text, file),
    ]);
    return [...checkFlow(text, { texts, blocks }), ...problems];
  },
  theme: async (text: string): Promise<readonly Problem[]> => {
    const [{ checkTheme }, { knownVoice }] = await Promise.all([
      import('../theme/check-theme.lazy.ts'),
      import('../tone/known-voice.lazy.ts'),
    ]);
    return checkTheme(text, knownVoice).map(({ value, used, ...problem }) => problem);
  },
};

/** A campaign's own question for an identity number is no mere warning: its friends are strangers to the shop. */
const asError = (problem: Problem): Problem =>
  problem.code === 'sensitive-question' ? { ...problem, severity: 'error' } : problem;

/** A campaign file with its flows: each by itself, and as a part of the whole. */
const checkCampaign = async (
  text: string,
  file: string,
  blocks: readonly CheckedBlock[],
): Promise<readonly Checked[]> => {
  const checked: Checked[] = [];
  for (const { file: path, flow, problems } of await checkCampaignFiles(text, file)) {
    if (flow === undefined) checked.push({ file: path, kind: 'campaign', problems });
    else {
      const own = await checkText.flow(flow, path, blocks);
      checked.push({ file: path, kind: 'flow', problems: [...problems, ...own.map(asError)] });
    }
  }
  return checked;
};

/** The blocks that a module of the page's lists; what is wrong with it where it cannot be used. */
async function readBlocks(module: string): Promise<readonly CheckedBlock[] | string> {
  try {
    const { blocks } = (await import(pathToFileURL(resolve(module)).href)) as { readonly blocks?: unknown };
    if (Array.isArray(blocks)) return blocks as readonly CheckedBlock[];
    return `${module} exports no list "blocks".\n`;
  } catch (error) {
    return `${module} cannot be imported: ${(error as Error).message}\n`;
  }
}

/** `vip.json:12:5 error unknown-target …`, and the cure below it. */
function lines(file: string, problem: Problem): string {
  const { severity, code, message, hint } = problem,
    place = placeOf(problem);
  return `${pointOf(problem, file)} ${severity} ${code} ${place && `${place}: `}${message}\n    ${hint}\n`;
}

const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? '' : 's'}`;

/** "1 campaign, 2 flows and 1 theme" */
const sum = (checked: readonly Checked[]) =>
  new Intl.ListFormat('en-GB').format(
    (['campaign', 'flow', 'theme'] as const)
      .map((kind) => [checked.filter((each) => each.kind === kind).length, kind] as const)
      .flatMap(([number, kind]) => (number ? [count(number, kind)] : [])),
  );

/** `smoc-chat check`: gives the exit code. */
export async function check(args: readonly string[], { stdin, out, err }: Terminal): Promise<number> {
  let given;
  try {
    given = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, blocks: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    err(`${(error as Error).message}\n\n${checkUsage}`);
    return 2;
  }
  const {
    values: { json, help, blocks: module },
    positionals,
  } = given;
  if (help) {
    out(checkUsage);
    return 0;
  }
  if (!positionals.length) {
    err(`Which file? Name one, or a folder.\n\n${checkUsage}`);
    return 2;
  }

  let blocks: readonly CheckedBlock[] = [];
  if (module !== undefined) {
    const read = await readBlocks(module);
    if (typeof read === 'string') {
      err(read);
      return 2;
    }
    blocks = read;
  }

  const checked: Checked[] = [];
  const take = async (file: string, read: ReadText, named: boolean) => {
    if ('problem' in read) checked.push({ file, kind: 'flow', problems: [read.problem] });
    else {
      const kind = kindOfFile(read.text) ?? (named ? 'flow' : undefined);
      if (kind === 'campaign') {
        const parts = await checkCampaign(read.text, file, blocks);
        // A flow that was met before its campaign is told of once.
        const others = checked.filter((earlier) => !parts.some((part) => part.file === earlier.file));
        checked.splice(0, Infinity, ...others, ...parts);
      } else if (kind) checked.push({ file, kind, problems: await checkText[kind](read.text, file, blocks) });
    }
  };
  let misused = false;
  for (const argument of positionals) {
    try {
      const before = checked.length;
      if (argument === '-') await take('-', await readStdin(stdin), true);
      else
        for (const { path, named } of await findFiles(argument))
          if (!checked.some(({ file }) => file === path)) await take(path, await readFileText(path), named);
      if (checked.length === before && argument !== '-')
        throw new NotFound(`There is no flow, theme or campaign in ${argument}.`);
    } catch (error) {
      err(
        error instanceof NotFound ? `${error.message}\n` : `${argument} cannot be read: ${(error as Error).message}\n`,
      );
      misused = true;
    }
  }

  const problems = checked.flatMap(({ file, problems: found }) => found.map((problem) => ({ file, ...problem })));
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (json) out(`${JSON.stringify(problems, null, 2)}\n`);
  else {
    for (const { file, ...problem } of problems) out(lines(file, problem));
    if (checked.length)
      out(
        `${sum(checked)} checked: ${problems.length ? `${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}` : 'nothing to mend'}\n`,
      );
  }
  return misused ? 2 : errors ? 1 : 0;
}
