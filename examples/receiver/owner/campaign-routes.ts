import { Hono } from 'hono';
import { pauseCampaign, resumeCampaign } from '../campaign/campaign-changes.ts';
import { campaignAsked } from '../campaign/campaigns.ts';
import type { Services } from '../services.ts';

/** What the owner does with a whole campaign: `POST ID/pause` and `POST ID/resume`. */
export function ownersCampaignRoutes({ database, campaigns, emit, now }: Services): Hono {
  return new Hono().post('/:id/:deed{pause|resume}', async (c) => {
    const campaign = campaignAsked(campaigns, c.req.param('id'));
    const change = c.req.param('deed') === 'pause' ? pauseCampaign : resumeCampaign;
    await database.transaction((tx) => change(tx, campaign, emit, now()));
    return c.redirect(`/owner?campaign=${encodeURIComponent(campaign.file.id)}`, 303);
  });
}
