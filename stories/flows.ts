import type { Flow } from '../src/flow/flow.ts';
import noa from '../themes/nordlys/noa.svg?url&no-inline';

const files = import.meta.glob<string>(['../examples/flows/*.json', '../examples/*/flows/*.json'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** Pictures that a flow expects beside its own page, and what lies beside this one. */
const pictures: readonly (readonly [string, string])[] = [
  ['door.webp', 'images/shop.svg'],
  ['noa.webp', noa],
];

/** The example flows as they lie in the repository, by file name: `vip-launch` → JSON text. */
export const exampleFlows: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(files).map(([path, text]) => [
    path.replace(/.*\/|\.json$/g, ''),
    pictures.reduce((changed, [from, to]) => changed.replaceAll(`"${from}"`, `"${to}"`), text),
  ]),
);

/** An example flow as an object, which the "Controls" panel lets people edit. */
export function exampleFlow(name: string): Flow {
  const text = exampleFlows[name];
  if (text === undefined)
    throw new Error(`There is no example flow "${name}". There are: ${Object.keys(exampleFlows).join(', ')}.`);
  return JSON.parse(text) as Flow;
}

/** A small flow of one part; the brand's own bot tells it. */
export const flowOf = (name: string, ...steps: readonly unknown[]): Flow =>
  ({ flow: name, language: 'en', parts: { main: steps } }) as unknown as Flow;
