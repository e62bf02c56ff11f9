import { arrival } from '../browser/arrival.ts';
import { addressParameters } from '../effects/delivery/address-parameters.ts';
import { reportError } from '../events.ts';
import { asRecord } from '../shared/as-record.ts';
import { isJsonText } from '../shared/json-text.ts';
import { broughtBy } from './chat-context.ts';
import type { CampaignFlows } from './chat-element.ts';
import { getFile } from './prefetch.ts';

/** The parameter of a customer's personal link. Who has one is a customer, whoever's code stands beside it. */
const PERSONAL = 'i';

interface Read {
  readonly campaign: unknown;
  /** From where its addresses are meant. */
  readonly base: string;
}

async function read(campaign: CampaignFlows | string): Promise<Read> {
  const base = document.baseURI;
  if (typeof campaign !== 'string') return { campaign, base };
  if (isJsonText(campaign)) return { campaign: JSON.parse(campaign) as unknown, base };
  const address = new URL(campaign, base).href;
  const reply = await getFile(address);
  if (!reply.ok) throw new Error(`it answered with ${reply.status}`);
  return { campaign: (await reply.json()) as unknown, base: address };
}

/**
 * The flow of a campaign that is meant for this visitor, before anything of a flow is shown: the friend's for who comes
 * with a code that looks like one, the customer's for all others. Whether a code is known is for the endpoint to say,
 * and for the friend's flow to put into words.
 */
export async function flowOfCampaign(element: HTMLElement, given: CampaignFlows | string): Promise<string | undefined> {
  try {
    const { campaign, base } = await read(given);
    const { flows } = asRecord(campaign);
    const { customer, friend } = asRecord(flows);
    if (typeof customer !== 'string' || typeof friend !== 'string')
      throw new Error('it does not name both flows: {"flows": {"customer": "…", "friend": "…"}}');
    const visits = [addressParameters(arrival.address), addressParameters(location.href)];
    const isCustomer = visits.some((query) => query[PERSONAL]);
    return new URL(!isCustomer && broughtBy(visits, undefined) ? friend : customer, base).href;
  } catch (error) {
    const why = (error as Error).message;
    reportError(
      element,
      'campaign-unreachable',
      `The campaign cannot be read: ${why}.`,
      '',
      'Give its address, or the campaign itself.',
    );
    return undefined;
  }
}
