import { readFileSync } from 'node:fs';
import ts from 'typescript';

const file = new URL('../src/events.ts', import.meta.url);
const LIST = 'SmocEventDetails';

const nameOf = (member) => member.name.text;

/** What is said of a member in the comment above it, as one line. */
const descriptionOf = (member) =>
  ts
    .getJSDocCommentsAndTags(member)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The keys of what an event holds, with a question mark where they may be missing. */
const keysOf = ({ type }) =>
  ts.isTypeLiteralNode(type) ? type.members.map((key) => nameOf(key) + (key.questionToken ? '?' : '')) : [];

/** Every public event: its name, when it comes, and the keys of its `detail`. The one list of them is the interface in `src/events.ts`. */
export function publicEvents(source = readFileSync(file, 'utf8')) {
  const { statements } = ts.createSourceFile('events.ts', source, ts.ScriptTarget.Latest, true);
  const list = statements.find((statement) => ts.isInterfaceDeclaration(statement) && nameOf(statement) === LIST);
  if (!list) throw new Error(`There is no interface ${LIST} in src/events.ts.`);
  return list.members.map((member) => ({
    name: nameOf(member),
    description: descriptionOf(member),
    keys: keysOf(member),
  }));
}
