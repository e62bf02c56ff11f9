/**
 * What a text says by itself: its values may be missing. (`mergeStrings` writes this out: an export of its chunk costs
 * more than the words.)
 */
export const withoutValues = (text: string): string => text.replace(/{\w+}/g, '');
