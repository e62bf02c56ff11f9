import type { Flow } from './flow.ts';

/**
 * A flow as TypeScript knows it from `import flow from './flow.json'`, which forgets that `"email"` is one of a few
 * words. What is wrong with it is told when it runs; for exact help while it is written there is `defineFlow`.
 */
export interface FlowFile {
  readonly flow: string;
  readonly parts: { readonly [part: string]: readonly unknown[] };
  readonly [option: string]: unknown;
}

/** The flow as it is, checked and completed by the editor while it is written in TypeScript. */
export const defineFlow = (flow: Flow): Flow => flow;
