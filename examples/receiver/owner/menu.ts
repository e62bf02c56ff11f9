import { html } from 'hono/html';
import type { Html } from './page.ts';

export interface MenuEntry {
  readonly href: string;
  readonly label: string;
  /** Path of a drawing of 24 by 24. */
  readonly icon: string;
  /** Shown as a tab on a phone. */
  readonly daily?: boolean;
}

/** All pages of the desk, by what an owner comes for. */
export const MENU: readonly { readonly group: string; readonly entries: readonly MenuEntry[] }[] = [
  {
    group: 'Today',
    entries: [
      { href: '/owner', label: 'Overview', icon: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z', daily: true },
      { href: '/owner/inbox', label: 'Inbox', icon: 'M4 5h16v11H9l-5 4z', daily: true },
      { href: '/owner/results', label: 'Results', icon: 'M5 4h14v16H5zM9 9h6M9 13h6' },
    ],
  },
  {
    group: 'Campaign',
    entries: [
      { href: '/owner/campaigns', label: 'Campaigns', icon: 'M5 21V4M5 4h13l-3 4.500 3 4.500H5' },
      { href: '/owner/invitations', label: 'Invitations', icon: 'M3 6h18v13H3zM3 7l9 7 9-7' },
      {
        href: '/owner/guests',
        label: 'Guests',
        icon: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-4 2.500-6 6-6s6 2 6 6M15 4.500a3.500 3.500 0 0 1 0 6M17.500 14.500c2.300.7 3.500 2.500 3.500 5.500',
        daily: true,
      },
      {
        href: '/owner/referrals',
        label: 'Referrals',
        icon: 'M6 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM18 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM18 22a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8.600 10.600l6.800-4M8.600 13.400l6.800 4',
      },
      {
        href: '/owner/review',
        label: 'Review',
        icon: 'M12 3l8 3v6c0 5-3.500 7.500-8 9-4.500-1.500-8-4-8-9V6zM9 12l2 2 4-4',
      },
      {
        href: '/owner/rewards',
        label: 'Rewards',
        icon: 'M4 11h16v9H4zM3 7h18v4H3zM12 7v13M12 7c-2-4-6-4-6-2s3 2 6 2c3 0 6 0 6-2s-4-2-6 2',
      },
    ],
  },
  {
    group: 'People',
    entries: [
      {
        href: '/owner/people',
        label: 'People',
        icon: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4.500 3.500-7 8-7s8 2.500 8 7',
      },
      { href: '/owner/messages', label: 'Messages', icon: 'M4 6h16v12H4zM4 7l8 6 8-6' },
      { href: '/owner/engagement', label: 'Engagement', icon: 'M4 10v4h3l9 5V5l-9 5zM19 9a4 4 0 0 1 0 6' },
    ],
  },
  {
    group: 'Numbers',
    entries: [
      { href: '/owner/insights', label: 'Insights', icon: 'M4 20V4M4 20h16M8 16v-5M12 16V7M16 16v-8', daily: true },
    ],
  },
  {
    group: 'Keeping',
    entries: [
      { href: '/owner/privacy', label: 'Privacy', icon: 'M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3' },
      { href: '/owner/connectors', label: 'Connectors', icon: 'M9 3v5M15 3v5M6 8h12v4a6 6 0 0 1-12 0zM12 18v3' },
      { href: '/owner/exports', label: 'Exports', icon: 'M12 3v12M7 10l5 5 5-5M4 20h16' },
      { href: '/owner/set-aside', label: 'Set aside', icon: 'M4 4h16v5H4zM6 9v11h12V9M10 13h4' },
    ],
  },
];

const MORE = 'M5 7h14M5 12h14M5 17h14';

const icon = (path: string): Html =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;

const link = (entry: MenuEntry, at: string): Html =>
  html`<li><a href="${entry.href}" ${entry.href === at ? html`aria-current="page"` : ''}>${icon(entry.icon)}${entry.label}</a></li>`;

const groups = (at: string, prefix: string): Html =>
  html`<div class="groups">${MENU.map(({ group, entries }) => {
    const id = `${prefix}-${group.toLowerCase().replaceAll(' ', '-')}`;
    return html`<section aria-labelledby="${id}"><h2 id="${id}">${group}</h2><ul>${entries.map((entry) => link(entry, at))}</ul></section>`;
  })}</div>`;

/** The menu twice, of which a screen shows one: a column beside the page, or tabs above it with a sheet of all pages. */
export function menu(at: string): Html {
  const daily = MENU.flatMap(({ entries }) => entries).filter((entry) => entry.daily);
  const isElsewhere = at !== '' && daily.every(({ href }) => href !== at);
  return html`<nav class="all-pages" aria-label="Pages">${groups(at, 'group')}</nav>
  <nav class="tabs" aria-label="Pages">
    <ul>${daily.map((entry) => link(entry, at))}</ul>
    <details class="more-pages ${isElsewhere ? 'here' : ''}"><summary>${icon(MORE)}All pages</summary>${groups(at, 'sheet')}</details>
  </nav>`;
}
