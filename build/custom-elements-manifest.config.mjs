import { readFileSync } from 'node:fs';
import { cssParts } from './css-parts.mjs';
import { publicEvents } from './public-events.mjs';

const source = (path) => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8');

/** Each `--smoc-*` property that a page may set, with the comment above it and its default: the one list of them is the style sheet. */
function tokensOf(sheet) {
  const tokens = new Map();
  for (const [, description, name, value] of sheet.matchAll(/\/\* ([^*]+) \*\/\s+(--smoc-[\w-]+): ([^;]+);/g)) {
    if (!tokens.has(name)) tokens.set(name, { name, description, default: value });
  }
  return [...tokens.values()];
}

/** Where the build puts a module: what is shipped has no `src`. */
const built = (path) => path.replace(/^src\/(.+)\.ts$/, 'dist/$1.js');

/** What docs pages, editors and generators of framework wrappers read of the element. */
export default {
  globs: ['src/smoc-chat.ts'],
  litelement: true,
  packagejson: false,
  plugins: [
    {
      name: 'shipped-element',
      packageLinkPhase({ customElementsManifest: { modules } }) {
        const [module] = modules,
          [element] = module.declarations;
        element.members = element.members.filter(({ privacy = 'public' }) => privacy === 'public');
        element.cssProperties = tokensOf(source('theme/tokens.styles.ts'));
        element.cssParts = Object.entries(cssParts).map(([name, description]) => ({ name, description }));
        element.events = publicEvents().map(({ name, description }) => ({
          name,
          description,
          type: { text: `SmocEvent<'${name}'>` },
        }));
        module.path = built(module.path);
        for (const { declaration } of module.exports) declaration.module = module.path;
        modules.push({
          kind: 'javascript-module',
          path: built('src/define.ts'),
          declarations: [],
          exports: [
            {
              kind: 'custom-element-definition',
              name: element.tagName,
              declaration: { name: element.name, module: module.path },
            },
          ],
        });
      },
    },
  ],
};
