import * as v from 'valibot';
import { containerAt } from '../flow/schema-at.ts';
import { formOf } from '../flow/schema-forms.ts';
import type { Path } from '../shared/json-source.ts';
import { nearest } from '../shared/nearest.ts';
import { toJson } from '../shared/to-json.ts';
import type { UnplacedCampaignProblem } from './campaign-problem.ts';

/** What was found, in few words. */
function described(value: unknown): string {
  const form = formOf(value);
  if (form === 'object') return 'an object';
  if (form === 'list') return 'a list';
  const text = toJson(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** The thing at the end of a path, as one speaks of it. */
function named(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'a campaign file';
  return typeof last === 'number' ? `number ${last + 1} of "${path.at(-2)}"` : `"${last}"`;
}

function explain(issue: v.BaseIssue<unknown>, schema: v.GenericSchema): UnplacedCampaignProblem {
  const items = issue.path ?? [];
  const path = items.map(({ key }) => key as string | number);
  const last = items.at(-1);
  const { entries = {} } = containerAt(schema, items);
  const key = String(path.at(-1));
  if (issue.type === 'never') {
    const possible = Object.keys(entries).filter((each) => !Object.hasOwn(last!.input as object, each));
    const meant = nearest(key, possible);
    return {
      code: 'unknown-key',
      severity: 'error',
      path,
      atKey: true,
      message: `"${key}" is not known here`,
      hint: meant ? `Did you mean "${meant}"?` : `Possible here: ${possible.join(', ')}.`,
    };
  }
  if (last?.origin === 'key' && issue.type === 'object_with_rest')
    return {
      code: 'missing',
      severity: 'error',
      path: path.slice(0, -1),
      message: `"${key}" is missing${path.length > 1 ? ` in ${named(path.slice(0, -1))}` : ''}`,
      hint: `Add "${key}".`,
    };
  const words =
    issue.type === 'picklist' ? [...(issue.expected ?? '').matchAll(/"([^"]*)"/g)].map((found) => found[1]!) : [];
  const meant = typeof issue.input === 'string' ? nearest(issue.input, words) : undefined;
  const isKey = last?.origin === 'key';
  return {
    code: 'wrong-value',
    severity: 'error',
    path,
    atKey: isKey,
    message: isKey
      ? `the name "${key}" must be ${issue.message}`
      : `${named(path)} must be ${issue.message}, but is ${described(issue.input)}`,
    hint: meant ? `Did you mean "${meant}"?` : `Make it ${issue.message}.`,
  };
}

/** Everything in which a value differs from its schema, and what was made of it where that is nothing. */
export function readShape<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): { readonly output?: v.InferOutput<Schema>; readonly problems: readonly UnplacedCampaignProblem[] } {
  const read = v.safeParse(schema, value);
  return read.success
    ? { output: read.output, problems: [] }
    : { problems: read.issues.map((issue) => explain(issue, schema)) };
}
