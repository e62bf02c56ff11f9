import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { TEMPLATE_NAMES } from './templates/template.ts';
import type { Overrides } from './words.ts';

const Text = v.partial(
  v.strictObject({
    subject: v.string(),
    preheader: v.string(),
    heading: v.string(),
    body: v.string(),
    button: v.string(),
    sms: v.string(),
  }),
);
const voice = v.pipe(
  v.string(),
  v.regex(/^(en|nl|de)(~(formal|playful))?$/, 'a language such as "nl", or "nl~formal"'),
);
const Texts = v.record(v.picklist(TEMPLATE_NAMES), v.record(voice, Text));

/**
 * The owner's own words: a folder with one file for each campaign, named by its id, such as
 * `{"reward-ready": {"nl": {"subject": "…"}, "nl~formal": {"body": "…"}}}`. What it leaves out keeps the words of the receiver.
 *
 * @throws {Error} naming the file, the place and what belongs there.
 */
export function readOwnTexts(dir: string): Readonly<Record<string, Overrides>> {
  const names = readdirSync(dir).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(names.map((name) => [name.slice(0, -'.json'.length), readOne(join(dir, name))]));
}

function readOne(path: string): Overrides {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(
      `Texts of messages in ${path}: ${(error as Error).message}. Set MESSAGES_DIR to a folder of JSON files.`,
      {
        cause: error,
      },
    );
  }
  const read = v.safeParse(Texts, json);
  if (read.success) return read.output as Overrides;
  const problems = read.issues.map((issue) => `"${v.getDotPath(issue) ?? ''}" ${issue.message}`);
  throw new Error(
    `Texts of messages in ${path}: ${problems.join('; ')}. The templates and their parts stand in the receiver's README.`,
  );
}
