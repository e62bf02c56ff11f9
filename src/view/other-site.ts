import { picture } from './safe-url.ts';
import type { View } from './view.ts';

/** Also of a page that stands in a frame without an address, as builders and previews have it. */
const ownHost = (): string => (URL.canParse(self.origin) ? new URL(self.origin).host : location.host);

/** A site with and without www is one: the one often leads to the other. */
const siteOf = (host: string): string => host.replace(/^www\./, '');

export const isOwnSite = (url: URL): boolean => siteOf(url.host) === siteOf(ownHost());

/**
 * Whether another site would learn of the visitor by this address, who has not agreed to that. What stands in the flow
 * itself tells nobody.
 */
export const tellsOtherSite = (view: View, url: URL): boolean =>
  view.needsConsent && url.protocol.startsWith('http') && !isOwnSite(url);

/**
 * A picture that may be shown now. While the page waits for consent none of another site is asked for: an `image` offers
 * a button, what stands with words of its own does without, and all come once the page has it.
 */
export function pictureNow(view: View, address: string | undefined): string | undefined {
  const src = picture(address);
  return src && tellsOtherSite(view, new URL(src)) ? undefined : src;
}
