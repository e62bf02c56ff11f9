/**
 * CSS with values in it, as text for `unsafeCSS`. Lit's own `css` puts values in by `Array.prototype.reduce`, which the Prototype
 * library of old shops replaces by something else: the whole style sheet would be lost there.
 */
export const cssText = (strings: TemplateStringsArray, ...values: readonly string[]): string =>
  String.raw({ raw: strings }, ...values);
