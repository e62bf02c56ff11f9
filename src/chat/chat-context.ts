import type { Context } from '../engine/state.ts';
import type { Values } from '../shared/json.ts';
import { clock } from '../browser/clock.ts';
import { isoTime } from '../shared/iso-time.ts';

/**
 * What the page knows: its address with the query, what the host page hands over. A referral code in the address is taken where it looks
 * like one; anything else is ignored.
 */
export function readContext(host: Values | undefined): Context {
  const query: Record<string, string> = location.search ? Object.fromEntries(new URLSearchParams(location.search)) : {};
  const { ref = '', utm_medium: source = 'link' } = query;
  return {
    ...(host && { context: host }),
    query,
    page: { url: location.href, title: document.title },
    device: {
      language: navigator.language,
      // Read with the first answer that is saved: finding it out takes a slow phone a tenth of a second.
      get timeZone() {
        return Intl.DateTimeFormat().resolvedOptions().timeZone;
      },
    },
    ...(/^[\w-]{4,32}$/.test(ref) && { referral: { code: ref, capturedAt: isoTime(clock.now()), source } }),
  };
}
