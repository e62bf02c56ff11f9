/** What is escaped, and a link as shared/inline-marks.ts has it. Reads each character a few times at most, however long the text is. */
const links = /\\[^]|\[[^[\]]+\]\(([^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)/g;

/** The addresses of the links in a text: `[words](address)`. */
export const linkedAddresses = (text: string): readonly string[] =>
  text.includes('](')
    ? [...text.matchAll(links)].flatMap(([, address]) => (address === undefined ? [] : [address]))
    : [];
