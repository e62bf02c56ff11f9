import type { Plugin } from 'vite';

/*
 * Pages of old script libraries have built-ins that are not what they were, and more on Object.prototype than functions. Our own sources go
 * round that, which ESLint holds; here it is done for the packages in the script-tag builds, and for what the bundler adds.
 */

/** Walks through an object by `for … in`: all that a page has put on Object.prototype would be taken for a part of it. */
const walk = /\bfor\s*\((const|let|var) (\w+) in ([\w.]+(?:\[[\w.]+\])?)\)/g;

/** Lit takes its nodes away by `remove()`. The one that most pages have copied looks for a parent that is an element: a shadow root is none. */
const removal = /(\w+)\((\w+)\)\.remove\(\)/;

/** Lit's source, independent of the page's `remove()`. Throws where it is not the source that this was written for. */
export function removeByParent(code: string): string {
  if (!removal.test(code))
    throw new Error(`lit-html has changed: ${removal.source} is not in it. See build/old-pages.ts.`);
  return code.replace(removal, '$1($2).parentNode.removeChild($2)');
}

export const walkOwnKeys = (code: string): string => code.replace(walk, 'for ($1 $2 of Object.keys($3))');

/** Vite plugin of the script-tag builds. */
export function oldPagesPlugin(): Plugin {
  return {
    name: 'old-pages',
    transform: (code, id) =>
      /\/lit-html\/lit-html\.js$/.test(id) ? { code: removeByParent(code), map: null } : undefined,
    // The bundler's own helper is in the chunks alone.
    renderChunk: (code) => ({ code: walkOwnKeys(code), map: null }),
  };
}
