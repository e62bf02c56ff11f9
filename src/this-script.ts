/**
 * Absolute address of the script, beside which the themes lie. It stays at the root of `src`: in the package each source is a file of its
 * own, and `themes/` lies beside this one.
 */
export const scriptAddress = import.meta.url;
