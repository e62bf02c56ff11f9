import { usesOf, type FlowUses } from '../flow/uses-of.ts';
import type { Flow } from '../flow/flow.ts';
import type { Works } from '../engine/works.ts';
import type { ChatElement } from './chat-element.ts';
import { chunksDue, type Chunks } from './chunks.ts';

/** Texts of the first message that lie in a file, or a theme, are waited for as long as this, in milliseconds. */
const TEXTS_TIMEOUT_MS = 3000;
const later = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Whether texts of a flow lie in files of their own. */
const hasCatalogue = ({ texts }: Flow): boolean =>
  typeof texts === 'string' || Object.values(texts ?? {}).some((table) => typeof table === 'string');

/** Gets the texts that lie in files; the first message waits for those of its own language, and not for long. */
async function translate(element: ChatElement, chunks: Chunks, flow: Flow, refresh: () => unknown): Promise<void> {
  const coming = chunks.get('catalogues').then(({ takeCatalogues }) => takeCatalogues(element, flow, refresh));
  await Promise.race([coming, later(TEXTS_TIMEOUT_MS)]);
}

/**
 * What a flow uses, and what of the engine's works its first message may need.
 *
 * @param refresh called when texts have come that the first message did not wait for
 */
export async function getFirstNeeds(
  element: ChatElement,
  chunks: Chunks,
  flow: Flow,
  refresh: () => unknown,
): Promise<readonly [FlowUses, Partial<Works>]> {
  if (hasCatalogue(flow)) await translate(element, chunks, flow, refresh);
  const uses = usesOf(flow);
  const due = chunksDue('first', { uses, brand: [], keeps: false });
  const [expressions, icu, offers] = await Promise.all([
    due.includes('expressions') ? chunks.get('expressions') : undefined,
    due.includes('icu') ? chunks.get('icu') : undefined,
    due.includes('offers') ? chunks.get('offers') : undefined,
  ]);
  return [
    uses,
    {
      ...(expressions && { evaluate: expressions.evaluate, matches: expressions.matchesWhole }),
      ...(icu && { formats: icu.icuFormats }),
      ...(offers && { offerAt: offers.runningOffer }),
    },
  ];
}
