/*
 * Files that are broken in every way that a file can be, made from a small flow step by step: cut off, a sign too few or too many, signs,
 * numbers and encodings that JSON has not, names that stand twice, and something else at each of its places.
 */

const small = `{
  "flow": "x",
  "version": 1,
  "vars": { "n": 3.5e1, "on": true, "none": null },
  "parts": {
    "a": [
      "Hi \\u00e9 \\"there\\"!",
      { "ask": "Well?", "as": "w", "options": ["Yes", { "label": "No", "then": ["Bye"] }] },
      { "ask": "Mail?", "id": "mail", "type": "email", "as": "m", "skip": true },
      { "if": "w = 'Yes'", "then": ["A"], "else": [{ "go": "a" }] }
    ]
  }
}`;

/** Each way of breaking a text, at each of its places. */
const cut = [...small].flatMap((_, at) => (at % 3 === 0 ? [small.slice(0, at)] : []));
const without = [...small].flatMap((sign, at) =>
  /[{}[\]",:]/.test(sign) ? [small.slice(0, at) + small.slice(at + 1)] : [],
);
const twice = [...small].flatMap((sign, at) =>
  /[{}[\],:]/.test(sign) ? [small.slice(0, at) + sign + small.slice(at)] : [],
);
const put = (sign: string) =>
  [0, 1, 30, 60, 200, small.length].map((at) => small.slice(0, at) + sign + small.slice(at));
const signs = [
  ...[
    '\0',
    '\u0001',
    '\t',
    '\n',
    '\u00a0',
    '\u2028',
    '\ufeff',
    '\ud800',
    '\udfff',
    '\u{1f600}',
    "'",
    '“',
    '\\',
    '//',
    '/* */',
  ],
  ...['#', '<', '-', '+', '.', '0', 'NaN', 'Infinity', 'undefined', 'True', ';', '`', '=>', '\u202e'],
].flatMap(put);
const numbers = [
  ...[
    '1e999',
    '-1e999',
    '1e-999',
    '9'.repeat(400),
    '0.'.padEnd(400, '1'),
    '01',
    '1.',
    '.5',
    '+1',
    '0x10',
    '1_000',
    '-',
    '1e',
    '--1',
  ],
  ...['9007199254740993', '-0', '1E+2'],
].flatMap((number) => [small.replace('3.5e1', number), small.replace('"version": 1', `"version": ${number}`)]);
const escapes = ['\\x41', '\\u12', '\\u{41}', '\\', '\\a', '\\ud800', '\\u0000', '\\/', '\\v', '\\\n'].map((each) =>
  small.replace('\\u00e9', each),
);
const frames = [
  ...[
    '',
    ' ',
    'null',
    'true',
    '7',
    '"x"',
    '[]',
    '{}',
    '[{}]',
    'undefined',
    '<!doctype html><title>x</title>',
    '%PDF-1.4',
    '\x1f\x8b\b',
  ],
  ...[
    small + small,
    `${small},`,
    `[${small}]`,
    `callback(${small})`,
    `var x = ${small}`,
    `\ufeff${small}`,
    `\ufeff\ufeff${small}`,
  ],
  ...[
    `)]}'\n${small}`,
    JSON.stringify(small),
    [...small].join('\0'),
    `${small}\0`,
    `--- \n${small}`,
    small.replaceAll('"', "'"),
  ],
  ...[small.replaceAll(',', ',,'), small.replaceAll('\n', '\r'), small.replace('"a"', 'a'), small.replace('[', '(')],
  Buffer.from(small, 'utf16le').toString('latin1'),
  Buffer.from('é' + small, 'latin1').toString('utf8'),
];
const doubled = ['flow', 'parts', 'version', 'vars', 'ask', 'options', 'then', 'if', 'as'].map((key) =>
  small.replace(`"${key}":`, `"${key}": null, "${key}":`),
);

/** All of them, each once. */
export const brokenTexts: readonly string[] = [
  ...new Set([cut, without, twice, signs, numbers, escapes, frames, doubled].flat()),
].filter((text) => text !== small);

/** What stands at the end of each path of the flow becomes something else. */
const odd: readonly unknown[] = [null, true, -1, 1e300, '', 'x', '\u0000', [], [[]], [null], {}, { a: {} }];
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || !value) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}
function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value))
    return value.map((each: unknown, at) => (String(at) === key ? changed(each, rest, to) : each));
  return { ...(value as object), [key]: changed((value as Record<string, unknown>)[key], rest, to) };
}
const whole: unknown = JSON.parse(small);
export const mistypedTexts: readonly string[] = pathsOf(whole).flatMap((path) =>
  odd.map((value) => JSON.stringify(changed(whole, path, value))),
);
