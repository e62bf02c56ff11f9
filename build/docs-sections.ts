/* Pages of which a part is written by hand and a part from the source: what is written stands between two comments that name it. */

/** What is written into a page, by the name of its place. */
export type Sections = Readonly<Record<string, string>>;

export const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map(cell))].map((row) => `| ${row.join(' | ')} |`).join('\n');

const begin = (name: string) => `<!-- ${name}: written by \`npm run docs\` -->`;
const end = (name: string) => `<!-- end of ${name} -->`;

/**
 * A page with what is written put in its places.
 *
 * @throws where the page lacks a place, or has one that nothing is written into
 */
export function fillSections(path: string, page: string, sections: Sections): string {
  let filled = page;
  for (const [name, text] of Object.entries(sections)) {
    const from = filled.indexOf(begin(name)),
      to = filled.indexOf(end(name));
    if (from < 0 || to < from) throw new Error(`${path} lacks the lines ${begin(name)} and ${end(name)}.`);
    filled = `${filled.slice(0, from)}${begin(name)}\n\n${text}\n\n${filled.slice(to)}`;
  }
  for (const [, name] of page.matchAll(/<!-- ([\w-]+): written by `npm run docs` -->/g))
    if (!Object.hasOwn(sections, name!)) throw new Error(`${path} has a place for "${name}", and nothing writes it.`);
  return filled;
}
