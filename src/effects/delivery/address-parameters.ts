/**
 * The parameters of an address: those of its query, and those that stand in its fragment, where one-page shops (`#/offer?ref=…`) and
 * campaigns (`#utm_source=…`) have them. What the query says counts.
 */
export function addressParameters(address: string): { readonly [name: string]: string } {
  const { search, hash } = new URL(address);
  // Behind `:~:` are directions for the browser alone.
  const [fragment = ''] = hash.slice(1).split(':~:');
  const asked = fragment.indexOf('?') + 1;
  const own = asked || !fragment.includes('/') ? fragment.slice(asked) : '';
  return {
    ...(own.includes('=') && Object.fromEntries(new URLSearchParams(own))),
    ...(search && Object.fromEntries(new URLSearchParams(search))),
  };
}
