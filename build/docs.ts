import { readFileSync } from 'node:fs';
import { campaignDocs } from './campaign-docs.ts';
import { fillSections, type Sections } from './docs-sections.ts';
import { elementDocs } from './element-docs.ts';
import { flowDocs } from './flow-docs.ts';
import { measuredDocs } from './measured-docs.ts';
import { termsDocs } from './terms-docs.ts';
import { themeDocs } from './theme-docs.ts';
import { whatFlowsUse } from './what-flows-use.ts';

const root = new URL('..', import.meta.url);

/** Every page that is written wholly or in part, by its path, as it should be. */
export function writtenDocs(): Readonly<Record<string, string>> {
  const { element, tokens } = elementDocs();
  const filled: Readonly<Record<string, Sections>> = {
    'docs/element.md': element,
    'docs/themes.md': { ...themeDocs(), tokens },
    'docs/campaign.md': campaignDocs(),
    'docs/measured.md': measuredDocs(),
    'examples/landing/terms.html': termsDocs('en'),
    'examples/landing/nl/terms.html': termsDocs('nl'),
  };
  return {
    ...flowDocs(),
    'docs/what-flows-use.md': whatFlowsUse(),
    ...Object.fromEntries(
      Object.entries(filled).map(([path, sections]) => [
        path,
        fillSections(path, readFileSync(new URL(path, root), 'utf8'), sections),
      ]),
    ),
  };
}
