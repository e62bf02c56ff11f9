import * as v from 'valibot';
import { own } from '../shared/json.ts';
import { canonicalTag } from '../shared/language.ts';
import { nearest } from '../shared/nearest.ts';
import type { FlowProblem } from './flow-problem.ts';
import { flowSchema } from './flow-schema.ts';
import { holdsSteps } from './key-roles.ts';
import { containerAt } from './schema-at.ts';
import { formOf, variantSchema } from './schema-forms.ts';
import { blocks, plainKeys, stepSchema, verbs, verbsOf } from './blocks.ts';
import { commonKeys } from '../blocks/block.schema.ts';
import { anyFieldKeys, formKeys, kindKeys, kindsWith, typeOf } from './questions.ts';
import type { Path } from '../shared/json-source.ts';
import { toJson } from '../shared/to-json.ts';

/** A problem before its place is known. `atKey`: the key is wrong, not the value. */
export interface UnplacedProblem extends Pick<FlowProblem, 'code' | 'severity' | 'message' | 'hint'> {
  readonly path: Path;
  readonly atKey?: boolean;
  /** Something else was meant here: what stands in it is not judged by what was not. */
  readonly isMisplaced?: boolean;
}

/** What was found, in few words. */
function described(value: unknown): string {
  const form = formOf(value);
  const empty = value === '' || (typeof value === 'object' && value && !Object.keys(value).length) ? 'empty ' : '';
  if (form === 'object' || form === 'list' || empty)
    return `a${empty && 'n'} ${empty}${form === 'string' ? 'text' : form}`.replace('a object', 'an object');
  const text = toJson(value);
  return text.length > 60 ? text.slice(0, 60) + '…' : text;
}

/** The thing at the end of a path, as one speaks of it. */
function named(path: Path): string {
  const last = path[path.length - 1];
  if (typeof last !== 'number') return last === undefined ? 'a flow' : `"${last}"`;
  return isStep(path) ? 'this step' : `number ${last + 1} of "${path[path.length - 2]}"`;
}
const isStep = (path: Path): boolean =>
  typeof path.at(-1) === 'number' && path[0] === 'parts' && (path.length === 3 || holdsSteps(String(path.at(-2))));

/** The options of all verbs. */
let options: ReadonlySet<string> | undefined;

/**
 * The key that was meant to be the verb of a step without one: the first that is neither allowed there nor an option of
 * any verb, else the first.
 */
function verbIn(step: object, allowed: readonly string[]): string | undefined {
  options ??= new Set(
    [commonKeys, formKeys, anyFieldKeys, { type: true }, kindKeys, ...blocks.map(({ keys }) => keys)].flatMap((keys) =>
      Object.keys(keys),
    ),
  );
  const stray = Object.keys(step).filter((key) => !allowed.includes(key));
  return stray.find((key) => !options!.has(key)) ?? stray[0];
}

/** What is wrong with a key; `undefined` where that cannot be said before the verb of its step is mended. */
function strayKey(path: Path, parent: object, candidates: readonly string[]): UnplacedProblem | undefined {
  const key = String(path[path.length - 1]);
  // A flow's own name is no verb.
  const found = path.length > 1 ? verbsOf(parent) : [];
  if (found.length && verbs.includes(key as never)) {
    return {
      code: 'several-verbs',
      severity: 'error',
      path,
      atKey: true,
      message: `a step has one verb, but here are "${found[0]}" and "${key}"`,
      hint: 'Make it two steps; the next line comes next.',
    };
  }
  const isField = path[path.length - 3] === 'fields';
  const isAsked = found[0] === 'ask' || isField;
  if (isAsked) {
    const elsewhere = ofOtherKind(path, parent, isField);
    if (elsewhere) return elsewhere;
  }
  // The keys of a step without a verb: one may have been meant.
  const plain = candidates.includes('celebrate') && candidates.includes('go') && !found.length;
  const possible = (plain ? [...verbs, ...candidates] : candidates).filter((each) => !Object.hasOwn(parent, each));
  // "optoins" makes a question of type text of what was to be a choice: the key that was meant may be another kind's.
  const meant = nearest(key, possible) ?? (isAsked ? nearest(key, Object.keys(kindKeys)) : undefined);
  const verbless = plain && !plainKeys.some((each) => Object.hasOwn(parent, each));
  if (verbless && verbIn(parent, candidates) !== key) return undefined;
  return {
    code: verbless ? 'unknown-verb' : 'unknown-key',
    severity: 'error',
    path,
    atKey: true,
    message: verbless
      ? `"${key}" is not a verb`
      : found.length
        ? `"${key}" is not an option of ${found[0]}`
        : `"${key}" is not known here`,
    hint: meant ? `Did you mean "${meant}"?` : `Possible here: ${possible.join(', ')}.`,
  };
}

/** A key that only other kinds of question have. */
function ofOtherKind(path: Path, asked: object, isField: boolean): UnplacedProblem | undefined {
  const key = String(path[path.length - 1]);
  const isForm = !isField && Object.hasOwn(asked, 'fields');
  const kinds = kindsWith(key);
  const possible = kinds.filter((kind) => kind.isField || !isField).map(({ type }) => type);
  if (!kinds.length && !(isForm && Object.hasOwn(anyFieldKeys, key))) return undefined;
  const own = isForm ? 'several fields' : `a ${isField ? 'field' : 'question'} of type ${typeOf(asked)}`;
  return {
    code: 'unknown-key',
    severity: 'error',
    path,
    atKey: true,
    message: kinds.length
      ? `"${key}" belongs to ${kinds.map(({ type }) => type).join(', ')}, not to ${own}`
      : `"${key}" belongs to a single question, not to ${own}`,
    hint: isForm
      ? 'Write it in the field that it is for, or remove it.'
      : possible.length
        ? `Remove it, or make it "type": "${possible.join('" or "')}".`
        : 'Remove it, or ask this in a step of its own: no field has this type.',
  };
}

const pointOf = (path: Path) => path.join('/');

const languageForm = /^(?=.)(?:[a-z]{2,3}(?:-[A-Za-z0-9]+)*)?(?:~[a-z][a-z0-9-]*)?$/;
const shown = (value: unknown): string => {
  const text = toJson(value);
  return text && text.length < 40 ? text : '"…"';
};

/** Keys that are no languages, where a text may have its languages: told once, with the shape that was meant. */
function notByLanguage(path: Path, of: object, expected: string): UnplacedProblem | undefined {
  const key = String(path.at(-1)),
    at = path.slice(0, -1),
    name = String(at.at(-1));
  const tag = canonicalTag(key.replace(/~.*/, ''));
  if (/^\p{L}{2,3}(?:[-_~]|$)/u.test(key) && tag)
    return {
      code: 'wrong-value',
      severity: 'error',
      path,
      atKey: true,
      message: `"${key}" is not a language tag, language~tone or ~tone`,
      hint: `Did you mean "${tag}${/~.*/.exec(key.toLowerCase())?.[0] ?? ''}"?`,
    };
  // The texts of the whole flow: each of their keys is wrong by itself.
  if (path[0] === 'texts') {
    const isText = typeof own(of, key) === 'string';
    return {
      code: 'wrong-value',
      severity: 'error',
      path,
      atKey: true,
      message: isText
        ? `"texts" has languages first, then their texts, so "${key}" cannot stand in it`
        : `the name "${key}" must be ${expected}`,
      hint: isText
        ? `Say of which language it is: "texts": {"nl": {${shown(key)}: ${shown(own(of, key))}}}.`
        : `Make it ${expected}.`,
      isMisplaced: isText,
    };
  }
  const stray = Object.entries(of).filter(([each]) => !languageForm.test(each));
  if (stray[0]?.[0] !== key) return undefined;
  if (path[0] === 'messages')
    return {
      code: 'wrong-value',
      severity: 'error',
      path: at,
      atKey: true,
      message: `"messages" has the chat's own words first, then their languages, not "${name}" with its words`,
      hint: `Write it the other way round: "messages": {${shown(key)}: {"${name}": ${shown(stray[0][1])}}}.`,
    };
  const first = stray.find(([each]) => /^(title|label|name|say|text)$/.test(each)) ?? stray[0],
    others = stray.filter((each) => each !== first).map(([each, value]) => `, "${each}": ${shown(value)}`);
  return {
    code: 'wrong-value',
    severity: 'error',
    path: at,
    message: `"${name}" is one text, or the same text by language, so ${stray.map(([each]) => `"${each}"`).join(', ')} cannot stand in it`,
    isMisplaced: true,
    hint: `Write the text there${others.length ? ', and the rest beside it' : ''}: {"${name}": ${shown(first[1])}${others.join('')}}.`,
  };
}

/** A verb or another key of a step whose options stand in it, not beside it: the shape that was meant. */
function optionsInside(path: Path, input: unknown): string | undefined {
  const name = String(path.at(-1));
  if (formOf(input) !== 'object' || path[0] !== 'parts' || typeof path.at(-2) !== 'number') return undefined;
  const inside = entriesOf(input);
  const main =
    inside.find(([each]) => /^(url|href|src|address|link)$/.test(each)) ?? inside.find(([each]) => each === name);
  const others = inside.filter((each) => each !== main).map(([each, value]) => `, "${each}": ${shown(value)}`);
  if (!main && !others.length) return undefined;
  return `Write it there, and the rest beside it: {"${name}": ${main ? shown(main[1]) : '"…"'}${others.join('')}}.`;
}

function explain(issue: v.BaseIssue<unknown>, above: Path, schema: v.GenericSchema): UnplacedProblem | undefined {
  const items = issue.path ?? [];
  const path = [...above, ...items.map((item) => item.key as string | number)];
  const last = items[items.length - 1];
  const container = containerAt(schema, items);
  if (issue.type === 'never') return strayKey(path, last!.input as object, Object.keys(container.entries ?? {}));
  if (last?.origin === 'key' && issue.type === 'object_with_rest') {
    return {
      code: 'missing',
      severity: 'error',
      path: path.slice(0, -1),
      message: `"${path[path.length - 1]}" is missing${path.length > 1 ? ` in ${named(path.slice(0, -1))}` : ''}`,
      hint: `Add "${path[path.length - 1]}": …`,
    };
  }
  if (last?.origin === 'key' && container.key === variantSchema && typeof last.input === 'object')
    return notByLanguage(path, last.input as object, issue.message);
  const name = last?.origin === 'key' ? `the name "${path[path.length - 1]}"` : named(path);
  if (issue.type === 'check' && typeof issue.input === 'object') {
    const step = isStep(path);
    return {
      code: step ? 'no-verb' : 'wrong-value',
      severity: 'error',
      path,
      message: step ? issue.message : `${name} must be ${issue.message}`,
      hint: step ? `The verbs are ${verbs.join(', ')}.` : 'Give it a label.',
    };
  }
  const words =
    issue.type === 'picklist' ? [...(issue.expected ?? '').matchAll(/"([^"]*)"/g)].map((found) => found[1]!) : [];
  const meant = typeof issue.input === 'string' ? meantWord(issue.input, words) : undefined;
  return {
    code: 'wrong-value',
    severity: 'error',
    path,
    atKey: last?.origin === 'key',
    message: `${name} must be ${issue.message}${last?.origin === 'key' ? '' : `, but is ${described(issue.input)}`}`,
    hint:
      meant !== undefined
        ? `Did you mean "${meant}"?`
        : words.length
          ? 'Write one of these words.'
          : (optionsInside(path, issue.input) ?? `Make it ${issue.message}.`),
  };
}

/** What fields are called in HTML and in other form tools, by what they are called here. */
const namesElsewhere: Readonly<Record<string, string>> = {
  tel: 'phone',
  textarea: 'long',
  select: 'choice',
  dropdown: 'choice',
  radio: 'choice',
  range: 'slider',
  stars: 'rating',
  nps: 'rating',
  likert: 'matrix',
  upload: 'file',
};

/** The word that was meant, of those that are possible. */
function meantWord(written: string, words: readonly string[]): string | undefined {
  const known: unknown = own(namesElsewhere, written.toLowerCase());
  return typeof known === 'string' && words.includes(known) ? known : nearest(written, words);
}

/**
 * Everything in which a flow differs from the schema; not many more than `limit`. Looks at one step after the other, so that a huge
 * broken file costs no more than its first problems.
 */
export function shapeProblems(flow: object, limit: number): UnplacedProblem[] {
  const found: UnplacedProblem[] = [];
  const judge = (schema: v.GenericSchema, value: unknown, path: Path) => {
    const { issues = [] } = v.safeParse(schema, value);
    const all = issues.slice(0, limit).flatMap((issue) => explain(issue, path, schema) ?? []);
    // Where something else was meant, what stands in it is not judged by what was not.
    const misplaced = all.filter(({ isMisplaced }) => isMisplaced).map(({ path }) => pointOf(path));
    found.push(
      ...all.filter(
        ({ path, isMisplaced }) => isMisplaced || !misplaced.some((place) => pointOf(path).startsWith(`${place}/`)),
      ),
    );
  };
  const parts = own(flow, 'parts');
  const lists =
    formOf(parts) === 'object'
      ? entriesOf(parts).filter((part): part is readonly [string, unknown[]] => Array.isArray(part[1]))
      : [];
  const frame = lists.length
    ? { ...flow, parts: { ...(parts as object), ...Object.fromEntries(lists.map(([name]) => [name, []])) } }
    : flow;
  judge(flowSchema, frame, []);
  for (const [part, steps] of lists) {
    for (let index = 0; index < steps.length && found.length <= limit; index++) {
      if (typeof steps[index] !== 'string') judge(stepSchema, steps[index], ['parts', part, index]);
    }
  }
  return found;
}

/** Own keys of plain data with their values; none for anything else. */
export const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value ? Object.entries(value) : [];

/**
 * The same, one after the other, without a list of pairs. Walks over all of a flow loop by themselves: what all of them called would be
 * compiled for speed in the first check, which costs more than that check gains.
 */
export const eachEntry = (value: unknown, visit: (name: string, inner: unknown) => void): void => {
  if (typeof value !== 'object' || !value) return;
  const names = Object.keys(value);
  for (let at = 0; at < names.length; at++) visit(names[at]!, (value as Record<string, unknown>)[names[at]!]);
};
