import { isJsonText } from '../shared/json-text.ts';
import type { HttpReply, HttpRequest } from '../shared/ports.ts';
import type { LoadedTheme } from './read-theme.lazy.ts';
import { LONGEST_THEME, readTheme } from './read-theme.lazy.ts';
import { themeAddress } from './theme-address.lazy.ts';

export type { LoadedTheme } from './read-theme.lazy.ts';

/** What is read of the answer to the request for a theme's file. */
type GetFile = (address: string, request: HttpRequest) => Promise<Pick<HttpReply, 'ok' | 'status' | 'text'>>;

/**
 * Gets a theme and reads it. Never rejects: what is wrong is told in `problems`, and the rest of the theme is used.
 *
 * @param theme name of a preset, address of a file, or the theme itself, also as JSON text
 * @param options.base absolute address of the script
 * @param options.page absolute address of the page
 */
export async function loadTheme(
  theme: unknown,
  options: { base: string; page: string; http: GetFile },
): Promise<LoadedTheme> {
  if (typeof theme !== 'string') return readTheme(theme, options.page);
  const fail = (code: 'theme-unreachable' | 'theme-shape', message: string, hint: string): LoadedTheme => ({
    problems: [
      {
        code,
        severity: 'error',
        token: 'theme',
        value: theme,
        message: `Theme "${theme.slice(0, 200)}" ${message}.`,
        hint,
      },
    ],
  });
  if (isJsonText(theme)) {
    try {
      return readTheme(JSON.parse(theme), options.page);
    } catch (error) {
      return fail('theme-shape', 'is not JSON', String(error));
    }
  }
  const opened = 'cannot be read by a page that was opened as a file: browsers let such a page read no other file';
  const server = 'Open the page through a server, such as the one that "npx vite" starts.';
  if (options.page.startsWith('file:') && !/^\s*https?:/i.test(theme)) return fail('theme-unreachable', opened, server);
  const address = themeAddress(theme.trim(), options.base, options.page);
  if (!address)
    return fail(
      'theme-unreachable',
      'is neither the name of a preset nor an address that may be used',
      'Write a name such as nordlys, or an https address.',
    );
  const cure =
    'A name stands for themes/NAME.json beside the script; a file elsewhere is named by its address, and another origin must allow the page by CORS. With a bundler import it.';
  let text: string;
  try {
    const reply = await options.http(address, { method: 'GET' });
    if (!reply.ok) return fail('theme-unreachable', `was not found at ${address} (status ${reply.status})`, cure);
    text = await reply.text();
  } catch {
    return fail('theme-unreachable', `could not be fetched from ${address}`, cure);
  }
  if (text.length > LONGEST_THEME)
    return fail(
      'theme-shape',
      `has ${text.length} characters; ${LONGEST_THEME} are allowed`,
      'Put pictures into files of their own.',
    );
  try {
    return readTheme(JSON.parse(text), address);
  } catch (error) {
    // A server of a single page answers every address with it.
    return /^\s*</.test(text)
      ? fail('theme-shape', `at ${address} is an HTML page`, cure)
      : fail('theme-shape', `at ${address} is not JSON`, String(error));
  }
}
