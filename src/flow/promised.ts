/*
 * What the format promises and no version does yet: a flow may have it, for a version that does. Until it has a work
 * the chat passes over it, and authors are told so with what does nearly the same today.
 */

export const promised = <Of extends object>(instead: string, of: Of): Of & { readonly instead: string } => ({
  ...of,
  instead,
});

/** The same for all that can be shown on a page of its own. */
export const OPEN_INSTEAD = 'Lead to it with {"open": "https://…", "title": "…"}.';
