/** Characters of GSM 03.38, which take 7 bits each. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Those behind an escape, which take 14. */
const EXTENDED = '\f^{}\\[~]|€';

/** What fits in one message alone, and in each of several, whose heads take room. */
const ROOM = { gsm7: { alone: 160, each: 153 }, ucs2: { alone: 70, each: 67 } } as const;

export interface SmsParts {
  readonly encoding: keyof typeof ROOM;
  /** Units of the encoding that the text takes. */
  readonly length: number;
  readonly parts: number;
}

const sizeIn = (character: string, encoding: SmsParts['encoding']): number =>
  encoding === 'ucs2' ? character.length : EXTENDED.includes(character) ? 2 : 1;

/** How many text messages a text takes. One letter outside the alphabet of GSM makes all of it UCS-2; no character is cut in two. */
export function smsParts(text: string): SmsParts {
  const characters = [...text];
  const encoding = characters.every((each) => BASIC.includes(each) || EXTENDED.includes(each)) ? 'gsm7' : 'ucs2';
  const length = characters.reduce((sum, each) => sum + sizeIn(each, encoding), 0);
  const { alone, each: room } = ROOM[encoding];
  if (length <= alone) return { encoding, length, parts: 1 };
  let parts = 1;
  let used = 0;
  for (const character of characters) {
    const size = sizeIn(character, encoding);
    if (used + size > room) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return { encoding, length, parts };
}

/** Signs that look the same in the alphabet of GSM, so that a text does not cost twice as much for its quotation marks. */
const PLAIN: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '…': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
};

export const plainForSms = (text: string): string =>
  text.replace(/[“”„‘’–—…\u00a0\u202f\u2009]/g, (sign) => PLAIN[sign]!);
