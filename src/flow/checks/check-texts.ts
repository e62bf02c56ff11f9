import { everyScript } from '../../shared/every-script.ts';
import { styleOf, unquote } from '../../shared/icu-style.ts';
import { nearest } from '../../shared/nearest.ts';
import { own } from '../../shared/json.ts';
import { eachEntry } from '../shape-problems.ts';
import type { Path } from '../../shared/json-source.ts';
import type { FlowPieces } from './flow-pieces.ts';
import type { Report } from './report.ts';

/* Formats, styles, plurals and selections that cannot be shown as they were meant. Whether braces close is the parser's business. */

/** What is wrong, and how to mend it. */
type TextProblem = readonly [message: string, hint: string];

const branching = ['plural', 'select', 'selectordinal'];
const kinds = ['number', 'percent', 'money', 'date', 'time', 'datetime', 'relative', 'list', ...branching];
/** Arms that a plural may have in some language. */
const pluralKey = /^(zero|one|two|few|many|other|=-?[\d.]+)$/;

const short = (text: string) => (text.length > 40 ? text.slice(0, 40) + '…' : text);

/** Keys of the arms whose first one stands at `at`: `one {…} other {…}`. */
function armsAt(text: string, at: number): string[] {
  const keys: string[] = [];
  let key = '';
  for (let depth = 0; at < text.length && depth >= 0; at++) {
    const sign = text[at]!;
    if (sign === '\\') at++;
    else if (sign === '{') {
      if (!depth++) keys.push(key.trim());
      key = '';
    } else if (sign === '}') depth--;
    else if (!depth) key += sign;
  }
  return keys;
}

function armsProblem(name: string, kind: string, keys: readonly string[]): TextProblem | undefined {
  const odd = kind === 'select' ? undefined : keys.find((key) => !pluralKey.test(key));
  if (odd !== undefined) return [`"${odd}" is no number of a ${kind}: {${name}, ${kind}, …}`, 'There are zero, one, two, few, many and other, and numbers: =0 {none}.'];
  return keys.includes('other') ? undefined : [`{${name}, ${kind}, …} does not say what to show for all other values`, 'Add other {…}.'];
}

function styleProblem(name: string, kind: string, style: string): TextProblem | undefined {
  const whole = `{${name}, ${kind}${style && `, ${short(style)}`}}`;
  if (!kinds.includes(kind)) return [`"${kind}" is no format: ${whole}`, `There are ${kinds.join(', ')}. ${nearest(kind, kinds) ? `Did you mean "${nearest(kind, kinds)}"?` : ''}`.trim()];
  try {
    if (styleOf(kind, style) || kind !== 'number' || !style) return undefined;
    return [`"${short(style)}" is no style of numbers: ${whole}`, 'There are percent, integer and skeletons like ::currency/EUR or ::compact-short.'];
  } catch (error) {
    return [`${(error as Error).message}: ${whole}`, kind === 'number' ? 'Write it like ::currency/EUR, ::percent, ::.00, ::unit/kilometer or ::compact-short.' : 'Write it like ::yMMMd, ::EEEEdMMMM, ::jmm or ::Hmm.'];
  }
}

const formattedOf = everyScript(/\{\s*([A-Za-z_][A-Za-z0-9_.-]*)\s*[:,]\s*(\w+)\s*,?(?:\s*offset: *\d+)?([^{}|]*)([|{}])/y);

/** Why a text cannot be shown as it was meant, or `undefined`. */
function textProblem(text: string): TextProblem | undefined {
  const formatted = formattedOf(text);
  let problem: TextProblem | undefined;
  /** For each open brace, whether the braces directly inside it are arms: `one {…}`. */
  const open: boolean[] = [];
  for (let at = 0; at < text.length && !problem; at++) {
    const sign = text[at];
    if (sign === '\\') at++;
    else if (sign === '}') open.pop();
    else if (sign === '{') {
      formatted.lastIndex = at;
      const [all = '', name = '', kind = '', detail = '', end] = open.at(-1) ? [] : formatted.exec(text) ?? [];
      const arms = branching.includes(kind);
      if (arms) problem = armsProblem(name, kind, end === '{' ? armsAt(text, at + all.length - 1 - detail.length) : []);
      else if (name) problem = styleProblem(name, kind, detail.trim());
      open.push(arms);
    }
  }
  return problem;
}

export function checkTexts(flow: object, { texts }: FlowPieces, report: Report): void {
  const judge = (text: unknown, path: Path) => {
    const problem = typeof text === 'string' && text.includes('{') && textProblem(unquote(text));
    if (problem) report('bad-text', path, ...problem);
  };
  texts.forEach(({ text, path }) => judge(text, path));
  eachEntry(own(flow, 'texts'), (variant, table) => eachEntry(table, (key, text) => judge(text, ['texts', variant, key])));
}
