import type { CSSResult } from 'lit';

const made = new WeakMap<CSSResult, CSSStyleSheet>();

/**
 * The sheet of these styles. Lit has none on a page where a script library put something else in the place of `Document`, by which Lit
 * judges what the browser can do.
 */
function sheetOf(styles: CSSResult): CSSStyleSheet {
  let sheet = styles.styleSheet ?? made.get(styles);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles.cssText);
    made.set(styles, sheet);
  }
  return sheet;
}

/** Puts sheets on, each once. As a new list: some pages have one that cannot be changed, or other ways of changing lists. */
export function adopt(root: ShadowRoot, ...styles: readonly (CSSResult | CSSStyleSheet)[]): void {
  const sheets = [...root.adoptedStyleSheets];
  for (const each of styles) {
    const sheet = 'cssText' in each ? sheetOf(each) : each;
    if (!sheets.includes(sheet)) sheets.push(sheet);
  }
  root.adoptedStyleSheets = sheets;
}
