import { readFileSync } from 'node:fs';

/** Each `--smoc-*` property that a page may set, with the comment above it and its default: the one list of them is the style sheet. */
function tokensOf(sheet) {
  const tokens = new Map();
  for (const [, description, name, value] of sheet.matchAll(/\/\* ([^*]+) \*\/\s+(--smoc-[\w-]+): ([^;]+);/g)) {
    if (!tokens.has(name)) tokens.set(name, { name, description, default: value });
  }
  return [...tokens.values()];
}

/** What docs pages and editors read of the element. */
export default {
  globs: ['src/smoc-chat.ts'],
  litelement: true,
  packagejson: false,
  plugins: [
    {
      name: 'public-members',
      packageLinkPhase({ customElementsManifest }) {
        for (const declaration of customElementsManifest.modules.flatMap((each) => each.declarations)) {
          declaration.members = declaration.members?.filter(({ privacy, name }) => !privacy && !name.startsWith('#'));
        }
      },
    },
    {
      name: 'tokens',
      packageLinkPhase({ customElementsManifest }) {
        const sheet = readFileSync(new URL('../src/theme/tokens.styles.ts', import.meta.url), 'utf8');
        const element = customElementsManifest.modules.flatMap((each) => each.declarations).find(({ tagName }) => tagName === 'smoc-chat');
        element.cssProperties = tokensOf(sheet);
      },
    },
  ],
};
