/* Many rows in one statement: each column goes along as one array, and `unnest` makes rows of them again. */

/** A column of rows that go along: its name, its type in the database, and what stands in it. */
export type Column<Row> = readonly [name: string, type: string, value: (row: Row) => unknown];

export const namesOf = <Row>(columns: readonly Column<Row>[]): string => columns.map(([name]) => name).join(', ');

/** For a `from`: the rows, whose arrays are the first parameters of the statement. */
export const unnestOf = <Row>(columns: readonly Column<Row>[]): string =>
  `unnest(${columns.map(([, type], n) => `$${n + 1}::${type}[]`).join(', ')})`;

/** These parameters, in the order of the columns. */
export const valuesOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): unknown[][] =>
  columns.map(([, , value]) => rows.map(value));
