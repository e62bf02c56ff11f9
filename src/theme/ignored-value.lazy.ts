/** As much of a refused value as a message shows. */
const SHOWN = 40;

/** What a theme's author reads of a value that is not used; the hint says what is allowed. Objects are not shown. */
export function ignoredValue(token: string, value: unknown): string {
  if (typeof value === 'string')
    return `${token} "${value.slice(0, SHOWN)}${value.length > SHOWN ? '…' : ''}" is ignored.`;
  return typeof value === 'number' ? `${token} ${value} is ignored.` : `${token} is ignored.`;
}
