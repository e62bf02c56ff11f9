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
  /** Anna's personal link; the same at every start on one data folder. */
  readonly invitation: string;
}

/**
 * The example campaign on one origin: pages, flows, the built chat and the receiver behind them, with Anna invited.
 * The chat must have been built (`npm run build`).
 *
 * @throws {Error} as `startReceiver` does.
 */
export async function serveExample(options: ReceiverOptions = {}): Promise<Example> {
  const campaignFile = options.campaignFile ?? folder('landing/campaign.json');
  const receiver = await startReceiver({
    ...options,
    campaignFile,
    staticDirs: [{ dir: folder('landing') }, { dir: folder('../dist/cdn'), at: '/cdn' }],
  });
  const [campaign] = receiver.campaigns.all;
  const { file } = campaign;
  const now = new Date(options.clock?.now() ?? Date.now());
  const token = await receiver.db
    .transaction(async (tx) => {
      await campaignTimes(tx, file, now);
      const anna = await findOrAddPerson(
        tx,
        readEmailAddress('anna@example.com')!,
        { firstName: 'Anna', lastName: 'Berg', phone: null },
        now,
      );
      return invite(tx, file.id, anna, codeBook(), now);
    })
    .catch(async (error: unknown) => {
      await receiver.close();
      throw error;
    });
  return {
    receiver,
    invitation: invitationLink(campaign, token, { locale: 'en', tone: '' }),
  };
}
