import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { elementDocs } from '../../build/element-docs.ts';
import { publicEvents } from '../../build/public-events.mjs';

const events = readFileSync(fileURLToPath(new URL('../../src/events.ts', import.meta.url)), 'utf8');

/** Rows of a written table, without its head. A bar within a cell is escaped. */
const rowsOf = (table: string): string[][] =>
  table
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );

describe('the written reference of the element', () => {
  const { element, tokens } = elementDocs();
  for (const [what, table] of Object.entries({ ...element, tokens })) {
    // An event may hold nothing.
    const described = what === 'events' ? 2 : undefined;
    it(`names each of its ${what} once, and says what it is`, () => {
      const rows = rowsOf(table);
      expect(rows).to.not.be.empty;
      const named = rows.map(([name]) => name);
      expect(named).to.deep.equal([...new Set(named)]);
      expect(rows.filter((row) => row.slice(0, described).some((cell) => !cell))).to.deep.equal([]);
    });
  }

  it('has every event of the interface, by its own keys and not by those within them', () => {
    const names = [...events.matchAll(/^ {2}'(smoc-[\w-]+)':/gm)].map(([, name]) => name!);
    const rows = rowsOf(element['events']!);
    expect(rows.map(([name]) => name)).to.deep.equal(names.map((name) => `\`${name}\``));
    expect(rows.find(([name]) => name === '`smoc-invalid`')?.[2]).to.equal('`step`, `problems`');
  });
});

describe('the list of public events', () => {
  it('is read from comments of any length, and from nothing else in the file', () => {
    const source = `
      export interface SmocEventDetails {
        /** One line. */
        'smoc-one': { a: string; b?: { c: number } };
        /**
         * Two lines, of which the first
         * goes on.
         */
        'smoc-two': Record<string, never>;
      }
      type Others = { 'smoc-one': string };`;
    expect(publicEvents(source)).to.deep.equal([
      { name: 'smoc-one', description: 'One line.', keys: ['a', 'b?'] },
      { name: 'smoc-two', description: 'Two lines, of which the first goes on.', keys: [] },
    ]);
  });
});
