/**
 * Makes a pattern that knows the letters A-Za-z and the digits 0-9 know those of every script, for the texts that have more than ASCII
 * in them. Most have not, and a pattern with Unicode's classes costs a millisecond to build.
 */
export function everyScript(pattern: RegExp): (text: string) => RegExp {
  let all: RegExp | undefined;
  return (text) =>
    /[^\0-~]/.test(text)
      ? (all ??= new RegExp(
          pattern.source.replaceAll('A-Za-z', '\\p{L}').replaceAll('0-9', '\\p{N}'),
          `${pattern.flags}u`,
        ))
      : pattern;
}
