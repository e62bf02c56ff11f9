import { everyScript } from '../../shared/every-script.ts';
import { styleOf, unquote } from '../../shared/icu-style.ts';
import { nearest } from '../../shared/nearest.ts';
import { own } from '../../shared/json.ts';
import { eachEntry } from '../shape-problems.ts';
import type { Path } from '../../shared/json-source.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';
import type { FlowPieces } from './collected-pieces.ts';
import type { Report } from './report.ts';

/* Formats, styles, plurals and selections that cannot be shown as they were meant. Whether braces close is the parser's business. */

/** What is wrong, and how to mend it. */
type TextProblem = readonly [message: string, hint: string];

const branching = ['plural', 'select', 'selectordinal'];
const kinds = ['number', 'percent', 'money', 'date', 'time', 'datetime', 'relative', 'list', ...branching];
/** Arms that a plural may have in some language. */
const pluralKey = /^(zero|one|two|few|many|other|=-?[\d.]+)$/;

const short = (text: string) => (text.length > 40 ? text.slice(0, 40) + '…' : text);

function armsProblem(name: string, kind: string, keys: readonly string[]): TextProblem | undefined {
  const odd = kind === 'select' ? undefined : keys.find((key) => !pluralKey.test(key));
  if (odd !== undefined)
    return [
      `"${odd}" is no number of a ${kind}: {${name}, ${kind}, …}`,
      'There are zero, one, two, few, many and other, and numbers: =0 {none}.',
    ];
  return keys.includes('other')
    ? undefined
    : [`{${name}, ${kind}, …} does not say what to show for all other values`, 'Add other {…}.'];
}

/** Lengths of a date. */
const lengths = ['full', 'long', 'medium', 'short'];

/** Whether browsers know it: they throw for a time zone or currency that cannot be one. */
function isKnown(show: () => unknown): boolean {
  try {
    show();
    return true;
  } catch {
    return false;
  }
}
/** What browsers know, by its kind; the list takes them long. */
const lists: { [kind in 'timeZone' | 'currency' | 'city']?: readonly string[] } = {};
const zones = () => (lists.timeZone ??= Intl.supportedValuesOf('timeZone'));
const cities = () => (lists.city ??= zones().map((zone) => zone.replace(/.*\//, '')));
const currencies = () => (lists.currency ??= Intl.supportedValuesOf('currency'));

/** What is wrong with the detail of the chat's own formats: `short Europe/Oslo` of a date, `EUR` of an amount. */
function detailProblem(kind: string, detail: string, whole: string): TextProblem | undefined {
  if (kind === 'money') {
    const isCurrency = !detail || (/^[a-z]{3}$/i.test(detail) && currencies().includes(detail.toUpperCase()));
    return isCurrency
      ? undefined
      : [`"${short(detail)}" is no currency: ${whole}`, 'Write its three letters, like EUR, GBP or USD.'];
  }
  if (!/^(date|time|datetime|relative)$/.test(kind)) return undefined;
  const { 1: length = '', 2: zone } = /^([a-z]*) *([^]+)?/.exec(detail)!;
  if (length && !lengths.includes(length)) {
    const meant = nearest(length, lengths);
    return [
      `"${short(length)}" is no length of a date: ${whole}`,
      `There are ${lengths.join(', ')}${meant ? `. Did you mean "${meant}"?` : ', and time zones like Europe/Amsterdam.'}`,
    ];
  }
  if (!zone || isKnown(() => new Intl.DateTimeFormat('en', withoutPrototype({ timeZone: zone })))) return undefined;
  const meant =
    nearest(zone, zones()) ?? zones()[cities().indexOf(nearest(zone.slice(zone.lastIndexOf('/') + 1), cities()) ?? '')];
  return [
    `"${short(zone)}" is no time zone: ${whole}`,
    meant ? `Did you mean "${meant}"?` : 'Write it like Europe/Amsterdam or UTC.',
  ];
}

function styleProblem(name: string, kind: string, style: string): TextProblem | undefined {
  const whole = `{${name}, ${kind}${style && `, ${short(style)}`}}`;
  if (!kinds.includes(kind))
    return [
      `"${kind}" is no format: ${whole}`,
      `There are ${kinds.join(', ')}. ${nearest(kind, kinds) ? `Did you mean "${nearest(kind, kinds)}"?` : ''}`.trim(),
    ];
  try {
    if (!style || styleOf(kind, style)) return undefined;
    return kind === 'number'
      ? [
          `"${short(style)}" is no style of numbers: ${whole}`,
          'There are percent, integer and skeletons like ::currency/EUR or ::compact-short.',
        ]
      : detailProblem(kind, style, whole);
  } catch (error) {
    return [
      `${(error as Error).message}: ${whole}`,
      kind === 'number'
        ? 'Write it like ::currency/EUR, ::percent, ::.00, ::unit/kilometer or ::compact-short.'
        : 'Write it like ::yMMMd, ::EEEEdMMMM, ::jmm or ::Hmm.',
    ];
  }
}

const formattedOf = everyScript(/\{\s*([A-Za-z_][A-Za-z0-9_.-]*)\s*[:,]\s*(\w+)\s*,?/y);
const offset = /\s*offset: *\d+/y;
const untilCharacter = /[^{}|]*/y;

/** Braces that are open. Those of a plural or select hold arms: `one {…}`. */
interface Open {
  readonly at: number;
  /** The words before the arms so far. */
  readonly arms?: { readonly name: string; readonly kind: string; readonly keys: string[] };
  /** Where the next of these words begins. */
  from: number;
}

/** Styles that are looked at; browsers take long over each. */
const MAX_STYLES = 500;

/** Tells why a text cannot be shown as it was meant; `undefined` where it can. Reads each character once. */
function textJudge(): (text: string) => TextProblem | undefined {
  const styles = new Map<string, TextProblem | undefined>();
  const styled = (name: string, kind: string, style: string) => {
    const key = `${kind} ${style}`;
    if (!styles.has(key) && styles.size >= MAX_STYLES) return undefined;
    if (!styles.has(key)) styles.set(key, styleProblem('\0', kind, style));
    const problem = styles.get(key);
    return problem && ([problem[0].replace('{\0,', `{${name},`), problem[1]] as const);
  };
  return (text) => {
    const formatted = formattedOf(text);
    const open: Open[] = [];
    let first: { readonly at: number; readonly problem: TextProblem } | undefined;
    const found = (at: number, problem: TextProblem | undefined) => {
      if (problem && !(first && first.at < at)) first = { at, problem };
    };
    const close = ({ at, arms }: Open) => {
      if (arms) found(at, armsProblem(arms.name, arms.kind, arms.keys));
    };
    for (let at = 0; at < text.length; at++) {
      const character = text[at],
        around = open.at(-1);
      if (character === '\\') at++;
      else if (character === '}') {
        const inner = open.pop();
        if (inner) close(inner);
        const outer = open.at(-1);
        if (outer) outer.from = at + 1;
      } else if (character === '{') {
        if (around?.arms) {
          around.arms.keys.push(text.slice(around.from, at).trim());
          open.push({ at, from: at });
          continue;
        }
        formatted.lastIndex = at;
        const [, name = '', kind = ''] = formatted.exec(text) ?? [];
        if (!name) {
          open.push({ at, from: at });
          continue;
        }
        let from = formatted.lastIndex;
        offset.lastIndex = from;
        if (offset.test(text)) from = offset.lastIndex;
        untilCharacter.lastIndex = from;
        untilCharacter.test(text);
        const end = text[untilCharacter.lastIndex];
        const arms = branching.includes(kind) ? { name, kind, keys: [] } : undefined;
        if (arms && end !== '{') found(at, armsProblem(name, kind, []));
        else if (!arms && end && !first)
          found(at, styled(name, kind, text.slice(from, untilCharacter.lastIndex).trim()));
        open.push(arms ? { at, arms, from } : { at, from });
      }
    }
    open.forEach(close);
    return first?.problem;
  };
}

export function checkTexts(flow: object, { texts }: FlowPieces, report: Report): void {
  const textProblem = textJudge();
  const judge = (text: unknown, path: Path) => {
    const problem = typeof text === 'string' && text.includes('{') && textProblem(unquote(text));
    if (problem) report('bad-text', path, ...problem);
  };
  texts.forEach(({ text, path }) => judge(text, path));
  eachEntry(own(flow, 'texts'), (variant, table) =>
    eachEntry(table, (key, text) => judge(text, ['texts', variant, key])),
  );
}
