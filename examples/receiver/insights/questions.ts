import { askedIn, flowMap, reachable, type Stop, type Way } from '../../../src/flow/checks/flow-map.ts';
import { own } from '../../../src/shared/json.ts';
import { textFor } from '../../../src/campaign/texts.ts';
import type { FlowFile } from './flow-files.ts';

/** A question whose answers can be counted without keeping anybody's own words. */
export interface CountedQuestion {
  /** The name that its answer is kept under. */
  readonly name: string;
  readonly text: string;
  readonly kind: 'choice' | 'rating';
  /** What may be chosen, in the flow's order: the kept value with its words. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** A step of a flow as a page of numbers shows it. */
export interface FlowStep {
  /** As envelopes name it: `welcome/3`. */
  readonly path: string;
  readonly part: string;
  readonly text: string;
}

const VOICE = { locale: 'en', tone: '' };
const MOST_CHARACTERS = 90;

/** An author's text in a line. */
function inWords(text: unknown): string {
  const plain =
    typeof text === 'string'
      ? text
      : Array.isArray(text)
        ? inWords(text[0])
        : typeof text === 'object' && text !== null
          ? textFor(text as Record<string, string>, VOICE)
          : '';
  return shortened(withoutMarks(plain));
}

/** Links as their words; stars of bold and italic go. */
const withoutMarks = (text: string): string => text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('**', '');

function shortened(plain: string): string {
  return plain.length > MOST_CHARACTERS ? `${plain.slice(0, MOST_CHARACTERS).trimEnd()}…` : plain;
}

const choicesOf = (options: unknown): CountedQuestion['choices'] =>
  (Array.isArray(options) ? (options as unknown[]) : []).flatMap((option) => {
    const label = typeof option === 'string' ? option : inWords(own(option, 'label'));
    const value = typeof option === 'string' ? option : (own(option, 'value') ?? label);
    return ['string', 'number', 'boolean'].includes(typeof value) ? [{ value: String(value), label }] : [];
  });

const STARS = 5;

/** A scale's values from `start` (1 where it is not said). */
function scaleOf(asked: object): CountedQuestion['choices'] {
  const scale = own(asked, 'scale');
  const start = own(asked, 'start');
  const first = typeof start === 'number' ? start : 1;
  const count = typeof scale === 'number' && scale > 0 && scale <= 100 ? scale : STARS;
  return Array.from({ length: count }, (_, n) => ({ value: String(first + n), label: String(first + n) }));
}

function countedOf(asked: object, step: object): CountedQuestion[] {
  const name = own(asked, 'as');
  const text = inWords(own(asked, 'label') ?? own(asked, 'ask') ?? own(step, 'ask'));
  const rows = own(asked, 'rows');
  if (Array.isArray(rows))
    return (rows as unknown[]).flatMap((row) => {
      const rowName = own(row, 'as');
      return typeof rowName === 'string'
        ? [
            {
              name: rowName,
              text: inWords(own(row, 'label')) || text,
              kind: 'choice' as const,
              choices: choicesOf(own(asked, 'options')),
            },
          ]
        : [];
    });
  if (typeof name !== 'string') return [];
  if (own(asked, 'type') === 'rating') return [{ name, text, kind: 'rating', choices: scaleOf(asked) }];
  const choices = choicesOf(own(asked, 'options'));
  return choices.length > 0 ? [{ name, text, kind: 'choice', choices }] : [];
}

/** By flow: the same object is read once. */
const questionsOf = new WeakMap<FlowFile, readonly CountedQuestion[]>();

const stopsOf = (flow: FlowFile): readonly Stop[] => {
  try {
    return flowMap(flow).stops;
  } catch {
    // A flow with a mistake in it that no visitor would get to see either.
    return [];
  }
};

/** The questions of a flow that have options or are a rating. */
export function countedQuestions(flow: FlowFile): readonly CountedQuestion[] {
  const known = questionsOf.get(flow);
  if (known) return known;
  const seen = new Set<string>();
  const questions = stopsOf(flow)
    .flatMap(({ step }) =>
      typeof step === 'object' && own(step, 'ask') !== undefined
        ? askedIn(step).flatMap((asked) => countedOf(asked, step))
        : [],
    )
    .filter(({ name }) => !seen.has(name) && seen.add(name));
  questionsOf.set(flow, questions);
  return questions;
}

/** The polls of a flow whose options come from data, such as products that the page knows: what may be chosen is not in the file. */
export const pollsOfData = (flow: FlowFile): readonly string[] =>
  stopsOf(flow).flatMap(({ step }) => {
    if (typeof step !== 'object' || own(step, 'poll') === undefined) return [];
    const name = own(step, 'as');
    return typeof name === 'string' && typeof own(step, 'options') === 'string' ? [name] : [];
  });

const VERBS = ['say', 'ask', 'consent', 'share', 'submit', 'reward', 'handover', 'cards', 'image', 'goal'] as const;

function stepText(step: object | string): string {
  if (typeof step === 'string') return inWords(step);
  for (const key of ['say', 'ask', 'consent', 'title', 'text', 'reward'] as const) {
    const text = inWords(own(step, key));
    if (text && text !== 'true') return text;
  }
  return VERBS.find((verb) => own(step, verb) !== undefined) ?? Object.keys(step)[0] ?? '';
}

const isStop = (place: Way['to']): place is Stop => typeof place === 'object';

/** The order of the file: its parts one after the other, and in each from the top. */
function byFile(flow: FlowFile): (a: FlowStep, b: FlowStep) => number {
  const parts = Object.keys(flow.parts as object);
  const collator = new Intl.Collator('en', { numeric: true });
  return (a, b) => parts.indexOf(a.part) - parts.indexOf(b.part) || collator.compare(a.path, b.path);
}

/** The steps that somebody can come to and at which the conversation waits for the visitor. */
export function stepsOf(flow: FlowFile): readonly FlowStep[] {
  let stops: ReadonlySet<Stop>;
  try {
    stops = reachable(flowMap(flow));
  } catch {
    return [];
  }
  return [...stops]
    .filter(isStop)
    .flatMap((stop) => {
      const [parts, ...names] = stop.path;
      if (parts !== 'parts' || !stop.asks) return [];
      return [{ path: names.join('/'), part: String(names[0]), text: stepText(stop.step) }];
    })
    .sort(byFile(flow));
}
