/** What a theme may say of a launcher; whatever comes, unread. */
interface Said {
  readonly color?: unknown;
  readonly accent?: unknown;
  readonly scheme?: unknown;
  readonly size?: unknown;
  readonly tokens?: Readonly<Record<string, unknown>> | null;
}

/** The same rules as in `apply-theme.lazy.ts`. */
const RULES =
  ':host{}@media(prefers-color-scheme:dark){:host(:not([scheme=light])){}}:host([scheme=dark]){}:host([scheme=light]){}';

/** Nearly WCAG 2's luminance, for a colour written as `#rrggbb`; NaN for another. */
function luminance(color: unknown): number {
  const digits = /^#[\da-f]{6}$/i.test(color as string) ? (color as string) : '';
  const share = (at: number) => (parseInt(digits.slice(at, at + 2), 16) / 255) ** 2.2;
  return 0.05 + 0.2126 * share(1) + 0.7152 * share(3) + 0.0722 * share(5);
}

/**
 * Writes into `sheet` what a theme's look says of the launcher, without the code that works out a whole palette.
 *
 * @returns whether that is sure to be what the palette gives: both colours are named, and the one reads on the other
 */
export function peekLook(look: unknown, sheet: CSSStyleSheet): boolean {
  const { color, accent = color, scheme, size, tokens } = (look ?? {}) as Said;
  sheet.replaceSync(RULES);
  const [host, media, dark, light] = [...sheet.cssRules] as [CSSStyleRule, CSSMediaRule, CSSStyleRule, CSSStyleRule];
  const write = ({ style }: CSSStyleRule, name: 'light' | 'dark') => {
    const set = (token: string, value: unknown) => {
      // CSS takes `var(--x, url(…))` for a colour too, and would then ask for the picture.
      if (CSS.supports('color', value as string) && !/\([^)]*\(/.test(value as string))
        style.setProperty(`--smoc-${token}`, value as string);
      return luminance(value);
    };
    const part = (role: string) => {
      const value = tokens?.[role];
      return set(role, (value as Record<string, unknown> | undefined)?.[name] ?? value);
    };
    set('accent', accent);
    const ratio = part('button-text') / part('button-ground');
    // 4.5 is asked for; what is close to it is left to exact figures.
    return Math.max(ratio, 1 / ratio) > 4.7;
  };
  if ((size as number) >= 12 && (size as number) <= 24) host.style.setProperty('--smoc-size', `${size as number}px`);
  return (
    [
      write(host, scheme === 'dark' ? scheme : 'light'),
      write(media.cssRules[0] as CSSStyleRule, scheme === 'light' ? scheme : 'dark'),
      write(dark, 'dark'),
      write(light, 'light'),
    ].every(Boolean) || !look
  );
}
