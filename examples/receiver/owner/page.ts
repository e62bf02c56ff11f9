import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

/** What every page of the owner's desk shows around its content. */
export interface Frame {
  readonly brand: string;
  /** Address of the menu entry that is open. */
  readonly at: string;
  readonly title: string;
  /** Beside the heading. */
  readonly aside?: Html | undefined;
  /** Above the heading: the way back. */
  readonly back?: { readonly href: string; readonly label: string } | undefined;
}

const icon = (path: string) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;

const MENU = [
  { href: '/owner', label: 'Overview', icon: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z' },
  { href: '/owner/results', label: 'Results', icon: 'M4 5h16v11H9l-5 4z' },
  {
    href: '/owner/guests',
    label: 'Guests',
    icon: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-4 2.500-6 6-6s6 2 6 6M15 4.500a3.500 3.500 0 0 1 0 6M17.500 14.500c2.300.7 3.500 2.500 3.500 5.500',
  },
  {
    href: '/owner/referrals',
    label: 'Referrals',
    icon: 'M6 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM18 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM18 22a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8.600 10.600l6.800-4M8.600 13.400l6.800 4',
  },
  { href: '/owner/invitations', label: 'Invitations', icon: 'M3 6h18v13H3zM3 7l9 7 9-7' },
  { href: '/owner/set-aside', label: 'Set aside', icon: 'M4 4h16v5H4zM6 9v11h12V9M10 13h4' },
] as const;

const htmlDocument = (title: string, body: Html, goTo?: string) => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
${goTo ? html`<meta http-equiv="refresh" content="0;url=${goTo}">` : ''}
<title>${title}</title>
<link rel="stylesheet" href="/owner/owner.css">
<link rel="icon" href="/owner/icon.svg" type="image/svg+xml">
</head>
${body}
</html>`;

const BUBBLE = 'M4 4h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-8l-5 4.500V16H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z';
const mark = html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d="${BUBBLE}"/></svg>`;
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#0c6a55" d="${BUBBLE}"/></svg>`;

/** One page behind the login. */
export const page = ({ brand, at, title, aside, back }: Frame, content: Html): Html =>
  htmlDocument(
    `${title} – ${brand}`,
    html`<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="side">
  <a class="brand" href="/owner">${mark}<span>${brand}</span></a>
  <nav aria-label="Pages">
    <ul>
      ${MENU.map((entry) => html`<li><a href="${entry.href}" ${entry.href === at ? html`aria-current="page"` : ''}>${icon(entry.icon)}${entry.label}</a></li>`)}
    </ul>
  </nav>
  <form method="post" action="/owner/logout" class="logout"><button class="quiet">Sign out</button></form>
</header>
<main id="content" tabindex="-1">
  ${back ? html`<p class="back"><a href="${back.href}">← ${back.label}</a></p>` : ''}
  <div class="heading"><h1>${title}</h1>${aside ?? ''}</div>
  ${content}
</main>
</body>`,
  );

/** One page in front of the login. `goTo` moves on by itself. */
export const barePage = (brand: string, title: string, content: Html, goTo?: string): Html =>
  htmlDocument(
    `${title} – ${brand}`,
    html`<body class="bare"><main><p class="brand">${mark}<span>${brand}</span></p><h1>${title}</h1>${content}</main></body>`,
    goTo,
  );
