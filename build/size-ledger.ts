import type { Plugin } from 'vite';

/** What a build wrote: each script with what it loads and which source files it is made of. */
export interface SizeLedger {
  [file: string]: {
    /** Name of the chunk, without hash and `.lazy`. */
    name: string;
    entry: boolean;
    /** Files that the browser fetches before this one runs. */
    imports: string[];
    /** Files that this one may fetch later. */
    dynamicImports: string[];
    /** Bytes each source file adds before minifying; paths from the project folder. */
    modules: Record<string, number>;
  };
}

/** Writes the ledger beside the scripts, for the size budgets to name the source file that grew. */
export function sizeLedgerPlugin(fileName: string, root: string): Plugin {
  return {
    name: 'size-ledger',
    generateBundle(_options, bundle) {
      const ledger: SizeLedger = {};
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        ledger[chunk.fileName] = {
          name: chunkName(chunk.name),
          // An entry for the bundler may be a chunk that only another one loads.
          entry: chunk.isEntry && !chunk.facadeModuleId?.endsWith('.lazy.ts'),
          imports: chunk.imports,
          dynamicImports: chunk.dynamicImports,
          modules: Object.fromEntries(
            Object.entries(chunk.modules)
              .filter(([, module]) => module.renderedLength > 0)
              .map(([id, module]) => [shortPath(id, root), module.renderedLength]),
          ),
        };
      }
      this.emitFile({ type: 'asset', fileName, source: JSON.stringify(ledger, null, 2) });
    },
  };
}

/** Name under which a chunk is written and budgeted: `confetti.lazy` is `confetti`. */
export const chunkName = (name: string): string => name.replace(/\.(lazy|work|view)$/, '');

function shortPath(id: string, root: string): string {
  const path = id.replaceAll('\\', '/').replace(/^\0/, '');
  const inModules = path.lastIndexOf('node_modules/');
  if (inModules >= 0) return path.slice(inModules);
  return path.startsWith(root + '/') ? path.slice(root.length + 1) : path;
}
