import { Hono } from 'hono';
import { type Campaign, type CampaignNow, campaignNow, shareLink } from '../campaign/campaign.ts';
import { readCode } from '../campaign/codes.ts';
import { inItsPlace } from '../campaign/event-date.ts';
import { invitationByToken } from '../campaign/invitations.ts';
import { referrerByCode } from '../campaign/referrers.ts';
import { rewardTexts } from '../campaign/rewards.ts';
import { textFor, type Voice } from '../campaign/texts.ts';
import type { Services } from '../services.ts';

/**
 * What the pages and the chats ask before anybody has typed anything. Unknown codes and tokens get the same answer as known ones of
 * people who allowed nothing, after the same queries. `locale` and `tone` choose the texts.
 */
export function campaignRoutes({ database, campaign, now }: Services): Hono {
  const { file } = campaign;
  const asked = (query: Record<string, string>): Voice => ({ locale: query.locale ?? 'en', tone: query.tone ?? '' });
  const standing = () => campaignNow(database, campaign, now());

  return (
    new Hono()
      /** `{ok, id, brand, state, event, seats, seatsLeft, maxFriends, signUpEnds, rewards}` */
      .get('/campaign', async (c) => {
        const voice = asked(c.req.query());
        const { state, times, seatsLeft } = await standing();
        return c.json({
          ok: true,
          id: file.id,
          brand: file.brand,
          state,
          event: eventFacts(campaign, times, voice),
          seats: file.seats,
          seatsLeft,
          maxFriends: file.maxFriends,
          signUpEnds: times.signUpEnds.toISOString(),
          rewards: file.rewards.map((reward) => ({
            ...rewardTexts(reward, voice),
            sides: reward.sides,
            amount: reward.amount ?? null,
          })),
        });
      })
      /** `?code=` → `{ok, state, firstName}`; the name only when the referrer allowed it. */
      .get('/referrer', async (c) => {
        const { state } = await standing();
        const referrer = await referrerByCode(database, file.id, readCode(c.req.query('code') ?? ''));
        return c.json({ ok: true, state, firstName: referrer?.shownName ?? null });
      })
      /** `?token=` → `{ok, state, firstName, referral, friends, maxFriends, event}`: who a personal link belongs to, and how far they are. */
      .get('/invitation', async (c) => {
        const voice = asked(c.req.query());
        const { state, times } = await standing();
        const found = await invitationByToken(database, file.id, c.req.query('token') ?? '');
        return c.json({
          ok: true,
          state,
          firstName: found?.firstName ?? null,
          referral: found && {
            code: found.code,
            url: shareLink(campaign, found.code, voice),
            status: found.guest ?? 'invited',
          },
          friends: found?.friends ?? 0,
          maxFriends: file.maxFriends,
          event: eventFacts(campaign, times, voice),
        });
      })
  );
}

function eventFacts({ file: { event } }: Campaign, times: CampaignNow['times'], voice: Voice) {
  return {
    title: textFor(event.title, voice),
    startsAt: times.starts.toISOString(),
    endsAt: times.ends.toISOString(),
    timeZone: event.timeZone,
    startsLocal: inItsPlace(times.starts, event.timeZone),
    endsLocal: inItsPlace(times.ends, event.timeZone),
    place: event.place,
    address: event.address,
  };
}
