import { Hono } from 'hono';
import { inItsPlace } from '../../../src/campaign/dates.ts';
import { termsAddress } from '../../../src/campaign/addresses.ts';
import { renderTerms, termsInShort, termsText } from '../../../src/campaign/terms/render-terms.ts';
import { textFor, type Voice } from '../../../src/campaign/texts.ts';
import { type Campaign, campaignNow, shareLink } from '../campaign/campaign.ts';
import { campaignAsked } from '../campaign/campaigns.ts';
import type { EventTimes } from '../campaign/campaign-times.ts';
import { readCode } from '../campaign/codes.ts';
import { invitationByToken } from '../campaign/invitations.ts';
import { planOfCustomer, planOfPerson } from '../campaign/plans.ts';
import { showableName } from '../referrals/referrers.ts';
import { allRewardCards, rewardTexts, ruleTimes } from '../rewards/reward-cards.ts';
import type { Services } from '../services.ts';

/**
 * What the pages and the chats ask before anybody has typed anything. Unknown codes and tokens get the same answer as known ones of
 * people who allowed nothing, after the same queries. `id` names the campaign, where there are several; `locale` and `tone` choose the texts.
 */
export function campaignRoutes({ database, campaigns, now }: Services): Hono {
  const asked = (query: Record<string, string>): Voice => ({ locale: query.locale ?? 'en', tone: query.tone ?? '' });
  const standing = (campaign: Campaign) => campaignNow(database, campaign, now());

  return (
    new Hono()
      /** `{ok, id, brand, state, moved, event, seats, seatsLeft, maxFriends, friendsMayInvite, signUpStarts, signUpEnds, conditions, terms, termsUrl, rewards}` */
      .get('/campaign', async (c) => {
        const voice = asked(c.req.query());
        const campaign = campaignAsked(campaigns, c.req.query('id'));
        const { file } = campaign;
        const { state, times, seatsLeft } = await standing(campaign);
        return c.json({
          ok: true,
          id: file.id,
          brand: file.brand,
          state,
          moved: Boolean(times.event?.movedAt),
          event: eventFacts(campaign, times.event, voice),
          seats: file.seats ?? null,
          seatsLeft: file.seats === undefined ? null : seatsLeft,
          maxFriends: file.maxFriends,
          friendsMayInvite: file.friendsMayInvite,
          signUpStarts: times.opens && inItsPlace(times.opens, file.timeZone),
          signUpEnds: times.signUpEnds.toISOString(),
          conditions: termsInShort(file, voice, times),
          terms: termsText(renderTerms(file, voice, times)),
          termsUrl: new URL(termsAddress(file, voice.locale), campaign.site).href,
          rewards: file.rewards.map((reward) => ({
            ...rewardTexts(reward, voice),
            sides: reward.sides,
            ...(reward.finishing !== undefined && { finishing: reward.finishing }),
            amount: reward.amount ?? null,
            unit: reward.unit ?? null,
            ...ruleTimes(reward, file),
          })),
        });
      })
      /**
       * `?token=` → `{ok, campaign, state, firstName, referral: {code, url, status}, friends, maxFriends, seats, next, rewards, plan, moved, signUpStarts, event, isOwn}`: who a
       * personal link belongs to, and how far they are. `isOwn` says whether the link with the code in `code` is theirs.
       */
      .get('/invitation', async (c) => {
        const voice = asked(c.req.query());
        const token = c.req.query('token') ?? '';
        const [known] = await database.query<{ campaign: string }>(
          'select campaign from invitations where token = $1',
          [token],
        );
        const campaign = campaigns.byName(known?.campaign) ?? campaignAsked(campaigns, c.req.query('id'));
        const { file } = campaign;
        const { state, times } = await standing(campaign);
        const found = await invitationByToken(database, file.id, token);
        return c.json({
          ok: true,
          campaign: file.id,
          state,
          firstName: showableName(found?.firstName ?? null),
          referral: found && {
            code: found.code,
            url: shareLink(campaign, found.code, voice),
            status: found.guest ?? 'invited',
          },
          friends: found?.friends ?? 0,
          maxFriends: file.maxFriends,
          seats: file.seats ?? null,
          next: nextMilestone(campaign, found?.friends ?? 0, voice),
          rewards: await allRewardCards(database, file, found?.person ?? 0, voice, times.event?.ends ?? null, null),
          plan: planOfCustomer(file, await planOfPerson(database, found?.person ?? null)),
          moved: Boolean(times.event?.movedAt),
          signUpStarts: times.opens && inItsPlace(times.opens, file.timeZone),
          event: eventFacts(campaign, times.event, voice),
          isOwn: found !== null && found.code === readCode(c.req.query('code') ?? ''),
        });
      })
  );
}

/** The next reward for having brought so many friends. */
function nextMilestone({ file }: Campaign, friends: number, voice: Voice) {
  const ahead = file.rewards.filter(({ milestone }) => milestone !== undefined && milestone > friends);
  const [next] = ahead.sort((one, other) => one.milestone! - other.milestone!);
  return next ? { at: next.milestone!, title: rewardTexts(next, voice).title } : null;
}

function eventFacts({ file: { event } }: Campaign, times: EventTimes | null, voice: Voice) {
  if (!event || !times) return null;
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
