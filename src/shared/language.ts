import { remember } from './remember.ts';
import { withoutPrototype } from './without-prototype.ts';

/*
 * Language tags as pages and flows write them (`nl_NL`, `NL-nl`, `iw`, `zh-TW`, `x-default`), and which of the languages that are there is
 * the nearest to the one that is wanted: lookup as BCP 47 has it (RFC 4647), by way of scripts and regions that a tag leaves out.
 */

/** Groups of mutually readable languages, where the script is the same; each is nearest to the first of its group. */
const families = ['no nb nn', 'zh yue', 'bs hr sr', 'ms id', 'de gsw'].map((family) => family.split(' '));

/** Languages that are written in one way in this region, and in another one everywhere else. */
const regionApart: { readonly [language: string]: string } = { en: 'US', es: 'ES', pt: 'BR' };

/** What says that nothing is known of the language, or that there are several. */
const unnamed = ['und', 'mul', 'mis', 'zxx'];

interface Tag {
  /** As BCP 47 writes it, extensions and all; '' for what names no language. */
  readonly tag: string;
  readonly language: string;
  readonly script: string | undefined;
  readonly region: string | undefined;
  /** The tag itself names a region. */
  readonly isRegional: boolean;
}

const none: Tag = { tag: '', language: '', script: undefined, region: undefined, isRegional: false };

function canonical(written: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(written)[0];
  } catch {
    return undefined;
  }
}

/** Of a tag, no more is read: what names a language is far shorter, and an address can bring thousands of parts. */
const longest = 64;

/** POSIX writes nl_NL.UTF-8 and sr_RS@latin, old Windows zh-CHS and zh-CHT. */
const withHyphens = (written: string): string =>
  written
    .trim()
    .slice(0, longest)
    .replace(/^zh.CH([ST])$/i, 'zh-Han$1')
    .replace(/^([a-z]+)(.*)@latin$/i, '$1-Latn$2')
    .replace(/^([a-z]+)(.*)@cyrillic$/i, '$1-Cyrl$2')
    .replace(/[.@].*/, '')
    .replaceAll('_', '-');

/** The whole of a tag, or as much of it from its beginning as is none of somebody's own making (RFC 4647, 3.4): no-NO of no_NO_NY. */
function longestTag(parts: string): string | undefined {
  if (!/^[a-z]{2,3}(?:-[a-z\d]{1,8})+-?$/i.test(parts)) return undefined;
  const shorter = parts.slice(0, parts.lastIndexOf('-'));
  return canonical(shorter) ?? longestTag(shorter);
}

/**
 * Languages whose tags say all there is to know, with the region that is meant where none is named; all are in Latin script. Waking `Intl`
 * for them would cost a slow phone a tenth of a second before the first message.
 */
const common: { readonly [language: string]: string } = {
  cs: 'CZ',
  da: 'DK',
  de: 'DE',
  en: 'US',
  es: 'ES',
  fi: 'FI',
  fr: 'FR',
  it: 'IT',
  nb: 'NO',
  nl: 'NL',
  no: 'NO',
  pl: 'PL',
  pt: 'BR',
  sv: 'SE',
};
/** Regions that are still called so: `Intl` knows the new names of those that are gone. */
const lasting = /^(A[RTU]|B[ER]|C[AHLOZ]|D[EK]|ES|F[IR]|GB|I[ET]|LU|MX|N[LOZ]|P[LT]|SE|US|ZA)$/;

function readCommon(written: string): Tag | undefined {
  const [, first = '', second] = /^([a-z]{2})(?:[-_]([a-z]{2}))?$/i.exec(written) ?? [];
  const language = first.toLowerCase();
  const region = second?.toUpperCase();
  const likely = Object.hasOwn(common, language) ? common[language] : undefined;
  if (!likely || (region && !lasting.test(region))) return undefined;
  const tag = region ? `${language}-${region}` : language;
  return { tag, language, script: 'Latn', region: region ?? likely, isRegional: Boolean(region) };
}

function read(written: string): Tag {
  const parts = withHyphens(written);
  // zh-yue is the old way to write yue.
  const tag = canonical(parts) ?? canonical(parts.replace(/^[a-z]{2,3}-(?=[a-z]{3}(?:-|$))/i, '')) ?? longestTag(parts);
  if (!tag) return none;
  const locale = new Intl.Locale(tag),
    { region } = locale;
  // Some browsers have none where a tag names none.
  const language = (locale.language as string | undefined) ?? 'und';
  const { script, region: likely } = locale.maximize();
  // All names are of two or three letters.
  if (unnamed.includes(language) || language.length > 3) return none;
  // A country where the language should be: jp, dk, cz.
  const there =
    !script && language.length === 2 && new Intl.Locale('und', withoutPrototype({ region: language })).maximize();
  return there && there.language !== 'en'
    ? read(`${there.language}-${there.region}`)
    : { tag, language, script, region: likely, isRegional: !!region };
}

const known = new Map<string, Tag>();
const readTag = (written: unknown): Tag =>
  typeof written === 'string' ? remember(known, written, () => readCommon(written) ?? read(written)) : none;

/** A language tag as BCP 47 writes it, fit for `Intl` and for `lang`; '' where none is named: empty, `auto`, `x-default`, garbage. */
export const canonicalTag = (written: unknown): string => readTag(written).tag;

/** How far somebody who wants one language is from a text in another; Infinity if they cannot read it. */
export function languageDistance(wanted: string, found: string): number {
  const one = readTag(wanted),
    other = readTag(found);
  if (!one.tag || !other.tag) return Infinity;
  if (one.language !== other.language) {
    const family = families.find((each) => each.includes(one.language)) ?? [];
    const place = family.indexOf(other.language);
    return place >= 0 && one.script === other.script ? 40 + place : Infinity;
  }
  if (one.tag === other.tag) return 0;
  if (one.script !== other.script) return 30;
  if (other.isRegional && one.region === other.region) return 5;
  // Spanish of Latin America is for all but Spain.
  if (other.region === '419' && one.region !== 'ES') return 8;
  if (!other.isRegional) return 10;
  const apart = regionApart[one.language];
  return apart && (one.region === apart) !== (other.region === apart) ? 25 : 20;
}

/** Those of `found` that somebody who wants `wanted` can read, the nearest first. */
export const nearestTags = (wanted: string, found: readonly string[]): string[] =>
  found
    .map((tag) => [tag, languageDistance(wanted, tag)] as const)
    .filter(([, distance]) => distance < Infinity)
    .sort(([, one], [, other]) => one - other)
    .map(([tag]) => tag);

/** The language of `found` that is nearest to `wanted`; undefined where none can be read. */
export const nearestTag = <T extends string>(wanted: string, found: readonly T[]): T | undefined =>
  nearestTags(wanted, found)[0] as T | undefined;

/** The nearest language, and what it is a region of, if that is there: `nl-BE`, then `nl`, but never a sister such as `nl-NL`. */
export function nearestLine(wanted: string, found: readonly string[]): string[] {
  const tags = nearestTags(wanted, found),
    whole = tags.findIndex((tag) => !readTag(tag).isRegional);
  return tags.slice(0, whole < 0 ? 1 : whole + 1);
}

const rightToLeft = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr', 'Aran'];

export const isRightToLeft = (tag: string): boolean => rightToLeft.includes(readTag(tag).script ?? '');
