/** JSON Pointer (RFC 6901) to what a path of keys and indices leads to: `/parts/join/2/go`; '' is the whole. */
export const jsonPointer = (path: readonly (string | number)[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
