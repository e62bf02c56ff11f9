import { readFile } from 'node:fs/promises';

/** Text of a flow in examples/flows. */
const exampleFlow = (name: string): Promise<string> =>
  readFile(new URL(`../../examples/flows/${name}.json`, import.meta.url), 'utf8');

/** The flows of examples/flows as text, by name. */
export const exampleFlows: ReadonlyMap<string, string> = new Map(
  await Promise.all(
    ['vip-launch', 'jeans-advice', 'book-a-fitting', 'reward-gallery'].map(
      async (name) => [name, await exampleFlow(name)] as const,
    ),
  ),
);
