/**
 * What starts a formula in a spreadsheet, also behind blanks and signs that nobody sees. An apostrophe is among them, so that whoever reads a
 * cell back takes away the first one of any cell and has what was there.
 */
const STARTS_FORMULA = /^[\p{White_Space}\p{Cc}\p{Cf}]*['=+\-@＝＋－＠|%\t\r\n]/u;

/** The text of a cell as it may be opened in a spreadsheet: never as a formula. */
export const harmless = (text: string): string => (STARTS_FORMULA.test(text) ? `'${text}` : text);

export type Cell = string | number | boolean | Date | null;

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === 'string' ? harmless(cell) : String(cell);
}

/** One line of a CSV file (RFC 4180). Each cell in quotes: programs that part at semicolons see no other cells than we do. */
export const csvLine = (cells: readonly Cell[]): string =>
  `${cells.map((cell) => `"${cellText(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
