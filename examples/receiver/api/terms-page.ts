import { Hono } from 'hono';
import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import { languagesOfFile } from '../../../src/campaign/addresses.ts';
import { renderTerms, type TermsBlock, termsLanguage } from '../../../src/campaign/terms/render-terms.ts';
import { textFor } from '../../../src/campaign/texts.ts';
import { campaignAsked } from '../campaign/campaigns.ts';
import { campaignTimes } from '../campaign/campaign-times.ts';
import type { Services } from '../services.ts';
import { rateLimit } from '../web/rate-limit.ts';

const STYLES = `
:root { color-scheme: light dark; font: 100%/1.6 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 42rem; padding: 1.5rem 1.25rem 4rem; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; justify-content: space-between; align-items: baseline; }
nav ul { display: flex; gap: 1rem; list-style: none; margin: 0; padding: 0; }
nav a { display: inline-block; padding: .625rem 0; }
a { color: inherit; text-underline-offset: .2em; }
[aria-current] { text-decoration: none; font-weight: 600; }
a:focus-visible { outline: 3px solid; outline-offset: 3px; border-radius: 2px; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 2rem 0 1rem; text-wrap: balance; }
h2 { font-size: 1.125rem; margin: 2rem 0 .25rem; }
main ul { margin: 0; padding-inline-start: 1.25rem; }
li { margin: .375rem 0; }
`;

const BACK = { en: 'To the campaign', nl: 'Naar de actie', de: 'Zur Aktion' };
const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', nl: 'Nederlands', de: 'Deutsch' };

/** `/terms/ID?lang=&tone=`: the terms of a campaign, written from the rules that it runs by. No script, and nothing from elsewhere. */
export function termsPage({ database, campaigns, limits, now }: Services): Hono {
  return new Hono()
    .use(
      secureHeaders({
        contentSecurityPolicy: {
          defaultSrc: ["'none'"],
          styleSrc: ["'unsafe-inline'"],
          baseUri: ["'none'"],
          formAction: ["'none'"],
          frameAncestors: ["'none'"],
        },
        strictTransportSecurity: false,
      }),
      rateLimit({ ...limits, now: () => now().getTime() }),
    )
    .get('/:campaign', async (c) => {
      const { file, site } = campaignAsked(campaigns, c.req.param('campaign'));
      const language = termsLanguage(c.req.query('lang') ?? 'en');
      const voice = { locale: language, tone: c.req.query('tone') ?? '' };
      const blocks = renderTerms(file, voice, await campaignTimes(database, file, now()));
      const [first] = blocks;
      c.header('Cache-Control', 'no-cache');
      return c.html(html`<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${first?.kind === 'title' ? first.text : file.brand}</title>
<style>${STYLES}</style>
<nav>
  <a href="${site}${textFor(file.pages.customer, voice)}">← ${textFor(BACK, voice)}</a>
  <ul>${languagesOfFile(file)
    .filter((each) => Object.hasOwn(LANGUAGES, each))
    .map((each) =>
      each === language
        ? html`<li><a aria-current="page" href="?lang=${each}">${LANGUAGES[each]}</a></li>`
        : html`<li><a lang="${each}" hreflang="${each}" href="?lang=${each}">${LANGUAGES[each]}</a></li>`,
    )}</ul>
</nav>
<main>${blocks.map(written)}</main>
</html>`);
    });
}

function written(block: TermsBlock) {
  switch (block.kind) {
    case 'title':
      return html`<h1>${block.text}</h1>`;
    case 'heading':
      return html`<h2>${block.text}</h2>`;
    case 'paragraph':
      return html`<p>${block.text}</p>`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${item}</li>`)}</ul>`;
  }
}
