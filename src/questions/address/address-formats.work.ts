/*
 * How addresses are written: which fields a country has, in which order, which of them must be there, and what its postal codes look like.
 * By Google's address data and the Universal Postal Union, as far as it decides what is asked.
 */

/** One field of an address. */
export type AddressPart = 'street' | 'extra' | 'postalCode' | 'city' | 'region';

export interface AddressFormat {
  /** What is asked, from first to last. */
  readonly parts: readonly AddressPart[];
  readonly required: readonly AddressPart[];
  /** Forms of a postal code: d for a digit, a for a letter; others stand as they are. */
  readonly postalForms: readonly string[];
}

/** Every country of ISO 3166 where somebody lives, but those that others write for. */
export const addressCountries: readonly string[] = (
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL ' +
  'CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT ' +
  'GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY ' +
  'MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM ' +
  'PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR ' +
  'TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ');

/** No postal codes are in use. */
const withoutPostalCode = new Set(
  (
    'AE AG AN AO AW BB BF BI BJ BO BS BW BZ CD CF CG CI CK CM DJ DM ER FJ GA GD GH GM GQ GY HK JM KI KM KN KP LC ML MO MR MS MW NR NU ' +
    'PA QA RW SB SC SL SR SS ST SX SY TD TG TK TL TO TT TV UG VC VU WS YE ZW'
  ).split(' '),
);

/** Where every address has a postal code, and what it looks like. */
const postalForms: { readonly [country: string]: string } = {
  AT: 'dddd',
  AU: 'dddd',
  BE: 'dddd',
  BG: 'dddd',
  BR: 'ddddd-ddd',
  CA: 'ada dad',
  CH: 'dddd',
  CY: 'dddd',
  CZ: 'ddd dd',
  DE: 'ddddd',
  DK: 'dddd',
  EE: 'ddddd',
  ES: 'ddddd',
  FI: 'ddddd',
  FR: 'ddddd',
  GB: 'ad daa|add daa|aad daa|aadd daa|ada daa|aada daa',
  GR: 'ddd dd',
  HR: 'ddddd',
  HU: 'dddd',
  IN: 'dddddd',
  IS: 'ddd',
  IT: 'ddddd',
  JP: 'ddd-dddd',
  KR: 'ddddd',
  LI: 'dddd',
  LT: 'ddddd',
  LU: 'dddd',
  MC: 'ddddd',
  MX: 'ddddd',
  NL: 'dddd aa',
  NO: 'dddd',
  NZ: 'dddd',
  PL: 'dd-ddd',
  PT: 'dddd-ddd',
  RO: 'dddddd',
  RS: 'ddddd',
  SE: 'ddd dd',
  SG: 'dddddd',
  SI: 'dddd',
  SK: 'ddd dd',
  TR: 'ddddd',
  UA: 'ddddd',
  US: 'ddddd|ddddd-dddd',
};

/** Parts in another order than street, postal code, town; with ! where one more must be there. */
const orders: { readonly [country: string]: string } = {
  AU: 'street extra city region! postalCode',
  BR: 'street extra city region! postalCode',
  CA: 'street extra city region! postalCode',
  CN: 'region! city street extra postalCode',
  GB: 'street extra city postalCode',
  IE: 'street extra city region postalCode',
  IN: 'street extra city postalCode region!',
  JP: 'postalCode region! city street extra',
  KR: 'region! city street extra postalCode',
  MX: 'street extra postalCode city region!',
  NZ: 'street extra city postalCode',
  SG: 'street extra postalCode',
  TW: 'postalCode region city street extra',
  US: 'street extra city region! postalCode',
};
const USUAL = 'street extra postalCode city';

/** How addresses of a country are asked for. */
export function addressFormat(country: string): AddressFormat {
  const order = (Object.hasOwn(orders, country) ? orders[country]! : USUAL).split(' ');
  const forms = Object.hasOwn(postalForms, country) ? postalForms[country]!.split('|') : [];
  const hasPostalCode = !withoutPostalCode.has(country);
  const parts = order.map((part) => part.replace('!', '') as AddressPart);
  const needed = order.filter((part) => part.endsWith('!')).map((part) => part.slice(0, -1) as AddressPart);
  return {
    parts: parts.filter((part) => part !== 'postalCode' || hasPostalCode),
    required: [
      ...parts.filter((part) => part === 'street' || part === 'city'),
      ...needed,
      ...(forms.length ? (['postalCode'] as const) : []),
    ],
    postalForms: forms,
  };
}

const characters = (text: string): string => text.replace(/[^a-z\d]/gi, '').toUpperCase();
const shapeOf = (text: string): string => characters(text).replace(/[A-Z]/g, 'a').replace(/\d/g, 'd');

/** A postal code as its country writes it, however it was typed; '' where it is none. A prefix such as NL- is left out. */
export function writePostalCode(typed: string, country: string, forms: readonly string[]): string {
  if (!forms.length) return typed;
  const plain = characters(typed.replace(new RegExp(`^${country}[ -]`, 'i'), ''));
  const form = forms.find((each) => characters(each).toLowerCase() === shapeOf(plain));
  if (form === undefined) return '';
  let at = 0;
  return form.replace(/[ad]/g, () => plain[at++] ?? '');
}

/** A postal code of such a form, to show what one looks like. */
export function examplePostalCode(form: string): string {
  let digit = 0;
  let letter = 0;
  return form.replace(/[ad]/g, (character) => (character === 'd' ? String(++digit % 10) : 'ABCDEF'[letter++ % 6]!));
}
