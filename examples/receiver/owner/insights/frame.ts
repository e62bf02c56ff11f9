import { html } from 'hono/html';
import type { Choices } from '../../insights/funnel.ts';
import { type Filter, PRESETS, queryOf } from '../../insights/filter.ts';
import { before, lengthOf } from '../../insights/period.ts';
import { dateFormat } from '../../web/formats.ts';
import { type Html, page } from '../page.ts';

const TABS = [
  { href: '/owner/insights', label: 'Funnel' },
  { href: '/owner/insights/referrals', label: 'Referrals and ROI' },
  { href: '/owner/insights/steps', label: 'Where people stop' },
  { href: '/owner/insights/answers', label: 'Answers and ratings' },
  { href: '/owner/insights/experiments', label: 'A/B tests' },
  { href: '/owner/insights/misses', label: 'Not understood' },
] as const;

export type InsightsTab = (typeof TABS)[number]['href'];

/** What a page of numbers lets the owner narrow down. */
export type FilterKey = 'campaign' | 'flow' | 'device' | 'source' | 'medium' | 'utm' | 'by';

interface Frame {
  readonly brand: string;
  readonly at: InsightsTab;
  readonly filter: Filter;
  readonly choices: Choices;
  /** Lists that make a difference on this page. */
  readonly narrows: readonly FilterKey[];
  /** Without a period where the page shows all there is. */
  readonly isTimeless?: boolean;
}

const LABELS: Readonly<Record<FilterKey, string>> = {
  campaign: 'Campaign',
  flow: 'Flow',
  device: 'Device',
  source: 'Source',
  medium: 'Medium',
  utm: 'UTM campaign',
  by: 'Came by',
};

export const dayInWords = (day: string) =>
  dateFormat('en', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

const periodInWords = ({ from, to }: Filter['period']): string =>
  from === to ? dayInWords(from) : `${dayInWords(from)} – ${dayInWords(to)}`;

function select(key: FilterKey, value: string, options: readonly { readonly value: string; readonly label: string }[]) {
  const all =
    options.some((option) => option.value === value) || value === '' ? options : [...options, { value, label: value }];
  return html`<p>
    <label for="filter-${key}">${LABELS[key]}</label
    ><select id="filter-${key}" name="${key}">
      <option value="">All</option>
      ${all.map(
        (option) =>
          html`<option value="${option.value}" ${option.value === value ? html`selected` : ''}>
            ${option.label}
          </option>`,
      )}
    </select>
  </p>`;
}

const plain = (words: readonly string[]) => words.map((value) => ({ value, label: value }));

function lists({ filter, choices, narrows }: Frame): Html[] {
  const made: Readonly<Record<FilterKey, () => Html>> = {
    campaign: () => select('campaign', filter.campaign, plain(choices.campaigns)),
    flow: () => select('flow', filter.flow, plain(choices.flows)),
    device: () => select('device', filter.device, plain(choices.devices)),
    source: () => select('source', filter.source, plain(choices.sources)),
    medium: () => select('medium', filter.medium, plain(choices.mediums)),
    utm: () => select('utm', filter.utmCampaign, plain(choices.utmCampaigns)),
    by: () =>
      select('by', filter.by, [
        { value: 'referral', label: 'A friend’s link' },
        { value: 'direct', label: 'Directly' },
      ]),
  };
  return narrows.map((key) => made[key]());
}

/** Tabs, the period and the lists, above the numbers of a page. */
export function insightsPage(frame: Frame, content: Html): Html {
  const { brand, at, filter, narrows, isTimeless = false } = frame;
  const { period } = filter;
  const isNarrowed = narrows.some(
    (key) => key !== 'campaign' && key !== 'flow' && filter[key === 'utm' ? 'utmCampaign' : key] !== '',
  );
  return page(
    {
      brand,
      at: '/owner/insights',
      title: 'Insights',
      aside: isTimeless
        ? undefined
        : html`<p class="sub">${periodInWords(period)}, beside ${periodInWords(before(period))}</p>`,
    },
    html` <nav class="filter" aria-label="Kinds of numbers">
        <ul>
          ${TABS.map(
            ({ href, label }) =>
              html`<li>
                <a href="${href}?${queryOf(filter)}" ${href === at ? html`aria-current="page"` : ''}>${label}</a>
              </li>`,
          )}
        </ul>
      </nav>
      ${
        isTimeless && narrows.length === 0
          ? ''
          : html`<details class="card narrow" ${isNarrowed ? html`open` : ''}>
              <summary>Period and filter</summary>
              <form method="get" action="${at}" class="filters">
                ${
                  isTimeless
                    ? ''
                    : html`<p class="presets">
                          ${PRESETS.map(
                            (days) =>
                              html`<a
                                class="quiet"
                                href="${at}?${withoutDates(filter)}days=${days}"
                                ${lengthOf(period) === days ? html`aria-current="true"` : ''}
                                >${days === 365 ? 'A year' : `${days} days`}</a
                              >`,
                          )}
                        </p>
                        <p>
                          <label for="filter-from">From</label
                          ><input id="filter-from" name="from" type="date" value="${period.from}" required />
                        </p>
                        <p>
                          <label for="filter-to">To</label
                          ><input id="filter-to" name="to" type="date" value="${period.to}" required />
                        </p>`
                }
                ${lists(frame)}
                <p><button class="button">Show</button></p>
              </form>
            </details>`
      }
      ${content}`,
  );
}

function withoutDates(filter: Filter): string {
  const query = new URLSearchParams(queryOf(filter));
  query.delete('from');
  query.delete('to');
  const text = query.toString();
  return text ? `${text}&` : '';
}
