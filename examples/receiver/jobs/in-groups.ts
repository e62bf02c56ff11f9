/**
 * Hands items on in groups: those that come while a group is being worked on make up the next one. Whoever hands in an item is answered when
 * its group is done.
 */
export function inGroups<Item>(work: (items: readonly Item[]) => Promise<void>): (item: Item) => Promise<void> {
  let gathered: Item[] = [];
  let group: Promise<void> | null = null;
  let before: Promise<void> = Promise.resolve();
  const begin = async (earlier: Promise<void>) => {
    await earlier.catch(() => undefined);
    const items = gathered;
    gathered = [];
    group = null;
    await work(items);
  };
  return (item) => {
    gathered.push(item);
    group ??= begin(before);
    before = group;
    return group;
  };
}
