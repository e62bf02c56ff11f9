/** Text of a flow in examples/flows. */
export async function exampleFlow(name: string): Promise<string> {
  const reply = await fetch(new URL(`../../examples/flows/${name}.json`, import.meta.url));
  if (!reply.ok) throw new Error(`examples/flows/${name}.json: ${reply.status}`);
  return reply.text();
}

/** The flows of examples/flows as text, by name. */
export const exampleFlows: ReadonlyMap<string, string> = new Map(
  await Promise.all(['vip-launch', 'jeans-advice'].map(async (name) => [name, await exampleFlow(name)] as const)),
);
