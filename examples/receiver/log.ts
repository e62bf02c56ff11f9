/** Facts for the log. Never anything about a person: no names, addresses, answers, codes, tokens or queries. */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;

/** One event; `event` is a fixed word. */
export type Log = (event: string, facts?: LogFacts) => void;

/** One line of JSON for each event. */
export const lineLog =
  (write: (line: string) => void = (line) => process.stderr.write(`${line}\n`)): Log =>
  (event, facts) =>
    write(JSON.stringify({ at: new Date().toISOString(), event, ...facts }));

/** An error without its message: database drivers put the row they choked on into it. */
export function errorFacts(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { error: typeof error };
  const places = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim());
  return { error: error.name, code: String((error as NodeJS.ErrnoException).code ?? ''), stack: places?.join(' | ') };
}
