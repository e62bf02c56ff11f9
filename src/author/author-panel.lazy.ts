import { flowText } from '../chat/prefetch.ts';
import { elementProblemsOf, type ElementProblem, type Written } from './element-problems.lazy.ts';
import { reportError, type SmocEventDetails } from '../events.ts';
import { checkFlow } from '../flow/check-flow.lazy.ts';
import { placeOf, pointOf, type FlowProblem } from '../flow/flow-problem.ts';
import { checkTheme, type UnplacedThemeProblem } from '../theme/check-theme.lazy.ts';
import { loadTheme } from '../theme/load-theme.lazy.ts';
import type { Theme } from '../theme/theme.ts';
import { isJsonText } from '../shared/json-text.ts';
import { knownVoice } from '../tone/known-voice.lazy.ts';

/* The author's panel: a box in the corner of the page with the problems of every chat on it. It stays out of the chat itself. */

type Told = SmocEventDetails['smoc-error'];

interface Report {
  readonly name: string;
  readonly mistakes: readonly ElementProblem[];
  readonly problems: readonly FlowProblem[];
  readonly worn: Worn;
  /** What went wrong while people talked. */
  readonly told: readonly Told[];
}

const style = `
  :host {
    all: initial; position: fixed; z-index: 2147483647; inset-block-end: 0; inset-inline-start: 0;
    max-inline-size: min(46rem, 100vw)
  }
  details {
    box-sizing: border-box; max-block-size: 50vh; overflow: auto; padding: 8px 12px; border-start-end-radius: 8px;
    background: #1c1b22; color: #f4f2f7; font: 13px/1.5 system-ui, sans-serif
  }
  summary { cursor: pointer; font-weight: 600 }
  ol { margin: 8px 0 0; padding: 0; list-style: none }
  li { padding-block: 6px; border-block-start: 1px solid #4a4853; overflow-wrap: anywhere }
  code { font: 12px/1.5 ui-monospace, monospace }
  .error { color: #ffb4ab } .warning { color: #ffd98a }
  p { margin: 0; color: #cfcad8 }
`;

const reports = new Map<HTMLElement, Report>();
let host: HTMLElement | undefined;

/** The flow of a chat, as the chat itself finds it; `undefined` where it cannot be had. */
async function sourceOf(chat: Written): Promise<unknown> {
  const { flow, src } = chat;
  if (flow) return flow;
  if (!src) return flowText(chat);
  const reply = await fetch(src).catch(() => undefined);
  return reply?.ok ? reply.text() : undefined;
}

/** The theme that a chat wears, and what is wrong with it. */
interface Worn {
  /** `null` where there is one that cannot be had: the chat itself says so. */
  readonly theme: Partial<Theme> | null | undefined;
  /** Its name or address as the page writes it; '' for one that the page holds itself. */
  readonly file: string;
  readonly findings: readonly UnplacedThemeProblem[];
}

async function wornBy({ theme }: Written, base: string): Promise<Worn> {
  if (!theme) return { theme: undefined, file: '', findings: [] };
  const isOwn = typeof theme !== 'string' || isJsonText(theme);
  let source: unknown = theme;
  const { theme: read } = await loadTheme(theme, {
    base,
    page: document.baseURI,
    async http(address) {
      const reply = await fetch(address);
      const text = await reply.text();
      source = text;
      return { ok: reply.ok, status: reply.status, text: () => Promise.resolve(text) };
    },
  });
  return {
    theme: read ?? null,
    file: isOwn ? '' : theme,
    findings: read ? checkTheme(source, knownVoice) : [],
  };
}

/** Whether what a chat complains of is among what was found in its theme, where it has its line. */
const isFound = ({ code, step }: Told, { findings }: Worn): boolean =>
  code.startsWith('theme-') && findings.some(({ path }) => path === `/${step.replaceAll('.', '/')}`);

/** A value as its author wrote it, as much of it as one needs to find it; nothing where the message says it: see `ignoredValue`. */
const written = (value: unknown): string =>
  ['undefined', 'string', 'number'].includes(typeof value) ? '' : ` It says ${JSON.stringify(value).slice(0, 80)}.`;

function node(tag: string, className: string, ...content: readonly (string | Node)[]): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...content);
  return element;
}

const line = (severity: string, place: string, code: string, message: string, hint: string) =>
  node(
    'li',
    '',
    node('code', '', place, ' ', node('span', severity, severity), ` ${code}`),
    ' ',
    message,
    node('p', '', hint),
  );

function linesOf({ name, mistakes, problems, worn, told }: Report): HTMLElement[] {
  const isBroken = problems.some(({ severity }) => severity === 'error');
  const complaint = ({ code, step, message, hint, severity = 'error' }: ElementProblem) =>
    line(severity, [name, step].filter(Boolean).join(' '), code, message, hint);
  return [
    ...mistakes.map(complaint),
    ...problems.map((problem) =>
      line(
        problem.severity,
        pointOf(problem, name),
        problem.code,
        [placeOf(problem), problem.message].filter(Boolean).join(': '),
        problem.hint,
      ),
    ),
    ...worn.findings.map(({ severity, line: row, column, code, message, value, hint }) =>
      line(
        severity,
        `${worn.file || `${name} theme`}${row === undefined ? '' : `:${row}:${column}`}`,
        code,
        message + written(value),
        hint,
      ),
    ),
    // Of a flow that cannot run the problems above say more, and so do those of a theme.
    ...(isBroken ? [] : told.filter((each) => !isFound(each, worn)).map(complaint)),
  ];
}

function draw(): void {
  for (const chat of reports.keys()) if (!chat.isConnected) reports.delete(chat);
  // Several chats may have one flow or one theme.
  const lines = [...new Map([...reports.values()].flatMap(linesOf).map((each) => [each.textContent, each])).values()];
  if (!lines.length) {
    host?.remove();
    return;
  }
  if (!host) {
    host = document.createElement('div');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    host.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }
  const box = node(
    'details',
    '',
    node('summary', '', `smoc-chat: ${lines.length} ${lines.length === 1 ? 'thing' : 'things'} to mend`),
    node('ol', '', ...lines),
  ) as HTMLDetailsElement;
  const shown = host.shadowRoot!.querySelector('details');
  box.open = shown ? shown.open : lines.some((each) => each.querySelector('.error'));
  host.shadowRoot!.replaceChildren(box);
  document.body.append(host);
}

/** What was said of each element already. */
const said = new WeakMap<HTMLElement, Set<string>>();

/** Tells once of each mistake in an element. */
function tellMistakes(chat: HTMLElement, mistakes: readonly ElementProblem[]): void {
  const before = said.get(chat) ?? new Set();
  said.set(chat, before);
  for (const { code, step, message, hint, severity } of mistakes) {
    if (severity === 'warning' || before.has(message)) continue;
    before.add(message);
    reportError(chat, code, message, step, hint);
  }
}

/**
 * Checks this chat and its flow and shows their problems.
 *
 * @param base address of the script, beside which the themes lie
 * @param told what the chat itself complained of
 */
export async function showProblems(chat: Written, base: string, told?: Told): Promise<void> {
  const source = await sourceOf(chat);
  const flow = source === undefined ? undefined : checkFlow(source, knownVoice);
  const worn = await wornBy(chat, base);
  if (!chat.isConnected) return;
  const mistakes = elementProblemsOf(chat, flow?.flow ?? undefined, worn.theme);
  tellMistakes(chat, mistakes);
  const name = chat.getAttribute('src') ?? (chat.id ? `#${chat.id}` : 'flow');
  // A mistake stands there as long as it is made, not since it was told.
  const news = told && !said.get(chat)!.has(told.message) ? [told] : [];
  reports.set(chat, {
    name,
    mistakes,
    problems: flow?.problems ?? [],
    worn,
    told: [...(reports.get(chat)?.told ?? []), ...news],
  });
  draw();
}
