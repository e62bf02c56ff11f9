/* Flows that grow by a number, which found checks that grew with its square. */

const opener = 'Our shop opens on Thursday.';
const flow = (steps, more = {}) => ({ flow: 'x', ...more, parts: { hello: [opener, ...steps] } });
const many = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const named = (count, make) => Object.fromEntries(many(count, make));

/**
 * A flow of which the last texts were reworded after they were translated.
 *
 * @param {number} count
 * @param {number} changed
 */
export const reworded = (count, changed, length = 30) => {
  const texts = many(count, (index) => `This is text number ${index}`.padEnd(length, ' and some more words'));
  return flow(texts, {
    texts: {
      nl: Object.fromEntries(
        [opener, ...texts].map((text, index) => [
          index > count - changed ? text.replace('text', 'the txet') : text,
          'Zo.',
        ]),
      ),
    },
  });
};

const translated = { texts: { nl: { [opener]: 'Donderdag.' } } };

/** @type {readonly (readonly [what: string, size: number, make: (size: number) => object])[]} */
export const largeFlows = [
  ['commas in a default', 6_000, (size) => flow([`{n|${','.repeat(size)}}`], translated)],
  ['bars in a placeholder', 6_000, (size) => flow([`{a${'|x'.repeat(size)}`], translated)],
  ['texts that were reworded', 100, (size) => reworded(size, size)],
  ['long texts that were reworded', 40, (size) => reworded(size, size, 200)],
  ['open braces', 20_000, (size) => flow(['{a'.repeat(size)])],
  ['defaults in defaults', 10_000, (size) => flow(['{a|'.repeat(size)])],
  ['plurals in plurals', 4_000, (size) => flow(['{n, plural, other {'.repeat(size)])],
  ['a format that does not end', 40_000, (size) => flow([`{a:${'b'.repeat(size)}`])],
  ['blanks in a format', 40_000, (size) => flow([`{a:b${' '.repeat(size)}`])],
  [
    'different styles',
    100,
    (size) =>
      flow(
        many(size, (index) => `{n, number, ::scale/${index}} {n:date Europe/${index}}`),
        { vars: { n: 1 } },
      ),
  ],
  ['names that a step sets', 7_000, (size) => flow([{ set: named(size, (index) => [`v${index}`, 1]) }, 'Good.'])],
  ['colons in an address', 20_000, (size) => flow([{ open: `https://${':'.repeat(size)}`, title: 'There' }])],
  ['links that do not end', 10_000, (size) => flow(['[a](b'.repeat(size)])],
  ['open brackets before a link', 20_000, (size) => flow(['[a'.repeat(size) + '](/b)'])],
  ['links in addresses', 10_000, (size) => flow([`[a](${'[a](b)'.repeat(size)}`])],
  ['marks beside a link', 10_000, (size) => flow([`${'*a '.repeat(size)}[a](/b)`])],
  ['links in a text', 1_000, (size) => flow([many(size, (index) => `[a](http://x.example/${index})`).join(' ')])],
  ['dots in a contact', 40_000, (size) => flow([], { contact: `a@${'.'.repeat(size)} ` })],
  ['languages of one text', 1_500, (size) => flow([{ say: named(size, (index) => [`aaa-${index}`, 'Hello.']) }])],
  [
    'tones',
    600,
    (size) =>
      flow(
        many(size, (index) => `Hello ${index}.`),
        { texts: named(size, (index) => [`nl~a${index}`, {}]) },
      ),
  ],
  ['words of the chat', 3_000, (size) => flow([], { messages: named(size, (index) => [`m${index}`, 'Hello']) })],
  ['steps that nobody reaches', 3_000, (size) => flow([{ end: true }, ...many(size, () => 'Hello.')])],
  [
    'steps without a word at the beginning',
    1_000,
    (size) => ({ flow: 'x', parts: { a: [...many(size, () => ({ set: { x: 1 } })), ...many(size, () => 'Hello.')] } }),
  ],
  ['targets that are worked out', 800, (size) => flow(many(size, (index) => ({ go: '{query.a}', id: `i${index}` })))],
  [
    'places that do not exist',
    1_000,
    (size) =>
      flow(
        many(size, (index) => ({ go: `abcdefghijklmnopqrstuvwxyz${index}`, id: `bacdefghijklmnopqrstuvwxyz${index}` })),
      ),
  ],
  [
    'intents that do not exist',
    1_000,
    (size) =>
      flow([{ ask: 'Who?', route: named(size, (index) => [`q${index}`, 'hello']) }], {
        intents: named(size, (index) => [`i${index}`, ['a']]),
      }),
  ],
  [
    'patterns that repeat',
    100,
    (size) => flow(many(size, (index) => ({ ask: 'Who?', pattern: `a{${1_900 - (index % 900)}}` }))),
  ],
  [
    'tests with patterns that repeat',
    510,
    (size) => flow(many(size, (index) => ({ say: 'Hi', when: `query.a matches '${index}a{1900}'` }))),
  ],
];
