/** Every adapter by its name, with the hosts whose addresses choose it by themselves; subdomains count too. */
export const adapterHosts = {
  json: [],
  form: ['zapier.com', 'make.com'],
  hubspot: ['hsforms.com'],
  formspree: ['formspree.io'],
  'apps-script': ['script.google.com'],
  netlify: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/**
 * What a target understands: `json` is the envelope, answered with its id; `form` is urlencoded and simple enough for Zapier and Make;
 * the others are form services that have their own ways.
 */
export type AdapterName = keyof typeof adapterHosts;

/** The adapter that an address chooses by its host. */
export function adapterOfHost(hostname: string): AdapterName {
  const isAt = (host: string) => hostname === host || hostname.endsWith(`.${host}`);
  for (const [name, hosts] of Object.entries(adapterHosts)) if (hosts.some(isAt)) return name as AdapterName;
  return 'json';
}
