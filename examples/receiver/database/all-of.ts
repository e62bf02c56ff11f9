/**
 * Waits for pieces of work that go on side by side, also where one has failed: nothing of them may go on when the transaction is over. Statements
 * go to the database in the order in which they are given, and without waiting for each other's answers.
 */
export async function allOf<Works extends readonly unknown[]>(
  works: readonly [...Works],
): Promise<{ -readonly [Nth in keyof Works]: Awaited<Works[Nth]> }> {
  const results = await Promise.allSettled(works);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return results.map((result) => (result as PromiseFulfilledResult<unknown>).value) as never;
}
