import { after } from 'node:test';

type Opened = { close(): unknown } | { stop(): unknown } | { end(): unknown };

const end = (one: Opened) => ('close' in one ? one.close() : 'stop' in one ? one.stop() : one.end());

/**
 * For whatever a suite opens: `opened(await open())` is closed after the suite, the last one first, however far its preparation came. What
 * stayed open would keep the run from ending. To be called where the suite's hooks stand.
 */
export function closedAfter(): <One extends Opened>(one: One) => One {
  const all: Opened[] = [];
  after(async () => {
    const failures: unknown[] = [];
    for (const one of all.reverse())
      await Promise.resolve(one)
        .then(end)
        .catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, 'What was opened could not be closed');
  });
  return (one) => {
    all.push(one);
    return one;
  };
}
