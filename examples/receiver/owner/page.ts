import { html } from 'hono/html';
import { menu } from './menu.ts';

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
  ${menu(at)}
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
