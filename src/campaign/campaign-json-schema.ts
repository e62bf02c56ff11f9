import { languageSchema, textSchema } from '../flow/schema-forms.ts';
import { type JsonSchema, plainJsonSchema } from '../flow/plain-json-schema.ts';
import { campaignSchema } from './campaign.schema.ts';

/** The JSON Schema (draft 2020-12) of a campaign file, for editors and other tools. */
export function campaignJsonSchema(): JsonSchema {
  const { root, definitions } = plainJsonSchema(campaignSchema, { text: textSchema, language: languageSchema });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'smoc-chat campaign',
    description: 'A referral campaign: its rules, its rewards, and the two conversations and pages that it has.',
    ...root,
    $defs: definitions,
  };
}
