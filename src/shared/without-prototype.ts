/**
 * The same object, without what a page has put on all objects. `Intl` reads every option that it can find: with `unit`,
 * `currency` or `style` of a page it would write other numbers, or none.
 */
export const withoutPrototype = <const Of extends object>(own: Of): Of => Object.setPrototypeOf(own, null) as Of;
