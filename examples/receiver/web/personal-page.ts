import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import type { HtmlEscapedString } from 'hono/utils/html';

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const STYLES = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body {
  --ground: #f4f5f3; --surface: #fff; --line: #dcdfd8; --ink: #16201c; --soft: #57635d;
  margin: 0; min-height: 100dvh; box-sizing: border-box; padding: 1rem;
  display: grid; place-content: center; justify-items: stretch; grid-template-columns: minmax(0, 30rem);
  background: var(--ground); color: var(--ink);
}
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 1rem; padding: 1.75rem clamp(1.25rem, 6vw, 2rem) 2rem; }
.brand { margin: 0 0 .75rem .25rem; font-weight: 650; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; text-wrap: balance; }
p { margin: 0 0 1rem; overflow-wrap: anywhere; }
.card > :last-child { margin-bottom: 0; }
form { margin-top: 1.5rem; }
button {
  font: inherit; font-weight: 600; min-height: 48px; padding: .5rem 1.5rem; border: 2px solid var(--ink); border-radius: .75rem;
  background: var(--ink); color: var(--surface); cursor: pointer;
}
button:focus-visible { outline: 3px solid; outline-offset: 3px; }
.coupon { border: 2px dashed var(--line); border-radius: .75rem; padding: 1.25rem; margin: 0 0 1rem; text-align: center; }
.coupon h2 { font-size: 1.25rem; margin: 0 0 .25rem; }
.coupon p { margin: 0; color: var(--soft); }
.coupon code { display: block; margin: 1rem 0; font: 700 1.75rem/1.2 ui-monospace, Menlo, Consolas, monospace; letter-spacing: .08em; overflow-wrap: anywhere; }
.coupon.gone code { color: var(--soft); text-decoration: line-through; }
.said { white-space: pre-line; }
@media (prefers-color-scheme: dark) {
  body { --ground: #101614; --surface: #18201d; --line: #3a4741; --ink: #e8eeea; --soft: #a2b0a9; }
}
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
  <main>
    <p class="brand">${brand}</p>
    <div class="card"><h1>${title}</h1>${content}</div>
  </main>
</html>`;
