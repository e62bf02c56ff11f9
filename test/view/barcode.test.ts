import { expect } from '@open-wc/testing';
import { barcodeValues, barcodeWidths } from '../../src/view/messages/barcode.lazy.ts';

/** Reads bars as a scanner does: symbols of six widths by what they stand for, then sets, check sum and stop. */
function scan(text: string): string {
  const all = barcodeWidths(barcodeValues(text)!).join('');
  const stop = all.slice(-7);
  expect(stop).to.equal('2331112');
  const table = new Map(
    Array.from({ length: 106 }, (_, value) => [barcodeWidths([value]).join('').slice(0, 6), value]),
  );
  const values = all
    .slice(0, -7)
    .match(/.{6}/g)!
    .map((symbol) => table.get(symbol)!);
  const check = values.pop()!;
  expect(values.reduce((sum, value, place) => sum + value * Math.max(1, place), 0) % 103).to.equal(check);
  let isPairs = values[0] === 105;
  let read = '';
  for (const value of values.slice(1)) {
    if (value === 99 && !isPairs) isPairs = true;
    else if (value === 100 && isPairs) isPairs = false;
    else read += isPairs ? String(value).padStart(2, '0') : String.fromCharCode(value + 32);
  }
  return read;
}

describe('a barcode of Code 128', () => {
  it('has the symbols of the standard: eleven modules each, an even number of them dark, no two alike', () => {
    const symbols = Array.from({ length: 106 }, (_, value) => barcodeWidths([value]).slice(0, 6));
    for (const symbol of symbols) {
      expect(symbol.reduce((sum, width) => sum + width)).to.equal(11);
      expect((symbol[0]! + symbol[2]! + symbol[4]!) % 2).to.equal(0);
    }
    expect(new Set(symbols.map((each) => each.join(''))).size).to.equal(106);
    // Known ones: the signs for a blank and for A, and the starts of B and C.
    expect([0, 33, 104, 105].map((value) => symbols[value]!.join(''))).to.deep.equal([
      '212222',
      '111323',
      '211214',
      '211232',
    ]);
  });

  it('has the values and the check sum of the worked examples of the standard’s readers', () => {
    expect(barcodeValues('PJJ123C')).to.deep.equal([104, 48, 42, 42, 17, 18, 19, 35, 55]);
    expect(barcodeValues('123456')).to.deep.equal([105, 12, 34, 56, 44]);
  });

  for (const text of [
    'VIP-2471',
    'P90-2217',
    'A',
    '7',
    '42',
    '1234567',
    'AB123456',
    '12AB3456CD',
    'x 1234567890 y',
    '~ !"#',
    '00001',
    'a1b22c333d4444e55555f666666',
  ])
    it(`is read as ${text}`, () => {
      expect(scan(text)).to.equal(text);
    });

  it('is none for what it has no sign for', () => {
    for (const text of ['', 'é', 'a\nb', '🎁', 'x'.repeat(49)]) expect(barcodeValues(text), text).to.equal(undefined);
  });
});
