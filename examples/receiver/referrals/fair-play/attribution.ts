/** Click ids that only paid advertisements add. `fbclid` is none of them: every link that somebody shares on Facebook carries one. */
const PAID_CLICK_IDS = ['gclid', 'gbraid', 'wbraid', 'dclid', 'msclkid', 'ttclid', 'twclid', 'li_fat_id', 'yclid'];

type Touch = Readonly<Record<string, unknown>> | null | undefined;

/** The click came from an advertisement that somebody paid for. */
export const isPaidClick = (touch: Touch): boolean => PAID_CLICK_IDS.some((id) => Boolean(touch?.[id]));

/** Names by which a source may be banned: `utm_source`, and the host of the page before. */
export function sourcesOf(touch: Touch): string[] {
  const { utm_source: source, referrer } = touch ?? {};
  const host = typeof referrer === 'string' && URL.canParse(referrer) ? new URL(referrer).hostname : null;
  return [source, host].filter((name): name is string => typeof name === 'string' && name !== '');
}
