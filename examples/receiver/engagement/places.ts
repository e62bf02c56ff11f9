import { parse, type Options } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { delimiterOf } from './customers-csv.ts';
import { distanceKm, isPlace, type Place } from './distance.ts';

/** What somebody said of where they live. */
export interface TypedPlace {
  /** A postal code, a town, or both. */
  readonly text: string;
  /** Two-letter code, where it was asked for. */
  readonly country?: string | null;
}

/** The places that the receiver knows. */
export interface Places {
  readonly count: number;
  /** Where that is; `null` where no place of this name is known, or several are that lie far apart. */
  find(typed: TypedPlace): Place | null;
  /** The name of the place next to this one; `null` where there is none nearby. */
  nameNear(place: Place): string | null;
}

interface KnownPlace extends Place {
  readonly name: string;
  readonly code: string;
  readonly country: string;
}

/** A whole country's list of postal codes has a tenth of it; a larger one takes memory that nobody needs. */
const MOST_PLACES = 500_000;
/** Kilometres around their middle within which places of one name are one: the postal codes of a city. */
const ONE_CITY = 30;
/** Longer than any address that a person types. */
const LONGEST = 200;
const SHORTEST_CODE = 3;

/** However it is typed: without its signs, and without what may stand before a postal code. */
const keyOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Postal codes are written with and without a blank in them. */
const codeKey = (text: string): string => keyOf(text).replaceAll(' ', '');

const hasDigit = (text: string) => /\d/.test(text);

export function placesOf(known: readonly KnownPlace[]): Places {
  const byName = new Map<string, KnownPlace[]>();
  const add = (key: string, place: KnownPlace) => {
    if (!key) return;
    const others = byName.get(key);
    if (others) others.push(place);
    else byName.set(key, [place]);
  };
  for (const place of known) {
    add(keyOf(place.name), place);
    add(codeKey(place.code), place);
  }
  return {
    count: known.length,
    find({ text, country }) {
      const within = country?.toUpperCase();
      const called = (key: string) =>
        (byName.get(key) ?? []).filter((place) => !within || !place.country || place.country === within);
      const { codes, towns } = partsOf(text.slice(0, LONGEST));
      const isTown = ({ name }: KnownPlace) => towns.includes(keyOf(name));
      // A code of the town beside it is surely meant; then a code by itself, then a town.
      for (const code of codes) {
        const middle = middleOf(called(code).filter(isTown));
        if (middle) return middle;
      }
      for (const key of [...codes, ...towns]) {
        const middle = middleOf(called(key));
        if (middle) return middle;
      }
      return null;
    },
    nameNear(place) {
      let nearest: { readonly name: string; readonly km: number } | null = null;
      for (const each of known) {
        // A degree of latitude has 111 km: what lies farther north or south need not be measured.
        if (Math.abs(each.latitude - place.latitude) * 111 > (nearest?.km ?? ONE_CITY)) continue;
        const km = distanceKm(each, place);
        if (km <= (nearest?.km ?? ONE_CITY)) nearest = { name: each.name || each.code, km };
      }
      return nearest?.name ?? null;
    },
  };
}

/** What may be a postal code and a town in a typed text, the likeliest first: they stand at its end. */
function partsOf(text: string): { readonly codes: readonly string[]; readonly towns: readonly string[] } {
  const lines = text.split(/[,\n]/).map(keyOf).filter(Boolean).reverse();
  // "1012 AB" and "SW1A 1AA" are one code of two words, "0153" is one of one word. A country may stand before it: "N-0153".
  const codes = lines.flatMap((line) => {
    const words = line.split(' ');
    const pairs = words.slice(1).map((word, at) => `${words[at]}${word}`);
    return [...words.reverse(), ...pairs.reverse()].filter((code) => code.length >= SHORTEST_CODE && hasDigit(code));
  });
  const withoutDigits = lines.map((line) =>
    line
      .split(' ')
      .filter((word) => !hasDigit(word))
      .join(' '),
  );
  return { codes, towns: [keyOf(text), ...lines, ...withoutDigits].filter(Boolean) };
}

/** The middle of places that are one; `null` where they lie far apart, or there is none. */
function middleOf(places: readonly KnownPlace[]): Place | null {
  if (places.length === 0) return null;
  const mean = (of: (place: Place) => number) => places.reduce((sum, place) => sum + of(place), 0) / places.length;
  const middle = { latitude: mean(({ latitude }) => latitude), longitude: mean(({ longitude }) => longitude) };
  return places.every((place) => distanceKm(place, middle) <= ONE_CITY) ? middle : null;
}

export const NO_PLACES: Places = placesOf([]);

/** What columns of an own list may be called. */
const COLUMNS = {
  name: ['place', 'town', 'city', 'name'],
  code: ['postalcode', 'postcode', 'zip', 'code'],
  country: ['country'],
  latitude: ['latitude', 'lat'],
  longitude: ['longitude', 'lng', 'lon'],
} as const;

/** The columns of the lists of postal codes that geonames.org gives away: they have no head. */
const GEONAMES = { country: 0, code: 1, name: 2, latitude: 9, longitude: 10 } as const;

/** They have tabs, and quotes are characters like others. */
const GEONAMES_FORM = { delimiter: '\t', quote: false } as const;

type Columns = { readonly [column in keyof typeof COLUMNS]?: number };

/**
 * Reads a list of places: one of the lists of postal codes of geonames.org (such as `NO.txt`), or a file of your own with commas, semicolons or tabs and
 * the columns `place`, `postalCode`, `country`, `latitude` and `longitude`, of which the third may be missing, and one of the first two.
 *
 * @throws {Error} naming the file, the line and the cure
 */
export function readPlaces(path: string): Places {
  const fault = (what: string) => new Error(`PLACES_FILE ${path}: ${what}`);
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw fault(`${(error as Error).message}. Set it to a readable list of places, or leave it out.`);
  }
  const head = text.slice(0, text.search(/\r?\n|$/));
  const isGeoNames = head.split('\t').length > GEONAMES.longitude;
  const rows = rowsOf(text, isGeoNames ? GEONAMES_FORM : { delimiter: delimiterOf(head) }, fault);
  const columns = isGeoNames ? GEONAMES : headed(rows.shift()?.record ?? []);
  if (columns.latitude === undefined || columns.longitude === undefined || (columns.name ?? columns.code) === undefined)
    throw fault(
      'its first line must name its columns: place,postalCode,country,latitude,longitude. Or take a list of postal codes from geonames.org.',
    );
  const places: KnownPlace[] = [];
  for (const { record, info } of rows) {
    if (record.every((cell) => cell === '')) continue;
    const place = placeIn(record, columns);
    if (!place)
      throw fault(
        `line ${info.lines} has no place: it needs a name or a postal code, and degrees such as 59.91 and 10.75.`,
      );
    if (places.length === MOST_PLACES)
      throw fault(`it has more than ${MOST_PLACES} lines. Take out the countries from which nobody comes.`);
    places.push(place);
  }
  if (places.length === 0) throw fault('it has no place. Add one on each line, or leave the setting out.');
  return placesOf(places);
}

interface Row {
  readonly record: readonly string[];
  /** `lines` that were read up to its end. */
  readonly info: { readonly lines: number };
}

function rowsOf(text: string, form: Partial<Options>, fault: (what: string) => Error): Row[] {
  const options: Options = { ...form, info: true, relax_column_count: true, skip_empty_lines: true, trim: true };
  try {
    return parse(text, options) as unknown as Row[];
  } catch (error) {
    throw fault(`${(error as Error).message}. Save it as CSV anew, with a quote at both ends of a value or at none.`);
  }
}

function headed(cells: readonly string[]): Columns {
  const heads = cells.map((cell) => codeKey(cell));
  return Object.fromEntries(
    Object.entries(COLUMNS).flatMap(([column, names]) => {
      const at = heads.findIndex((head) => (names as readonly string[]).includes(head));
      return at < 0 ? [] : [[column, at]];
    }),
  );
}

function placeIn(cells: readonly string[], columns: Columns): KnownPlace | null {
  const cell = (column: keyof Columns) => (columns[column] === undefined ? '' : (cells[columns[column]] ?? ''));
  const [name, code] = [cell('name'), cell('code')];
  const [latitude, longitude] = [cell('latitude'), cell('longitude')];
  if ((!name && !code) || latitude === '' || longitude === '') return null;
  const place = { latitude: Number(latitude), longitude: Number(longitude) };
  return isPlace(place) ? { name, code, country: cell('country').toUpperCase(), ...place } : null;
}
