import { parseArgs } from 'node:util';
import { checkFlow } from '../flow/check-flow.lazy.ts';
import { placeOf, pointOf, type FlowProblem } from '../flow/flow-problem.ts';
import { own } from '../shared/json.ts';
import { findFlows, NotFound } from './find-flows.ts';
import { readFileText, readStdin, type ReadText } from './read-text.ts';

export const checkUsage = `Usage: smoc-chat check [--json] FILE…

Checks flow files: their JSON and shape, places, variables, translations, consent, addresses, pictures, labels.

  FILE     a file, a folder (its JSON files and those below; what is no flow is passed over),
           a pattern such as "flows/*.json", or - for standard input
  --json   problems as one JSON list: file, code, severity, part, step, path, line, column, message, hint

Exit code: 0 without errors (there may be warnings), 1 with errors, 2 when nothing could be checked.
`;

/** Where a command reads and writes. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array>;
  out(text: string): void;
  err(text: string): void;
}

interface Checked {
  readonly file: string;
  readonly problems: readonly FlowProblem[];
}

/** Whether JSON text is another kind of file; broken JSON may have been a flow. */
function isOther(text: string): boolean {
  try {
    const value = JSON.parse(text.trim()) as unknown;
    return own(value, 'flow') === undefined || own(value, 'parts') === undefined;
  } catch {
    return false;
  }
}

/** `vip.json:12:5 error unknown-target …`, and the cure below it. */
function lines(file: string, problem: FlowProblem): string {
  const { severity, code, message, hint } = problem, place = placeOf(problem);
  return `${pointOf(problem, file)} ${severity} ${code} ${place && `${place}: `}${message}\n    ${hint}\n`;
}

const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? '' : 's'}`;

/** `smoc-chat check`: gives the exit code. */
export async function check(args: readonly string[], { stdin, out, err }: Terminal): Promise<number> {
  let given;
  try {
    given = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    err(`${(error as Error).message}\n\n${checkUsage}`);
    return 2;
  }
  const { values: { json, help }, positionals } = given;
  if (help) {
    out(checkUsage);
    return 0;
  }
  if (!positionals.length) {
    err(`Which file? Name one, or a folder.\n\n${checkUsage}`);
    return 2;
  }

  const checked: Checked[] = [];
  const take = (file: string, read: ReadText, named: boolean) => {
    if ('problem' in read) checked.push({ file, problems: [read.problem] });
    else if (named || !isOther(read.text)) checked.push({ file, problems: checkFlow(read.text).problems });
  };
  let misused = false;
  for (const argument of positionals) {
    try {
      const before = checked.length;
      if (argument === '-') take('-', await readStdin(stdin), true);
      else for (const { path, named } of await findFlows(argument)) if (!checked.some(({ file }) => file === path)) take(path, await readFileText(path), named);
      if (checked.length === before && argument !== '-') throw new NotFound(`There is no flow in ${argument}.`);
    } catch (error) {
      err(error instanceof NotFound ? `${error.message}\n` : `${argument} cannot be read: ${(error as Error).message}\n`);
      misused = true;
    }
  }

  const problems = checked.flatMap(({ file, problems: found }) => found.map((problem) => ({ file, ...problem })));
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (json) out(`${JSON.stringify(problems, null, 2)}\n`);
  else {
    for (const { file, ...problem } of problems) out(lines(file, problem));
    if (checked.length) out(`${count(checked.length, 'flow')} checked: ${problems.length ? `${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}` : 'nothing to mend'}\n`);
  }
  return misused ? 2 : errors ? 1 : 0;
}
