/** Stands where Object.prototype would: a page's own `fetch` may ask its options what they have. */
const prototype = Object.assign(Object.create(null) as object, {
  hasOwnProperty: Object.prototype.hasOwnProperty,
  toString: Object.prototype.toString,
});

/**
 * `fetch` without credentials. Its options inherit nothing that a page hangs on Object.prototype, and a `fetch` of the
 * page's own that throws is a request that failed.
 */
export const fetchPlainly = async (address: string, options: RequestInit): Promise<Response> =>
  // eslint-disable-next-line no-restricted-syntax -- the one place
  fetch(
    address,
    Object.assign(Object.create(prototype) as RequestInit, {
      credentials: 'omit',
      referrerPolicy: 'strict-origin',
      ...options,
    }),
  );
