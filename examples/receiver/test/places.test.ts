/** The list of places, by which a typed postal code or town has a distance to a shop. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readPlaces } from '../engagement/places.ts';

const folder = mkdtempSync(join(tmpdir(), 'receiver-places-'));
after(() => rmSync(folder, { recursive: true }));

function written(text: string): string {
  const path = join(folder, 'places.txt');
  writeFileSync(path, text);
  return path;
}

const GEONAMES = [
  ['NO', '0153', 'Oslo', 'Oslo', '03', '', '', '', '', '59.91', '10.74', '4'],
  ['NO', '0581', 'Oslo', 'Oslo', '03', '', '', '', '', '59.93', '10.80', '4'],
  ['NO', '1011', 'Oslo', 'Oslo', '03', '', '', '', '', '59.92', '10.78', '4'],
  ['NO', '1340', 'Skui', 'Akershus', '02', '', '', '', '', '59.93', '10.43', '4'],
  ['NL', '1012 AB', 'Amsterdam', 'Noord-Holland', '07', '', '', '', '', '52.38', '4.90', '6'],
  ['CH', '1011', 'Lausanne', 'Vaud', 'VD', '', '', '', '', '46.52', '6.63', '6'],
  ['NO', '3300', 'Hof', 'Vestfold', '07', '', '', '', '', '59.53', '10.06', '4'],
  ['AT', '9999', 'Hof', 'Tirol', '07', '', '', '', '', '47.20', '13.30', '4'],
]
  .map((cells) => cells.join('\t'))
  .join('\n');

describe('A list of places', () => {
  const known: readonly (readonly [typed: string, country: string | null, latitude: number | null])[] = [
    ['0153', null, 59.91],
    ['0153 Oslo', null, 59.91],
    ['N-0153 OSLO', null, 59.91],
    ['Storgata 3, 0153 Oslo', null, 59.91],
    ['  oslo ', null, 59.92],
    ['1012 ab', null, 52.38],
    ['1012AB Amsterdam', 'NL', 52.38],
    ['Damrak 1, 1012 AB', null, 52.38],
    ['0153', 'nl', null],
    // Two countries have this code: the town says which, or the country.
    ['1011', null, null],
    ['1011 Lausanne', null, 46.52],
    ['1011', 'NO', 59.92],
    // Two towns of one name, far apart.
    ['Hof', null, null],
    ['Hof', 'AT', 47.2],
    ['Atlantis', null, null],
    ['', null, null],
    ['3', null, null],
    ['__proto__', null, null],
  ];
  for (const [typed, country, latitude] of known)
    it(`takes "${typed}"${country ? ` in ${country}` : ''} for ${latitude === null ? 'none' : 'what it is'}`, () => {
      const found = readPlaces(written(GEONAMES)).find({ text: typed, country });
      assert.equal(found && Number(found.latitude.toFixed(2)), latitude);
    });

  it('of your own may have a head, in any order, with what a spreadsheet adds', () => {
    const places = readPlaces(written('\uFEFFLatitude;Longitude;Place\r\n59.91;10.74;"Mill; the ""old"" one"\r\n\r\n'));
    assert.deepEqual(places.find({ text: 'mill, the old one', country: 'NO' }), { latitude: 59.91, longitude: 10.74 });
  });

  it('names what lies next to somebody, and nothing that is far', () => {
    const places = readPlaces(written(GEONAMES));
    assert.equal(places.nameNear({ latitude: 59.94, longitude: 10.45 }), 'Skui');
    assert.equal(places.nameNear({ latitude: 0, longitude: 0 }), null);
  });

  const wrong: readonly (readonly [what: string, text: string, told: RegExp])[] = [
    ['no head', 'Oslo,59.91,10.74', /PLACES_FILE .*its first line must name its columns/],
    ['degrees that are none', 'place,latitude,longitude\nOslo,59.91,10.74\nSkui,north,10', /line 3 has no place/],
    ['degrees that nowhere has', 'place,latitude,longitude\nOslo,159.91,10.74', /line 2 has no place/],
    [
      'a quote that has no end',
      'place,latitude,longitude\n"Oslo,59.91,10.74\n',
      /PLACES_FILE .*Quote.*Save it as CSV anew/,
    ],
    ['no line', 'place,latitude,longitude\n', /it has no place/],
  ];
  for (const [what, text, told] of wrong)
    it(`with ${what} says so, and what belongs there`, () => {
      assert.throws(() => readPlaces(written(text)), told);
    });

  it('that is not there is named with its setting', () => {
    assert.throws(() => readPlaces(join(folder, 'none.txt')), /PLACES_FILE .*none\.txt/);
  });
});
