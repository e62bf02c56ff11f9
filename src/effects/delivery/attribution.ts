import type { Touch } from '../../engine/envelope.ts';
import { addressParameters } from './address-parameters.ts';

const MARK = /^(utm_[a-z_]{1,20}|gclid|fbclid)$/;

/**
 * Where this visit came from: campaign marks in the address at which the visitor came, the page that led here (of
 * another origin, without its query) and the page itself (without query and fragment: both may hold a person's data).
 * Stores nothing.
 */
export function readTouch(address: string, referrer: string): Touch {
  const page = new URL(address);
  const touch: Record<string, string> = {};
  for (const [name, value] of Object.entries(addressParameters(address)))
    if (value && MARK.test(name)) touch[name] = value.slice(0, 200);
  try {
    const from = new URL(referrer);
    if (from.origin !== page.origin) touch.referrer = from.origin + from.pathname;
  } catch {
    // No referrer, or none that is an address.
  }
  touch.landingPage = page.origin + page.pathname;
  return touch;
}

/** Whether something led here: a campaign, or another site. Who came directly was led by what led them the last time. */
export const isLed = (touch: Touch): boolean => Object.keys(touch).some((name) => name !== 'landingPage');
