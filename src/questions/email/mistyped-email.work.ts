/*
 * Slips in the domain of an e-mail address. Only what is all but certain is named: a large provider with one slip of the fingers, or an end
 * that no domain has. An uncommon domain that may be somebody's own is never doubted, so names are not compared by likeness alone.
 */

/** Large providers, each with the ends of its domains, the first for where none can be made out. */
const providers: readonly (readonly [name: string, ...ends: string[]])[] = [
  ['gmail', 'com'],
  ['googlemail', 'com'],
  ['icloud', 'com'],
  ['protonmail', 'com'],
  ['hotmail', 'com', 'nl', 'de', 'fr', 'it', 'es', 'be', 'no', 'se', 'dk', 'fi', 'co.uk'],
  ['outlook', 'com', 'nl', 'de', 'fr', 'it', 'es', 'be', 'dk'],
  ['yahoo', 'com', 'nl', 'de', 'fr', 'it', 'es', 'no', 'se', 'dk', 'co.uk', 'co.in', 'com.br', 'com.au'],
  ['t-online', 'de'],
  ['freenet', 'de'],
];

/** Names that are one slip away from a provider's, and real. */
const real = new Set(['gail', 'mail', 'email', 'ymail', 'freelet', 'freeset', 'freent']);

/** What "com", "net" and "org" become by one slip, where no domain ends so. */
const ends: readonly (readonly [end: string, slips: string])[] = [
  ['com', 'con cmo comm coom ccom ocm vom xom dom cpm cim cok vpm comn conm coml'],
  ['net', 'ner nte nett nrt'],
  ['org', 'ogr orgg rog orf'],
];
const endBySlip = new Map(ends.flatMap(([end, slips]) => slips.split(' ').map((slip) => [slip, end] as const)));
/** These are countries, but not those of a provider that is in none. */
const countriesBySlip = ['co', 'cm', 'om', 'c', 'cmo'];

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'azertyuiop', 'yxcvbnm', '1234567890'];
/** Whether two keys stand beside each other, or a digit stands for the letter that it looks like. */
const areNeighbours = (one: string, other: string): boolean =>
  ['1l', 'l1', '0o', 'o0', '1i', 'i1'].includes(one + other) ||
  rows.some((row) => one && other && (row.includes(one + other) || row.includes(other + one))) ||
  areBelow(one, other) ||
  areBelow(other, one);
function areBelow(upper: string, lower: string): boolean {
  return rows.some((row, at) => {
    const below = rows[at + 1] ?? '';
    const place = upper ? row.indexOf(upper) : -1;
    return place >= 0 && at < 2 && [place - 1, place].some((each) => each >= 0 && below[each] === lower);
  });
}

/** Letters of a name in which they can stand in any order and still mean it. */
const SHUFFLED = 6;
const letters = (name: string): string => [...name].sort().join('');

/** Whether `typed` is `meant` with one slip: a letter left out, doubled or put in, two changed places, or a key beside the right one. */
function isSlip(typed: string, meant: string): boolean {
  let at = 0;
  while (at < typed.length && typed[at] === meant[at]) at++;
  const [restTyped, restMeant] = [typed.slice(at), meant.slice(at)];
  const rest = restMeant.slice(1);
  const isLeftOut = restTyped === rest;
  const [before, putIn = '', after = ''] = [typed[at - 1] ?? '', restTyped[0], restTyped[1]];
  const isPutIn =
    restTyped.slice(1) === restMeant && [before, after].some((each) => each === putIn || areNeighbours(each, putIn));
  const isSwapped =
    restTyped[0] === restMeant[1] && restTyped[1] === restMeant[0] && restTyped.slice(2) === restMeant.slice(2);
  const isBeside =
    restTyped.length === restMeant.length &&
    restTyped.slice(1) === rest &&
    areNeighbours(restTyped[0] ?? '', restMeant[0] ?? '');
  const isShuffled =
    typed.length >= SHUFFLED &&
    typed[0] === meant[0] &&
    typed.at(-1) === meant.at(-1) &&
    letters(typed) === letters(meant);
  // Another first letter makes another name; no hand begins "gmail" without its g but who means mail.com.
  return typed !== meant && (isSwapped || isShuffled || (at > 0 && (isLeftOut || isPutIn || isBeside)));
}

/** The provider that a name is, or was meant to be. */
function providerOf(name: string) {
  if (real.has(name)) return undefined;
  return providers.find(([each]) => each === name) ?? providers.find(([each]) => isSlip(name, each));
}

/** The domain that was meant, or `undefined` where nothing says that this one was not. */
function meantDomain(domain: string): string | undefined {
  const [, name = '', end = ''] = /^([^.]*)\.?(.*)$/.exec(domain) ?? [];
  const provider = providerOf(name);
  if (provider) {
    const [meant, first, ...others] = provider;
    const isEnd = end === first || others.includes(end);
    const isSlipOfEnd = end === '' || endBySlip.has(end) || countriesBySlip.includes(end);
    if (isEnd) return name === meant ? undefined : `${meant}.${end}`;
    return isSlipOfEnd ? `${meant}.${first}` : undefined;
  }
  // gmailcom, and hotmailnl.
  for (const [each, ...its] of providers) for (const one of its) if (domain === each + one) return `${each}.${one}`;
  const at = domain.lastIndexOf('.');
  const meantEnd = endBySlip.get(domain.slice(at + 1));
  return at > 0 && meantEnd ? `${domain.slice(0, at)}.${meantEnd}` : undefined;
}

/** Whether more may follow that makes it a domain that was meant so: gmail.co on the way to gmail.com, .con to .construction. */
const mayGoOn = (domain: string): boolean =>
  !/\.[^.]{2,}$/.test(domain) ||
  providers.some(([name, ...its]) => its.some((end) => `${name}.${end}`.startsWith(domain))) ||
  (!providerOf(domain.split('.')[0] ?? '') && domain.endsWith('.con'));

/**
 * The address that was probably meant, or `undefined` where the typed one may well be.
 *
 * @param isTyping more may follow: what is on the way to something right is left alone
 */
export function meantEmail(typed: string, isTyping = false): string | undefined {
  const text = typed.trim();
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const typedDomain = text.slice(at + 1).toLowerCase();
  const domain = typedDomain.replace(/[.,]+/g, '.').replace(/\.$/, '');
  if (at < 1 || text.length > 254 || /[\s@]/.test(local) || !/^[a-z\d.-]+$/.test(domain)) return undefined;
  if (isTyping && mayGoOn(domain)) return undefined;
  const isRightButForDots = domain !== typedDomain && providerOf(domain.split('.')[0] ?? '') !== undefined;
  const meant = meantDomain(domain) ?? (isRightButForDots ? domain : undefined);
  return meant && `${local}@${meant}`;
}
