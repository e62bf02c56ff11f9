import type { Touch } from '../../engine/envelope.ts';

const MARK = /^(utm_[a-z_]{1,20}|gclid|fbclid)$/;

/**
 * Where this visit came from: campaign marks in the page's address, the page that led here (of another origin, without its query) and
 * the page itself (without query and fragment: both may hold a person's data). Stores nothing.
 */
export function readTouch(address: string, referrer: string): Touch {
  const page = new URL(address);
  const touch: Record<string, string> = {};
  for (const [name, value] of page.searchParams) if (value && MARK.test(name)) touch[name] = value.slice(0, 200);
  try {
    const from = new URL(referrer);
    if (from.origin !== page.origin) touch.referrer = from.origin + from.pathname;
  } catch {
    // No referrer, or none that is an address.
  }
  touch.landingPage = page.origin + page.pathname;
  return touch;
}
