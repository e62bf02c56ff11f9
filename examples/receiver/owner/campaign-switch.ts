import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Campaign } from '../campaign/campaign.ts';
import type { Campaigns } from '../campaign/campaigns.ts';
import type { Html } from './page.ts';

/** The campaign that a page shows: the one that its address names, else the first. */
export const campaignShown = (c: Context, campaigns: Campaigns): Campaign =>
  campaigns.byName(c.req.query('campaign')) ?? campaigns.all[0];

/** The same for a form, which names it in a field. */
export const campaignOfForm = (form: Readonly<Record<string, unknown>>, campaigns: Campaigns): Campaign =>
  (typeof form.campaign === 'string' ? campaigns.byName(form.campaign) : null) ?? campaigns.all[0];

/** For the forms of a page that shows one campaign. */
export const campaignField = ({ file }: Campaign): Html =>
  html`<input type="hidden" name="campaign" value="${file.id}" />`;

/** Links to the same page of the other campaigns; nothing where there is one alone. */
export const campaignSwitch = (campaigns: Campaigns, shown: Campaign, at: string): Html | string =>
  campaigns.all.length < 2
    ? ''
    : html`<nav class="filter" aria-label="Campaigns">
        <ul>
          ${campaigns.all.map(
            (campaign) =>
              html`<li>
                <a
                  href="${at}?${new URLSearchParams({ campaign: campaign.file.id }).toString()}"
                  ${campaign === shown ? html`aria-current="true"` : ''}
                  >${campaign.file.id}</a
                >
              </li>`,
          )}
        </ul>
      </nav>`;

/** `path` with a query; empty values are left out. */
export function withQuery(path: string, values: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString();
  return query ? `${path}?${query}` : path;
}
