import type { EndpointAnswer } from '../../../src/engine/envelope.ts';
import { type Campaign, shareLink } from '../campaign/campaign.ts';
import type { Reward } from '../campaign/campaign-file.ts';
import type { FriendStatus } from '../referrals/join-as-friend.ts';
import { friendCards } from '../rewards/friend-cards.ts';
import type { RewardCard } from '../rewards/reward-cards.ts';
import type { ReadEnvelope } from './envelope-schema.ts';

/** What the chat is answered: what it reads by itself, and what a flow's `save` takes out. Never says whether an address was known. */
export interface Answer extends EndpointAnswer {
  readonly ok: boolean;
  readonly id: string;
  /**
   * Of a referrer, and of a friend who may invite others: the share link, and a token by which the chat hears how it goes on. Of any other friend:
   * only the status.
   */
  readonly referral?: {
    readonly code?: string;
    readonly url?: string;
    readonly status: string;
    readonly token?: string;
  };
  readonly rewards?: readonly RewardCard[];
}

/** Somebody's own link, as the chat shares it. */
export interface LinkFacts {
  readonly code: string;
  /** By which the chat hears how it goes on; `null` where there is no conversation to hear it. */
  readonly token: string | null;
}

/** What a form has come to, or would come to. */
export type FormFacts =
  | { readonly asks: 'keeping'; readonly rewards?: readonly RewardCard[] }
  | {
      readonly asks: 'link';
      readonly campaign: Campaign;
      readonly at: Date;
      readonly signUpEnds: Date;
      readonly link: LinkFacts;
    }
  | {
      readonly asks: 'sign-up';
      readonly campaign: Campaign;
      readonly status: FriendStatus;
      /** Rewards of friends that were not all given out when the form came. */
      readonly left: readonly Reward[];
      /** `null` for a friend who may invite nobody. */
      readonly link: LinkFacts | null;
    };

type Asked = Pick<ReadEnvelope, 'id' | 'flow'>;

/** What a form is answered with: the same words for one that counts and for one of which nothing is carried out. Pure. */
export function answerOf({ id, flow }: Asked, facts: FormFacts): Answer {
  switch (facts.asks) {
    case 'keeping':
      return { ok: true, id, ...(facts.rewards && { rewards: facts.rewards }) };
    case 'link': {
      const status = facts.at <= facts.signUpEnds ? 'waiting' : 'ended';
      return { ok: true, id, referral: { status, ...linkIn(facts.campaign, facts.link, flow) } };
    }
    case 'sign-up': {
      const { campaign, status, left, link } = facts;
      return {
        ok: true,
        id,
        referral: { status, ...(link && linkIn(campaign, link, flow)) },
        rewards: friendCards(campaign, status, left, flow),
      };
    }
  }
}

const linkIn = (campaign: Campaign, { code, token }: LinkFacts, voice: ReadEnvelope['flow']) => ({
  code,
  url: shareLink(campaign, code, voice),
  ...(token && { token }),
});
