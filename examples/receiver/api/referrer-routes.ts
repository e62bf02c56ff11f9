import { Hono } from 'hono';
import { campaignNow } from '../campaign/campaign.ts';
import { campaignAsked } from '../campaign/campaigns.ts';
import { readCode } from '../campaign/codes.ts';
import { planForFriend, planOfPerson } from '../campaign/plans.ts';
import { referrerByCode, showableName } from '../referrals/referrers.ts';
import { rewardsOfSide } from '../rewards/grant-rewards.ts';
import { rewardTexts } from '../rewards/reward-cards.ts';
import type { Services } from '../services.ts';

type Query = Readonly<Record<string, string>>;

/**
 * Whose link a friend came by: `GET /api/referrer?code=` and the same as `GET /r/CODE` → `{ok, campaign, known, state, firstName, plan, rewards}`. The
 * name only when the referrer allowed it; `rewards` are what friends get. `known` says whether somebody has the code, since a slip of whoever types one
 * would cost both their reward; all else of an unknown code reads as that of one whose owner allowed nothing, after the same queries. That a code
 * exists tells nothing of whose it is, and codes are too many to be guessed within the rate limit. `id` names the campaign for codes of nobody;
 * `locale` and `tone` choose the texts.
 */
export function referrerRoutes({ database, campaigns, now }: Services): Hono {
  const factsOf = async (typed: string, { id, locale = 'en', tone = '' }: Query) => {
    const code = readCode(typed) ?? '';
    const [known] = await database.query<{ campaign: string }>('select campaign from referrers where code = $1', [
      code,
    ]);
    const campaign = campaigns.byName(known?.campaign) ?? campaignAsked(campaigns, id);
    const { state } = await campaignNow(database, campaign, now());
    const referrer = await referrerByCode(database, campaign.file.id, code);
    const plan = await planOfPerson(database, referrer?.person ?? null);
    return {
      ok: true,
      campaign: campaign.file.id,
      known: referrer !== null,
      state,
      firstName: showableName(referrer?.shownName ?? null),
      plan: planForFriend(campaign.file, plan),
      rewards: rewardsOfSide({ campaign }, 'friend').map((reward) => rewardTexts(reward, { locale, tone })),
    };
  };
  return new Hono()
    .get('/api/referrer', async (c) => c.json(await factsOf(c.req.query('code') ?? '', c.req.query())))
    .get('/r/:code', async (c) => c.json(await factsOf(c.req.param('code'), c.req.query())));
}
