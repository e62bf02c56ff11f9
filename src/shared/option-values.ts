/** Where a chat may live: in the page's text, or in a place of its own above the page. */
export const modes = ['inline', 'bubble', 'page'] as const;
/** Those above the page, which does not scroll them. */
export const modesAbovePage = modes.filter((mode) => mode !== 'inline');

/** Which colours an element may ask for. */
export const schemes = ['light', 'dark', 'auto'] as const;

/** How messages may arrive, from at once to slowly. */
export const paces = ['instant', 'quick', 'natural', 'calm'] as const;

/** Celebrations that only some brands and flows have: hearts-stars-fireworks.lazy.ts shows them. */
export const festiveKinds = ['hearts', 'stars', 'fireworks', 'balloons', 'snow'] as const;
/** How a goal may be celebrated. */
export const celebrations = ['confetti', ...festiveKinds, 'none'] as const;

/** How long a conversation may be kept: in memory only, until 30 idle minutes have passed, or 30 days. */
export const keeps = ['nothing', 'visit', 'device'] as const;

/** What visitors may do with their conversation, in the order of the menu. */
export const menuEntries = ['copy', 'download', 'print', 'erase'] as const;
