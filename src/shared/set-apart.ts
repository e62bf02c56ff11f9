/*
 * Words of somebody else among words of the author: a name, a price, an address. Some characters have a direction, or change that of what
 * stands beside them, so each such value is set apart as Unicode has it (UAX 9: a first strong isolate).
 */

const ISOLATE = '\u2068';
const END = '\u2069';

/** Letters from right to left, and characters that have a direction and no look. */
const mayTurn =
  /[\u0590-\u08ff\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\u{e0000}-\u{e0fff}]/u;

/** Whether some of it may run from right to left, or change the direction of what stands beside it. */
export const turns = (words: string): boolean => mayTurn.test(words);

/** Nothing ends what it has not begun, and all that is begun comes to an end. */
function inPairs(line: string): string {
  let open = 0;
  const paired = line.replace(/[\u2066-\u2069]/g, (character) => {
    const isStray = character === END && open === 0;
    open += character === END ? (isStray ? 0 : -1) : 1;
    return isStray ? '' : character;
  });
  return paired + END.repeat(open);
}

/**
 * Words as they may be shown: in the order in which they are written, since the characters that override it only serve to deceive, and with
 * marks that are not stacked over the lines around: no script has more than five on one letter. Where a paragraph ends, a line does.
 */
export const inOrder = (words: string): string =>
  /^[\n -~\xa0-\u02ff]*$/.test(words)
    ? words
    : words
        .replace(/[\u202a-\u202e]/g, '')
        .replace(/\r\n?|[\x1c-\x1e\x85\u2028\u2029]/g, '\n')
        .replace(/(\p{M}{5})\p{M}+/gu, '$1')
        .replace(/.+/g, inPairs);

/** The same among other words, whose order it cannot change; `always`: where these run from right to left. Each line is a paragraph. */
export function setApart(words: string, always = false): string {
  const shown = inOrder(words);
  return always || turns(words) ? shown.replace(/.+/g, `${ISOLATE}$&${END}`) : shown;
}
