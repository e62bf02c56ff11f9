import { expect } from '@open-wc/testing';
import { canonicalTag, isRightToLeft, nearestTag, nearestTags } from '../../src/shared/language.ts';

describe('a language tag', () => {
  for (const [written, tag] of [
    ['nl', 'nl'],
    ['NL', 'nl'],
    ['nl_NL', 'nl-NL'],
    ['NL-nl', 'nl-NL'],
    [' nl-be ', 'nl-BE'],
    ['nl_NL.UTF-8', 'nl-NL'],
    ['de_DE@euro', 'de-DE'],
    ['sr_RS@latin', 'sr-Latn-RS'],
    ['uz@cyrillic', 'uz-Cyrl'],
    ['sr_RS.UTF-8@latin', 'sr-Latn-RS'],
    ['no_NO_NY', 'no-NO'],
    ['nl-NL-informal', 'nl-NL-informal'],
    ['de_CH_informal', 'de-CH-informal'],
    ['pt-PT-ao90', 'pt-PT'],
    ['en-GB-oxendict', 'en-GB-oxendict'],
    ['en_US_x', 'en-US'],
    ['zh-min-nan', 'zh'],
    ['zh_tw', 'zh-TW'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['sr_latn_rs', 'sr-Latn-RS'],
    ['iw', 'he'],
    ['in', 'id'],
    ['ji', 'yi'],
    ['sh', 'sr-Latn'],
    ['cmn', 'zh'],
    ['zh-yue', 'yue'],
    ['zh-cmn-Hans', 'zh-Hans'],
    ['nld', 'nl'],
    ['en-UK', 'en-GB'],
    ['en-US-u-nu-arab', 'en-US-u-nu-arab'],
    ['es-419', 'es-419'],
    ['jp', 'ja-JP'],
    ['dk', 'da-DK'],
    ['cz', 'cs-CZ'],
    ['', ''],
    ['  ', ''],
    ['x-default', ''],
    ['auto', ''],
    ['und', ''],
    ['und-Latn', ''],
    ['und-NL', ''],
    ['mul', ''],
    ['*', ''],
    ['*-NL', ''],
    ['x-klingon', ''],
    ['en--GB', ''],
    ['C', ''],
    ['english', ''],
    ['nl-', ''],
    ['{{lang}}', ''],
    ['nl,en', ''],
    ['constructor', ''],
    ['__proto__', ''],
    [undefined, ''],
    [{}, ''],
  ] as const)
    it(`written ${JSON.stringify(written) ?? 'not at all'} is ${tag || 'none'}, and never too much for the browser`, () => {
      expect(canonicalTag(written)).to.equal(tag);
      expect(() => new Intl.NumberFormat(canonicalTag(written) || undefined)).not.to.throw();
    });
});

describe('the nearest language', () => {
  for (const [wanted, there, nearest] of [
    ['nl_NL', ['en', 'nl'], 'nl'],
    ['nl-BE', ['nl-NL', 'nl'], 'nl'],
    ['nl-BE', ['nl-NL', 'nl-BE', 'nl'], 'nl-BE'],
    ['nl-BE', ['en', 'nl-NL'], 'nl-NL'],
    ['nl', ['nl-BE', 'nl-NL'], 'nl-NL'],
    ['nl', ['en', 'de'], undefined],
    ['nb', ['en', 'no'], 'no'],
    ['no', ['nn', 'nb'], 'nb'],
    ['nn-NO', ['nb', 'no'], 'no'],
    ['nb_NO', ['nn'], 'nn'],
    ['no', ['da', 'sv'], undefined],
    ['zh-TW', ['zh', 'zh-Hant'], 'zh-Hant'],
    ['zh-HK', ['zh-CN', 'zh-TW'], 'zh-TW'],
    ['zh', ['zh-Hant', 'zh-Hans'], 'zh-Hans'],
    ['zh-CN', ['zh-TW', 'zh'], 'zh'],
    ['zh-TW', ['en', 'zh'], 'zh'],
    ['cmn-Hant', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
    ['yue', ['zh', 'zh-Hant'], 'zh-Hant'],
    ['sr-Latn', ['sr', 'hr'], 'sr'],
    ['sr-Latn', ['sr-Cyrl', 'sr-Latn'], 'sr-Latn'],
    ['sr', ['hr', 'sr-Latn'], 'sr-Latn'],
    ['sr', ['hr'], undefined],
    ['hr', ['sr', 'bs'], 'bs'],
    ['iw', ['he'], 'he'],
    ['he', ['iw'], 'iw'],
    ['in', ['en', 'id'], 'id'],
    ['ms', ['id', 'en'], 'id'],
    ['pt-BR', ['en', 'pt'], 'pt'],
    ['pt', ['pt-PT', 'pt-BR'], 'pt-BR'],
    ['pt-AO', ['pt-BR', 'pt-PT', 'pt'], 'pt'],
    ['es-MX', ['es', 'es-419'], 'es-419'],
    ['es-ES', ['es-419', 'es'], 'es'],
    ['en-US-u-nu-arab', ['nl', 'en'], 'en'],
    ['de-CH-1996', ['de', 'en'], 'de'],
    ['pt-BR', ['pt-PT', 'en'], 'pt-PT'],
    ['pt-MZ', ['pt-BR', 'pt-PT'], 'pt-PT'],
    ['en-AU', ['en-US', 'en-GB'], 'en-GB'],
    ['en-US', ['en-AU', 'en'], 'en'],
    ['pt-AO', ['pt-BR', 'pt-PT'], 'pt-PT'],
    ['es-AR', ['es-ES', 'es-MX'], 'es-MX'],
    ['zh-MO', ['zh-CN', 'zh-TW'], 'zh-TW'],
    ['zh-CHS', ['zh-TW', 'zh-CN'], 'zh-CN'],
    ['zh_CHT', ['zh', 'zh-TW'], 'zh-TW'],
    ['zh-SG', ['zh-TW', 'zh-CN'], 'zh-CN'],
    ['en', ['en-AU', 'en-US', 'en-GB'], 'en-US'],
    ['nl_BE.UTF-8', ['nl-NL', 'nl-BE'], 'nl-BE'],
    ['no_NO_NY', ['en', 'nn'], 'nn'],
    ['sr_RS@latin', ['sr', 'hr'], 'sr'],
    ['prs', ['fa'], 'fa'],
    ['fil', ['tl'], 'tl'],
    ['jp', ['en', 'ja'], 'ja'],
    ['x-default', ['en', 'nl'], undefined],
    ['', ['en'], undefined],
    ['auto', ['en'], undefined],
    ['en', ['', '~brief', 'x-default', 'en-GB'], 'en-GB'],
    ['nlx', ['nl'], undefined],
  ] as const)
    it(`to ${wanted || 'none'} among ${there.join(', ')} is ${nearest ?? 'none'}`, () =>
      expect(nearestTag(wanted, there)).to.equal(nearest));

  it('comes first, then those that can be read too', () =>
    expect(nearestTags('nl-BE', ['en', 'nl-NL', 'nl', 'nl-BE'])).to.deep.equal(['nl-BE', 'nl', 'nl-NL']));
});

describe('the direction of a language', () => {
  for (const tag of ['ar', 'ar_EG', 'he', 'iw', 'fa', 'ur', 'yi', 'ckb', 'dv', 'uz-AF', 'pa-PK', 'az-Arab', 'ff-Adlm'])
    it(`is from the right in ${tag}`, () => expect(isRightToLeft(tag)).to.equal(true));
  for (const tag of ['en', 'uz', 'pa', 'sd-Deva', 'ku', '', 'auto'])
    it(`is from the left in ${tag || 'none'}`, () => expect(isRightToLeft(tag)).to.equal(false));
});

describe('a tag that is read without Intl', () => {
  const languages = ['cs', 'da', 'de', 'en', 'es', 'fi', 'fr', 'it', 'nb', 'nl', 'no', 'pl', 'pt', 'sv'];
  const regions = [
    'AT',
    'AU',
    'BE',
    'BR',
    'CA',
    'CH',
    'CO',
    'CZ',
    'DE',
    'DK',
    'ES',
    'FI',
    'FR',
    'GB',
    'IE',
    'IT',
    'LU',
  ];
  for (const language of languages)
    it(`is what Intl makes of it: ${language}`, () => {
      for (const tag of [language, ...regions.map((region) => `${language}-${region}`)]) {
        const { script, region } = new Intl.Locale(tag).maximize();
        expect(canonicalTag(tag.replace('-', '_').toUpperCase())).to.equal(Intl.getCanonicalLocales(tag)[0]);
        expect(script).to.equal('Latn');
        // Where no region is named, the likely one is the nearest.
        if (tag === language)
          expect(nearestTag(tag, regions.map((each) => `${tag}-${each}`).concat(`${tag}-${region}`))).to.equal(
            `${tag}-${region}`,
          );
      }
    });
});

describe('a language tag of thousands of parts', () => {
  it('is read as far as a tag can say anything', () => {
    const ask = Intl.getCanonicalLocales;
    let asked = 0;
    Intl.getCanonicalLocales = (tags) => {
      asked += 1;
      return ask(tags);
    };
    try {
      expect(canonicalTag(`nl-BE${'-a'.repeat(7000)}`)).to.equal('nl-BE');
    } finally {
      Intl.getCanonicalLocales = ask;
    }
    expect(asked).to.be.within(1, 64);
  });
});
