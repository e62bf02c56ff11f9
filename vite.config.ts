import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, runnerImport, type Plugin, type UserConfig } from 'vite';
import { minifyScriptsPlugin } from './build/minify-scripts.ts';
import { languagePartsPlugin } from './build/language-parts.ts';
import { minifyTemplatesPlugin } from './build/minify-templates.ts';
import { oldPagesPlugin } from './build/old-pages.ts';
import { pruneConfettiPlugin } from './build/prune-confetti.ts';
import { pruneSignaturePadPlugin } from './build/prune-signature-pad.ts';
import { chunkName, sizeLedgerPlugin } from './build/size-ledger.ts';
import manifest from './package.json' with { type: 'json' };

const root = fileURLToPath(new URL('.', import.meta.url))
  .replaceAll('\\', '/')
  .replace(/\/$/, '');

/** Copies the themes and their pictures beside the scripts, where a theme is looked up by its name. */
function themesPlugin(): Plugin {
  return {
    name: 'themes',
    generateBundle() {
      const files = readdirSync(`${root}/themes`, { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      );
      for (const path of files.map(({ parentPath, name }) => `${parentPath}/${name}`.replaceAll('\\', '/'))) {
        const content = readFileSync(path);
        // The address of the schema is an editor's, of the file in its place here.
        const withoutSchema = (key: string, value: unknown) => (key === '$schema' ? undefined : value);
        const source = path.endsWith('.json') ? JSON.stringify(JSON.parse(content.toString(), withoutSchema)) : content;
        this.emitFile({ type: 'asset', fileName: path.slice(root.length + 1), source });
      }
    },
  };
}

/** Writes the JSON Schemas of flow, theme and campaign files, made from what reads them. */
function schemasPlugin(): Plugin {
  return {
    name: 'schemas',
    async generateBundle() {
      const load = async <Module>(path: string) =>
        (await runnerImport<Module>(`${root}/src/${path}`, { configFile: false, logLevel: 'error' })).module;
      const { flowJsonSchema } = await load<{ flowJsonSchema(): unknown }>('flow/flow-json-schema.ts');
      const { themeJsonSchema } = await load<{ themeJsonSchema(voice: unknown): unknown }>(
        'theme/theme-json-schema.ts',
      );
      const { campaignJsonSchema } = await load<{ campaignJsonSchema(): unknown }>('campaign/campaign-json-schema.ts');
      const { knownVoice } = await load<{ knownVoice: unknown }>('tone/known-voice.lazy.ts');
      const schemas = {
        'flow.schema.json': flowJsonSchema(),
        'theme.schema.json': themeJsonSchema(knownVoice),
        'campaign.schema.json': campaignJsonSchema(),
      };
      for (const [fileName, schema] of Object.entries(schemas))
        this.emitFile({ type: 'asset', fileName, source: JSON.stringify(schema, null, 2) + '\n' });
    },
  };
}

const minify = {
  compress: { target: 'es2022' },
  mangle: { toplevel: true },
  codegen: { removeWhitespace: true },
};

/** What the script-tag builds share. Library mode, for without it every `import()` is wrapped in Vite's preloader. */
const scriptTag: UserConfig = {
  base: './',
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: 'dist/cdn',
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    // Library mode keeps blanks in ES modules; the bundler's own minifier removes them.
    minify: false,
  },
};

const modes: Record<string, UserConfig> = {
  /** The package: one module a source file, nothing bundled in. */
  npm: {
    publicDir: false,
    plugins: [languagePartsPlugin(), themesPlugin(), schemasPlugin()],
    build: {
      target: 'es2022',
      minify: false,
      reportCompressedSize: false,
      lib: {
        entry: ['src/index.ts', 'src/define.ts', 'src/dev.ts', 'src/engine/engine.ts', 'src/check/check.lazy.ts'],
        formats: ['es'],
      },
      rolldownOptions: {
        external: [/^node:/, ...Object.keys(manifest.dependencies).map((name) => new RegExp(`^${name}(/|$)`))],
        output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
      },
    },
  },
  /** The command line: one small script and one for each kind of file, so that nothing is looked for in `node_modules` and little is compiled. */
  cli: {
    publicDir: false,
    plugins: [languagePartsPlugin()],
    // Lit has a build of its own for Node, where no element can be made.
    resolve: { conditions: ['node', 'import', 'module', 'default'] },
    build: {
      outDir: 'dist/cli',
      target: 'node20',
      minify: true,
      reportCompressedSize: false,
      license: { fileName: 'third-party.md' },
      lib: { entry: 'src/cli/smoc-chat.ts', formats: ['es'], fileName: () => 'smoc-chat.js' },
      rolldownOptions: {
        external: /^node:/,
        platform: 'node',
        output: { minify, comments: false, chunkFileNames: '[name].js' },
      },
    },
  },
  /** The script tag: one module and the chunks it fetches when they are due. */
  cdn: {
    ...scriptTag,
    plugins: [
      languagePartsPlugin(),
      minifyTemplatesPlugin(),
      pruneConfettiPlugin(),
      pruneSignaturePadPlugin(),
      oldPagesPlugin(),
      minifyScriptsPlugin(true),
      themesPlugin(),
      sizeLedgerPlugin('sizes.json', root),
    ],
    build: {
      ...scriptTag.build,
      license: { fileName: 'third-party.md' },
      lib: { entry: { 'smoc-chat': 'src/cdn.ts', chat: 'src/chat/chat.lazy.ts' }, formats: ['es'] },
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension',
        output: {
          minify,
          comments: false,
          // What the entry needs stays in it, and lazy chunks take it from there: a chunk for shared code would be one
          // more request in a row before the first message.
          // The same holds for `chat`, which every inline chat needs; its name is plain, so that a page can preload it.
          codeSplitting: {
            groups: [
              // What the launcher and the chat both need, and the bundler's own helper.
              {
                name: 'smoc-chat',
                test: /src\/(cdn|tone\/manner|shared\/json-text|engine\/is-visitors|view\/controllers\/converting)\.ts$|rolldown\/runtime/,
                priority: 2,
              },
              { name: 'chat', test: /src\/chat\/chat\.lazy\.ts$/, priority: 1 },
              { name: 'interaction', test: /src\/chat\/interaction\.lazy\.ts$/, priority: 0 },
            ],
          },
          entryFileNames: ({ name }) => (name === 'chat' ? 'chunks/chat.js' : '[name].js'),
          // Six signs tell versions apart as well as eight do, and each is paid for wherever a chunk is named.
          chunkFileNames: ({ name }) => `chunks/${chunkName(name)}-[hash:8].js`,
          generatedCode: { symbols: false },
        },
      },
    },
  },
  /** For authors: loads the script-tag build, and a panel with what is wrong with the flows of a page. */
  dev: {
    ...scriptTag,
    plugins: [
      languagePartsPlugin(),
      oldPagesPlugin(),
      {
        name: 'beside-the-chat',
        enforce: 'pre',
        resolveId: (id) => (id === './define.ts' ? { id: './smoc-chat.js', external: true } : undefined),
      },
    ],
    build: {
      ...scriptTag.build,
      emptyOutDir: false,
      lib: { entry: { 'smoc-chat.dev': 'src/dev.ts' }, formats: ['es'] },
      rolldownOptions: {
        output: {
          minify,
          comments: false,
          entryFileNames: '[name].js',
          chunkFileNames: ({ name }) => `chunks/${chunkName(name)}-[hash:8].js`,
        },
      },
    },
  },
  /** One classic script with everything, for pages that can load no module. */
  iife: {
    ...scriptTag,
    define: { ...scriptTag.define, 'import.meta.url': 'smocScriptAddress' },
    plugins: [
      languagePartsPlugin(),
      minifyTemplatesPlugin(),
      pruneConfettiPlugin(),
      pruneSignaturePadPlugin(),
      oldPagesPlugin(),
      minifyScriptsPlugin(false),
      sizeLedgerPlugin('sizes.iife.json', root),
    ],
    build: {
      ...scriptTag.build,
      emptyOutDir: false,
      lib: { entry: 'src/cdn.ts', name: 'smocChat', formats: ['iife'], fileName: () => 'smoc-chat.iife.js' },
      rolldownOptions: {
        output: {
          minify,
          comments: false,
          codeSplitting: false,
          // Known only while the script runs for the first time; themes are looked up beside it.
          intro: 'const smocScriptAddress = document.currentScript?.src || document.baseURI;',
        },
      },
    },
  },
};

export default defineConfig(({ mode }) => {
  // Tools that only read this file ask for Vite's own modes.
  if (mode === 'development' || mode === 'production') return {};
  const config = modes[mode];
  if (!config) throw new Error(`vite build --mode ${mode}: unknown mode. Use ${Object.keys(modes).join(', ')}.`);
  return config;
});
