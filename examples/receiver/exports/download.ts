import type { Context } from 'hono';
import { type Cell, csvLine } from './csv.ts';

export type Format = 'csv' | 'json';

/** Rows that are read at once: little enough for the memory, enough to be quick. */
export const PIECE = 2000;

interface Table<Row extends object> {
  readonly name: string;
  readonly columns: readonly (keyof Row & string)[];
  /** The next rows behind `after`; none at the end. */
  next(after: Row | null): Promise<readonly Row[]>;
}

/** Sends a table of any length, piece by piece, so that it is never in memory whole. */
export function download<Row extends object>(c: Context, table: Table<Row>, format: Format): Response {
  const encoder = new TextEncoder();
  let last: Row | null = null;
  let isFirst = true;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      // Spreadsheets take a file without this mark for one of another century.
      controller.enqueue(encoder.encode(format === 'csv' ? `\uFEFF${csvLine(table.columns)}` : '['));
    },
    async pull(controller) {
      const rows = await table.next(last);
      last = rows.at(-1) ?? last;
      const text = rows
        .map((row) => {
          if (format === 'csv') return csvLine(table.columns.map((column) => row[column] as Cell));
          const separator = isFirst ? '\n' : ',\n';
          isFirst = false;
          return separator + JSON.stringify(Object.fromEntries(table.columns.map((column) => [column, row[column]])));
        })
        .join('');
      if (text) controller.enqueue(encoder.encode(text));
      if (rows.length > 0) return;
      if (format === 'json') controller.enqueue(encoder.encode('\n]\n'));
      controller.close();
    },
  });
  return c.body(body, 200, {
    'Content-Type': format === 'csv' ? 'text/csv; charset=UTF-8' : 'application/json; charset=UTF-8',
    'Content-Disposition': `attachment; filename="${table.name}.${format}"`,
    'X-Content-Type-Options': 'nosniff',
  });
}
