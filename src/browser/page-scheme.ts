/** In which colours the page around is: as it says, else as the visitor's system has them. */
type PageScheme = 'light' | 'dark' | 'system';

/** When the rules for the dark hold. */
const darkHolds: Readonly<Record<PageScheme, string>> = {
  light: 'not all',
  dark: 'all',
  system: '(prefers-color-scheme: dark)',
};
const conditions = Object.values(darkHolds);

/** What was seen last. */
const seen = new WeakMap<ShadowRoot, PageScheme>();

/** What `color-scheme` says where the chat stands; with `normal` a page may still say it in its head. */
function schemeAt(probe: Element): PageScheme {
  const { colorScheme = 'normal' } = getComputedStyle(probe);
  const said =
    colorScheme === 'normal'
      ? (document.querySelector<HTMLMetaElement>('meta[name=color-scheme i]')?.content ?? '')
      : colorScheme;
  const words = said.toLowerCase().split(/\s+/);
  const isLight = words.includes('light');
  const isDark = words.includes('dark');
  if (isLight === isDark) return 'system';
  return isDark ? 'dark' : 'light';
}

/** Lets a sheet of this chat, new or written anew, follow the page as the others do. */
export function wearScheme(root: ShadowRoot, sheet: CSSStyleSheet): void {
  for (const rule of sheet.cssRules)
    if (rule instanceof CSSMediaRule && conditions.includes(rule.media.mediaText))
      rule.media.mediaText = darkHolds[seen.get(root) ?? 'system'];
}

/**
 * Lets a chat follow the page's own scheme from now on, also when the page changes it while people talk. A probe
 * inherits what the page says: its transitions (host.styles.ts) tell of every change, by whatever means, and its
 * animation that the chat came into sight.
 */
export function followPageScheme(root: ShadowRoot): void {
  const probe = document.createElement('i');
  probe.className = 'scheme';
  probe.ariaHidden = 'true';
  root.append(probe);
  const look = () => {
    const scheme = schemeAt(probe);
    if (scheme === (seen.get(root) ?? 'system')) return;
    seen.set(root, scheme);
    for (const sheet of root.adoptedStyleSheets) wearScheme(root, sheet);
  };
  for (const type of ['transitionend', 'transitioncancel', 'animationstart']) probe.addEventListener(type, look);
  // Before anything is painted, but not at once: each chat of a page would make the browser work out all styles by itself.
  requestAnimationFrame(look);
}
