import { jsonPointer } from '../shared/json-pointer.ts';
import { locate, positions, type Path } from '../shared/json-source.ts';

/** What can be wrong with a campaign file, or with a flow as one of its two. */
export type CampaignProblemCode =
  /** Not JSON: `line` and `column` say where it stops being so. */
  | 'bad-json'
  | 'duplicate-name'
  /** JSON, but not an object. */
  | 'not-a-campaign'
  | 'missing'
  | 'wrong-value'
  | 'unknown-key'
  /** Two rewards of one name. */
  | 'duplicate-id'
  /** Rules that cannot both hold, such as seats without an event. */
  | 'contradiction'
  /** Dates that are not in their order. */
  | 'date-order'
  /** A side that gets nothing. */
  | 'one-sided'
  /** Nobody to write to customers, where something has to be written. */
  | 'no-sender'
  /** A text that one of the flows' languages lacks; a `{name}` in it that nothing fills. */
  | 'untranslated'
  | 'unknown-placeholder'
  /** A flow that cannot be read; one of another campaign, or of the other side. */
  | 'unreadable-flow'
  | 'other-campaign'
  | 'wrong-role'
  /** A flow that never reaches a goal, never tells the terms, or never shows what was earned. */
  | 'no-goal'
  | 'no-terms'
  | 'no-reward'
  /** Friends may invite others, and their flow never gives them the link. */
  | 'no-own-link'
  /** A question for what is no business of a chat. */
  | 'asks-bank-data'
  /** An answer that is to be kept, and that neither flow asks for. */
  | 'unknown-answer';

export interface CampaignProblem {
  readonly code: CampaignProblemCode;
  /** With an error the campaign cannot run as it stands; with a warning it does. */
  readonly severity: 'error' | 'warning';
  /** JSON Pointer (RFC 6901) to the value; '' is the whole file. */
  readonly path: string;
  /** Counted from 1; only when the file came as text. */
  readonly line?: number;
  /** Counted from 1, in UTF-16 units as editors do; only when the file came as text. */
  readonly column?: number;
  /** What is wrong. */
  readonly message: string;
  /** How to mend it. */
  readonly hint: string;
}

/** A problem before its place is known. `atKey`: the key is wrong, not its value. */
export interface UnplacedCampaignProblem extends Omit<CampaignProblem, 'path' | 'line' | 'column'> {
  readonly path: Path;
  readonly atKey?: boolean;
}

/** The same problems with their places, in the order of the file; `text` is the file, where there is one. */
export function placed(problems: readonly UnplacedCampaignProblem[], text?: string): CampaignProblem[] {
  const places =
    text === undefined
      ? []
      : locate(
          text,
          problems.map(({ path }) => path),
        );
  const position = text === undefined ? undefined : positions(text);
  return problems
    .map(({ path, atKey, ...problem }, index) => {
      const place = places[index];
      const at = place && (atKey ? place.keyAt : place.at);
      return {
        at: at ?? index,
        problem: { ...problem, path: jsonPointer(path), ...(at === undefined ? {} : position?.(at)) },
      };
    })
    .sort((a, b) => a.at - b.at)
    .map(({ problem }) => problem);
}

/** Notes a problem of a campaign file; an error unless it says otherwise. */
export type ReportCampaignProblem = (
  code: UnplacedCampaignProblem['code'],
  path: Path,
  message: string,
  hint: string,
  severity?: 'warning',
) => void;
