import { scanJson } from '../shared/json-source.ts';

export type FileKind = 'flow' | 'theme' | 'campaign';

/** Nothing but a theme has these on its top level. */
const themeSigns = ['look', 'voice', 'celebrate'];
/** `brand` may stand in any shop's files; among these alone it is a theme's. */
const themeNames = new Set(['$schema', 'note', 'name', 'brand', ...themeSigns]);
/** Nothing but a campaign file has these beside its `rewards`. */
const campaignSigns = ['linkDays', 'maxFriends', 'qualifies'];
/** With what a flow file may begin before it says that it is one. */
const flowStarts = new Set(['$schema', 'note', 'version', 'title', 'language', 'tone']);

/** The names on the top level; of broken JSON those before its fault. */
function topNames(text: string): { readonly names: ReadonlySet<string>; readonly broken: boolean } {
  try {
    const value: unknown = JSON.parse(text);
    return { names: new Set(Array.isArray(value) ? [] : Object.keys(Object(value))), broken: false };
  } catch {
    const names = new Set<string>();
    scanJson(text, { value: (path) => void (path.length === 1 && names.add(String(path[0]))) });
    return { names, broken: true };
  }
}

/**
 * What a JSON file holds, told by the names on its top level; `undefined` is none of them. A broken file is told by the names before
 * its fault, and where there are none it may have been a flow.
 */
export function kindOfFile(text: string): FileKind | undefined {
  const { names, broken } = topNames(text.trim());
  const within = (known: ReadonlySet<string>) => [...names].every((name) => known.has(name));
  const signs = ['flow', 'parts'].filter((name) => names.has(name)).length;
  if (signs === 2) return 'flow';
  if (!signs && names.has('rewards') && campaignSigns.some((name) => names.has(name))) return 'campaign';
  if (!signs && (themeSigns.some((name) => names.has(name)) || (names.has('brand') && within(themeNames))))
    return 'theme';
  return broken && (signs || within(flowStarts)) ? 'flow' : undefined;
}
