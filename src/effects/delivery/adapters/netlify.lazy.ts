import type { Endpoint } from '../endpoint.ts';
import { readableFields } from './form-fields.lazy.ts';
import type { Problem } from '../problem.ts';
import { SUBMISSIONS, URLENCODED, type Service } from './service.lazy.ts';

/**
 * Netlify Forms, on the same site. Netlify learns a form from the deployed HTML: a static copy with every field must be in it, and what
 * that copy does not have is thrown away without a word.
 */
export function netlify({ form, fields, honeypot }: Endpoint, address: string): Service | Problem {
  if (!form)
    return {
      code: 'bad-endpoint',
      message: `${address}: the adapter "netlify" is not told which form is meant.`,
      hint: 'Give the form\'s name: {url: "/", adapter: "netlify", form: "vip"}.',
    };
  const { origin } = new URL(address);
  if (origin !== location.origin) {
    return {
      code: 'bad-endpoint',
      message: `${address} is not on this page's site, and Netlify takes forms only from its own.`,
      hint: 'Write a path of this site, like "/".',
    };
  }
  return {
    name: 'netlify',
    types: SUBMISSIONS,
    hint: `The deployed HTML must hold a static copy of the form "${form}" with data-netlify="true" and all its fields.`,
    headers: URLENCODED,
    body: (envelope) =>
      new URLSearchParams([
        ['form-name', form],
        ...(honeypot ? [[honeypot, envelope.meta.honeypot] as [string, string]] : []),
        ...readableFields(envelope, fields),
      ]).toString(),
    accepts: (reply) => (reply.ok && !reply.redirected ? {} : null),
  };
}
