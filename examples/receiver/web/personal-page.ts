import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import type { HtmlEscapedString } from 'hono/utils/html';

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const STYLES = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; padding: 1rem; box-sizing: border-box; }
main { max-width: 32rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
button { font: inherit; min-height: 44px; padding: .5rem 1.25rem; border: 2px solid; border-radius: .5rem; background: none; color: inherit; cursor: pointer; }
button:focus-visible { outline: 3px solid; outline-offset: 3px; }
`;

/** Of pages that a personal link leads to: no script, nothing from elsewhere, kept nowhere, and found by no search engine. */
export const personalPageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: false,
});

/** A page with one thing on it. */
export const personalPage = (
  { brand, title, language }: { readonly brand: string; readonly title: string; readonly language: string },
  content: Html,
): Html => html`<!doctype html>
<html lang="${language}">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <meta name="robots" content="noindex" />
  <title>${title} · ${brand}</title>
  <style>${STYLES}</style>
  <main><h1>${title}</h1>${content}</main>
</html>`;
