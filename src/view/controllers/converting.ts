/**
 * A key that an input method takes for itself: Enter confirms a conversion, Escape takes it back. Safari says so by key code 229 alone,
 * after the conversion has ended.
 */
export const isConverting = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;
