import { readFileSync } from 'node:fs';
import { readCampaign } from '../src/campaign/campaign-file.ts';
import { renderTerms, type TermsBlock } from '../src/campaign/terms/render-terms.ts';
import type { Sections } from './docs-sections.ts';

/* The terms on the pages of the example campaign: the rules of its file, in the words of the receiver's own page. */

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function written(block: TermsBlock): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${escaped(block.text)}</h1>`;
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`;
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}\n</ul>`;
  }
}

/** @throws where the campaign of the example is broken */
export function termsDocs(language: string): Sections {
  const { file, problems } = readCampaign(
    readFileSync(new URL('../examples/landing/campaign.json', import.meta.url), 'utf8'),
  );
  if (!file) throw new Error(`examples/landing/campaign.json: ${problems[0]?.message}`);
  return { terms: renderTerms(file, { locale: language, tone: '' }).map(written).join('\n') };
}
