import { scriptAddress } from '../this-script.ts';
import { isStored } from '../storage/is-stored.ts';
import { hasMark } from '../storage/stored-mark.ts';
import type { Failure } from '../session/load-flow.ts';
import { fetchPlainly } from '../browser/fetch-plainly.ts';

/** What was asked for before the chat's own code was there. */
export interface Prefetched {
  /** Why there is no use in asking for a flow. */
  readonly failure?: Failure;
  readonly flow?: Promise<Response> | undefined;
  /** The file of a theme that was named. */
  readonly theme?: Promise<Response> | undefined;
  /** Whether a conversation may have been kept on this device; undefined where that is not known yet, and not worth a wait. */
  readonly kept?: Promise<boolean | undefined>;
}

/** A storage that does not say within this whether it has a conversation is asked again once the first message stands, in milliseconds. */
const STORAGE_TIMEOUT_MS = 500;

/** What visual editors put into a script: comment signs around it, entities, line breaks of HTML. JSON as it stands is left as it is. */
function withoutEditorsMarks(text: string): string {
  const bare = text
    .trim()
    .replace(/^(?:<!--|(?:\/\/|\/\*)?\s*<!\[CDATA\[(?:\s*\*\/)?)\s*/, '')
    .replace(/\s*(?:(?:\/\/\s*)?-->|(?:\/\/|\/\*)?\s*\]\]>(?:\s*\*\/)?)$/, '');
  if (/^\{\s*("|\}|$)/.test(bare)) return bare;
  const plain = bare.replace(/&(quot|#34|#0?39|apos|lt|gt|nbsp|amp);/g, (_, name: string) => entities[name] ?? '');
  return plain.replace(/<\/?(?:br|p|span|div)\b[^>]*>|\u00a0/g, ' ').trim();
}
const entities: Readonly<Record<string, string>> = {
  quot: '"',
  '#34': '"',
  '#39': "'",
  '#039': "'",
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  amp: '&',
};

/**
 * JSON text of the element's own `<script type="application/json">`: a child, or a flow further down, where visual editors put it into a
 * paragraph. Undefined while the page is parsed, for the parser may be in the middle of it.
 */
export function flowText(element: Element): string | undefined {
  if (document.readyState === 'loading') return undefined;
  const scripts = [...element.querySelectorAll('script[type^="application/json" i]')].filter(
    (script) => script.parentElement?.closest('smoc-chat') === element,
  );
  const script =
    scripts.find((each) => each.parentElement === element) ?? scripts.find((each) => /parts/.test(each.textContent));
  return script && withoutEditorsMarks(script.textContent);
}

/** Signs that a whole page stands in the element, whose tag somebody wrote as `<smoc-chat … />`. */
const PAGE_PARTS = 'main, section, article, nav, header, footer, aside, smoc-chat, form ~ form';
/** So much text is no fallback any more, in characters. */
const LONG_TEXT = 1500;

/** Whether what stands in the element is plainly the page's, and no fallback until the chat is there. */
export function holdsPage(element: Element): boolean {
  if (element.querySelector(PAGE_PARTS)) return true;
  let length = 0;
  for (const child of element.children)
    if (!child.matches('script, style, noscript, template')) length += child.textContent.trim().length;
  return length > LONG_TEXT;
}

/** A file, without credentials; given up after 10 seconds. */
export const getFile = (address: string): Promise<Response> => {
  const reply = fetchPlainly(address, { signal: AbortSignal.timeout(10_000) });
  // Whoever waits for it hears of a failure.
  reply.catch(() => undefined);
  return reply;
};

/** A preset's file, which lies beside the script. Undefined for a theme that is no preset's name. */
export const getPreset = (theme: unknown): Promise<Response> | undefined =>
  typeof theme === 'string' && /^[\w-]+$/.test(theme)
    ? getFile(new URL(`themes/${theme}.json`, scriptAddress).href)
    : undefined;

/** Flow, theme and storage are asked beside the chat's code, not after it: a request in a row costs more than all script of ours. */
export function prefetch({
  flow,
  src,
  theme,
}: {
  readonly flow: unknown;
  readonly src: string | undefined;
  readonly theme: unknown;
}): Prefetched {
  if (theme) void import('./chat-theme.lazy.ts').catch(() => undefined);
  return {
    flow: flow == null && src ? getFile(src) : undefined,
    theme: getPreset(theme),
    kept: hasMark() === false ? Promise.resolve(undefined) : isStored(STORAGE_TIMEOUT_MS),
  };
}
