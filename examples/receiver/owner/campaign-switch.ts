import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Campaign } from '../campaign/campaign.ts';
import type { Campaigns } from '../campaign/campaigns.ts';
import { Rejection } from '../web/rejection.ts';
import type { Html } from './page.ts';

/** The campaign that a page shows: the one that its address names, else the first. */
export const campaignShown = (c: Context, campaigns: Campaigns): Campaign =>
  campaigns.byName(c.req.query('campaign')) ?? campaigns.all[0];

/**
 * The one that a form names in a field, which it may leave out where there is one alone.
 *
 * @throws {Rejection} where it names none: what was meant for one campaign must not change another.
 */
export function campaignOfForm(form: Readonly<Record<string, unknown>>, { all, byName }: Campaigns): Campaign {
  const { campaign: named } = form;
  const campaign = named === undefined && all.length === 1 ? all[0] : typeof named === 'string' ? byName(named) : null;
  if (!campaign)
    throw new Rejection(
      404,
      'unknown-campaign',
      'The form is of a campaign that is not here any more. Nothing was changed. Load the page again.',
    );
  return campaign;
}

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
