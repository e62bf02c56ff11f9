import { parseFlow } from '../flow/parse-flow.lazy.ts';
import type { UnusableFlow, LoadedFlow } from './load-flow.ts';

/**
 * What is wrong with a flow that cannot be used, in words; the flow itself where only the cheap look was mistaken.
 *
 * @param isFile the page was opened as a file, and so is what it asks for
 * @param failure why it could not be fetched: a status, or an error; undefined if it was
 */
export function explainFlow(
  source: unknown,
  src: string | undefined,
  failure: unknown,
  isFile?: boolean,
): LoadedFlow | UnusableFlow {
  if (failure !== undefined && isFile)
    return {
      code: 'no-flow',
      problems: [],
      message: `The flow ${src} cannot be read by a page that was opened as a file: browsers let such a page read no other file.`,
      hint: 'Open the page through a server, such as the one that "npx vite" starts, or put the flow into the page.',
    };
  if (failure !== undefined)
    return {
      code: 'no-flow',
      problems: [],
      message: `The flow ${src} could not be fetched${typeof failure === 'number' ? ` (status ${failure})` : ''}.`,
      hint: 'Does the address open in a browser? On another origin it must allow this page (Access-Control-Allow-Origin).',
    };
  const { flow, problems } = parseFlow(source);
  if (flow) return { flow };
  const { code, message, hint, path, line, column } = problems.find(({ severity }) => severity === 'error')!;
  return {
    code,
    message: `${src ?? 'flow'}${line ? `:${line}:${column}` : ''}: ${message}${path && ` (at ${path})`}.`,
    hint,
    problems,
  };
}
