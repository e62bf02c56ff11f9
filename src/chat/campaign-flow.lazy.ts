import { arrival } from '../browser/arrival.ts';
import { addressParameters } from '../effects/delivery/address-parameters.ts';
import { asRecord } from '../shared/as-record.ts';
import { isJsonText } from '../shared/json-text.ts';
import { broughtBy } from './chat-context.ts';
import type { CampaignFlows } from './chat-element.ts';
import type { Failure } from '../session/load-flow.ts';
import { getFile } from './prefetch.ts';

/** The parameter of a customer's personal link. A visitor who has one is a customer, even with a friend's code beside it. */
const PERSONAL = 'i';

interface Read {
  readonly campaign: unknown;
  /** From where its addresses are meant. */
  readonly base: string;
}

/** Why a campaign cannot be used, and what to do about it. */
class Unusable extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

async function read(campaign: CampaignFlows | string): Promise<Read> {
  const base = document.baseURI;
  if (typeof campaign !== 'string') return { campaign, base };
  if (isJsonText(campaign)) return { campaign: JSON.parse(campaign) as unknown, base };
  const address = new URL(campaign, base).href;
  const reply = await getFile(address);
  if (!reply.ok)
    throw new Unusable(`${address} answered with status ${reply.status}`, 'Does the address open in a browser?');
  return { campaign: (await reply.json()) as unknown, base: address };
}

/** What any other failure has to do with: JSON that cannot be read, or an address that cannot be asked. */
const hintFor = (error: unknown): string =>
  error instanceof Unusable
    ? error.hint
    : error instanceof SyntaxError
      ? 'Check it with: npx smoc-chat check campaign.json'
      : 'Does the address open in a browser? On another origin it must allow this page (Access-Control-Allow-Origin).';

/**
 * The address of the campaign's flow that is meant for this visitor, before anything of a flow is shown: the friend's for
 * a visitor who brings a code that looks like one, the customer's for everybody else. Whether a code is known is for the
 * endpoint to say, and for the friend's flow to put into words. Never rejects.
 */
export async function flowOfCampaign(given: CampaignFlows | string): Promise<{ src: string } | { failure: Failure }> {
  try {
    const { campaign, base } = await read(given);
    const { flows } = asRecord(campaign);
    const { customer, friend } = asRecord(flows);
    if (typeof customer !== 'string' || typeof friend !== 'string')
      throw new Unusable(
        'it does not name both flows',
        'Name them: {"flows": {"customer": "/flows/customer.json", "friend": "/flows/friend.json"}}',
      );
    const visits = [addressParameters(arrival.address), addressParameters(location.href)];
    const isCustomer = visits.some((query) => query[PERSONAL]);
    return { src: new URL(!isCustomer && broughtBy(visits, undefined) ? friend : customer, base).href };
  } catch (error) {
    const message = `The campaign cannot be used: ${(error as Error).message}.`;
    return { failure: { code: 'campaign-unreachable', message, hint: hintFor(error) } };
  }
}
