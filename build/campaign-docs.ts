import { campaignJsonSchema } from '../src/campaign/campaign-json-schema.ts';
import { table, type Sections } from './docs-sections.ts';

/* The reference of the campaign file, written from its JSON Schema. */

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

const forms: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'true or false',
  object: 'object',
  array: 'list',
};

const code = (value: unknown) => '`' + JSON.stringify(value) + '`';

/** What a key takes, in few words. */
function takes({ $ref, type, enum: words, const: only, anyOf, items }: Schema): string {
  if ($ref) return $ref.endsWith('/text') ? 'text, or texts by language' : 'language';
  if (words) return words.map(code).join(', ');
  if (only !== undefined) return code(only);
  if (anyOf) return [...new Set(anyOf.map(takes))].join(', or ');
  if (type === 'array' && items && (items.enum ?? items.type !== 'object')) return `list of ${takes(items)}`;
  return (type && forms[type]) ?? 'any value';
}

/** What holds where it is left out: written in the description, or the schema's own. */
function leftOut(name: string, { default: standard }: Schema, required: readonly string[], written: string): string {
  if (required.includes(name)) return '*must be there*';
  if (written) return written;
  return standard === undefined || (typeof standard === 'object' && standard !== null) ? '' : code(standard);
}

function keys({ properties = {}, required = [] }: Schema): string {
  const rows = Object.entries(properties).map(([name, of]) => {
    const [, about = '', written = ''] = /^(.*?)(?: Left out: (.*)\.)?$/s.exec(of.description ?? '') ?? [];
    return [`\`${name}\``, takes(of), about, leftOut(name, of, required, written)];
  });
  return table(['key', 'takes', 'what it is', 'left out'], rows);
}

/** The object among the forms of a key, or of the items of its list. */
const objectIn = (schema: Schema): Schema =>
  schema.items ? objectIn(schema.items) : (schema.anyOf?.find(({ type }) => type === 'object') ?? schema);

export function campaignDocs(): Sections {
  const root = campaignJsonSchema() as Schema;
  const of = (name: string) => keys(objectIn(root.properties![name]!));
  return {
    file: keys(root),
    ...Object.fromEntries(
      ['event', 'qualifies', 'rewards', 'plans', 'flows', 'pages', 'sender', 'owner', 'afterCancel'].map((name) => [
        name,
        of(name),
      ]),
    ),
  };
}
