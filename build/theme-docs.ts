import { themeJsonSchema } from '../src/theme/theme-json-schema.ts';
import { knownVoice } from '../src/tone/known-voice.lazy.ts';
import { table, type Sections } from './docs-sections.ts';

/* The reference of the theme file, written from its JSON Schema. */

interface Schema {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

const forms: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  object: 'object',
  array: 'list',
};

/** What a key takes, in few words. */
function takes({ type, enum: words, anyOf }: Schema): string {
  if (words) return words.map((word) => `\`${word}\``).join(', ');
  if (anyOf) return takes(anyOf[0]!);
  return (type && forms[type]) || 'any value';
}

function keys(schema: Schema | undefined): string {
  const rows = Object.entries(schema?.properties ?? {}).map(([name, of]) => {
    const [, about = '', left = ''] = /^(.*?)(?: Left out: (.*)\.)?$/s.exec(of.description ?? '') ?? [];
    return [`\`${name}\``, takes(of), about, left];
  });
  return table(['key', 'takes', 'what it does', 'left out'], rows);
}

export function themeDocs(): Sections {
  const { brand, look, voice, celebrate } = (themeJsonSchema(knownVoice) as Schema).properties!;
  return {
    brand: keys(brand),
    bot: keys(brand!.properties!.bot),
    look: keys(look),
    voice: keys(voice),
    celebrate: keys(celebrate),
    words: `${knownVoice.words.map((word) => `\`${word}\``).join(' ')}`,
  };
}
