/** Longest list of problems; one more says that there are more. */
export const MAX_PROBLEMS = 1_000;

/** What can be wrong with a flow. */
export type FlowProblemCode =
  /** Not JSON: `line` and `column` say where it stops being so. */
  | 'bad-json'
  | 'too-large'
  | 'too-deep'
  /** JSON, but not an object with `flow` and `parts`. */
  | 'not-a-flow'
  /** A key that stands twice in one object: the second hides the first. */
  | 'duplicate-name'
  /** `__proto__`, `constructor` or `prototype` as a name. */
  | 'reserved-name'
  | 'missing'
  | 'wrong-value'
  | 'unknown-key'
  /** A step whose verb does not exist; one with several; one with none. */
  | 'unknown-verb'
  | 'several-verbs'
  | 'no-verb'
  /** A place that is neither a part nor a step's id; an id that stands twice. */
  | 'unknown-target'
  | 'duplicate-id'
  | 'unknown-intent'
  | 'bad-expression'
  | 'bad-pattern'
  | 'bad-text'
  /** A verb or a kind of question that this version of the chat passes over. */
  | 'unsupported'
  | 'early-goal'
  /** A part or step that no way leads to; an answer after which nothing comes; a round without a question. */
  | 'unreachable'
  | 'dead-end'
  | 'endless-loop'
  /** A variable that nothing sets; one that is read before it is set. */
  | 'unknown-variable'
  | 'unset-variable'
  /** A name that only the page writes to; two fields or options of one question that hide each other. */
  | 'read-only'
  | 'duplicate-answer'
  /** A text without a translation; a translation without a text. */
  | 'untranslated'
  | 'orphan-translation'
  /** A file that `texts` names, and that is not there or holds something else. */
  | 'unreadable-texts'
  | 'page-block'
  /** A picture that is not told in words; a label that is too long; a wait that nobody has patience for. */
  | 'no-alt'
  /** Something to play that no browser plays, or that asks another site before somebody presses. */
  | 'no-media'
  | 'long-label'
  | 'long-wait'
  /** An opener that says neither what it is about nor what one gets. */
  | 'vague-opener'
  /** A person's answers that leave before consent was asked; a question for card or identity numbers. */
  | 'no-consent'
  | 'sensitive-question'
  /** A key that every visitor could read; an address that runs script or is not encrypted. */
  | 'secret'
  | 'unsafe-address'
  /** What only the page knows, in an address: it would stand in logs, in histories and with whom the address leads to. */
  | 'context-in-address'
  /** The line that says "automated assistant", without anything to read. */
  | 'empty-line'
  /** A person to turn to whom nobody can reach. */
  | 'unusable-contact'
  /**
   * Opening hours that cannot be read, or hardly mean what they say; hours by nobody knows whose clock; hours outside
   * of which nobody takes a message.
   */
  | 'bad-hours'
  | 'no-zone'
  | 'no-message'
  /** The list of problems was cut. */
  | 'more-problems'
  /** The parser itself failed. */
  | 'internal';

export interface FlowProblem {
  readonly code: FlowProblemCode;
  /** With an error the flow is not handed out; a warning lets it run. */
  readonly severity: 'error' | 'warning';
  /** The part it is in. */
  readonly part?: string;
  /** The step of that part it is in or below: its id, or else its index, counted from 0. */
  readonly step?: string | number;
  /** JSON Pointer (RFC 6901) to the value; '' is the whole file. */
  readonly path: string;
  /** Counted from 1; only when the flow came as text. */
  readonly line?: number;
  /** Counted from 1, in UTF-16 units as editors do; only when the flow came as text. */
  readonly column?: number;
  /** What is wrong. */
  readonly message: string;
  /** How to mend it: what was probably meant, or what is possible. */
  readonly hint: string;
}

/** Where it is, in words: `part "join", step 3`. Steps are counted from 1 here, as people do; '' where it is in no part. */
export const placeOf = ({ part, step }: Pick<FlowProblem, 'part' | 'step'>): string =>
  [
    part !== undefined && `part "${part}"`,
    step !== undefined && `step ${typeof step === 'number' ? step + 1 : `"${step}"`}`,
  ]
    .filter(Boolean)
    .join(', ');

/** Where it is in the file: `vip.json:12:5`. */
export const pointOf = ({ line, column }: Pick<FlowProblem, 'line' | 'column'>, file: string): string =>
  [file, line, column].filter((each) => each !== undefined).join(':');

/** One problem for people, in two lines: `vip.json:12:5 error: part "join", step 3: … (unknown-target at /parts/join/2/go)`. */
export function formatProblem(problem: FlowProblem, file = 'flow'): string {
  const { code, severity, path, message, hint } = problem,
    place = placeOf(problem);
  return `${pointOf(problem, file)} ${severity}: ${place && `${place}: `}${message}\n${hint} (${code}${path && ` at ${path}`})`;
}
