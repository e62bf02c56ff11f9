/*
 * Values that turn around, hide or blot out what stands beside them wherever a program puts them into its words as they are: names,
 * numbers, addresses, prices and files with signs that have a direction, or no look, before them, in them and around them.
 */

const span = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));

const embeddings = ['\u202a', '\u202b'];
const overrides = ['\u202d', '\u202e'];
const isolates = ['\u2066', '\u2067', '\u2068'];
/** What ends an embedding, an isolate, or more than was begun. */
const ends = ['\u202c', '\u2069', '\u2069\u2069\u2069', '\u202c\u2069\u202c'];
const marks = ['\u200e', '\u200f', '\u061c'];
const unseen = [
  ...['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u034f', '\u180e', '\u115f', '\u3164', '\uffa0'],
  ...span(0x206a, 0x206f),
  ...span(0xfff9, 0xfffb),
  ...['\ufe0e', '\ufe0f', '\u{e0100}', '\u{e01ef}'],
  ...['\u{e0001}', '\u{e0041}\u{e0042}\u{e007f}', '\u{e007f}'],
];
/** Marks on one letter: from what scripts have to what covers the lines around. */
const stacks = [1, 5, 20, 80].flatMap((count) => [
  'e' + '\u0301'.repeat(count),
  'o' + '\u0323\u0489'.repeat(count),
  'ب' + '\u064b'.repeat(count),
]);

const hosts = [
  ...['Anna', 'דוד', 'محمد', 'דוד Smith', 'Smith دوست'],
  ...['1,234.50', '٣٤٥ 12', '+31 6 1234 5678', '(020) 123-45', '€ 12,50', '12 ₪', '50% – 60%'],
  ...[
    'anna@example.com',
    'דוד@example.com',
    'https://shop.example/a?b=1',
    'https://דוגמה.example/x',
    'a/b/c',
    '#12 (x)',
  ],
  ...['中村 דוד', '👩\u200d👩\u200d👧 דוד'],
];

const within = (host: string, sign: string): string => {
  const signs = [...host];
  const middle = Math.ceil(signs.length / 2);
  return [...signs.slice(0, middle), sign, ...signs.slice(middle)].join('');
};

export const bidiVectors: readonly string[] = [
  ...new Set([
    ...hosts,
    ...hosts.flatMap((host) =>
      [...embeddings, ...overrides, ...isolates].flatMap((sign) => [sign + host, within(host, sign), host + sign]),
    ),
    ...hosts.flatMap((host) => ends.flatMap((end) => [end + host, `\u202e${host}${end}`, `\u2067${host}${end}`])),
    ...hosts.flatMap((host) => marks.flatMap((sign) => [sign + host, host + sign])),
    ...hosts
      .slice(0, 3)
      .flatMap((host) => unseen.flatMap((sign) => [sign + host + sign, within(host, sign.repeat(3))])),
    ...stacks.flatMap((stack) => [stack, `Anna${stack}`, `דוד ${stack}`]),
    ...hosts.flatMap((host) => [`${host}\n\u202e${host}`, `${host}\u2029\u2067${host}`]),
  ]),
];

/** One of each class, for the ways that are too many to try with all. */
export const fewBidiVectors: readonly string[] = [
  ...['דוד', 'محمد 12', '+31 6 1234 5678', '\u202eAnna', '\u2067Anna', 'דוד\u2069\u2069', '\u2069\u202eAnna'],
  ...['\u200fAnna 1', '\u202bAnna\u202c', 'e' + '\u0301'.repeat(80), '\u{e0041}Anna\u{e007f}', 'דוד\n\u202eAnna'],
];
