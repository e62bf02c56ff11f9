const pictures = /^data:image\/(png|jpeg|gif|webp|avif)[;,]/i;
const drawing = /^data:image\/svg\+xml[;,]/i;
/** In a picture none of this runs, but one who opens the picture alone would run it. */
const lively = /<script|<foreignobject|<iframe|<!|\son\w+\s*=|javascript:|href\s*=\s*["']?\s*[^"'#\s]/i;

/** A drawing's source, however it is written; undefined if it can't be read. */
function sourceOf(address: string): string | undefined {
  const [head = '', ...rest] = address.split(',');
  try {
    const body = decodeURIComponent(rest.join(','));
    return /;\s*base64\s*$/i.test(head) ? atob(body) : body;
  } catch {
    return undefined;
  }
}

/**
 * An address out of a theme, made absolute, or undefined if the chat must not use it. Allowed are https, http on the
 * page's own origin or on this machine, and for pictures `data:image/*` (a drawing only without scripts); for `contact`
 * also mailto, tel and sms. Never one with a password in it.
 */
export function safeAddress(value: unknown, base: string, use: 'picture' | 'contact' | 'file'): string | undefined {
  if (typeof value !== 'string' || value === '' || value.length > 100_000) return;
  let url: URL;
  try {
    url = new URL(value, base);
  } catch {
    return;
  }
  const { protocol, href } = url;
  if (protocol === 'data:') {
    if (use !== 'picture') return;
    if (pictures.test(href)) return href;
    const source = drawing.test(href) ? sourceOf(href) : undefined;
    return source === undefined || lively.test(source) ? undefined : href;
  }
  if (/^(mailto|tel|sms):$/.test(protocol)) return use === 'contact' ? href : undefined;
  if (url.username || url.password || href.length > 2048) return;
  const near = url.origin === new URL(base).origin || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  return protocol === 'https:' || (protocol === 'http:' && near) ? href : undefined;
}

export const pictureRule = 'an https address, one relative to the theme file, or a data:image picture without scripts';

/** Where a theme's file lies: a name means `themes/NAME.json` beside the script, all else is an address, relative to the page. */
export const themeAddress = (theme: string, base: string, page: string): string | undefined =>
  safeAddress(/^[\w-]+$/.test(theme) ? new URL(`themes/${theme}.json`, base).href : theme, page, 'file');
