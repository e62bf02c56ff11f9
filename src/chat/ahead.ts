import { scriptAddress } from '../script-address.ts';
import { isStored } from '../storage/is-stored.ts';
import { fetchPlainly } from '../browser/fetch-plainly.ts';

/** What was asked for before the chat's own code was there. */
export interface Ahead {
  readonly flow?: Promise<Response> | undefined;
  /** The file of a theme that was named. */
  readonly theme?: Promise<Response> | undefined;
  /** Whether a conversation may have been kept on this device. */
  readonly kept?: Promise<boolean | undefined>;
}

/** A storage that does not say within this whether it has a conversation is asked again once the first message stands, in milliseconds. */
const STORAGE_PATIENCE = 500;

/** JSON text of the page's own `<script type="application/json">` child; undefined while the page is parsed, for the parser may be in the middle of it. */
export const flowText = (element: Element): string | undefined =>
  document.readyState === 'loading'
    ? undefined
    : element.querySelector(':scope>script[type="application/json"]')?.textContent;

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
export function askAhead({
  flow,
  src,
  theme,
}: {
  readonly flow: unknown;
  readonly src: string | undefined;
  readonly theme: unknown;
}): Ahead {
  if (theme) void import('./chat-theme.lazy.ts').catch(() => undefined);
  return {
    flow: flow == null && src ? getFile(src) : undefined,
    theme: getPreset(theme),
    kept: isStored(STORAGE_PATIENCE),
  };
}
