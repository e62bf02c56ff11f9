/**
 * A page's address without the token of a personal link, `?i=`: whoever has it is taken for that person, so it is no
 * part of where something was said.
 */
export const withoutToken = (address: string): string =>
  address.replace(/([?&#])(?:i=[^&#]*(?:&|(?=#|$)))+/g, '$1').replace(/[?&#]+(?=#|$)/g, '');
