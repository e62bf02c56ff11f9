import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeBook } from './receiver/campaign/codes.ts';
import { invitationLink } from './receiver/campaign/campaign.ts';
import { readEmailAddress } from './receiver/campaign/email-address.ts';
import { campaignTimes } from './receiver/campaign/campaign-times.ts';
import { invite } from './receiver/campaign/invitations.ts';
import { findOrAddPerson } from './receiver/people/people.ts';
import { startReceiver, type Receiver, type ReceiverOptions } from './receiver/start-receiver.ts';

export { optionsFromEnvironment } from './receiver/config.ts';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export interface Example {
  readonly receiver: Receiver;
  /** Anna's personal link to the evening; the same at every start on one data folder. */
  readonly invitation: string;
  /** Her personal link to the gigabytes. */
  readonly planInvitation: string;
}

/** The built chat, for script tags. */
const CHAT = { dir: folder('../dist/cdn'), at: '/cdn' };

/**
 * A campaign of your own on one origin: the pages, flows and campaign file in `site`, the built chat, and the receiver.
 *
 * @throws {Error} as `startReceiver` does.
 */
export const serveCampaign = (site: string, options: ReceiverOptions = {}): Promise<Receiver> =>
  startReceiver({
    ...options,
    campaignFile: options.campaignFile ?? join(site, 'campaign.json'),
    staticDirs: [{ dir: site }, CHAT],
  });

/** Both campaigns of the examples. */
const CAMPAIGNS = [folder('landing/campaign.json'), folder('gigabytes/campaign.json')].join(',');

/**
 * The example campaigns on one origin: pages, flows, the built chat and the receiver behind them, with Anna invited to each.
 * The chat must have been built (`npm run build`).
 *
 * @throws {Error} as `startReceiver` does.
 */
export async function serveExample(options: ReceiverOptions = {}): Promise<Example> {
  const receiver = await startReceiver({
    ...options,
    standInProvider: options.standInProvider ?? options.webhookSecret === undefined,
    campaignFile: options.campaignFile ?? CAMPAIGNS,
    staticDirs: [{ dir: folder('landing') }, { dir: folder('gigabytes'), at: '/gigabytes' }, CHAT],
  });
  const now = new Date(options.clock?.now() ?? Date.now());
  const links = await receiver.db
    .transaction(async (tx) => {
      const anna = await findOrAddPerson(
        tx,
        readEmailAddress('anna@example.com')!,
        { firstName: 'Anna', lastName: 'Berg', phone: null },
        now,
      );
      // As the shop's own system would tell it.
      await tx.query(
        `update people set plan = coalesce(plan, 'Flex 10 GB'), stage = 'customer', customer_since = coalesce(customer_since, $2) where id = $1`,
        [anna, now],
      );
      const found: string[] = [];
      for (const campaign of receiver.campaigns.all) {
        await campaignTimes(tx, campaign.file, now);
        const token = await invite(tx, campaign.file.id, anna, codeBook(), now);
        found.push(invitationLink(campaign, token, { locale: 'en', tone: '' }));
      }
      return found;
    })
    .catch(async (error: unknown) => {
      await receiver.close();
      throw error;
    });
  return { receiver, invitation: links[0]!, planInvitation: links[1] ?? links[0]! };
}
