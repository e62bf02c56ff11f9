import { minify } from 'terser';
import type { Plugin } from 'vite';

/** Vite plugin of the script-tag builds: a second pass over the bundler's own minifier, one hundredth smaller after brotli. */
export function minifyScriptsPlugin(module: boolean): Plugin {
  return {
    name: 'minify-scripts',
    async generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const { code } = await minify(chunk.code, {
          module,
          ecma: 2020,
          // A classic script is read in its page's encoding: ASCII is the same in all of them.
          // Nearly all of an entry runs at once: told so, the browser compiles it beside the page's main thread, not function by function on it.
          format: { ascii_only: true, ...(module && chunk.isEntry && { preamble: '//# allFunctionsCalledOnLoad' }) },
          // Arrow functions are written where `this` and `new` are not used: no function of ours is called with `new`.
          compress: { passes: 3, keep_fargs: false, unsafe_arrows: true },
        });
        chunk.code = code ?? chunk.code;
      }
    },
  };
}
