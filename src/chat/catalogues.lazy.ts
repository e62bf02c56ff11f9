import type { Flow } from '../flow/flow.ts';
import { own } from '../shared/json.ts';
import { getFile } from './prefetch.ts';

/* Translations that lie in files of their own. Only flows that name one fetch this. */

type Table = Record<string, string>;

export interface CatalogueOptions {
  /** What the addresses are relative to: the flow's own address, else the page's. */
  readonly base: string;
  /** Whether the first message waits for the texts of this language or tone; '' stands for all that are in one file. */
  isNeeded(variant: string): boolean;
  /** Tells the author. */
  fault(message: string, hint: string): void;
}

/** What a catalogue says, by language and tone: the file of one has its texts alone, or beside those of others. */
function tablesOf(value: unknown, variant: string): Record<string, Table> {
  const tables: Record<string, Table> = {};
  const take = (name: string, table: unknown) => {
    if (typeof table !== 'object' || !table || Array.isArray(table)) return;
    const texts: Table = Object.create(null) as Table;
    for (const [text, told] of Object.entries(table)) if (typeof told === 'string') texts[text] = told;
    tables[name] = texts;
  };
  if (!variant) for (const [name, table] of Object.entries(value as object)) take(name, table);
  else take(variant, own(value, variant) ?? value);
  return tables;
}

/**
 * Fetches the catalogues of a flow and puts their texts into it; until they are there, and where they cannot be had,
 * the flow's own words stand.
 *
 * @returns when those that the first message waits for are there, and when all are
 */
export function takeCatalogues(
  flow: Flow,
  { base, isNeeded, fault }: CatalogueOptions,
): { readonly needed: Promise<unknown>; readonly all: Promise<unknown> } {
  const written: unknown = flow.texts;
  const tables: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const needed: Promise<void>[] = [];
  const all: Promise<void>[] = [];
  const fetchTable = async (variant: string, address: string) => {
    const what = `The texts ${address}${variant && ` for "${variant}"`}`;
    try {
      const reply = await getFile(new URL(address, base).href);
      if (!reply.ok) {
        fault(
          `${what} could not be fetched (status ${reply.status}).`,
          'Does the address open in a browser? It is relative to the flow.',
        );
        return;
      }
      const value = JSON.parse((await reply.text()).trim()) as unknown;
      const found = typeof value === 'object' && value && !Array.isArray(value) ? tablesOf(value, variant) : {};
      if (!Object.values(found).some((table) => Object.keys(table).length))
        fault(
          `${what} must be an object that maps each text to its translation.`,
          'Write {"See you!": "Tot ziens!"}, as "texts" has it in a flow.',
        );
      Object.assign(tables, found);
    } catch (error) {
      if (error instanceof SyntaxError)
        fault(`${what} are not valid JSON.`, 'Run "npx smoc-chat check FLOW": it names the line and column.');
      else
        fault(
          `${what} could not be fetched.`,
          'Is the address right? On another origin it must allow this page (Access-Control-Allow-Origin).',
        );
    }
  };
  const begin = (variant: string, address: string) => {
    const work = fetchTable(variant, address);
    all.push(work);
    if (isNeeded(variant)) needed.push(work);
  };
  if (typeof written === 'string') begin('', written);
  else
    for (const [variant, table] of Object.entries((written ?? {}) as object) as [string, unknown][]) {
      tables[variant] = typeof table === 'string' ? {} : table;
      if (typeof table === 'string') begin(variant, table);
    }
  (flow as { texts: unknown }).texts = tables;
  return { needed: Promise.all(needed), all: Promise.all(all) };
}
