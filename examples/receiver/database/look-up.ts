import { setImmediate as nextTurn } from 'node:timers/promises';

/** What belongs to an id; `undefined` where there is nothing. */
export type LookUp<Id, Found> = (id: Id) => Promise<Found | undefined>;

/**
 * Looks things up by their ids: each once, and those that are asked for in one turn of the event loop by one statement. What is done for many
 * people at the same time is written as for one.
 */
export function lookUp<Id, Found>(find: (ids: readonly Id[]) => Promise<ReadonlyMap<Id, Found>>): LookUp<Id, Found> {
  const known = new Map<Id, Promise<Found | undefined>>();
  let asked: Id[] = [];
  let answer: Promise<ReadonlyMap<Id, Found>> | null = null;
  const ask = async () => {
    await nextTurn();
    const ids = asked;
    asked = [];
    answer = null;
    return find(ids);
  };
  const findOne = async (id: Id) => {
    asked.push(id);
    answer ??= ask();
    return (await answer).get(id);
  };
  return (id) => {
    const found = known.get(id) ?? findOne(id);
    known.set(id, found);
    return found;
  };
}

/** Rows by the id that each belongs to. */
export function byId<Id, Row>(rows: readonly Row[], idOf: (row: Row) => Id): Map<Id, Row[]> {
  const groups = new Map<Id, Row[]>();
  for (const row of rows) {
    const group = groups.get(idOf(row));
    if (group) group.push(row);
    else groups.set(idOf(row), [row]);
  }
  return groups;
}
