import type { Flow } from '../flow/flow.ts';
import { reportError } from '../events.ts';
import { own } from '../shared/json.ts';
import { languageDistance } from '../shared/language.ts';
import type { ChatElement } from './chat-element.ts';
import { getFile } from './prefetch.ts';

/* Translations that lie in files of their own. Only flows that name one fetch this. */

type Table = Record<string, string>;

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
 * the flow's own words stand. Their addresses are relative to the flow's own, else to the page's.
 *
 * @param refresh called when all are there
 * @returns when those of the element's language are there, for which the first message waits
 */
export async function takeCatalogues(element: ChatElement, flow: Flow, refresh: () => unknown): Promise<void> {
  const lang = element.lang || element.closest<HTMLElement>('[lang]')?.lang || (flow.language ?? '');
  const base = new URL(element.source ?? '', document.baseURI).href;
  /** Also a file of all languages, and one of a tone alone. */
  const isNeeded = (variant: string) =>
    /^(~|$)/.test(variant) || languageDistance(lang, variant.split('~')[0]!) < Infinity;
  const fault = (message: string, hint: string) => {
    reportError(element, 'texts-unreachable', message, '', hint);
  };
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
  void Promise.all(all).then(refresh);
  await Promise.all(needed);
}
