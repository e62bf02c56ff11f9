import { celebrations, paces } from '../shared/option-values.ts';
import type { KnownVoice } from './check-theme.lazy.ts';
import { forms } from './forms.lazy.ts';
import { patternNames } from './look-values.lazy.ts';
import { paletteFrom } from './palette.lazy.ts';

/*
 * The JSON Schema of a theme file, for editors and other tools. What no schema can see (contrast, a name that stands
 * twice) the checker tells.
 */

type Schema = Readonly<Record<string, unknown>>;

/** An object with these keys and no others. */
const object = (description: string, properties: Readonly<Record<string, Schema>>, ...required: string[]): Schema => ({
  description,
  type: 'object',
  properties,
  ...(required.length && { required }),
  additionalProperties: false,
});
/** Characters that show nothing: blanks, fillers, joiners and controls. As in `shared/shows.ts`. */
const blanks = '\\s\\p{DI}\\p{Cc}\\u2800';
/** One of the chat's own words. The two that say what it is must say so themselves: a name alone does not. */
const word = (key: string): Schema => ({
  type: 'string',
  maxLength: 400,
  pattern: key === 'assistant' || key === 'isBot' ? `^(\\{[^{}]*\\}|[${blanks}])*[^${blanks}{]` : `[^${blanks}]`,
});
const text = (description: string, longest: number): Schema => ({
  description,
  type: 'string',
  maxLength: longest,
  pattern: '\\S',
});
const oneOf = (description: string, words: readonly string[]): Schema => ({ description, enum: words });

/** A number, or a text that is one. */
const number = (description: string, minimum: number, maximum: number, unit: string): Schema => ({
  description,
  anyOf: [
    { type: 'number', minimum, maximum },
    { type: 'string', pattern: `^\\s*(\\d{1,4}(\\.\\d{1,4})?|\\.\\d{1,4})${unit && `(${unit})?`}\\s*$` },
  ],
});

/** What `color.lazy.ts` reads, without the names of CSS, which only a browser knows. */
const functions = '([Rr][Gg][Bb]|[Hh][Ss][Ll]|[Oo][Kk][Ll][Cc][Hh])[Aa]?\\([^()]*\\)';
const color = (description: string): Schema => ({
  description,
  type: 'string',
  pattern: `^\\s*(#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})|${functions})\\s*$`,
});

const picture = (description: string): Schema => ({
  description: `${description} An https address, one relative to the theme file, or a data:image picture without scripts.`,
  type: 'string',
  pattern: '^(https?:|[Dd][Aa][Tt][Aa]:[Ii][Mm][Aa][Gg][Ee]/|[^:]*$|[^:/?#]*[/?#])',
});

/** One value for both schemes, or one for each. */
const schemed = ({ description, ...value }: Schema): Schema => ({
  description,
  anyOf: [value, { type: 'object', properties: { light: value, dark: value }, additionalProperties: false }],
});

const note = { description: 'A note for those who edit the file; nobody else sees it.' };

/** What each form of a look is. The first is how the chat looks anyway. */
const formsAbout: Readonly<Record<string, string>> = {
  bubble:
    'The shape of the bubbles: tail (one small corner points at the speaker), round (all corners alike) or letter (set as on a page, with a rule beside it). Left out: tail.',
  depth: 'How things lie on the panel: flat, raised by a soft shadow, or cut out as a sticker. Left out: flat.',
  choices: 'Answers to pick from: chips side by side, or rows of a list. Left out: chips.',
  header:
    'The header: bar, round (higher, with a round lower edge) or letterhead (the name in the middle over a double rule). Left out: bar.',
  avatar: "The bot's picture: round, square or none. Left out: round.",
};

const background = {
  type: 'string',
  pattern: `^\\s*(linear-gradient\\(.+\\)|(${patternNames.join('|')})\\s+\\S.*|(?!(${patternNames.join('|')})\\s*$)\\S+)\\s*$`,
};

/** @param voice what the chat's own voice knows: `tone/known-voice.lazy.ts` */
export function themeJsonSchema(voice: KnownVoice): Schema {
  const roles = Object.keys(paletteFrom({ color: '#000' }).light);
  const roleColor = schemed(color('A color, or one for each scheme: {"light": "#fff", "dark": "#12141d"}.'));
  const look = object('How it looks. Two colors are enough: the rest is worked out from them.', {
    color: color("Brand color, opaque: the header and the visitor's bubbles. Left out: the chat's own blue."),
    accent: color('Buttons, links and the focus ring. Left out: the brand color.'),
    scheme: oneOf(
      "light, dark or auto: as the page says, else as the visitor's system does. The element's attribute wins. Left out: auto.",
      ['light', 'dark', 'auto'],
    ),
    font: text('Font families, separated by commas. The page loads the font; the chat only names it.', 300),
    display: text('Fonts for names and headings: the header, who speaks, the cards. Left out: as font.', 300),
    size: number('Text size in px, 12 to 24. Everything else follows it. Left out: 16.', 12, 24, 'px'),
    radius: number('Corners of the panel in px, 0 to 40; bubbles and buttons follow. Left out: 16.', 0, 40, 'px'),
    density: number('Room between things, from 0.75 (tight) to 1.5 (airy). Left out: 1.', 0.75, 1.5, ''),
    background: schemed({
      description: `Behind the messages: a linear-gradient of colors; ${patternNames.join(', ')} in a color (dots #ece4ff); or the address of a picture.`,
      ...background,
    }),
    ...Object.fromEntries(
      Object.entries(forms).map(([name, shapes]) => [name, oneOf(formsAbout[name] ?? '', Object.keys(shapes))]),
    ),
    tokens: {
      description:
        'Single colors by what they are for. Text that would become unreadable on them is moved to the nearest readable shade.',
      type: 'object',
      properties: Object.fromEntries(roles.map((role) => [role, roleColor])),
      patternProperties: { [`^--smoc-(${roles.join('|')})$`]: roleColor },
      additionalProperties: false,
    },
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'smoc-chat theme',
    ...object(
      'A brand in one file: how it looks, how it speaks, how it celebrates.',
      {
        $schema: { description: 'Address of this JSON Schema, by which editors complete and check the file.' },
        note,
        name: text('Name of the theme.', 80),
        brand: object(
          'Who the visitor talks to.',
          {
            name: text('The brand as visitors know it; {brand} in the words of the chat.', 80),
            logo: picture('Picture in the header, shown on the brand color in both schemes.'),
            bot: object(
              'Who speaks.',
              { name: text('Name above the messages.', 80), avatar: picture('Picture beside the messages.') },
              'name',
            ),
            contact: {
              description: 'A way to a person that is always there: an https, mailto, tel or sms address.',
              type: 'string',
              pattern: '^([Hh][Tt][Tt][Pp][Ss]?|[Mm][Aa][Ii][Ll][Tt][Oo]|[Tt][Ee][Ll]|[Ss][Mm][Ss]):',
            },
          },
          'name',
        ),
        look: {
          ...look,
          // Tokens may stand beside the rest, and any name may be written as its custom property.
          patternProperties: {
            [`^(--smoc-)?(${roles.join('|')})$`]: roleColor,
            [`^--smoc-(${Object.keys(look.properties as Schema).join('|')})$`]: true,
          },
        },
        voice: object('How it speaks.', {
          tone: {
            ...text(
              `Which of the texts of a flow are used, and how the chat's own words are put: ${voice.tones.join(', ')}, or a tone of "words". Left out: warm.`,
              40,
            ),
            examples: voice.tones,
          },
          emoji: oneOf("What happens to emoji in the bot's texts: none, some, or many (as written). Left out: many.", [
            'none',
            'some',
            'many',
          ]),
          pace: oneOf('How messages arrive: instant, quick, natural or calm. Left out: natural.', paces),
          words: {
            description: 'The chat\'s own words, by language or language~tone: {"nl~formal": {"send": "Verzenden"}}.',
            type: 'object',
            propertyNames: { pattern: '^[A-Za-z]{2,3}(-[A-Za-z\\d-]+)?(~[A-Za-z\\d]+)?$' },
            additionalProperties: {
              type: 'object',
              properties: Object.fromEntries(voice.words.map((key) => [key, word(key)])),
              additionalProperties: false,
            },
          },
        }),
        celebrate: object('How a goal is celebrated.', {
          kind: oneOf('What flies where the flow only says "celebrate": true. Left out: confetti.', celebrations),
          colors: {
            description: "Colors of the pieces, 12 at most. Left out: shades of the brand's colors.",
            type: 'array',
            items: { type: 'string', pattern: color('').pattern },
          },
          shape: {
            description: 'A piece of confetti of your own: the d of an SVG path, drawn in a box of 24 by 24.',
            type: 'string',
            pattern: '^\\s*[Mm][\\d\\s,.+\\-EeMmZzLlHhVvCcSsQqTtAa]{1,4000}$',
          },
        }),
      },
      'name',
    ),
  };
}
