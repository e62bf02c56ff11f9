import { html } from 'hono/html';
import type { CampaignTimes } from '../campaign/campaign-times.ts';
import type { CampaignState } from '../campaign/campaign.ts';
import type { Html } from './page.ts';
import { pill } from './parts.ts';

const STATES: Readonly<Record<CampaignState, Html>> = {
  open: pill('good', 'sign-ups open'),
  soon: pill('info', 'not started yet'),
  full: pill('info', 'full'),
  paused: pill('wait', 'paused'),
  'out-of-rewards': pill('wait', 'out of rewards'),
  ended: pill('off', 'sign-ups ended'),
};

/** How a campaign stands, and whether its event has another date than guests were told at first. */
export const campaignPills = (state: CampaignState, { event }: CampaignTimes): Html =>
  html`${STATES[state]}${event?.movedAt ? html` ${pill('wait', 'moved')}` : ''}`;
