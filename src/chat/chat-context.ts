import type { Context } from '../engine/state.ts';
import type { Flow } from '../flow/flow.ts';
import { arrival, arrivedAt } from '../browser/arrival.ts';
import { addressParameters } from '../effects/delivery/address-parameters.ts';
import type { Values } from '../shared/json.ts';
import { isoTime } from '../shared/iso-time.ts';

/** What a code looks like in the parameter that is everybody's, and in one that the author has named. */
const likeCode = /^[\w-]{4,32}$/;
const namedCode = /^[\p{L}\p{N}][\p{L}\p{N}._~-]{0,63}$/u;

/** Addresses with a friend's code, the visit's own first: the parameters of the one that looks like it has one. */
export function broughtBy(
  visits: readonly Readonly<Record<string, string>>[],
  named: string | undefined,
): Readonly<Record<string, string>> | undefined {
  const looks = named === undefined ? likeCode : namedCode;
  return visits.find((query) => looks.test(query[named ?? 'ref'] ?? ''));
}

/** What changes while people talk: the page, and what its host says. */
export const momentOf = (host: Values | undefined): Context => ({
  ...(host && { context: host }),
  page: { url: location.href, title: document.title },
});

/**
 * What the page knows: the parameters of its address, what the host page hands over. In `query` stand those with which
 * the visitor came, and over them those of the address at which a one-page site has arrived since. A referral code is
 * the one with which the visitor came; it is taken where it looks like one, and anything else is ignored.
 */
export function readContext(host: Values | undefined, { referral: named, campaign, role }: Flow): Context {
  const came = addressParameters(arrival.address);
  const now = addressParameters(location.href);
  const brought = broughtBy([came, now], named);
  return {
    ...momentOf(host),
    query: { ...came, ...now },
    device: {
      language: navigator.language,
      // Read with the first answer that is saved: finding it out takes a slow phone a tenth of a second.
      get timeZone() {
        return Intl.DateTimeFormat().resolvedOptions().timeZone;
      },
    },
    ...((campaign ?? role) !== undefined && { campaign: { id: campaign ?? null, role: role ?? null } }),
    ...(brought && {
      referral: {
        code: brought[named ?? 'ref'] as string,
        capturedAt: isoTime(arrivedAt()),
        source: brought.utm_medium || 'link',
      },
    }),
  };
}
