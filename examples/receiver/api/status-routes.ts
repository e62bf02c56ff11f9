import { Hono } from 'hono';
import * as v from 'valibot';
import type { Voice } from '../../../src/campaign/texts.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { campaignAsked } from '../campaign/campaigns.ts';
import { markSeen } from '../people/news.ts';
import { type TokenHolder, tokenHolder } from '../people/personal-token.ts';
import { statusOf } from '../people/status.ts';
import type { Services } from '../services.ts';
import { readJson } from '../web/read-json.ts';

/** As a number, or as the text that an event stream makes of it. */
const eventId = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))]),
  v.integer(),
  v.minValue(1),
  v.maxValue(Number.MAX_SAFE_INTEGER),
);
const seenSchema = v.object({
  token: v.pipe(v.string(), v.maxLength(100)),
  ids: v.pipe(v.array(eventId), v.maxLength(200)),
});

/** The campaign and the person that a token stands for; `null` for a token of nobody. */
export async function holderOf(
  { database, campaigns }: Pick<Services, 'database' | 'campaigns'>,
  token: string,
): Promise<{ readonly campaign: Campaign; readonly holder: TokenHolder } | null> {
  const found = await tokenHolder(database, token);
  const campaign = found && campaigns.byName(found.campaign);
  return found && campaign ? { campaign, holder: found } : null;
}

/** How somebody's friends and rewards stand, by their personal token. A token of nobody gets the same answer, empty. */
export function statusRoutes(services: Services): Hono {
  const { database, campaigns, limits, now } = services;
  return (
    new Hono()
      /** `?token=&id=&locale=&tone=` → what `Status` says. */
      .get('/', async (c) => {
        const { token = '', id, locale = 'en', tone = '' } = c.req.query();
        const voice: Voice = { locale, tone };
        const known = await holderOf(services, token);
        const campaign = known?.campaign ?? campaignAsked(campaigns, id);
        return c.json(await statusOf(database, campaign, known?.holder ?? null, voice, now()));
      })
      /** `{token, ids}` → `{ok}`, whoever's they are. */
      .post('/seen', async (c) => {
        const { token, ids } = await readJson(c, limits, seenSchema);
        const known = await holderOf(services, token);
        if (known) await markSeen(database, known.holder.person, ids, now());
        return c.json({ ok: true });
      })
  );
}
